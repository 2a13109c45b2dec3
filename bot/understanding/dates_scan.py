"""The phrases of a text, from left to right."""

from __future__ import annotations

from collections.abc import Iterator

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_phrases import STARTS, phrase_at
from bot.understanding.dates_pieces import Kind, Phrase
from bot.understanding.dates_sorts import Sort
from bot.understanding.dates_traps import is_trap, was_moved

_FIRST = STARTS - {Sort.THE, Sort.AT, Sort.AT_THE, Sort.IN}


def phrases_of(terms: Terms) -> Iterator[Phrase]:
    """The phrases that name dates; names of laws, streets and plans are passed over."""
    place = 0
    sorts = terms.sorts
    while place < terms.count:
        if sorts[place] not in _FIRST:
            place += 1
            continue
        phrase = phrase_at(terms, place)
        if phrase is None or _is_weak(phrase):
            place += 1
            continue
        place = max(phrase.end, place + 1)
        if phrase.pieces[0].kind is Kind.VOID or is_trap(terms, phrase):
            _mask(terms, phrase)
            continue
        if phrase.is_range and was_moved(terms, phrase):
            phrase.is_range = False
        yield phrase


def _mask(terms: Terms, phrase: Phrase) -> None:
    """Make the words of a trap plain ones, so that nothing behind this grammar reads them either."""
    sorts = terms.sorts
    sorts[phrase.first : phrase.end] = [Sort.OTHER] * (phrase.end - phrase.first)


def _is_weak(phrase: Phrase) -> bool:
    is_opened_year = phrase.opener is not None and phrase.pieces[0].kind is Kind.YEAR
    return not phrase.is_range and not is_opened_year and all(piece.is_weak for piece in phrase.pieces)
