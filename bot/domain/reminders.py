"""Which reminders a timetable gives, and when: pure arithmetic on dates, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.plan import Milestone
from bot.domain.windows import DateWindow

POSTED_AT = time(9, 0)
"""The local hour of a reminder: the beginning of a working day."""

DAYS_AHEAD = 7
"""An announcement comes a week before."""


class ReminderKind(StrEnum):
    """A reminder of a milestone (a week ahead, on the day), or a nudge to the holder of an action."""

    DEADLINE = "deadline"
    OPENING = "opening"
    NUDGE = "nudge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder: ``key`` names the occurrence for ever, ``at`` is the instant in UTC, ``on`` the local day."""

    key: str
    at: datetime
    on: date
    kind: ReminderKind
    milestone: str | None
    action: str | None
    window: DateWindow


def due_reminders(
    milestones: Iterable[Milestone],
    *,
    since: datetime,
    until: datetime,
    zone: ZoneInfo,
    is_working_day: Callable[[date], bool],
) -> tuple[Reminder, ...]:
    """The reminders with ``since <= at < until``, in order of time; both bounds are aware.

    A week ahead falls back to the working day before, the opening of a longer window moves on to the next one;
    a milestone of one day is announced on that very day.
    """
    found = (
        reminder
        for milestone in milestones
        for window in milestone.windows
        for reminder in _of_window(milestone, window, zone=zone, is_working_day=is_working_day)
        if since <= reminder.at < until
    )
    return tuple(sorted(found, key=lambda reminder: (reminder.at, reminder.key)))


def _of_window(
    milestone: Milestone, window: DateWindow, *, zone: ZoneInfo, is_working_day: Callable[[date], bool]
) -> Iterator[Reminder]:
    if window.start is None:
        return
    opens_on = window.start.date()
    one_day = window.end is None or window.end - window.start <= timedelta(days=1)
    ahead_on = _working_day(opens_on - timedelta(days=DAYS_AHEAD), step=-1, is_working_day=is_working_day)
    opening_on = opens_on if one_day else _working_day(opens_on, step=1, is_working_day=is_working_day)
    for kind, on in ((ReminderKind.DEADLINE, ahead_on), (ReminderKind.OPENING, opening_on)):
        yield Reminder(
            key=f"{milestone.code}:{kind.value}:{opens_on.isoformat()}",
            at=first_instant(datetime.combine(on, POSTED_AT), zone),
            on=on,
            kind=kind,
            milestone=milestone.code,
            action=None,
            window=window,
        )


def _working_day(day: date, *, step: int, is_working_day: Callable[[date], bool]) -> date:
    for _ in range(14):
        if is_working_day(day):
            return day
        day += timedelta(days=step)
    return day


def first_instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant of a local wall time: in a gap the first valid instant after it, in an overlap the first of two (R6)."""
    aware = local.replace(tzinfo=zone, fold=0)
    instant = aware.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local:
        return instant
    # The wall time does not exist: clocks jump over it. The end of the gap is where the offset changes.
    before = local.replace(tzinfo=zone, fold=0).utcoffset() or timedelta()
    after = local.replace(tzinfo=zone, fold=1).utcoffset() or timedelta()
    low, high = (local - max(before, after)).replace(tzinfo=UTC), (local - min(before, after)).replace(tzinfo=UTC)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < local:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
