"""Date labels: the words of a date, alone, before or behind the words of an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.plan.markup import aligned, bold_start

if TYPE_CHECKING:
    from bot.plan.lines import Line

LABEL_MAX = 70
_EDGES = " \t:–—-,;|.→"
_SEPARATOR = re.compile(
    r"\s*\.{3,}\s*|\s*…+\s*|\s*:\s+|\s+[–—-]\s+|\s*[–—]\s*|,\s+|\s*:\s*$|\s+\|\s+|\t|\s+→\s+|\s+=>?\s+|\.\s+(?=[A-ZÀ-Ý])"
)
_PRINTED = re.compile(
    r"^(?:j|m)\d{1,2}\s*[:.)–—-]\s+(?=\S)|^(?:jalon|milestone)\s(?:n\s?[o°]\s?)?\d{1,2}\s*[:.–—-]\s+(?=\S)"
)
_IN_BRACKETS = re.compile(r"\s?\((?P<date>[^()]{3,60})\)(?=\s*[:–—-]\s)")
_TRAILING = re.compile(r"\s?\((?P<date>[^()]{3,60})\)\s*\.?$|\s*(?::|[–—]|\s-)\s+(?P<after>[^:–—]{3,60}?)\.?$")
_MONTHS = (
    r"janv(?:ier)?\.?|fev(?:r(?:ier)?)?\.?|mars|avr(?:il)?\.?|mai|juin|juil(?:let)?\.?|aout|sept(?:embre)?\.?|oct(?:obre)?\.?|nov(?:embre)?\.?|dec(?:embre)?\.?"
    r"|jan(?:uary)?\.?|feb(?:ruary)?\.?|march|apr(?:il)?\.?|may|june?\.?|july?\.?|aug(?:ust)?\.?|sep(?:tember)?\.?|october|november|december"
)
_STRONG = (
    rf"(?:{_MONTHS}|ete|automne|hiver|printemps|spring|summer|autumn|winter|rentree|noel|christmas|paques|easter|toussaint|pentecote|(?:19|20)\d\d"
    r"|t[1-4]|q[1-4]|[sh][12]|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}[-.]\d{1,2}[-.](?:19|20)?\d\d|(?:19|20)\d\d-\d\d(?:-\d\d)?|semaine|week|trimestres?|semestres?|quarters?|mid-?[a-z]+)"
)
_WEAK = (
    r"(?:lun(?:di)?\.?|mar(?:di)?\.?|mer(?:credi)?\.?|jeu(?:di)?\.?|ven(?:dredi)?\.?|sam(?:edi)?\.?|dim(?:anche)?\.?|mon(?:day)?\.?|tue(?:sday)?\.?|wed(?:nesday)?\.?|thu(?:rsday)?\.?|fri(?:day)?\.?|sat(?:urday)?\.?|sun(?:day)?\.?"
    r"|\d{1,2}(?:er|eme|e|st|nd|rd|th)?|premier|deuxieme|second|troisieme|quatrieme|first|third|fourth|1er|debut|mi|fin|courant|milieu|early|mid|late|end|beginning|start|entre|from|between|until|by|before|after|avant|apres|des|a|au|aux|to|and"
    r"|et|ou|or|the|of|in|on|d'ici|d|l|l'ete|l'automne|l'hiver|la|le|les|du|de|en|jusqu'au?|jusqu|a partir|partir|plus tard|no later than|end of|mois|month|annee|year|matin|midi|apres-midi|soir|morning|afternoon|evening|\d{1,2}\s?h\s?\d{0,2}|\d{1,2}:\d\d|-|/|&|\+|,|\(|\)|\.)"
)
_WINTER = re.compile(r"\b(?:hiver|winter)\s(?P<first>(?:19|20)\d\d)\s?[-/]\s?(?P<second>(?:(?:19|20)\d\d|\d\d))\b")
_STRONG_END = re.compile(rf"(?:{_STRONG})\.?$")
_DATE_WORD = re.compile(rf"\s*(?P<word>(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?![a-z0-9])|\s*(?P<sign>[-/&+,().'])")


def only_dates(text: str) -> bool:
    """Every word is a word of dates and one at least is definite: a month, season, quarter, year or numeric date."""
    return _date_run(aligned(text)) == len(text.rstrip())


def leading_date(text: str) -> int:
    """How many characters of a date stand before the text itself, as in "Juin 2016 lancement du fonds"; 0 when none."""
    folded = aligned(text)
    end = _date_run(folded)
    while end and not _STRONG_END.search(folded[:end]):
        end = folded[:end].rstrip(" ,-/.&+()'").rfind(" ")
        end = max(end, 0)
    return end if end and (end == len(text) or text[end] in " :,–—-.") and not text.startswith(" ") else 0


def _date_run(folded: str) -> int:
    """Where the words of dates at the start end; 0 when none of them is definite."""
    place, definite, end = 0, False, 0
    stop = len(folded.rstrip())
    while place < stop:
        found = _DATE_WORD.match(folded, place)
        if found is None:
            break
        definite = definite or found["strong"] is not None
        place = found.end()
        end = place
    return end if definite else 0


def is_date_label(text: str) -> bool:
    """Every word of the text is a word of dates, and one of them names a month, a season, a year or a part of one."""
    return bool(text) and len(text) <= LABEL_MAX and only_dates(text)


def one_winter(label: str) -> str:
    """The label "hiver 2024-2025" as "hiver 2024": one winter has days in both years. Other labels as they are."""
    found = _WINTER.search(aligned(label))
    if found is None or int(found["second"]) not in {int(found["first"]) + 1, (int(found["first"]) + 1) % 100}:
        return label
    return f"{label[: found.end('first')]}{label[found.end() :]}"


def begins_entry(text: str) -> bool:
    """The text begins with a date, set off from what follows: the next entry of a timetable."""
    return _before_separator(text[: LABEL_MAX + 10]) is not None


def split_label(line: Line) -> tuple[str, str] | None:
    """The date label and the rest of an entry, or None when it has no date of its own."""
    text = line.text
    bold = bold_start(line.raw)
    if bold and text.startswith(bold) and is_date_label(bold.strip(_EDGES)):
        return bold.strip(_EDGES), text[len(bold) :].strip(_EDGES)
    if is_date_label(text.strip(_EDGES)):
        return text.strip(_EDGES), ""
    printed = _PRINTED.match(aligned(text))
    rest = text[printed.end() :] if printed else text
    if is_date_label(rest.strip(_EDGES)):
        return rest.strip(_EDGES), ""
    return _before_separator(rest) or _without_separator(rest)


def _before_separator(text: str) -> tuple[str, str] | None:
    """The longest label that ends at a colon, a dash or a comma."""
    best: tuple[str, str] | None = None
    for found in _SEPARATOR.finditer(text):
        label = text[: found.start()].strip(_EDGES)
        if is_date_label(label):
            best = (label, text[found.end() :].strip(" :–—-,;|→"))
        elif best or len(label) > LABEL_MAX:
            break
    return best


def _without_separator(text: str) -> tuple[str, str] | None:
    """A date right before the words of the entry, or behind them."""
    led = leading_date(text)
    if led:
        return text[:led].strip(_EDGES), text[led:].strip(_EDGES)
    inside = _IN_BRACKETS.search(text)
    if inside and is_date_label(inside["date"].strip(_EDGES)):
        rest = f"{text[: inside.start()].strip(_EDGES)} : {text[inside.end() :].strip(_EDGES)}"
        return inside["date"].strip(_EDGES), rest.strip(" :")
    trailing = _TRAILING.search(text)
    label = (trailing["date"] or trailing["after"] or "").strip(_EDGES) if trailing else ""
    return (label, text[: trailing.start()].strip(_EDGES)) if trailing and is_date_label(label) else None
