"""The calendar as arithmetic: months and their parts, quarters, ISO weeks, seasons, feasts. Pure, half-open intervals of days."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from bot.understanding.dates_sorts import Feast, Part, Unit

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
Days = tuple[date, date]

FIRST_YEAR, LAST_YEAR = 1000, 2100
MONTHS_OF_A_YEAR = 12
_FEBRUARY, JUNE = 2, 6
_DAYS_IN = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_THURSDAY, _FRIDAY = 3, 4

# Astronomical seasons on their usual days; each ends where the next begins.
_SEASONS = ((3, 20), (6, 21), (9, 22), (12, 21))
WINTER = 3


def month_after(year: int, month: int, count: int = 1) -> tuple[int, int]:
    """The year and the month that stand ``count`` months further on."""
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return _DAYS_IN[month] + (month == _FEBRUARY and isleap(year))


def months_from(year: int, month: int, count: int) -> Days:
    """``count`` whole months."""
    until_year, until_month = month_after(year, month, count)
    return date(year, month, 1), date(until_year, until_month, 1)


def part_of_month(year: int, month: int, part: int | None) -> Days:
    """Début is 1 to 10, mi 11 to 20, fin 21 to the last; courant the whole month."""
    first, after = months_from(year, month, 1)
    match part:
        case Part.EARLY:
            return first, first.replace(day=11)
        case Part.MIDDLE:
            return first.replace(day=11), first.replace(day=21)
        case Part.LATE:
            return first.replace(day=21), after
        case _:
            return first, after


def part_of_year(year: int, part: int | None) -> Days:
    """A third of a year: January to April, May to August, September to December."""
    match part:
        case Part.EARLY:
            return months_from(year, 1, 4)
        case Part.MIDDLE:
            return months_from(year, 5, 4)
        case Part.LATE:
            return months_from(year, 9, 4)
        case _:
            return months_from(year, 1, 12)


def part_of_months(year: int, month: int, count: int, part: int | None) -> Days:
    """A third of a quarter or a half, by whole months."""
    third = count // 3
    match part:
        case Part.EARLY:
            return months_from(year, month, third)
        case Part.MIDDLE:
            return months_from(*month_after(year, month, third), third)
        case Part.LATE:
            return months_from(*month_after(year, month, 2 * third), third)
        case _:
            return months_from(year, month, count)


def part_of_week(monday: date, part: int | None) -> Days:
    """Début is Monday and Tuesday, milieu Wednesday, fin Thursday and Friday."""
    match part:
        case Part.EARLY:
            return monday, monday + 2 * DAY
        case Part.MIDDLE:
            return monday + 2 * DAY, monday + 3 * DAY
        case Part.LATE:
            return monday + 3 * DAY, monday + 5 * DAY
        case _:
            return monday, monday + WEEK


def part_of_days(first: date, after: date, part: int | None) -> Days:
    """A third of any stretch, by days."""
    third = (after - first) // 3
    match part:
        case Part.EARLY:
            return first, first + third
        case Part.MIDDLE:
            return first + third, after - third
        case Part.LATE:
            return after - third, after
        case _:
            return first, after


def season(year: int, number: int) -> Days:
    """Spring is 0, winter 3; a winter belongs to the year it begins in."""
    month, day = _SEASONS[number]
    next_month, next_day = _SEASONS[(number + 1) % 4]
    return date(year, month, day), date(year + (number == WINTER), next_month, next_day)


def iso_weeks(year: int) -> int:
    """How many weeks the year has by ISO 8601: 52 or 53."""
    return date(year, 12, 28).isocalendar().week


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """The first (1), second… or last (-1) such weekday of a month, None if there is no fifth."""
    if number < 0:
        last = date(year, month, days_in(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    return day if day.month == month else None


def nth_week(year: int, month: int, number: int) -> date:
    """The Monday of the first or last (-1) week of a month; a week belongs to the month of its Thursday, as in ISO 8601."""
    thursday = nth_weekday(year, month, _THURSDAY, number) or nth_weekday(year, month, _THURSDAY, -1)
    return monday_of(thursday or date(year, month, 1))


def shifted(day: date, count: int, unit: int) -> date | None:
    """The day that lies so far away, the last of its month where the month is shorter; None outside 1000 to 2100."""
    try:
        match unit:
            case Unit.WEEK:
                moved = day + count * WEEK
            case Unit.FORTNIGHT:
                moved = day + 15 * count * DAY
            case Unit.MONTH | Unit.QUARTER | Unit.HALF | Unit.YEAR:
                months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}[unit]
                year, month = month_after(day.year, day.month, count * months)
                moved = date(year, month, min(day.day, days_in(year, month)))
            case _:
                moved = day + count * DAY
    except (ValueError, OverflowError):
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def working_days_after(day: date, count: int) -> date:
    """The day that lies so many working days away, public holidays of France left out."""
    step = DAY if count > 0 else -DAY
    left = min(abs(count), 500)
    while left:
        day += step
        left -= day.weekday() <= _FRIDAY and day not in public_holidays(day.year)
    return day


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


_AFTER_EASTER = {
    Feast.MARDI_GRAS: -47,
    Feast.MOTHERING_SUNDAY: -21,
    Feast.PALM_SUNDAY: -7,
    Feast.GOOD_FRIDAY: -2,
    Feast.EASTER: 0,
    Feast.EASTER_MONDAY: 1,
    Feast.ASCENSION: 39,
    Feast.PENTECOST: 49,
    Feast.WHIT_MONDAY: 50,
}
_FIXED = {
    Feast.NEW_YEAR: (1, 1),
    Feast.EPIPHANY: (1, 6),
    Feast.CANDLEMAS: (2, 2),
    Feast.VALENTINE: (2, 14),
    Feast.LABOUR_DAY: (5, 1),
    Feast.MUSIC_DAY: (6, 21),
    Feast.MIDSUMMER: (6, 24),
    Feast.NATIONAL_DAY: (7, 14),
    Feast.ASSUMPTION: (8, 15),
    Feast.HALLOWEEN: (10, 31),
    Feast.ALL_SAINTS: (11, 1),
    Feast.ARMISTICE: (11, 11),
    Feast.SAINT_NICHOLAS: (12, 6),
    Feast.CHRISTMAS_EVE: (12, 24),
    Feast.CHRISTMAS: (12, 25),
    Feast.BOXING_DAY: (12, 26),
    Feast.NEW_YEARS_EVE: (12, 31),
    Feast.SAINT_DAVID: (3, 1),
    Feast.SAINT_PATRICK: (3, 17),
    Feast.SAINT_GEORGE: (4, 23),
    Feast.SAINT_ANDREW: (11, 30),
    Feast.BONFIRE_NIGHT: (11, 5),
}


# Month, weekday, which of the month. The bank holidays of England and Wales: Banking and Financial Dealings Act 1971, schedule 1.
_NTH = {
    Feast.FATHERS_DAY: (6, 6, 3),
    Feast.THANKSGIVING: (11, 3, 4),
    Feast.EARLY_MAY: (5, 0, 1),
    Feast.SPRING_BANK: (5, 0, -1),
    Feast.SUMMER_BANK: (8, 0, -1),
    Feast.REMEMBRANCE_SUNDAY: (11, 6, 2),
}


def feast(year: int, name: Feast) -> date:
    """The day of a feast in a year, as France keeps it (Thanksgiving as the United States do)."""
    if name in _AFTER_EASTER:
        return easter(year) + _AFTER_EASTER[name] * DAY
    if name in _FIXED:
        return date(year, *_FIXED[name])
    month, weekday, number = _NTH.get(name, (5, 6, -1))
    day = nth_weekday(year, month, weekday, number) or date(year, month, 1)
    # Code de l'action sociale et des familles, D215-1: the last Sunday of May, the next one if that is Pentecost.
    return day + WEEK if name is Feast.MOTHERS_DAY and day == feast(year, Feast.PENTECOST) else day


def public_holidays(year: int) -> frozenset[date]:
    """The eleven public holidays of metropolitan France (Code du travail, L3133-1)."""
    spring = easter(year)
    moving = {spring + days * DAY for days in (1, 39, 50)}
    return frozenset(
        moving | {date(year, *day) for day in ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))}
    )
