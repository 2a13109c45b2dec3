"""What reading the dates of a text gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.windows import DateWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a text: ``span`` is the words as written, ``at`` where they begin.

    ``recurring``: the window is the next time of something that comes back.
    """

    window: DateWindow
    span: str
    at: int
    recurring: bool = False


class ProblemKind(StrEnum):
    """Why words that look like a date are none: the day does not exist, or its weekday is another."""

    IMPOSSIBLE = "impossible"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProblem:
    """Words that cannot be a date, with the two nearest readings to ask about."""

    kind: ProblemKind
    span: str
    at: int
    readings: tuple[DateWindow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """The dates and the problems of a text, each in the order they stand there."""

    dates: tuple[FoundDate, ...] = ()
    problems: tuple[DateProblem, ...] = ()
