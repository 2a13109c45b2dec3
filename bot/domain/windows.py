"""Dates as intervals: what somebody meant by "fin avril", never an invented day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

_ONE_DAY = timedelta(days=1)


class Grain(StrEnum):
    """How finely a date was said."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Openness(StrEnum):
    """The side on which a window has no bound: ``BEFORE`` is a deadline, ``AFTER`` holds from then on."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWindow:
    """The half-open interval ``[start, end)`` of local naive times that somebody named, with the words as written.

    ``start`` is None for a deadline (``open`` is ``BEFORE``). ``end`` is None for what holds from then on (``open`` is
    ``AFTER``) and for a point in time such as "à 14h". Where both stand, ``end > start``; anything else is refused with
    ``ValueError``.
    """

    start: datetime | None
    end: datetime | None
    grain: Grain
    open: Openness | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a window needs a start or an end")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError("a window ends after it starts")

    @classmethod
    def of_day(cls, day: date, *, words: str = "") -> DateWindow:
        """The whole of one day."""
        start = datetime.combine(day, time())
        return cls(start=start, end=start + _ONE_DAY, grain=Grain.DAY, words=words)

    @property
    def first_day(self) -> date | None:
        """The first day inside, None for a deadline."""
        return None if self.start is None else self.start.date()

    @property
    def last_day(self) -> date | None:
        """The last day inside, inclusive; None for what holds from then on. A point in time has its own day."""
        if self.end is not None:
            return (self.end - timedelta(microseconds=1)).date()
        return None if self.open is Openness.AFTER else self.first_day

    @property
    def is_point(self) -> bool:
        """Whether this is one instant, without duration."""
        return self.start is not None and self.end is None and self.open is None

    def contains(self, day: date) -> bool:
        """Whether some part of this day lies inside."""
        first, last = self.first_day, self.last_day
        return (first is None or first <= day) and (last is None or day <= last)

    def is_past(self, now: datetime) -> bool:
        """Whether the window lies wholly before now. What holds from then on is never past."""
        if self.open is Openness.AFTER:
            return False
        if self.end is not None:
            return self.end <= now
        return self.start is not None and self.start < now

    def overlaps(self, other: DateWindow) -> bool:
        """Whether the two share an instant; a point is inside what begins with it."""
        return _begins_before_end(self, other) and _begins_before_end(other, self)

    def is_within(self, other: DateWindow) -> bool:
        """Whether every instant of this one lies in the other."""
        starts = other.start is None or (self.start is not None and other.start <= self.start)
        mine = self.end if self.end is not None or self.open is Openness.AFTER else self.start
        ends = other.end is None or (mine is not None and mine <= other.end)
        return starts and ends

    def to_json(self) -> dict[str, object]:
        """Plain values, for storage; :meth:`from_json` gives the same window back."""
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "grain": self.grain.value,
            "open": self.open.value if self.open else None,
            "words": self.words,
        }

    @classmethod
    def from_json(cls, stored: dict[str, object]) -> DateWindow:
        """The window stored by :meth:`to_json`."""
        start, end, opened = stored.get("start"), stored.get("end"), stored.get("open")
        return cls(
            start=datetime.fromisoformat(str(start)) if start else None,
            end=datetime.fromisoformat(str(end)) if end else None,
            grain=Grain(str(stored["grain"])),
            open=Openness(str(opened)) if opened else None,
            words=str(stored.get("words", "")),
        )


def _begins_before_end(one: DateWindow, other: DateWindow) -> bool:
    if one.start is None:
        return True
    if other.end is not None:
        return one.start < other.end
    return other.open is Openness.AFTER or (other.start is not None and one.start <= other.start)
