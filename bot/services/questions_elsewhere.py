"""Questions for what another document holds: a former plan, a plan for something else. This one does not say it."""

from __future__ import annotations

import re

from bot.domain.answers import Answer, Gap
from bot.services.questions_case import Case
from bot.texts import msg
from bot.understanding.common_words import COMMON_EN, COMMON_FR
from bot.understanding.folding import fold
from bot.understanding.questions import known_words
from bot.understanding.screened import Screened
from bot.understanding.word_classes import is_verb
from bot.understanding.word_lists import word_set
from bot.understanding.wording import LITTLE, stem

_PLAN = r"(?:plans?(?: d'actions?)?|schemas?|programmes?|strategies?|contrat|pacte|feuille de route)"
_FORMER = Screened(
    rf"\b(?:precedente?|ancien(?:ne)?|premier|first|previous|former|old) {_PLAN}\b|\b{_PLAN} (?:precedente?|anterieure?|ancien(?:ne)?|d'avant)\b|\b(?:previous|former|last|old|earlier) (?:plan|strategy|programme)\b"
)
_NEXT_PLAN = Screened(
    rf"\b(?:nouveau|nouvelle|prochaine?|futur|future) {_PLAN}\b|\b(?:next|new|future|following) (?:plan|strategy|programme)\b"
)
_FOLLOWING = Screened(
    rf"\b(?:y aura-t-il|y aura|il y aura|aura-t-on|prevoit-on|a quand|will there be|is there going to be|when is) (?:un |une |le |la |another |a |the )?(?:autre |nouveau |nouvelle |prochaine? |new |next |other )?{_PLAN}\b"
    rf"|\b{_PLAN} (?:suivante?s?|d'apres)\b|\bqu'est-ce qui (?:suit|remplace|vient apres) (?:le |ce ){_PLAN}\b|\b(?:the|a|another) (?:plan|strategy|programme) after this\b"
)
"""A plan to come: only what this one says of it can be told."""
_NEXT_DOOR = Screened(
    r"\b(?:departements?|communes?|villes?|regions?|agglos?|metropoles?|pays|collectivites?) (?:d'a cote|d'en face|voisine?s?)\b(?=.{0,30}\b(?:font|fait|prevoi\w+|quoi)\b)|\b(?:next|neighbouring) (?:council|town|county|district)\b"
)
_HELD = Screened(
    r"\b(?:etai(?:t|ent)|disait|contenait|prevoyait|proposait|avai(?:t|ent)|comptait|bilan|resultats?|combien|did|was|were|had|said|how many|results?|outcome)\b"
)
"""What was in it or came of it: what is done now with what it began, this plan may say."""

_ABOUT_FR = re.compile(rf"\b{_PLAN} (?P<link>de la |de l'|du |des |de |d')?(?P<what>[a-z][a-z-]{{2,}})")
_ABOUT_EN = re.compile(r"\b(?P<what>[a-z][a-z-]{2,}) (?:action )?(?:plan|strategy|programme)\b")
_SAYS = re.compile(
    r"\b(?:dit|disait|dise|parle|raconte|ecrit|indique|precise|retient|pense|sait|fait)(?: \w+ment| donc)? (?:le |ce |notre |votre |l')$"
)
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)\b")
_BESIDE = Screened(
    r"\b(?:liens?|articul\w+|coheren\w+|rapports?|relations?|complementa\w+|compar\w+|differences?|compatib\w+|integr\w+|inscri\w+|dans le cadre|links?|linked|relat\w+|consistent|fit|embed\w*|part of)\b"
)
"""How this plan stands to the other one, which it may say."""

_OWN = word_set(
    "action actions ce cette cet notre votre votre leur leurs mon son actuel actuelle nouveau nouvelle present entier complet global general final definitif papier annuel travail"
    " the this that our your their its current new whole full action draft final present work business overall entire same same's every annual local a an"
    " detaille adopte vote valide approuve voir lien pdf ligne page texte mois annee ans sujet point question aujourd'hui demain svp"
)


def elsewhere_answer(case: Case) -> Answer | None:
    """The plan does not say what another plan holds; None where the question is about this one, or about how both stand together."""
    text = case.asked.text
    if _BESIDE.search(text):
        return None
    if (
        _NEXT_DOOR.search(text)
        or (_FORMER.search(text) and _HELD.search(text) and not _FORMER.search(_all_text(case)))
        or (_FOLLOWING.search(text) and not _NEXT_PLAN.search(_all_text(case)))
        or _is_of_other_years(case)
        or _is_another(case)
    ):
        about = [hit.number for hit in case.hits(case.asked.named)[:3]]
        return case.refused(Gap.SUBJECT, about=about, lead_in=msg("Jalon knows this plan only."))
    return None


def _is_of_other_years(case: Case) -> bool:
    """Such as "le plan 2010-2014", where this one runs from 2015 to 2020."""
    period, found = case.subjects.plan.period, _SPAN.search(case.asked.text)
    if period is None or found is None or not re.search(rf"\b{_PLAN}\b|\bplan\b", case.asked.text):
        return False
    last = int(found[2]) if len(found[2]) > 2 else int(found[1][:2] + found[2])  # noqa: PLR2004 - a year in two figures
    return int(found[1]) not in period and last not in period and f"{found[1]}" not in _all_text(case)


def _is_another(case: Case) -> bool:
    """A plan for something that neither this one's name nor its text has: "le plan vélo", "the mobility plan"."""
    language = case.asked.language
    pattern = _ABOUT_EN if language == "en" else _ABOUT_FR
    for found in pattern.finditer(case.asked.text):
        word = found["what"].partition("-")[0]  # "le plan évoque-t-il"
        if language == "fr" and _SAYS.search(case.asked.text[: found.start()]):
            continue  # "que dit le plan des vêtements"
        if (
            word in _OWN
            or word in LITTLE
            or word in known_words()
            or is_verb(word, language)
            or (word in COMMON_FR | COMMON_EN and not found.groupdict().get("link"))
            or stem(word, language) in case.subjects.name_stems
            or stem(word, case.subjects.plan.language) in case.subjects.name_stems
        ):
            continue
        if language != case.subjects.plan.language or found[0] not in _all_text(case):
            return True
    return False


def _all_text(case: Case) -> str:
    return "\n".join(fold(passage.text) for passage in case.subjects.plan.passages)
