"""The plan of a local authority: what the document says, each piece with the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.windows import DateWindow


class ItemKind(StrEnum):
    """What a line of the plan is: work to build on, or something new. An ongoing line is never shown as done."""

    ONGOING = "ongoing"
    NEW_CHALLENGE = "new_challenge"


class MilestoneKind(StrEnum):
    """What takes place at a milestone."""

    ENDORSEMENT = "endorsement"
    CONSULTATION = "consultation"
    REPORT_BACK = "report_back"
    OPINION = "opinion"
    DELIBERATION = "deliberation"
    CONVENTION = "convention"
    OTHER = "other"


class RemarkKind(StrEnum):
    """What is odd about the document: told to people, never smoothed."""

    DATE_CONTRADICTION = "date_contradiction"
    COUNT_CONTRADICTION = "count_contradiction"
    ORDER_CONTRADICTION = "order_contradiction"
    OVERLAP = "overlap"
    REPEATED = "repeated"
    TWO_ROLES = "two_roles"
    TRUNCATED = "truncated"
    GAP = "gap"
    NOT_RECOGNISED = "not_recognised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a text stands: the heading above it and the line in the file, from 1."""

    section: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A principle of the plan, in its own words."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicChallenge:
    """A challenge endorsed by the committee; not the same as a new challenge of an axis."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """A line of the plan that one can follow. ``code`` is speakable and stable, such as ``B-03``."""

    code: str
    kind: ItemKind
    text: str
    source: Source
    lead: str | None = None
    due: DateWindow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """An axis with its lines in the document's order. ``titles`` has every title line of a section that carries several."""

    code: str
    title: str
    titles: tuple[str, ...]
    items: tuple[PlanItem, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingGroup:
    """A working group and the axes it covers, by code. ``titles`` are the document's words for it."""

    number: int
    axes: tuple[str, ...]
    titles: tuple[str, ...]
    source: Source
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """An entry of the timetable: ``label`` is the date as written, ``windows`` its reading, ``line_text`` the whole entry."""

    code: str
    title: str
    label: str
    windows: tuple[DateWindow, ...]
    year_inferred: bool
    kind: MilestoneKind
    source: Source
    line_text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person that the document names, with the role it gives."""

    name: str
    role: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of its own: a number of participants, an address, a telephone line."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A contradiction or gap in the document. ``text`` is a msgid of the catalogue, ``values`` fills its placeholders."""

    kind: RemarkKind
    text: str
    lines: tuple[int, ...]
    values: tuple[tuple[str, str | int], ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quotable piece of the document: ``text`` is the stored text, markup taken off; the codes say what it belongs to."""

    text: str
    source: Source
    breadcrumb: tuple[str, ...] = ()
    axis: str | None = None
    item: str | None = None
    milestone: str | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan. Every non-blank line of the document is in ``passages``, recognised or not."""

    title: str
    organisation: str
    language: str
    period: tuple[int, int] | None
    principles: tuple[Principle, ...]
    challenges: tuple[StrategicChallenge, ...]
    axes: tuple[Axis, ...]
    working_groups: tuple[WorkingGroup, ...]
    milestones: tuple[Milestone, ...]
    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...]
    passages: tuple[Passage, ...]

    def axis(self, code: str) -> Axis | None:
        """The axis of that code, or None."""
        return next((axis for axis in self.axes if axis.code == code), None)

    def group(self, number: int) -> WorkingGroup | None:
        """The working group of that number, or None."""
        return next((group for group in self.working_groups if group.number == number), None)

    def group_of_axis(self, code: str) -> WorkingGroup | None:
        """The first working group that covers the axis, or None."""
        return next((group for group in self.working_groups if code in group.axes), None)
