"""What came of a message: values that rendering turns into words. None of them holds a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from bot.domain.actions import Action, ActionState, Status, UpdateKind
from bot.domain.answers import Answer
from bot.domain.people import Member
from bot.domain.plan import Milestone
from bot.domain.plan_outcomes import (
    FileNotFetched,
    PlanBeingRead,
    PlanImported,
    PlanLeft,
    PlanNotRead,
    PlanPreview,
    PlanVersions,
)
from bot.domain.readings import MilestoneChange, Problem
from bot.domain.reminders import Reminder
from bot.domain.summaries import StatusSummary
from bot.domain.windows import DateWindow

if TYPE_CHECKING:
    from bot.domain.answering import Extra


class AnsweringOutcome:
    """What comes of the buttons and commands around answers; its kinds are in :mod:`bot.domain.answering`.

    ``lasting``: its confirmation has to survive a reload.
    """

    __slots__ = ()
    lasting: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One action moved. ``update`` is the row's number: the buttons to undo and correct carry it."""

    update: int
    action: Action
    before: ActionState
    after: ActionState
    kind: UpdateKind = UpdateKind.REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesRecorded:
    """Every action that the message moved, and what is still to be asked about it. ``cut`` when the text was too long.

    ``taken_back``: the actions of which it had been told by mistake.
    """

    recorded: tuple[Recorded, ...]
    taken_back: tuple[Action, ...] = ()
    questions: tuple[WhichAction | WhichDate | WhichStatus, ...] = ()
    refused: tuple[NotAllowed, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingNew:
    """The message says what is recorded already."""

    action: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichAction:
    """Several actions fit, or none surely: the person chooses."""

    ask: str
    words: str
    candidates: tuple[Action, ...]
    change: ActionState


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichDate:
    """A date that does not exist or contradicts itself: the person chooses between the nearest readings."""

    ask: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichStatus:
    """Two statuses are stated at once."""

    ask: str
    words: str
    action: Action
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotRecord:
    """Something in the message cannot be true, such as 150 %. Nothing was recorded."""

    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAdded:
    """A working group added an action of its own."""

    action: Action
    update: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNeeded:
    """An action was to be added, and no group is known for it: the person chooses."""

    ask: str
    title: str
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownAction:
    """A report about something that the plan does not know. It can be added for one of ``groups`` under ``title``."""

    ask: str
    title: str
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An update was taken back. ``now`` is the state that holds again."""

    action: Action
    before: ActionState
    now: ActionState
    by: str
    closed: bool = False


class Unfit(StrEnum):
    """Why a press or a form changes nothing."""

    ALREADY_UNDONE = "already_undone"
    NOTHING_TO_UNDO = "nothing_to_undo"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"
    ALREADY_ANSWERED = "already_answered"
    NOTHING_CHANGED = "nothing_changed"
    TOO_SLOW = "too_slow"
    ANSWER_GONE = "answer_gone"
    QUESTION_GONE = "question_gone"
    CHANNEL_CLOSED = "channel_closed"
    PLAN_CHANGED = "plan_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDone:
    """A press or form that no longer fits, and the present state where there is one."""

    reason: Unfit
    action: Action | None = None


class Denial(StrEnum):
    """Why a person may not do what they asked."""

    GUEST = "guest"
    EXTERNAL = "external"
    OTHER_GROUP = "other_group"
    ADDING_ELSEWHERE = "adding_elsewhere"
    COORDINATORS_ONLY = "coordinators_only"
    IMPORTING = "importing"
    NOT_YOURS = "not_yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAllowed:
    """The person lacks the right; ``coordinators`` are whom to ask."""

    denial: Denial
    action: Action | None = None
    coordinators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question with its answer, and what stands around it."""

    answer: Answer
    extra: Extra | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusShown:
    """A question of status with its summary. ``groupless``: they asked for their own group and are in none."""

    summary: StatusSummary
    groupless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonesShown:
    """The timetable, as the document gives it and as it was moved since."""

    milestones: tuple[Milestone, ...]
    reminders: tuple[Reminder, ...] = ()
    """The next reminders, where they were asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneChanged:
    """A milestone was moved, held, cancelled or added by a coordinator."""

    milestone: Milestone
    change: MilestoneChange
    before: tuple[DateWindow, ...] = ()
    after: tuple[DateWindow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichMilestone:
    """A milestone was meant, and it is not clear which or to when."""

    candidates: tuple[Milestone, ...]


class HelpReason(StrEnum):
    """Why the help is shown."""

    ASKED = "asked"
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"
    THANKS = "thanks"
    GREETING = "greeting"
    AGREED = "agreed"
    FAREWELL = "farewell"
    HOW_ARE_YOU = "how_are_you"
    NOT_THAT = "not_that"
    REACTION = "reaction"
    PUZZLED = "puzzled"
    WELCOME = "welcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpShown:
    """What Jalon does, with examples taken from the plan at hand."""

    reason: HelpReason
    examples: tuple[Action, ...] = ()
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TooMuch:
    """More messages in a minute than a person writes: one notice, then silence until the minute is over."""

    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpShown:
    """The set-up as it stands: channels of groups, channel of reminders, coordinators."""

    coordinators: tuple[Member, ...]
    channels: tuple[tuple[str, int | None], ...]
    reminder_channel: str | None
    just_became: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPlan:
    """There is no plan in this workspace yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Something of ours broke. ``reference`` stands in the log beside the error."""

    reference: str


Outcome = (
    Silence
    | UpdatesRecorded
    | NothingNew
    | WhichAction
    | WhichDate
    | WhichStatus
    | CannotRecord
    | ActionAdded
    | GroupNeeded
    | UnknownAction
    | Undone
    | NotDone
    | NotAllowed
    | Answered
    | StatusShown
    | MilestonesShown
    | MilestoneChanged
    | WhichMilestone
    | HelpShown
    | TooMuch
    | SetUpShown
    | NoPlan
    | PlanPreview
    | PlanImported
    | PlanLeft
    | PlanVersions
    | PlanBeingRead
    | PlanNotRead
    | FileNotFetched
    | AnsweringOutcome
    | Failed
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is posted: ``text`` says everything on its own (screen readers, notifications), ``blocks`` show it."""

    text: str
    blocks: tuple[dict[str, object], ...] = field(default=())
