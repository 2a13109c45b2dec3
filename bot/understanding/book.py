"""What a message can refer to: the actions, axes, groups and milestones at hand, indexed by their words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.actions import Action
from bot.domain.plan import Milestone, Plan
from bot.understanding.stems import stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name: its code and the stems of its words."""

    code: str
    title: str
    stems: frozenset[str]
    group: int | None = None
    axis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The index of a workspace. ``weight`` says how much a stem tells: rare ones tell more."""

    plan: Plan
    actions: Mapping[str, Entry]
    axes: Mapping[str, Entry]
    milestones: Mapping[str, Entry]
    weight: Mapping[str, float]
    groups: tuple[int, ...]


def build_book(plan: Plan, actions: Sequence[Action], milestones: Iterable[Milestone]) -> Book:
    """The index over the plan's axes and the followed actions and milestones."""
    entries = {
        action.code: Entry(
            code=action.code, title=action.title, stems=frozenset(stems(action.title)), group=action.group, axis=action.axis
        )
        for action in actions
    }
    axes = {axis.code: Entry(code=axis.code, title=axis.title, stems=frozenset(stems(" ".join(axis.titles) or axis.title))) for axis in plan.axes}
    dated = {
        milestone.code: Entry(code=milestone.code, title=milestone.title, stems=frozenset(stems(milestone.title)))
        for milestone in milestones
    }
    seen = Counter(stem for entry in entries.values() for stem in entry.stems)
    total = max(len(entries), 1)
    weight = {stem: math.log(1 + total / count) for stem, count in seen.items()}
    return Book(
        plan=plan,
        actions=entries,
        axes=axes,
        milestones=dated,
        weight=weight,
        groups=tuple(group.number for group in plan.working_groups),
    )
