"""Contradictions and gaps of a document."""

from __future__ import annotations

from bot.domain.plan import Plan, Remark
from bot.plan.lines import Line
from bot.plan.outline import Outline


def read_remarks(plan: Plan, outline: Outline, cover_dates: list[Line]) -> tuple[Remark, ...]:
    """The remarks on the document."""
    return ()
