"""The school holidays of metropolitan France, zone by zone, for the school years that are known.

Source: the calendars fixed by the minister of education for 2014-2015 to 2026-2027 (of late the arrêtés of 7 December 2022 and
of 22 October 2025), as published on education.gouv.fr and as the open data set « fr-en-calendrier-scolaire ». A break begins on
the first day without class (the Saturday where classes end on one) and ends on the morning classes begin again. The zones were
drawn anew in 2016: a letter means the zone of its time. Corsica and the overseas have calendars of their own.

Where no zone is said and the zones differ, the window is the one that holds all three: nobody has class before it begins to be
a holiday somewhere, and « avant les vacances » or « après les vacances » is then right for every zone.
Out of the known years there is no window, rather than a computed one: the spring of 2021 shows that a rule would not have known.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final


class Break:
    """A holiday of a school year, in the order of the year."""

    ALL_SAINTS: Final = 0
    CHRISTMAS: Final = 1
    WINTER: Final = 2
    SPRING: Final = 3
    SUMMER: Final = 4


ZONES = "abc"
_JANUARY_BREAKS = 2  # from here on a break lies in the second of the two years
_FIRST_MONTH = 9
# When each is certainly over or not begun in any year, where the year itself is not known.
_EARLIEST = ((10, 15), (12, 15), (2, 1), (4, 1), (7, 1))
_LATEST = ((11, 15), (12, 31), (3, 20), (5, 20), (9, 5))

# By the year in which the school year begins: each break as ISO 8601 month and day, first/after, once for all or by zone A B C.
_CALENDAR = {
    2014: "10-18/11-03|12-20/01-05|02-07/02-23 02-21/03-09 02-14/03-02|04-11/04-27 04-25/05-11 04-18/05-04|07-04/09-01",
    2015: "10-17/11-02|12-19/01-04|02-13/02-29 02-06/02-22 02-20/03-07|04-09/04-25 04-02/04-18 04-16/05-02|07-06/09-01",
    2016: "10-20/11-03|12-17/01-03|02-18/03-06 02-11/02-27 02-04/02-20|04-15/05-02 04-08/04-24 04-01/04-18|07-08/09-04",
    2017: "10-21/11-06|12-23/01-08|02-10/02-26 02-24/03-12 02-17/03-05|04-07/04-23 04-21/05-07 04-14/04-30|07-07/09-03",
    2018: "10-20/11-05|12-22/01-07|02-16/03-04 02-09/02-25 02-23/03-11|04-13/04-29 04-06/04-23 04-20/05-06|07-06/09-02",
    2019: "10-19/11-04|12-21/01-06|02-22/03-09 02-15/03-02 02-08/02-24|04-18/05-04 04-11/04-27 04-04/04-20|07-04/09-01",
    2020: "10-17/11-02|12-19/01-04|02-06/02-22 02-20/03-08 02-13/03-01|04-10/04-26|07-07/09-02",
    2021: "10-23/11-08|12-18/01-03|02-12/02-28 02-05/02-21 02-19/03-07|04-16/05-02 04-09/04-25 04-23/05-09|07-08/09-01",
    2022: "10-22/11-07|12-17/01-03|02-04/02-20 02-11/02-27 02-18/03-06|04-08/04-24 04-15/05-02 04-22/05-09|07-08/09-04",
    2023: "10-21/11-06|12-23/01-08|02-17/03-04 02-24/03-11 02-10/02-26|04-13/04-29 04-20/05-06 04-06/04-22|07-06/09-02",
    2024: "10-19/11-04|12-21/01-06|02-22/03-10 02-08/02-24 02-15/03-03|04-19/05-05 04-05/04-22 04-12/04-28|07-05/09-01",
    2025: "10-18/11-03|12-20/01-05|02-07/02-23 02-14/03-02 02-21/03-09|04-04/04-20 04-11/04-27 04-18/05-04|07-04/09-01",
    # The end of the summer of 2027 is fixed with the year that follows.
    2026: "10-17/11-02|12-19/01-04|02-13/03-01 02-20/03-08 02-06/02-22|04-10/04-26 04-17/05-03 04-03/04-19",
}


@cache
def school_break(year: int, number: int, zone: str | None = None) -> tuple[date, date] | None:
    """The days of a break that begins in this calendar year, half-open; of all zones together where ``zone`` is None.

    None where the calendar of that year is not known.
    """
    school_year = year - (number >= _JANUARY_BREAKS)
    breaks = _CALENDAR.get(school_year, "").split("|")
    if number >= len(breaks) or not breaks[number]:
        return None
    stretches = [_days(stretch, year) for stretch in breaks[number].split()]
    if zone is not None:
        return stretches[ZONES.index(zone) % len(stretches)]
    return min(first for first, _ in stretches), max(after for _, after in stretches)


def _days(stretch: str, year: int) -> tuple[date, date]:
    first, after = (tuple(map(int, part.split("-"))) for part in stretch.split("/"))
    return date(year, *first), date(year + (after < first), *after)


def school_break_near(
    today: date, number: int, zone: str | None, *, is_past: bool, is_next: bool
) -> tuple[date, date] | None:
    """The break the clause means: the first that is not over (``is_next``: not begun), or with ``is_past`` the last that has begun.

    None as soon as a year that is not known could be the one.
    """
    years = (today.year, today.year - 1) if is_past else (today.year - 1, today.year, today.year + 1)
    for year in years:
        days = school_break(year, number, zone)
        if days is None:
            if _may_be_meant(today, year, number, is_past=is_past):
                return None
        elif days[0] <= today if is_past else (days[0] > today if is_next else days[1] > today):
            return days
    return None


def _may_be_meant(today: date, year: int, number: int, *, is_past: bool) -> bool:
    if is_past:
        return date(year, *_EARLIEST[number]) <= today
    latest = date(year + 1, 1, 10) if number == Break.CHRISTMAS else date(year, *_LATEST[number])
    return latest > today
