"""An answer is made of the plan's own words, or says that the plan does not say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.actions import Action
from bot.domain.plan import Axis, Milestone, Person, Remark, WorkingGroup
from bot.domain.windows import DateWindow


class AnswerKind(StrEnum):
    """The three outcomes of a question; there is no fourth."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NOT_IN_PLAN = "not_in_plan"


class Gap(StrEnum):
    """The kind of fact that was asked and that the plan never gives."""

    BUDGET = "budget"
    INDICATOR = "indicator"
    LEAD = "lead"
    MEMBERS = "members"
    PARTNERS = "partners"
    HOUR = "hour"
    PLACE = "place"
    DATE = "date"
    DAY = "day"
    QUANTITY = "quantity"
    CONTACT = "contact"
    REASON = "reason"
    SUBJECT = "subject"
    PERSON = "person"
    EXPANSION = "expansion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: ``text`` equals the plan's stored text after folding of white space and apostrophes."""

    text: str
    section: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question. ``lead_in`` is a msgid of the catalogue with ``values``; what it joins is named by type.

    ``close`` is how many of ``nearest``, the first ones, are about what was asked; the others only fill up.
    """

    kind: AnswerKind
    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    lead_in: str | None = None
    values: tuple[tuple[str, str | int], ...] = ()
    gap: Gap | None = None
    axes: tuple[Axis, ...] = ()
    groups: tuple[WorkingGroup, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    people: tuple[Person, ...] = ()
    remarks: tuple[Remark, ...] = ()
    actions: tuple[Action, ...] = ()
    moved: tuple[tuple[str, tuple[DateWindow, ...]], ...] = ()
    """The milestones that people moved since: code, and the windows that the document's words gave."""
    close: int = 0
