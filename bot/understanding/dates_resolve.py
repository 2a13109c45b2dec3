"""A piece becomes days: what was left unsaid is filled in from today and from the tense of the clause."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import IntEnum, auto
from typing import NamedTuple

from bot.domain.windows import Grain
from bot.understanding import dates_calendar as calendar
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_readings import ProblemKind
from bot.understanding.dates_sorts import Feast, Unit

_DAY = timedelta(days=1)
_NEAR = timedelta(days=183)  # a weekday that fits only a year further off is a slip
_LAST_OF_WINTER = 3  # what begins in one year and ends in the next is over in March


class Tense(IntEnum):
    """Where the clause looks."""

    FUTURE = auto()
    PAST = auto()
    NEAREST = auto()  # for days; for anything longer the same as FUTURE


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


def resolve(piece: Piece, today: date, tense: Tense, *, is_inclusive: bool = False) -> Resolved:
    """The days a piece names, seen from today; None where there are none, such as years out of reach.

    ``is_inclusive``: a bare weekday may be today itself.
    """
    try:
        found = _RESOLVERS[piece.kind](piece, today, tense)
        if piece.kind is Kind.WEEKDAY and is_inclusive and isinstance(found, Days) and today.weekday() == piece.weekday:
            found = _one(today)
    except (ValueError, OverflowError):
        return None
    if isinstance(found, Days) and piece.delta is not None:
        return _moved(found, piece)
    return found


def _one(day: date) -> Days:
    return Days(day, day + _DAY, Grain.DAY)


def _moved(days: Days, piece: Piece) -> Days | None:
    count, unit = piece.delta or (0, Unit.DAY)
    if piece.is_working:
        return _one(calendar.working_days_after(days.first, count))
    anchor = days.first if count < 0 else days.after - _DAY
    moved = calendar.shifted(anchor, count, unit)
    return None if moved is None else _one(moved)


def by_year(build: Callable[[int], tuple[date, date]], today: date, tense: Tense) -> tuple[date, date]:
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


def modified(
    build: Callable[[int], tuple[date, date]], today: date, tense: Tense, mod: Mod | None
) -> tuple[date, date]:
    """The same, where "prochain" or "dernier" stands beside it."""
    if mod is Mod.NEXT:
        stretches = (build(year) for year in range(today.year - 1, today.year + 3))
        return next(stretch for stretch in stretches if stretch[0] > today)
    if mod is Mod.LAST:
        stretches = (build(year) for year in range(today.year, today.year - 4, -1))
        return next(stretch for stretch in stretches if stretch[1] <= today)
    return by_year(build, today, tense)


def _day(piece: Piece, today: date, tense: Tense) -> Resolved:
    if piece.of is not None:
        month = resolve(piece.of, today, tense)
        if not isinstance(month, Days):
            return month
        return _dated(piece, month.first.year, month.first.month)
    if piece.month is None:
        return _day_alone(piece, today, tense)
    if piece.year is not None:
        return _dated(piece, piece.year, piece.month)
    return _day_without_year(piece, today, tense, piece.month)


def _dated(piece: Piece, year: int, month: int) -> Resolved:
    """A day with its month and year: impossible, or contradicted by its weekday, or itself."""
    number = piece.day or 1
    if not 1 <= month <= calendar.MONTHS_OF_A_YEAR:
        return Trouble(ProblemKind.IMPOSSIBLE, (date(year, 12, min(number, 31)), date(year + 1, 1, min(number, 31))))
    last = calendar.days_in(year, month)
    if number > last:
        end = date(year, month, last)
        return Trouble(ProblemKind.IMPOSSIBLE, (end, end + _DAY))
    day = date(year, month, number)
    if piece.weekday is not None and day.weekday() != piece.weekday:
        return Trouble(ProblemKind.CONTRADICTION, (day, _nearest_weekday(day, piece.weekday)))
    return _one(day)


def _nearest_weekday(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _day_without_year(piece: Piece, today: date, tense: Tense, month: int) -> Resolved:
    number = piece.day or 1
    if number > calendar.days_in(2000, month):  # a leap year: only what never exists
        return _dated(piece, today.year, month)
    years = [year for year in range(today.year - 1, today.year + 3) if number <= calendar.days_in(year, month)]
    days = [date(year, month, number) for year in years]
    if not days or (number == 29 and month == 2 and not _is_near(days, today, tense)):
        return _dated(
            piece,
            today.year if tense is Tense.PAST or (month, number) >= (today.month, today.day) else today.year + 1,
            month,
        )
    ahead = [day for day in days if day >= today]
    behind = [day for day in reversed(days) if day <= today]
    tense = {Mod.NEXT: Tense.FUTURE, Mod.LAST: Tense.PAST}.get(piece.mod, tense) if piece.mod is not None else tense
    ordered = (behind + ahead) if tense is Tense.PAST else (ahead + behind)
    if tense is Tense.NEAREST:
        ordered.sort(key=lambda day: abs(day - today))
    if piece.weekday is None:
        return _one(ordered[0])
    # The weekday tells the year: the next or the last time this day falls on it.
    near = (behind[:1] + ahead[:1]) if tense is Tense.PAST else (ahead[:1] + behind[:1])
    near = [day for day in near[:1] if tense is not Tense.PAST or abs(day - today) <= 2 * _NEAR] + [
        day for day in near[1:] if abs(day - today) <= _NEAR
    ]
    fitting = [day for day in near if day.weekday() == piece.weekday]
    return _one(fitting[0]) if fitting else _dated(piece, ordered[0].year, month)


def _is_near(days: list[date], today: date, tense: Tense) -> bool:
    """Whether a 29 February lies within the year the clause looks to."""
    year = timedelta(days=366)
    return any(
        (today <= day < today + year) if tense is not Tense.PAST else (today - year < day <= today) for day in days
    )


def _day_alone(piece: Piece, today: date, tense: Tense) -> Resolved:
    """Such as "le 12": of this month or of the next one that has such a day; a weekday beside it chooses among two months."""
    number = piece.day or 1
    days = []
    for step in range(-2, 4):
        year, month = calendar.month_after(today.year, today.month, step)
        if number <= calendar.days_in(year, month):
            days.append(date(year, month, number))
    ahead = [day for day in days if day >= today]
    behind = [day for day in reversed(days) if day <= today]
    ordered = (behind + ahead[:1]) if tense is Tense.PAST else (ahead + behind[:1])
    if tense is Tense.NEAREST:
        ordered.sort(key=lambda day: abs(day - today))
    if not ordered:
        return None
    if piece.weekday is None:
        return _one(ordered[0])
    fitting = [day for day in ordered if day.weekday() == piece.weekday]
    if fitting:
        return _one(fitting[0])
    return Trouble(ProblemKind.CONTRADICTION, (ordered[0], _nearest_weekday(ordered[0], piece.weekday)))


def _weekday(piece: Piece, today: date, tense: Tense) -> Resolved:
    weekday = piece.weekday or 0
    if piece.of is not None:
        week = resolve(piece.of, today, tense)
        return _one(calendar.monday_of(week.first) + timedelta(days=weekday)) if isinstance(week, Days) else week
    ahead = (weekday - today.weekday()) % 7
    if piece.eight:
        return _one(today + timedelta(days=(ahead or 7) + piece.eight))
    if piece.mod is Mod.THIS:
        return (
            _one(today + timedelta(days=ahead)) if tense is not Tense.PAST else _one(today - timedelta(days=-ahead % 7))
        )
    if piece.mod is None and tense is Tense.PAST:
        return _one(today - timedelta(days=-ahead % 7))
    if piece.mod is Mod.LAST:
        return _one(today - timedelta(days=(-ahead % 7) or 7))
    if piece.is_recurring:
        return _one(today + timedelta(days=ahead))
    return _one(today + timedelta(days=ahead or 7))


def _month(piece: Piece, today: date, tense: Tense) -> Resolved:
    month = piece.month or 1

    def build(year: int) -> tuple[date, date]:
        return calendar.part_of_month(year, month, piece.part)

    if piece.year is not None:
        first, after = build(piece.year)
    else:
        first, after = modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.MONTH)


def _year(piece: Piece, _today: date, _tense: Tense) -> Resolved:
    first, after = calendar.part_of_year(piece.year or 0, piece.part)
    return Days(first, after, Grain.YEAR)


def _years(piece: Piece, _today: date, _tense: Tense) -> Resolved:
    first, after = calendar.part_of_days(date(piece.year or 0, 1, 1), date(piece.number + 1, 1, 1), piece.part)
    return Days(first, after, Grain.YEAR)


def _season(piece: Piece, today: date, tense: Tense) -> Resolved:
    def build(year: int) -> tuple[date, date]:
        return calendar.part_of_days(*calendar.season(year, piece.number), piece.part)

    first, after = build(piece.year) if piece.year is not None else modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.QUARTER)


def _quarter(piece: Piece, today: date, tense: Tense) -> Resolved:
    months = 3 if piece.kind is Kind.QUARTER else 6

    def build(year: int) -> tuple[date, date]:
        return calendar.part_of_months(year, (piece.number - 1) * months + 1, months, piece.part)

    first, after = build(piece.year) if piece.year is not None else modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.QUARTER if piece.kind is Kind.QUARTER else Grain.HALF)


def _week(piece: Piece, today: date, tense: Tense) -> Resolved:
    """A week by ISO 8601; week 54, or 53 in a year of 52, does not exist."""

    def build(year: int) -> tuple[date, date]:
        monday = date.fromisocalendar(year, min(piece.number, calendar.iso_weeks(year)), 1)
        return calendar.part_of_week(monday, piece.part)

    stated = piece.year
    if piece.number < 1 or piece.number > (53 if stated is None else calendar.iso_weeks(stated)):
        year = stated or today.year
        number = 1 if piece.number < 1 else calendar.iso_weeks(year)
        monday = date.fromisocalendar(year, number, 1)
        return Trouble(ProblemKind.IMPOSSIBLE, (monday, monday + calendar.WEEK))
    first, after = build(stated) if stated is not None else modified(build, today, tense, piece.mod)
    if stated is None and piece.number > calendar.iso_weeks(first.isocalendar().year):
        return Trouble(ProblemKind.IMPOSSIBLE, (first, first + calendar.WEEK))
    return Days(first, after, Grain.WEEK)


def _feast(piece: Piece, today: date, tense: Tense) -> Resolved:
    def build(year: int) -> tuple[date, date]:
        day = calendar.feast(year, Feast(piece.number))
        return day, day + _DAY

    first, after = build(piece.year) if piece.year is not None else modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.DAY)


def _relative(piece: Piece, today: date, _tense: Tense) -> Resolved:
    return _one(today + timedelta(days=piece.number))


def _shift(piece: Piece, today: date, _tense: Tense) -> Resolved:
    if piece.is_working:
        return _one(calendar.working_days_after(today, piece.number))
    unit, number = piece.unit or Unit.DAY, piece.number
    moved = calendar.shifted(today, number, unit)
    return None if moved is None else _one(moved)


def _stretch(piece: Piece, today: date, _tense: Tense) -> Resolved:
    """The next so many units from tomorrow on, or the last ones up to yesterday."""
    unit = piece.unit or Unit.DAY
    grain = _GRAINS.get(unit, Grain.DAY)
    if piece.mod is Mod.LAST:
        first = calendar.shifted(today, -piece.number, unit)
        return None if first is None else Days(first, today, grain)
    after = calendar.shifted(today + _DAY, piece.number, unit)
    return None if after is None else Days(today + _DAY, after, grain)


_GRAINS = {Unit.WEEK: Grain.WEEK, Unit.MONTH: Grain.MONTH, Unit.QUARTER: Grain.QUARTER, Unit.YEAR: Grain.YEAR}


def _period(piece: Piece, today: date, tense: Tense) -> Resolved:
    def build(step: int) -> Days | None:
        return _period_days(piece, today, step)

    found = build(piece.number)
    if (
        found is not None
        and piece.number == 0
        and piece.part is not None
        and tense is not Tense.PAST
        and found.after <= today
    ):
        return build(1)
    return found


def _period_days(piece: Piece, today: date, step: int) -> Days | None:
    match piece.unit:
        case Unit.WEEK:
            first, after = calendar.part_of_week(calendar.monday_of(today) + step * calendar.WEEK, piece.part)
            return Days(first, after, Grain.WEEK)
        case Unit.MONTH:
            year, month = calendar.month_after(today.year, today.month, step)
            return Days(*calendar.part_of_month(year, month, piece.part), Grain.MONTH)
        case Unit.QUARTER | Unit.HALF:
            months = 3 if piece.unit is Unit.QUARTER else 6
            start = (today.month - 1) // months * months + 1
            year, month = calendar.month_after(today.year, start, step * months)
            grain = Grain.QUARTER if piece.unit is Unit.QUARTER else Grain.HALF
            return Days(*calendar.part_of_months(year, month, months, piece.part), grain)
        case Unit.YEAR:
            return Days(*calendar.part_of_year(today.year + step, piece.part), Grain.YEAR)
        case Unit.FORTNIGHT:
            first = calendar.monday_of(today) + 2 * step * calendar.WEEK
            return Days(first, first + 2 * calendar.WEEK, Grain.WEEK)
        case Unit.DAY:
            return _one(today + timedelta(days=step))
        case _:
            return None


def _month_of(
    piece: Piece, today: date, tense: Tense, build: Callable[[int, int], tuple[date, date] | None]
) -> Resolved:
    """A stretch inside a month that was said, or inside the next one that still has it ahead."""
    if piece.of is not None:
        of = resolve(piece.of, today, tense)
        if not isinstance(of, Days):
            return of
        found = build(of.first.year, of.first.month)
    elif piece.month is not None:
        month = piece.month
        if piece.year is not None:
            found = build(piece.year, month)
        else:
            years = range(today.year - 1, today.year + 3)
            return _chosen([build(year, month) for year in years], today, tense)
    else:
        months = [calendar.month_after(today.year, today.month, step) for step in range(-3, 5)]
        return _chosen([build(*month) for month in months], today, tense)
    return None if found is None else Days(*found, Grain.DAY)


def _chosen(stretches: list[tuple[date, date] | None], today: date, tense: Tense) -> Days | None:
    known = [stretch for stretch in stretches if stretch is not None]
    if tense is not Tense.PAST:
        found = next((stretch for stretch in known if stretch[1] > today), None)
    else:
        found = next((stretch for stretch in reversed(known) if stretch[0] <= today), None)
    return None if found is None else Days(*found, Grain.DAY)


def _nth(piece: Piece, today: date, tense: Tense) -> Resolved:
    def build(year: int, month: int) -> tuple[date, date] | None:
        day = calendar.nth_weekday(year, month, piece.weekday or 0, piece.number)
        return None if day is None else (day, day + _DAY)

    if piece.is_recurring and piece.of is not None:
        piece.of = None
    return _month_of(piece, today, tense, build)


def _nth_week(piece: Piece, today: date, tense: Tense) -> Resolved:
    def build(year: int, month: int) -> tuple[date, date] | None:
        monday = calendar.nth_week(year, month, piece.number)
        return monday, monday + calendar.WEEK

    found = _month_of(piece, today, tense, build)
    return Days(found.first, found.after, Grain.WEEK) if isinstance(found, Days) else found


def _fortnight(piece: Piece, today: date, tense: Tense) -> Resolved:
    """The first to the fifteenth, or the sixteenth to the last."""

    def build(year: int, month: int) -> tuple[date, date] | None:
        first, after = calendar.months_from(year, month, 1)
        middle = first.replace(day=16)
        return (first, middle) if piece.number == 1 else (middle, after)

    return _month_of(piece, today, tense, build)


def _weekend(piece: Piece, today: date, tense: Tense) -> Resolved:
    """Saturday and Sunday."""
    if piece.of is not None:
        of = resolve(piece.of, today, tense)
        if not isinstance(of, Days):
            return of
        saturday = calendar.monday_of(of.first) + 5 * _DAY
    else:
        saturday = calendar.monday_of(today) + 5 * _DAY
        is_weekend = today >= saturday
        if piece.mod is Mod.LAST or (tense is Tense.PAST and not is_weekend and piece.mod is None):
            saturday -= calendar.WEEK
        elif piece.mod is Mod.NEXT and is_weekend:
            saturday += calendar.WEEK
    return Days(saturday, saturday + 2 * _DAY, Grain.DAY)


def _week_of(piece: Piece, today: date, tense: Tense) -> Resolved:
    of = resolve(piece.of, today, tense) if piece.of is not None else None
    if not isinstance(of, Days):
        return of
    first, after = calendar.part_of_week(calendar.monday_of(of.first), piece.part)
    return Days(first, after, Grain.WEEK)


_RESOLVERS: dict[Kind, Callable[[Piece, date, Tense], Resolved]] = {
    Kind.DAY: _day,
    Kind.WEEKDAY: _weekday,
    Kind.MONTH: _month,
    Kind.YEAR: _year,
    Kind.YEARS: _years,
    Kind.SEASON: _season,
    Kind.QUARTER: _quarter,
    Kind.HALF: _quarter,
    Kind.WEEK: _week,
    Kind.FEAST: _feast,
    Kind.RELATIVE: _relative,
    Kind.SHIFT: _shift,
    Kind.PERIOD: _period,
    Kind.NTH: _nth,
    Kind.NTH_WEEK: _nth_week,
    Kind.FORTNIGHT: _fortnight,
    Kind.WEEKEND: _weekend,
    Kind.WEEK_OF: _week_of,
    Kind.STRETCH: _stretch,
    Kind.TIME: lambda _piece, today, _tense: _one(today),
}
