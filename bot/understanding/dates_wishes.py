"""What somebody wants done by a date, and what was done: both are told with the same participles."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_tense_words import HAVE, WISHES

_LIKE = (("d", "like"), ("would", "like"))
_PAST_HELPERS = frozenset(
    {"was", "were", "had", "did", "been", "avait", "avaient", "avions", "etait", "etaient", "ete", "hier", "yesterday"}
)


def is_told_over(terms: Terms, place: int) -> bool:
    """Whether a helping verb stands before the participle: "a été assurée"."""
    before = terms.words[max(place - 2, 0) : place]
    return not HAVE.isdisjoint(before) or "ete" in before


def is_wished(words: list[str]) -> bool:
    """Whether somebody wants a thing done by then: "we need it finished by June", "on voudrait la note rendue avant février"."""
    wishes = not WISHES.isdisjoint(words) or any(pair in _LIKE for pair in pairwise(words))
    return wishes and _PAST_HELPERS.isdisjoint(words)
