"""What a question wants by name: a town, a street, a firm. A line that has none of its kind is near it and no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.answers import Answer, AnswerKind, Gap, Quote
from bot.plan.markup import aligned
from bot.plan.passage_facts import Given
from bot.services.questions_case import Case
from bot.services.questions_named import NAME
from bot.understanding.folding import fold
from bot.understanding.screened import Screened

_WHICH = r"\b(?:quel(?:le)?s?|lequel|laquelle|which|what) (?:\w+ ){0,1}?"
_PLACES = Screened(
    rf"{_WHICH}(communes?|villes?|rues?|quartiers?|villages?|adresses?|salles?|batiments?|sites?|lieux?|parcs?|places?|boulevards?|terrains?|gares?"
    r"|towns?|streets?|villages?|districts?|wards?|roads?|buildings?|sites?|parks?|neighbourhoods?|estates?|rooms?)\b"
)
_FIRMS = Screened(
    rf"{_WHICH}(cabinets?|bureaux? d'etudes?|entreprises?|societes?|prestataires?|architectes?|fournisseurs?|operateurs?|constructeurs?|editeurs?|promoteurs?|marques?|banques?|assureurs?|laboratoires?|consultants?|universites?"
    r"|compan(?:y|ies)|firms?|contractors?|consultants?|suppliers?|architects?|operators?|providers?|developers?|brands?|banks?|builders?|universit(?:y|ies))\b"
)
_PERSONS = re.compile(
    r"\b(?:quel(?:le)?s?|which|what) (?:psychologues?|medecins?|docteurs?|infirmier\w*|educat\w+|format(?:eurs?|rices?)|avocats?|artistes?|enseignante?s?|professeurs?|bailleurs?|conferencier\w*"
    r"|elue?s?|doctors?|nurses?|teachers?|artists?|lawyers?|trainers?|speakers?|councillors?)\b"
)
_NAMES = re.compile(
    r"\bcomment s'appellent\b|\b(?:noms?|names?) (?:des|of the) (?:\w+ ){0,2}?(?:habitants?|membres?|elus?|personnes|citoyens|agents|benevoles|members?|residents?|people|volunteers?|councillors?)\b"
)
_CAPITALS = re.compile(r"(?<=[\w,»)'’] )[A-ZÉÈ]\w{2,}")
_IN_PLAN = re.compile(r"\b(?:concerne|couvre|ont (?:signe|participe)|covers?|concerned)\b")
_FIRM = re.compile(
    r"\b(?:cabinets?|bureaux? d'etudes?|entreprises?|societes?|prestataires?|architectes?|fournisseurs?|operateurs?|constructeurs?|editeurs?|promoteurs?|marques?|banques?|assureurs?|laboratoires?|consultants?|cooperatives?|universit\w+"
    r"|compan(?:y|ies)|firms?|contractors?|suppliers?|architects?|operators?|providers?|developers?|brands?|banks?|builders?|ltd|sarl|sas|scic|scop)\b"
)
_PARTNERS_WANTED = Screened(
    r"\b(?:avec (?:qui|quels partenaires|quelles structures)|(?:quels|quelles|quel|liste des|noms? des|qui sont les) partenaires|partenaires (?:de|du|des|d'|pour|sur)|qui (?:d'autre )?(?:participe|est associe|sont associes)"
    r"|(?:which|what|who are the|list of|list the) partners|partners (?:for|of|on)|with whom|who (?:else|with))\b|^\W*partenaires\b|^\W*partners\b"
)
_TOGETHER = re.compile(
    r"\b(?:avec|partenair\w*|partenariat\w*|associ\w+|en lien|aux cotes|entre|ensemble|copilot\w*|co-\w+|with|partner\w*|alongside|together|between|jointly|par|by)\b"
)
"""What names somebody with whom a thing is done, in a line that has no field for it."""
NAMED_PLACE = re.compile(
    r"(?:\b(?:à|au|aux|sur|dans|près de|entre|at|in|on|along|near|between|vers|depuis|to|from)\s(?:l['’]|(?:la|le|les|the)\s)?)(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4]|H[12]|Région|Département|État|Conseil|Council|Board|Cabinet|Ville|Métropole)\b)[A-ZÉÈ][\w'’-]{2,}"
)
"""A preposition before a name: the place that a line gives."""


def without_what_is_wanted(case: Case, found: Answer) -> Answer | None:
    """A refusal in the place of an answer whose lines have no town, street or firm where the question wants one; else None."""
    if found.kind is not AnswerKind.ANSWERED or found.milestones:
        return None
    gap = _lacking(case, found)
    return None if gap is None else case.refused(gap, about=_numbers(case, found.quotes))


def _lacking(case: Case, found: Answer) -> Gap | None:
    """What is wanted by name and none of the lines has; None where nothing is lacking."""
    text, quotes = case.asked.text, found.quotes
    place, firm = _PLACES.search(text), _FIRMS.search(text)
    if place is not None and not _IN_PLAN.search(text) and not _gives_place(case, quotes, place[1]):
        return Gap.PLACE
    if _PARTNERS_WANTED.search(text) and not _names_partners(case, quotes):
        return Gap.PARTNERS
    lacks_a_name = (
        (firm is not None and not any(_FIRM.search(fold(line)) for line in _unit_texts(case, quotes)))
        or (_CALLED.search(text) is not None and not _has_a_name(case, quotes))
        or (
            (_PERSONS.search(text) or _NAMES.search(text)) is not None
            and not any(NAME.search(line) for line in _unit_texts(case, quotes))
        )
    )
    return Gap.PERSON if lacks_a_name else None


_CALLED = Screened(
    r"\b(?:comment s'appell\w+|s'appell\w+ comment|quel(?:le)? (?:est|sera|serait) (?:le|son) nom|c'est quoi (?:le|son) nom|what (?:is|will) (?:it|the \w+) (?:be )?called|what(?: is|'s) the name of)\b"
)
_QUOTED = re.compile(r"[«“\"]\s*\w")


def _has_a_name(case: Case, quotes: Iterable[Quote]) -> bool:
    """Whether the lines have a name in quotation marks or capitals, beyond what the question says itself."""
    said = {term.word for term in case.asked.named}
    return any(
        _QUOTED.search(line) or any(fold(name) not in said for name in _CAPITALS.findall(line))
        for line in _unit_texts(case, quotes)
    )


def _names_partners(case: Case, quotes: Iterable[Quote]) -> bool:
    """Whether the lines tell of somebody with whom the thing is done, beyond what the question says itself."""
    said = {term.word for term in case.asked.named}
    for line in _unit_texts(case, quotes):
        if _TOGETHER.search(fold(line)) or any(fold(name) not in said for name in _CAPITALS.findall(line)):
            return True
    return False


def _gives_place(case: Case, quotes: Iterable[Quote], word: str) -> bool:
    numbers = [number for quote in quotes for number in case.subjects.by_line[quote.line]]
    if any(case.subjects.given[number] & {Given.PLACE, Given.ADDRESS} for number in numbers):
        return True
    named = re.compile(rf"\b{word.rstrip('s')}\w*\b (?:de |du |des |d'|of )?")
    return any(
        NAMED_PLACE.search(line) or any(line[at.end() :][:1].isupper() for at in named.finditer(aligned(line)))
        for line in _unit_texts(case, quotes)
    )


def _unit_texts(case: Case, quotes: Iterable[Quote]) -> list[str]:
    """The lines quoted, with those that belong to the same line of the plan."""
    numbers = {number for quote in quotes for number in case.subjects.by_line[quote.line]}
    items = {case.subjects.passage(number).item for number in numbers} - {None}
    numbers |= {number for item in items if item is not None for number in case.subjects.of_item[item]}
    return [case.subjects.passage(number).text for number in sorted(numbers)]


def _numbers(case: Case, quotes: Iterable[Quote]) -> list[int]:
    return [number for quote in quotes for number in case.subjects.by_line[quote.line][:1]]
