"""Spelling repaired against a plan's own words, and only where the word is not one that people know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.understanding.questions import is_known
from bot.understanding.wording import LITTLE_EN, LITTLE_FR

_SHORTEST = 5
_LONG = 8
_WORD = re.compile(r"[a-z]+")


class Spelling:
    """Repairs the words of a folded text: one slip in a word of five letters, two in one of eight and more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= _SHORTEST - 1 and word.isalpha())
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(self._words | _asking()):
            self._by_first.setdefault(word[0], []).append(word)
        self._kept: dict[str, str] = {}

    def repaired(self, folded: str) -> str:
        """The text with the words that nobody knows exchanged for the nearest of the plan."""
        return _WORD.sub(lambda found: self._repair(found[0]), folded)

    def _repair(self, word: str) -> str:
        if len(word) < _SHORTEST or word in self._words or _is_common(word):
            return word
        if word not in self._kept:
            if len(self._kept) > 5_000:  # noqa: PLR2004 - a bound on memory, not a measure
                self._kept.clear()
            self._kept[word] = self._nearest(word)
        return self._kept[word]

    def _nearest(self, word: str) -> str:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = 2 if len(word) >= _LONG else 1
        near = self._by_first.get(word[0], [])
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
        return str(found[0]) if found is not None and len(found[0]) >= _SHORTEST - 1 else word


def _is_common(word: str) -> bool:
    return (
        word in LITTLE_FR
        or word in LITTLE_EN
        or is_known(word)
        or word in _general()
        or word.rstrip("sx") in _general()
    )


@cache
def _general() -> frozenset[str]:
    """Every word of the general vocabulary: spelled rightly already."""
    from bot.understanding.thesaurus_doing import DOING
    from bot.understanding.thesaurus_matters import MATTERS

    return frozenset(_WORD.findall(MATTERS + DOING))


@cache
def _asking() -> frozenset[str]:
    """Words of asking that people misspell too."""
    return frozenset(
        """
        budget calendrier echeance echeances delai pilote responsable indicateur indicateurs groupe groupes quelle quelles adresse telephone
        combien nouveaux enjeux acquis principes prochaine prochain horaire heure montant membres quand participants jalons contact
        timetable indicator indicators deadline responsible milestone milestones address principles challenges ongoing working
        """.split()
    )
