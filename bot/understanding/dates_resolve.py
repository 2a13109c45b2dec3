"""A piece becomes days: what was left unsaid is filled in from today and from the tense of the clause."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.windows import Grain
from bot.understanding import dates_calendar as calendar
from bot.understanding import dates_school as school
from bot.understanding.dates_days import Days, Resolved, Tense, Trouble, one_day
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_readings import ProblemKind
from bot.understanding.dates_resolve_periods import (
    feast_days,
    month_days,
    period_days,
    quarter_days,
    relative_days,
    season_days,
    shift_days,
    stretch_days,
    week_days,
    year_days,
    years_days,
)
from bot.understanding.dates_sorts import Feast, Unit

_DAY = timedelta(days=1)


_NEAR = timedelta(days=183)  # a weekday that fits only a year further off is a slip


def resolve(piece: Piece, today: date, tense: int, *, is_inclusive: bool = False) -> Resolved:
    """The days a piece names, seen from today; None where there are none, such as years out of reach.

    ``is_inclusive``: a bare weekday may be today itself.
    """
    try:
        found = _RESOLVERS[piece.kind](piece, today, tense)
        if piece.kind is Kind.WEEKDAY and is_inclusive and isinstance(found, Days) and today.weekday() == piece.weekday:
            found = one_day(today)
    except (ValueError, OverflowError):
        return None
    if isinstance(found, Days) and piece.delta is not None:
        return _moved(found, piece)
    return found


def _moved(days: Days, piece: Piece) -> Days | None:
    count, unit = piece.delta or (0, Unit.DAY)
    if piece.is_working:
        return one_day(calendar.working_days_after(days.first, count))
    anchor = days.first if count < 0 else days.after - _DAY
    moved = calendar.shifted(anchor, count, unit)
    return None if moved is None else one_day(moved)


def _day(piece: Piece, today: date, tense: int) -> Resolved:
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
    return one_day(day)


def _nearest_weekday(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _day_without_year(piece: Piece, today: date, tense: int, month: int) -> Resolved:
    number = piece.day or 1
    if number > calendar.days_in(2000, month):  # a leap year: only what never exists
        is_over = tense is Tense.FUTURE and (month, number) < (today.month, today.day)
        return _dated(piece, today.year + is_over, month)
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
        return one_day(ordered[0])
    # The weekday tells the year: the next or the last time this day falls on it.
    near = (behind[:1] + ahead[:1]) if tense is Tense.PAST else (ahead[:1] + behind[:1])
    near = [day for day in near[:1] if tense is not Tense.PAST or abs(day - today) <= 2 * _NEAR] + [
        day for day in near[1:] if abs(day - today) <= _NEAR
    ]
    fitting = [day for day in near if day.weekday() == piece.weekday]
    return one_day(fitting[0]) if fitting else _dated(piece, ordered[0].year, month)


def _is_near(days: list[date], today: date, tense: int) -> bool:
    """Whether a 29 February lies within the year the clause looks to."""
    year = timedelta(days=366)
    return any(
        (today <= day < today + year) if tense is not Tense.PAST else (today - year < day <= today) for day in days
    )


def _day_alone(piece: Piece, today: date, tense: int) -> Resolved:
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
        return one_day(ordered[0])
    fitting = [day for day in ordered if day.weekday() == piece.weekday]
    if fitting:
        return one_day(fitting[0])
    return Trouble(ProblemKind.CONTRADICTION, (ordered[0], _nearest_weekday(ordered[0], piece.weekday)))


def _weekday(piece: Piece, today: date, tense: int) -> Resolved:
    weekday = piece.weekday or 0
    if piece.of is not None:
        week = resolve(piece.of, today, tense)
        if isinstance(week, Days) and piece.number:
            return one_day(_weekday_beside(week.first, weekday, piece.number))
        return one_day(calendar.monday_of(week.first) + timedelta(days=weekday)) if isinstance(week, Days) else week
    ahead = (weekday - today.weekday()) % 7
    if piece.eight:
        return one_day(today + timedelta(days=(ahead or 7) + piece.eight))
    if piece.mod is Mod.THIS:
        return (
            one_day(today + timedelta(days=ahead))
            if tense is not Tense.PAST
            else one_day(today - timedelta(days=-ahead % 7))
        )
    if piece.mod is None and tense is Tense.PAST:
        return one_day(today - timedelta(days=-ahead % 7))
    if piece.mod is Mod.LAST:
        return one_day(today - timedelta(days=(-ahead % 7) or 7))
    if piece.is_recurring:
        return one_day(today + timedelta(days=ahead))
    return one_day(today + timedelta(days=ahead or 7))


def _weekday_beside(anchor: date, weekday: int, step: int) -> date:
    """The first such weekday after the anchor, or with ``step`` -1 the last before it."""
    days = (weekday - anchor.weekday()) % 7 if step > 0 else (anchor.weekday() - weekday) % 7
    return anchor + timedelta(days=step * (days or 7))


def _month_of(piece: Piece, today: date, tense: int, build: Callable[[int, int], tuple[date, date] | None]) -> Resolved:
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


def _chosen(stretches: list[tuple[date, date] | None], today: date, tense: int) -> Days | None:
    known = [stretch for stretch in stretches if stretch is not None]
    if tense is not Tense.PAST:
        found = next((stretch for stretch in known if stretch[1] > today), None)
    else:
        found = next((stretch for stretch in reversed(known) if stretch[0] <= today), None)
    return None if found is None else Days(*found, Grain.DAY)


def _nth(piece: Piece, today: date, tense: int) -> Resolved:
    def build(year: int, month: int) -> tuple[date, date] | None:
        day = calendar.nth_weekday(year, month, piece.weekday or 0, piece.number)
        return None if day is None else (day, day + _DAY)

    if piece.is_recurring and piece.of is not None:
        piece.of = None
    return _month_of(piece, today, tense, build)


def _nth_week(piece: Piece, today: date, tense: int) -> Resolved:
    if piece.year is not None and piece.month is None:
        number = calendar.iso_weeks(piece.year) if piece.number < 0 else piece.number
        monday = date.fromisocalendar(piece.year, number, 1)
        return Days(monday, monday + calendar.WEEK, Grain.WEEK)

    def build(year: int, month: int) -> tuple[date, date] | None:
        monday = calendar.nth_week(year, month, piece.number)
        return monday, monday + calendar.WEEK

    found = _month_of(piece, today, tense, build)
    return Days(found.first, found.after, Grain.WEEK) if isinstance(found, Days) else found


def _fortnight(piece: Piece, today: date, tense: int) -> Resolved:
    """The first to the fifteenth, or the sixteenth to the last."""

    def build(year: int, month: int) -> tuple[date, date] | None:
        first, after = calendar.months_from(year, month, 1)
        middle = first.replace(day=16)
        return (first, middle) if piece.number == 1 else (middle, after)

    return _month_of(piece, today, tense, build)


def _weekend(piece: Piece, today: date, tense: int) -> Resolved:
    """Saturday and Sunday."""
    if piece.of is not None:
        of = resolve(piece.of, today, tense)
        if not isinstance(of, Days):
            return of
        if piece.of.kind is Kind.FEAST:
            return Days(*_long_weekend(of.first, piece.of.number, is_english=piece.number == 1), Grain.DAY)
        saturday = calendar.monday_of(of.first) + 5 * _DAY
    else:
        saturday = calendar.monday_of(today) + 5 * _DAY
        is_weekend = today >= saturday
        if piece.mod is Mod.LAST or (tense is Tense.PAST and not is_weekend and piece.mod is None):
            saturday -= calendar.WEEK
        elif piece.mod is Mod.NEXT and is_weekend:
            saturday += calendar.WEEK
    return Days(saturday, saturday + 2 * _DAY, Grain.DAY)


def _long_weekend(feast: date, name: int, *, is_english: bool) -> tuple[date, date]:
    """The week-end beside a feast, with the feast, and with the Monday that is one too: "le week-end de l'Ascension", "Easter weekend"."""
    ahead = (5 - feast.weekday()) % 7  # days to Saturday
    saturday = feast + (ahead if ahead <= 3 else ahead - 7) * _DAY
    first, after = min(saturday, feast), max(saturday + 2 * _DAY, feast + _DAY)
    if name in {Feast.EASTER, Feast.PENTECOST}:
        after += _DAY
        first -= _DAY if is_english and name == Feast.EASTER else 0 * _DAY  # Good Friday
    return first, after


def _week_of(piece: Piece, today: date, tense: int) -> Resolved:
    of = resolve(piece.of, today, tense) if piece.of is not None else None
    if not isinstance(of, Days):
        return of
    monday = calendar.monday_of(of.first)
    if piece.of is not None and piece.of.year is None and piece.of.month is not None and tense is not Tense.PAST:
        then = resolve(piece.of, calendar.monday_of(today), tense)  # the week that runs has not passed
        if isinstance(then, Days) and calendar.monday_of(then.first) == calendar.monday_of(today):
            monday = calendar.monday_of(today)
    first, after = calendar.part_of_week(monday, piece.part)
    return Days(first, after, Grain.WEEK)


def _first_months(piece: Piece, today: date, tense: int) -> Resolved:
    of = resolve(piece.of, today, tense) if piece.of is not None else None
    year = of.first.year if isinstance(of, Days) else piece.year or today.year
    return Days(*calendar.months_from(year, 1, piece.number), Grain.MONTH)


def _school_days(piece: Piece, today: date, tense: int) -> Resolved:
    """School holidays, of the zone that was said or of all of them; None where their year is not known."""
    if piece.year is not None:
        days = school.school_break(piece.year, piece.number, piece.zone)
    else:
        is_past = piece.mod is Mod.LAST or (tense is Tense.PAST and piece.mod is None)
        days = school.school_break_near(today, piece.number, piece.zone, is_past=is_past, is_next=piece.mod is Mod.NEXT)
    if days is None:
        return None
    return Days(*calendar.part_of_days(*days, piece.part), Grain.DAY)


_RESOLVERS: dict[int, Callable[[Piece, date, int], Resolved]] = {
    Kind.DAY: _day,
    Kind.WEEKDAY: _weekday,
    Kind.MONTH: month_days,
    Kind.YEAR: year_days,
    Kind.YEARS: years_days,
    Kind.SEASON: season_days,
    Kind.QUARTER: quarter_days,
    Kind.HALF: quarter_days,
    Kind.WEEK: week_days,
    Kind.FEAST: feast_days,
    Kind.RELATIVE: relative_days,
    Kind.SHIFT: shift_days,
    Kind.PERIOD: period_days,
    Kind.NTH: _nth,
    Kind.NTH_WEEK: _nth_week,
    Kind.FORTNIGHT: _fortnight,
    Kind.WEEKEND: _weekend,
    Kind.WEEK_OF: _week_of,
    Kind.STRETCH: stretch_days,
    Kind.FIRST_MONTHS: _first_months,
    Kind.SCHOOL: _school_days,
    Kind.TIME: lambda _piece, today, _tense: one_day(today),
}
