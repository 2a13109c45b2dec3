"""What the dates of an update are for: an end, a beginning, or merely when something took place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.readings import Problem
from bot.domain.windows import DateWindow, Openness
from bot.understanding.clauses import Clause
from bot.understanding.dates import FoundDate, read_dates
from bot.understanding.message import Message
from bot.understanding.tags import Form, Tag

_UNTIL = ("jusqu", "until", "till")
_SINCE = ("depuis", "since")
_NEAR = 7
_NEXT_TO = 2
_RATHER = frozenset({"mais", "but"})


class DateRole(StrEnum):
    """What a date is for."""

    DUE = "due"
    STARTS = "starts"
    TOLD = "told"
    NOT_THEN = "not_then"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedDate:
    """A date with its words in the message, from ``first`` up to ``end``."""

    window: DateWindow
    first: int
    end: int
    span: str


def placed(message: Message, dates: Sequence[FoundDate]) -> list[PlacedDate]:
    """The dates with the places of their words."""
    found = []
    for one in dates:
        first = message.place_of(one.at)
        found.append(
            PlacedDate(
                window=one.window,
                first=first,
                end=max(message.place_of(one.at + len(one.span)), first + 1),
                span=one.span,
            )
        )
    return found


def is_ahead(window: DateWindow, at: datetime) -> bool:
    """Whether a window begins on a later day than ``at``, or ends later where it has no beginning."""
    begin = window.start if window.start is not None else window.end
    return begin is not None and begin.date() > at.date()


def rolled(message: Message, window: DateWindow, *, at: datetime) -> DateWindow:
    """The window, or where it lies behind the same words read as a day ahead: what is due or moved lies ahead."""
    if not window.is_past(at):
        return window
    again = read_dates(message.text, at=at, language=message.language, prefer="future")
    return next((one.window for one in again.dates if one.window.words == window.words), window)


def offered(message: Message, problem: Problem, *, at: datetime) -> Problem:
    """The problem, or where all that it offers lies behind the same words read as a day ahead."""
    if not problem.readings or not all(window.is_past(at) for window in problem.readings):
        return problem
    again = read_dates(message.text, at=at, language=message.language, prefer="future")
    ahead = next((one.readings for one in again.problems if one.span == problem.words), problem.readings)
    return replace(problem, readings=ahead)


def role(  # noqa: PLR0911 - one return for each way to name a date's purpose
    message: Message, clause: Clause, date: PlacedDate, *, at: datetime, is_begun: bool = False
) -> DateRole:
    """What a date of a clause is for, from its own opening word and from the words before it.

    ``is_begun``: the clause says that the action runs already, so that no date of it is a beginning.
    """
    opening = date.span.casefold()
    is_instead = not _RATHER.isdisjoint(message.words[max(date.first - _NEXT_TO, 0) : date.first])
    reach = len(message.words) if is_instead else _NEAR
    near = [
        mark
        for mark in message.marks_in(clause.first, date.end)
        if date.first - mark.end <= reach and not (mark.first >= date.first and mark.tag is not Tag.DUE)
    ]
    tags = {mark.tag for mark in near}
    if opening.startswith((*_UNTIL, *_SINCE)):
        return DateRole.DUE if Tag.EXTENDED in tags and opening.startswith(_UNTIL) else DateRole.TOLD
    if any(mark.tag is Tag.NOT_THEN and date.first - mark.end <= _NEXT_TO for mark in near):
        return DateRole.NOT_THEN
    if date.window.open is Openness.BEFORE:
        return DateRole.DUE
    last = max(
        (mark for mark in near if mark.tag in {Tag.DUE, Tag.START, Tag.STARTED, Tag.MOVED}),
        key=lambda mark: mark.first,
        default=None,
    )
    if last is not None and last.tag is Tag.DUE:
        return DateRole.DUE
    if Tag.MOVED in tags and Tag.NOT not in tags:
        return DateRole.STARTS if Tag.START in tags else DateRole.DUE
    if Tag.TAKES_PLACE in tags and Tag.NOT not in tags and is_ahead(date.window, at):
        return DateRole.DUE
    if date.window.open is Openness.AFTER:
        return DateRole.STARTS if not date.window.is_past(at) else DateRole.TOLD
    if last is not None and not is_begun and is_ahead(date.window, at):
        is_coming = last.tag is Tag.START or last.form in {Form.PRESENT, Form.FUTURE} or Tag.FUTURE in tags
        return DateRole.STARTS if is_coming else DateRole.TOLD
    return DateRole.TOLD
