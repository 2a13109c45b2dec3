"""Periods become days: months, seasons, quarters, weeks, feasts, and what lies some length away."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.windows import Grain
from bot.understanding import dates_calendar as calendar
from bot.understanding.dates_days import Days, Resolved, Tense, Trouble, modified, one_day
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_readings import ProblemKind
from bot.understanding.dates_sorts import Feast, Part, Unit

_HOUR_OR_MINUTE = frozenset({Unit.HOUR, Unit.MINUTE})

_DAY = timedelta(days=1)


def month_days(piece: Piece, today: date, tense: int) -> Resolved:
    """A month or a part of it."""
    month = piece.month or 1

    def build(year: int) -> tuple[date, date]:
        return calendar.part_of_month(year, month, piece.part)

    if piece.year is not None:
        first, after = build(piece.year)
    else:
        first, after = modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.MONTH)


def year_days(piece: Piece, _today: date, _tense: int) -> Resolved:
    """A year or a third of it."""
    first, after = calendar.part_of_year(piece.year or 0, piece.part)
    return Days(first, after, Grain.YEAR)


def years_days(piece: Piece, _today: date, _tense: int) -> Resolved:
    """Several years, first and last included."""
    first, last = piece.year or 0, piece.number
    third = max((last + 1 - first) // 3, 1)
    match piece.part:
        case Part.EARLY:
            last = first + third - 1
        case Part.MIDDLE:
            first, last = first + third, last - third
        case Part.LATE:
            first = last - third + 1
        case _:
            pass
    if last < first:
        return None
    return Days(date(first, 1, 1), date(last + 1, 1, 1), Grain.YEAR)


def season_days(piece: Piece, today: date, tense: int) -> Resolved:
    """A season or a third of it."""

    def build(year: int) -> tuple[date, date]:
        return calendar.part_of_days(*calendar.season(year, piece.number), piece.part)

    first, after = build(piece.year) if piece.year is not None else modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.QUARTER)


def quarter_days(piece: Piece, today: date, tense: int) -> Resolved:
    """A quarter or a half, or a part of it."""
    months = 3 if piece.kind is Kind.QUARTER else 6

    def build(year: int) -> tuple[date, date]:
        return calendar.part_of_months(year, (piece.number - 1) * months + 1, months, piece.part)

    first, after = build(piece.year) if piece.year is not None else modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.QUARTER if piece.kind is Kind.QUARTER else Grain.HALF)


def week_days(piece: Piece, today: date, tense: int) -> Resolved:
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


def feast_days(piece: Piece, today: date, tense: int) -> Resolved:
    """A day of the year that has a name."""

    def build(year: int) -> tuple[date, date]:
        day = calendar.feast(year, Feast(piece.number))
        return day, day + _DAY

    first, after = build(piece.year) if piece.year is not None else modified(build, today, tense, piece.mod)
    return Days(first, after, Grain.DAY)


def relative_days(piece: Piece, today: date, _tense: int) -> Resolved:
    """So many days from today."""
    return one_day(today + timedelta(days=piece.number))


def shift_days(piece: Piece, today: date, _tense: int) -> Resolved:
    """The day that lies so many units from today."""
    if piece.is_working:
        return one_day(calendar.working_days_after(today, piece.number))
    unit, number = piece.unit or Unit.DAY, piece.number
    moved = calendar.shifted(today, number, unit)
    return None if moved is None else one_day(moved)


def stretch_days(piece: Piece, today: date, _tense: int) -> Resolved:
    """The next so many units from tomorrow on, or the last ones up to yesterday."""
    unit = piece.unit or Unit.DAY
    if unit in _HOUR_OR_MINUTE:
        return None
    grain = _GRAINS.get(unit, Grain.DAY)
    if piece.mod is Mod.LAST:
        first = calendar.shifted(today, -piece.number, unit)
        return None if first is None else Days(first, today, grain)
    after = calendar.shifted(today + _DAY, piece.number, unit)
    return None if after is None else Days(today + _DAY, after, grain)


_GRAINS = {Unit.WEEK: Grain.WEEK, Unit.MONTH: Grain.MONTH, Unit.QUARTER: Grain.QUARTER, Unit.YEAR: Grain.YEAR}


def period_days(piece: Piece, today: date, tense: int) -> Resolved:
    """The present week, month or year, or one that lies so many steps away."""

    def build(step: int) -> Days | None:
        return _days_of_period(piece, today, step)

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


def _days_of_period(piece: Piece, today: date, step: int) -> Days | None:  # noqa: PLR0911 - one return a unit
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
            return one_day(today + timedelta(days=step))
        case _:
            return None
