"""What a message was understood to say. A reading decides nothing: permission and storage come after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.actions import ActionState
from bot.domain.windows import DateWindow

SELF = "moi"
"""The lead that a reading gives when the writer takes it on: the service puts their name there."""


class Intent(StrEnum):
    """What the person wants of Jalon."""

    QUESTION = "question"
    UPDATE = "update"
    NEW_ACTION = "new_action"
    STATUS = "status"
    MILESTONE = "milestone"
    REMINDER = "reminder"
    HELP = "help"
    NONE = "none"


class MilestoneChange(StrEnum):
    """What is said of a milestone."""

    MOVE = "move"
    ADD = "add"
    CANCEL = "cancel"
    HOLD = "hold"


class ProblemKind(StrEnum):
    """Why a message cannot be recorded as it stands."""

    IMPOSSIBLE_DATE = "impossible_date"
    CONTRADICTORY_DATE = "contradictory_date"
    CONTRADICTORY_STATUS = "contradictory_status"
    IMPOSSIBLE_PROGRESS = "impossible_progress"
    UNKNOWN_GROUP = "unknown_group"
    PAST_DUE_DATE = "past_due_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something to ask about: the words, and the nearest readings if there are any."""

    kind: ProblemKind
    words: str
    readings: tuple[DateWindow, ...] = ()


class Concern(StrEnum):
    """Which actions a question of status asks for, where it does not ask for all."""

    BLOCKED = "blocked"
    LATE = "late"
    UNHELD = "unheld"
    UNDATED = "undated"
    SILENT = "silent"
    UNTOUCHED = "untouched"
    DONE = "done"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    ON_HOLD = "on_hold"
    ABANDONED = "abandoned"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a question of status is about; all None is the whole plan.

    ``groups`` are several working groups at once, a person's own; ``concern`` asks for some of the actions only; ``lead``
    is the name of the person whose own actions are asked for.
    """

    group: int | None = None
    axis: str | None = None
    action: str | None = None
    since: DateWindow | None = None
    groups: tuple[int, ...] = ()
    concern: Concern | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionReading:
    """What is said of one action. ``code`` is None when none or several fit; ``candidates`` has the best, ranked.

    ``change`` holds the stated fields only. ``words`` is the part of the message that says it. ``sure`` is False where
    the words hold back (hearsay, a joke, one word that fits among others that do not): it is asked, not recorded.
    """

    code: str | None
    title: str
    change: ActionState
    group: int | None = None
    candidates: tuple[str, ...] = ()
    words: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReading:
    """What is said of a milestone. ``when`` is the new window, if one is stated."""

    code: str | None
    title: str
    change: MilestoneChange
    when: DateWindow | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A message understood. ``sure`` is False where the reply must be a question."""

    intent: Intent
    sure: bool = True
    actions: tuple[ActionReading, ...] = ()
    milestone: MilestoneReading | None = None
    scope: Scope | None = None
    problems: tuple[Problem, ...] = ()
    language: str | None = None
