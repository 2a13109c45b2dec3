"""Days that were named, or why there are none, and the choice among years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from bot.domain.windows import Grain
from bot.understanding.dates_pieces import Mod
from bot.understanding.dates_readings import ProblemKind

_DAY = timedelta(days=1)


_LAST_OF_WINTER = 3  # what begins in one year and ends in the next is over in March


class Tense:
    """Where the clause looks."""

    FUTURE: Final = 1
    PAST: Final = 2
    NEAREST: Final = 3  # for days; for anything longer the same as FUTURE


class Days(NamedTuple):
    """The days from ``first`` up to ``after``."""

    first: date
    after: date
    grain: Grain


class Trouble(NamedTuple):
    """Why there are no days, and the two nearest."""

    kind: ProblemKind
    nearest: tuple[date, date]


Resolved = Days | Trouble | None


def one_day(day: date) -> Days:
    """A single day."""
    return Days(day, day + _DAY, Grain.DAY)


def by_year(build: Callable[[int], tuple[date, date]], today: date, tense: int) -> tuple[date, date]:
    """The yearly stretch the tense points to: the first that is not over, or the last that has begun."""
    if tense is not Tense.PAST:
        if today.month <= _LAST_OF_WINTER:
            first, after = build(today.year - 1)
            if after > today:
                return first, after
        first, after = build(today.year)
        return (first, after) if after > today else build(today.year + 1)
    for year in (today.year, today.year - 1):
        first, after = build(year)
        if first <= today:
            return first, after
    return build(today.year - 2)


def modified(build: Callable[[int], tuple[date, date]], today: date, tense: int, mod: int | None) -> tuple[date, date]:
    """The same, where "prochain" or "dernier" stands beside it."""
    if mod is Mod.NEXT:
        stretches = (build(year) for year in range(today.year - 1, today.year + 3))
        return next(stretch for stretch in stretches if stretch[0] > today)
    if mod is Mod.LAST:
        stretches = (build(year) for year in range(today.year, today.year - 4, -1))
        return next(stretch for stretch in stretches if stretch[1] <= today)
    return by_year(build, today, tense)
