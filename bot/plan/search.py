"""Lexical search over a plan's passages: BM25 on folded stems, each passage carrying its headings."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.plan import Passage, Plan
from bot.understanding.stems import stems

K1, B = 1.2, 0.6
"""BM25's usual constants for short passages."""

HEADINGS = 0.35
"""How much a word of the headings counts beside one of the passage itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage with its score; only the order of scores means something."""

    passage: Passage
    score: float


class Search:
    """An index over passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        counted = [_counts(passage) for passage in self._passages]
        self._lengths = [sum(counts.values()) for counts in counted]
        self._mean = sum(self._lengths) / max(len(self._lengths), 1) or 1.0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counts in enumerate(counted):
            for stem, count in counts.items():
                self._postings[stem].append((number, count))

    @classmethod
    def over(cls, plan: Plan) -> Search:
        """The index over the plan's passages."""
        return cls(plan.passages)

    def nearest(self, text: str, limit: int = 5) -> tuple[Hit, ...]:
        """The best passages, best first; fewer when fewer share a word."""
        scores: dict[int, float] = defaultdict(float)
        total = len(self._passages)
        for stem in dict.fromkeys(stems(text)):
            found = self._postings.get(stem, ())
            rarity = math.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5))
            for number, count in found:
                norm = K1 * (1 - B + B * self._lengths[number] / self._mean)
                scores[number] += rarity * count * (K1 + 1) / (count + norm)
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
        return tuple(Hit(passage=self._passages[number], score=score) for number, score in best)


def _counts(passage: Passage) -> dict[str, float]:
    counts: dict[str, float] = dict(Counter(stems(passage.text)))
    for stem in set(stems(" ".join((passage.source.section, *passage.breadcrumb)))):
        counts[stem] = counts.get(stem, 0.0) + HEADINGS
    return counts
