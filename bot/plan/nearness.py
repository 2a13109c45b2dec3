"""How near passages are to a question in meaning, where something can tell; fused with what their words tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.plan import Passage, Plan
from bot.plan.search import Hit, Search, Sought, valued

WEIGHT = 0.5
"""What meaning weighs beside words. Measured on the open sets: 0.3 to 0.6 differ by a point, 0.7 loses five."""

MOST_FUSED = 100
"""Passages that are looked at for their words."""


class Near(Protocol):
    """One plan's passages, by their meaning."""

    def to(self, text: str) -> Sequence[float] | None:
        """For each passage how near it is to the question; None while either is not known. Returns at once."""


class Nearness(Protocol):
    """Tells how near passages are in meaning. Nothing here waits long, and nothing raises."""

    def learn(self, plan: Plan) -> Near:
        """The plan's passages, which will be known after a while; returns at once."""

    async def hear(self, text: str) -> None:
        """The question is known, if that takes a moment only and some plan is."""


def told(passage: Passage) -> str:
    """The passage as it is compared: its words, then its heading."""
    return f"{passage.text} ({passage.breadcrumb[-1]})" if passage.breadcrumb else passage.text


def fused(search: Search, sought: Sequence[Sought], near: Sequence[float], limit: int = 12) -> list[Hit]:
    """The best passages by words and meaning together, best first; each side counts from its worst to its best."""
    hits = {hit.number: hit for hit in search.ranked(sought, MOST_FUSED)}
    values = {number: valued(hit.score, hit.own) for number, hit in hits.items()}
    best = max(values.values(), default=0.0) or 1.0
    low, high = min(near, default=0.0), max(near, default=0.0)
    span = (high - low) or 1.0
    scores = [
        (WEIGHT * (low - meaning) / span - (1 - WEIGHT) * values.get(number, 0.0) / best, number)
        for number, meaning in enumerate(near)
    ]
    return [hits[number] if number in hits else search.hit(number, sought) for _, number in sorted(scores)[:limit]]
