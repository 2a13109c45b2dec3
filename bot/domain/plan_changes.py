"""What a newer version of a plan changes: new, changed, gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a change is about."""

    AXIS = "axis"
    ITEM = "item"
    MILESTONE = "milestone"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. ``before`` is None for what is new, ``after`` for what is gone; ``field`` names what changed."""

    part: Part
    code: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanges:
    """The differences of a newer version, in its document's order; what is gone in the older document's order."""

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    gone: tuple[Change, ...]

    @property
    def none(self) -> bool:
        """Both versions say the same."""
        return not (self.new or self.changed or self.gone)
