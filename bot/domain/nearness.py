"""How near the passages of a plan are to a question in meaning, where something can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.plan import Plan


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
