"""The phrases of a text, from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_phrases import STARTS, phrase_at
from bot.understanding.dates_pieces import Kind, Phrase
from bot.understanding.dates_sorts import Sort
from bot.understanding.dates_traps import is_trap, was_moved

_FIRST = STARTS - {Sort.THE, Sort.AT, Sort.AT_THE, Sort.IN}
_BEFORE_DAY = frozenset({Sort.THE, Sort.OF_THE, Sort.AT_THE, Sort.BY})
_COUNTED = frozenset({Sort.OTHER, Sort.QUANTITY})
_WIDTH_OF_YEAR = 4


def phrases_of(terms: Terms) -> Iterator[Phrase]:
    """The phrases that name dates; names of laws, streets and plans are passed over."""
    behind = 0
    for place in compress(range(terms.count), map(_FIRST.__contains__, terms.sorts)):
        if place < behind or _only_counts(terms, place):
            continue
        phrase = phrase_at(terms, place)
        if phrase is None or _is_weak(phrase):
            continue
        behind = phrase.end
        if phrase.pieces[0].kind is Kind.VOID or is_trap(terms, phrase):
            _mask(terms, phrase)
            continue
        if phrase.is_range and was_moved(terms, phrase):
            phrase.is_range = False
        yield phrase


def _only_counts(terms: Terms, place: int) -> bool:
    """Whether a number or "des" stands right before a plain word, as in "quatre communes", and so begins no date."""
    sort = terms.sorts[place]
    if terms.sorts[place + 1] not in _COUNTED:
        return False
    if sort == Sort.FROM:
        return True  # "des élus": nothing that could open
    return sort == Sort.CARDINAL or (
        sort == Sort.NUMBER and terms.width(place) < _WIDTH_OF_YEAR and terms.sorts[place - 1] not in _BEFORE_DAY
    )


def _mask(terms: Terms, phrase: Phrase) -> None:
    """Make the words of a trap plain ones, so that nothing behind this grammar reads them either."""
    sorts = terms.sorts
    sorts[phrase.first : phrase.end] = [Sort.OTHER] * (phrase.end - phrase.first)


def _is_weak(phrase: Phrase) -> bool:
    is_opened_year = phrase.opener is not None and phrase.pieces[0].kind is Kind.YEAR
    return not phrase.is_range and not is_opened_year and all(piece.is_weak for piece in phrase.pieces)
