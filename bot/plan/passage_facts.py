"""Which kinds of fact a passage gives: a sum, an indicator, a lead, a date, an hour, a place, a way to get in touch."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.domain.plan import Passage
from bot.understanding.folding import fold


class Given(StrEnum):
    """A kind of fact that stands in a passage."""

    BUDGET = "budget"
    INDICATOR = "indicator"
    LEAD = "lead"
    DATE = "date"
    HOUR = "hour"
    PLACE = "place"
    MEMBERS = "members"
    REASON = "reason"
    PHONE = "phone"
    TEXT = "text"
    FAX = "fax"
    MAIL = "mail"
    SITE = "site"
    ADDRESS = "address"


_MONTHS = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august"
    "|september|october|november|december"
)
_WEEKDAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_PATTERNS: tuple[tuple[Given, re.Pattern[str]], ...] = (
    (Given.BUDGET, re.compile(r"\b(?:budgets?|couts?|montants?|financements?|enveloppe|costs?|funding)\b[^:]{0,20}:|\d\s?(?:€|k€|m€|euros?\b|£|\$)|[£$€]\s?\d|\bmillions? d'euros\b")),
    (Given.INDICATOR, re.compile(r"\b(?:indicateurs?|indicators?|valeurs? cibles?|cibles?|targets?|kpis?|measures?|metrics?)\b[^:]{0,20}:|: (?:passer )?(?:from|de) \d[\d,. ]* (?:%|€)? ?(?:to|a) \d")),
    (Given.LEAD, re.compile(r"\b(?:pilotes?|pilotage|porteurs?|responsables?|referente?s?|chefs? de projet|chefs? de file|maitres? d'ouvrage|leads?|owners?|lead partner|responsible|by whom|par qui)\b[^:]{0,20}:")),
    (Given.DATE, re.compile(rf"\b(?:echeances?|calendrier|dates?|delais?|due|deadline|by)\b[^:]{{0,12}}:|\b\d{{1,2}}(?:er)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) (?:19|20)\d\d\b|\b(?:{_MONTHS}) \d{{1,2}}\b|\b[ts][1-4] (?:19|20)\d\d\b|\b(?:le|du|chaque|every|on) (?:{_WEEKDAYS})s?\b|\b(?:every|each|chaque|tous les|in|en|by|d'ici|avant|before|fin|debut|mi|courant|end of|early|late|mid)[ -](?:{_MONTHS})\b|\b(?:printemps|ete|automne|hiver|rentree|spring|summer|autumn|winter|fin|debut|mi|d'ici(?: a)?|avant|before|by|end of|early|late|mid)[ -](?:19|20)\d\d\b|\b(?:chaque annee|tous les (?:ans|\w+ ans)|every (?:\w+ )?years?|each year)\b")),
    (Given.HOUR, re.compile(r"\b\d{1,2}\s?h(?:\s?\d\d)?\b|\b\d{1,2}:\d\d\b|\b\d{1,2}\s?(?:am|pm)\b")),
    (Given.PLACE, re.compile(r"\bsalles?\b|\blieux?\s*:|\bhotel de (?:ville|region|departement|la metropole)\b|\bmaison d|\bauditorium\b|\bamphi\w*\b|\bsiege\b|\bpalais d|\bcentre (?:culturel|social|de congres)\b|\bvenue\b|\blocation\s*:|\b(?:town|city) hall\b|\bvisio\w*\b|\ben ligne\b|\bonline\b|\bauditorium\b|\btheatre d|\b(?:behind|opposite|next to|beside|derriere|en face d[eu]|a cote d[eu]|au pied d[eu]) (?:the |la |le |l'|les )?[a-z]{3,}")),
    (Given.MEMBERS, re.compile(r"\b(?:membres?|composition|members?|membership)\s*:|\bcompose\w* d|\b(?:comprend|reunit|rassemble|siegent|includes|comprises|consists of)\s*:\s*$|\breunit (?:des|les)\b|\b(?:rassemble|regroupe|comprend|associe|accueille)\w* (?:[a-z]+ ){0,2}?(?:\d+|une? |deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt) ?(?:[a-z]+ )?(?:elus?|elues?|membres?|representant\w*|habitante?s?|associations?|maires?|citoyen\w*|usagers?)\b|\bcomposed of\b|\bmade up of\b|\bbrings together\b")),
    (Given.REASON, re.compile(r"\b(?:parce que?|parce qu'|car|afin de?|afin d'|puisque?|en raison d|because|in order to|so that|since)\b")),
    (Given.FAX, re.compile(r"\bfax\b|\btelecopie\b")),
    (Given.PHONE, re.compile(r"(?:\+\d{2}|\b0\d)[\s.()\d-]{8,}|\bposte \d{3,5}\b|\bextension \d{3,5}\b")),
    (Given.TEXT, re.compile(r"\b(?:texts?|sms|textos?)\b[^\d]{0,12}(?:\+\d{2}|\b0\d)")),
    (Given.MAIL, re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
    (Given.SITE, re.compile(r"\bwww\.|https?://")),
    (Given.ADDRESS, re.compile(r"\b\d{5}\s+[a-z]{2,}|\b\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|cours|quai|chemin|route|allee|impasse|square)\b|\b\d{1,4} (?:[a-z]+ ){1,2}(?:street|road|avenue|lane|square|row|close|way|terrace|gardens|crescent|hill|drive|court)\b|\bcedex\b|\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b")),
)  # fmt: skip


_HELD_AT = re.compile(
    r"(?i:\b(?:r[ée]uni\w*|rencontr\w*|tien\w*|organis\w*|lieu|d[ée]roul\w*|accueilli\w*|meets?|meetings?|held|takes? place|gather\w*)\b)"
    r"[^.]{0,40}?\b(?:à|au|aux|dans|chez|at|in)\s(?:(?:l['’]|(?:la|le|les|the)\s)?(?:[a-zéèêîôûç-]+\s){0,5}(?:d['’]|de\s|du\s|des\s)?)[A-ZÉÈ]"
)
"""What takes place, and where: a preposition before a name."""


_LONGEST_LABEL = 40


def gives_place(text: str, without: frozenset[str]) -> bool:
    """Whether the text gives a place by words other than these folded ones: a "maison des aidants" is not where it stands."""
    folded = " ".join("" if word in without else word for word in fold(text).split())
    return any(given is Given.PLACE and pattern.search(folded) for given, pattern in _PATTERNS) or bool(
        _HELD_AT.search(text)
    )


def given_by(passage: Passage) -> frozenset[Given]:
    """The kinds of fact that the passage's text gives. A milestone always gives its date."""
    folded = fold(passage.text)
    found = {given for given, pattern in _PATTERNS if pattern.search(folded)}
    if _HELD_AT.search(passage.text):
        found.add(Given.PLACE)
    if folded.rstrip().endswith(":") and len(folded) <= _LONGEST_LABEL:  # a field that was left empty
        found -= {Given.LEAD, Given.BUDGET, Given.INDICATOR, Given.DATE, Given.PLACE}
    if Given.FAX in found:
        found.discard(Given.PHONE)
    if passage.milestone is not None:
        found.add(Given.DATE)
    return frozenset(found)
