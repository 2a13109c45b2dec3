"""What looks like a date and is none: names of laws, streets and plans, and things named before."""

from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_pieces import Kind, Phrase
from bot.understanding.dates_sorts import Sort

_REACH = 3


def is_trap(terms: Terms, phrase: Phrase) -> bool:
    """Whether the phrase is part of a name: "loi du 31 juillet 2014", "place du 8 mai", "plan 2015-2020"."""
    first = phrase.pieces[0]
    place = first.first
    while place > 0 and terms.sorts[place - 1] == Sort.THE:
        place -= 1
    if place > 0 and terms.sorts[place - 1] in {Sort.OF, Sort.OF_THE}:
        if (
            terms.sorts[place - 2 if place > 1 else -1] == Sort.STREET
            and first.kind in {Kind.DAY, Kind.MONTH}
            and first.year is None
        ):
            return True
        if _names_law(terms, place - 2):
            return True
    if first.kind is Kind.YEARS or (
        phrase.is_range and first.kind is Kind.YEAR and terms.sorts[first.end] == Sort.DASH
    ):
        around = (*range(max(first.first - _REACH, 0), first.first), phrase.end)
        return any(terms.sorts[inside] == Sort.PLAN for inside in around)
    if terms.language == "en" and first.kind in {Kind.DAY, Kind.MONTH}:
        return terms.sorts[phrase.end] == Sort.LAW and first.year is not None
    return False


def _names_law(terms: Terms, place: int) -> bool:
    for inside in range(place, max(place - _REACH, -1), -1):
        if terms.sorts[inside] == Sort.LAW:
            return True
        if terms.sorts[inside] in {Sort.COMMA, Sort.STOP, Sort.DOT, Sort.COLON}:
            return False
    return False


def was_moved(terms: Terms, phrase: Phrase) -> bool:
    """Whether "du 4 au 18 mars" is a move from one day to another and not a stretch."""
    if terms.sorts[phrase.first] != Sort.OF_THE and terms.sorts[phrase.first] not in {Sort.OF, Sort.FROM}:
        return False
    for inside in range(phrase.first - 1, max(phrase.first - 7, -1), -1):
        if terms.sorts[inside] == Sort.MOVE:
            return True
        if terms.sorts[inside] in {Sort.STOP, Sort.COMMA, Sort.COLON}:
            return False
    return False
