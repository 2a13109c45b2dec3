"""Actions: what is followed, where it stands, and the append-only record of what moved."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.plan import ItemKind
from bot.domain.windows import DateWindow


class Status(StrEnum):
    """The seven statuses that French local authorities' tools already use; none before the first update."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    ON_HOLD = "on_hold"
    ABANDONED = "abandoned"
    BLOCKED = "blocked"
    TO_DISCUSS = "to_discuss"


class Confidence(StrEnum):
    """A second scale, apart from progress."""

    SECURED = "secured"
    ATTAINABLE = "attainable"
    NEEDS_SUPPORT = "needs_support"
    COMPROMISED = "compromised"


class Origin(StrEnum):
    """Who wrote the action down: the plan itself or a working group."""

    PLAN = "plan"
    GROUP = "group"


class UpdateKind(StrEnum):
    """What a row of the record is. Nothing is overwritten: each is a further row."""

    REPORT = "report"
    CORRECTION = "correction"
    UNDO = "undo"
    WITHDRAWAL = "withdrawal"
    CREATION = "creation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionState:
    """Where an action stands now. ``progress`` is a percentage from 0 to 100; all None before the first update."""

    status: Status | None = None
    progress: int | None = None
    due: DateWindow | None = None
    starts: DateWindow | None = None
    lead: str | None = None
    blocker: str | None = None
    next_step: str | None = None
    confidence: Confidence | None = None

    def is_late(self, today: date) -> bool:
        """Whether the due window has ended and the action is neither done nor abandoned. Computed, never stored."""
        if self.due is None or self.due.end is None or self.status in {Status.DONE, Status.ABANDONED}:
            return False
        return self.due.end.date() <= today


STATE_FIELDS: tuple[str, ...] = tuple(field.name for field in fields(ActionState))


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Anything whose progress is followed. ``group`` is the working group that carries it, ``line`` the plan's line or None."""

    code: str
    title: str
    origin: Origin
    kind: ItemKind | None
    axis: str | None
    group: int | None
    line: int | None
    state: ActionState = ActionState()
    updated_at: datetime | None = None
    updated_by: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionUpdate:
    """One row of the record: who said what when, and the state before and after."""

    id: int
    action: str
    kind: UpdateKind
    member: str
    at: datetime
    words: str
    channel: str
    ts: str
    before: ActionState
    after: ActionState
    undoes: int | None = None


def changed_fields(before: ActionState, after: ActionState) -> tuple[str, ...]:
    """The names of the fields that differ, in the order of the scale."""
    return tuple(name for name in STATE_FIELDS if getattr(before, name) != getattr(after, name))


def apply_change(before: ActionState, change: ActionState) -> ActionState:
    """``before`` with every field that ``change`` states.

    Done means 100 %; work that goes on again is no longer blocked; a blocker alone makes the action blocked.
    """
    stated = {name: getattr(change, name) for name in STATE_FIELDS if getattr(change, name) is not None}
    after = replace(before, **stated)
    if change.status is Status.DONE and change.progress is None:
        after = replace(after, progress=100)
    if change.status is None and change.blocker is None and change.progress is not None:
        after = replace(after, status=status_of_progress(before.status, change.progress))
    if change.blocker is not None and change.status is None:
        after = replace(after, status=Status.BLOCKED)
    if after.status is not Status.BLOCKED and change.blocker is None and change.status is not None:
        after = replace(after, blocker=None)
    return after


def status_of_progress(status: Status | None, progress: int) -> Status | None:
    """The status that a bare percentage implies: something done is done, something begun is in progress."""
    if progress == 100:  # noqa: PLR2004 - a percentage
        return Status.DONE
    if progress > 0 and status in {None, Status.PLANNED, Status.DONE}:
        return Status.IN_PROGRESS
    return status


def state_to_json(state: ActionState) -> dict[str, object]:
    """The stated fields only, windows as in :meth:`DateWindow.to_json`."""
    found = {name: getattr(state, name) for name in STATE_FIELDS if getattr(state, name) is not None}
    return {name: value.to_json() if isinstance(value, DateWindow) else value for name, value in found.items()}


def state_from_json(stored: object) -> ActionState:
    """The inverse of :func:`state_to_json`; what is not a mapping is an empty state."""
    if not isinstance(stored, dict):
        return ActionState()
    return ActionState(
        status=Status(stored["status"]) if stored.get("status") else None,
        progress=stored.get("progress"),
        due=DateWindow.from_json(stored["due"]) if stored.get("due") else None,
        starts=DateWindow.from_json(stored["starts"]) if stored.get("starts") else None,
        lead=stored.get("lead"),
        blocker=stored.get("blocker"),
        next_step=stored.get("next_step"),
        confidence=Confidence(stored["confidence"]) if stored.get("confidence") else None,
    )
