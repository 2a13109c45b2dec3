"""Numbers in dates: days, years, clock times, and the numbers that belong to something else."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from dataclasses import replace

from bot.understanding.dates_calendar import LAST_YEAR
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_pieces import Clock
from bot.understanding.dates_sorts import Daypart, Sort
from bot.understanding.dates_spoken import english_clock, english_hours, minutes_behind, spoken_hour

_HOUR_LINKS = frozenset({Sort.DASH, Sort.AT, Sort.AND, Sort.AT_THE})
_MONTH_OR_MONTH_SHORT = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_MONTH_OR_SLASH_OR_HOUR_MARK = frozenset({Sort.MONTH, Sort.SLASH, Sort.HOUR_MARK})
_NUMBER_OR_CLOCK_OR_AT = frozenset({Sort.NUMBER, Sort.CLOCK, Sort.AT})
_OF_THE_OR_OF = frozenset({Sort.OF_THE, Sort.OF})

LONGEST_MONTH = 31
_HIGHEST_DAY = 39  # "le 32 mars" is an impossible day; "60 mars" is no day at all
_HOURS, _MINUTES = 24, 60
_MOST_SLIPS = 28  # "à 25h" is a slip; "à 28h par semaine" counts
_NOON = 12 * 60
_LAST_AFTERNOON = 6
OLDEST_YEAR = 1900

_SPOKEN = frozenset({Sort.CARDINAL, Sort.UNIT, Sort.MONTH_SHORT})
_DAY_ARTICLES = frozenset({Sort.THE, Sort.OF_THE, Sort.AT_THE, Sort.WEEKDAY, Sort.WEEKDAY_SHORT})
_WEEKDAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAY_SHORT})
_NAMED_DAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAY_SHORT, Sort.RELATIVE})
_COUNTED = frozenset({Sort.QUANTITY, Sort.STREET})
_RANGE_MARKS = frozenset({Sort.DASH, Sort.AT, Sort.AT_THE, Sort.AND, Sort.SLASH, Sort.UNTIL})


def year_at(terms: Terms, place: int, *, oldest: int = OLDEST_YEAR) -> int | None:
    """The year that stands here in four digits; ``oldest`` is lower where something shows that it is one: "mai 1789"."""
    if terms.sorts[place] == Sort.NUMBER and terms.width(place) == 4 and oldest <= terms.values[place] <= LAST_YEAR:
        return terms.values[place]
    return None


def day_at(terms: Terms, place: int) -> tuple[int, int] | None:
    """A day of the month, "12", "1er", "vingt-cinq", "the 5th", and the term behind it. 32 to 39 are days that do not exist."""
    sort, value = terms.sorts[place], terms.values[place]
    highest = _HIGHEST_DAY
    if value > highest and terms.sorts[place + 1] == Sort.MONTH and place and terms.sorts[place - 1] in _DAY_ARTICLES:
        highest = 99  # "le 45 mars" is an impossible day as well
    if sort == Sort.NUMBER and 1 <= value <= highest and terms.width(place) <= 2:
        if terms.sorts[place + 1] != Sort.SUFFIX:
            return value, place + 1
        # "1er" is a day; "2e étage" is none.
        is_day = terms.language == "en" or value == 1 or terms.sorts[place + 2] in _MONTH_OR_MONTH_SHORT
        return (value, place + 2) if is_day else None
    if sort == Sort.CARDINAL and value <= LONGEST_MONTH:
        return value, place + 1
    if sort == Sort.ORDINAL and value > 0:
        return value, place + 1
    return None


def ordinal_at(terms: Terms, place: int) -> tuple[int, int] | None:
    """A rank, "premier", "2e", "dernier" (-1), and the term behind it."""
    match terms.sorts[place]:
        case Sort.ORDINAL:
            return terms.values[place], place + 1
        case Sort.LAST:
            return -1, place + 1
        case Sort.NUMBER if terms.sorts[place + 1] == Sort.SUFFIX:
            return terms.values[place], place + 2
        case _:
            return None


_NOON_HOUR = 12


def clock_at(terms: Terms, place: int, *, is_announced: bool) -> tuple[Clock, int] | None:
    """A time of day or a range of them, and the term behind. ``is_announced``: a word such as "à" stands in front.

    "14h", "14 h 30", "14:30", "2pm", "9 heures", "midi", "9h30-12h", "14-16h".
    """
    first = _one_clock(terms, place, is_announced=is_announced)
    if first is None:
        return _short_range(terms, place) or _bare_range(terms, place)
    clock, end = first
    if terms.sorts[end] in _RANGE_MARKS and terms.sorts[end + 1] in _NUMBER_OR_CLOCK_OR_AT:
        behind = end + 1 + (terms.sorts[end + 1] == Sort.AT)
        second = _one_clock(terms, behind, is_announced=True)
        is_list = terms.sorts[end] == Sort.AND and terms.sorts[place - 1] != Sort.BETWEEN
        if second is not None and not is_list and second[0].start != clock.start:
            last, end = second
            is_late = terms.sorts[end - 1] == Sort.MERIDIEM != terms.sorts[behind - 2] and last.start >= _NOON
            if is_late and clock.start + _NOON < last.start:  # "3:30-4:30pm"
                clock = replace(clock, start=clock.start + _NOON)
            return Clock(
                clock.start, last.start, clock.is_fine or last.is_fine, clock.is_possible and last.is_possible
            ), end
    return _with_daypart(terms, clock, end)


def _one_clock(terms: Terms, place: int, *, is_announced: bool) -> tuple[Clock, int] | None:
    sort, hour = terms.sorts[place], terms.values[place]
    if sort == Sort.CLOCK:
        return _named_clock(terms, place)
    if sort == Sort.NUMBER and terms.width(place) == 4 and terms.language == "en":
        return _military_clock(terms, place)
    if sort != Sort.NUMBER or terms.width(place) > 2:
        return _spoken_clock(terms, place, is_announced=is_announced) if sort in _SPOKEN else None
    mark = place + 1
    if terms.sorts[mark] == Sort.CLOCK and hour == _NOON_HOUR and terms.language == "en":
        return _named_clock(terms, mark)  # "12 noon"
    match terms.sorts[mark]:
        case Sort.HOUR_MARK if terms.values[mark] == 0 or is_announced:
            return _hour_and_minute(terms, hour, mark, is_announced=is_announced)
        case Sort.COLON if terms.is_glued(mark) and terms.is_glued(mark + 1) and terms.width(mark + 1) == 2:
            end = mark + 2
            if terms.sorts[end] == Sort.COLON and terms.sorts[end + 1] == Sort.NUMBER and terms.is_glued(end):
                end += 2
            return _meridiem(terms, _office_hour(terms, place, end), terms.values[mark + 1], end)
        case Sort.DOT if is_dotted_time(terms, place, mark + 2):
            return _meridiem(terms, _office_hour(terms, place, mark + 2), terms.values[mark + 1], mark + 2)
        case Sort.MERIDIEM if 1 <= hour <= _HOURS // 2:
            return _meridiem(terms, hour, None, mark)
        case _:
            return None


def _spoken_clock(terms: Terms, place: int, *, is_announced: bool) -> tuple[Clock, int] | None:
    if terms.language == "en":
        found = english_clock(terms, place)
        return None if found is None else (Clock(found[0], None, is_fine=True), found[1])
    hour = spoken_hour(terms, place)
    if hour is None or not is_announced or terms.sorts[place + 1] != Sort.HOUR_MARK:
        return None
    return _hour_and_minute(terms, hour, place + 1, is_announced=True)


def _military_clock(terms: Terms, place: int) -> tuple[Clock, int] | None:
    """Such as "at 1430", "0930 on Monday"."""
    hour, minute = divmod(terms.values[place], 100)
    before = terms.words[place - 1 if place else -1]
    is_year = year_at(terms, place) is not None  # "by 2020"; "at 2020" is an hour
    is_announced = (before == "at" or (before in {"by", "from", "until"} and not is_year)) and minute % 5 == 0
    if (
        not (is_announced or terms.sorts[place + 1] == Sort.IN)
        or terms.sorts[place - 1] == Sort.NUMBER
        or hour >= _HOURS
        or minute >= _MINUTES
    ):
        return None
    return Clock(terms.values[place] // 100 * 60 + minute, None, is_fine=minute > 0), place + 1


def _named_clock(terms: Terms, place: int) -> tuple[Clock, int]:
    minutes, behind = terms.values[place], place + 1
    if (
        terms.sorts[behind] == Sort.NUMBER
        and terms.values[behind] in {15, 30, 45}
        and terms.sorts[behind + 1] != Sort.HOUR_MARK
    ):
        return Clock(minutes + terms.values[behind], None, is_fine=True), behind + 1
    if terms.words[behind : behind + 2] == ["et", "deux"] and place and terms.sorts[place - 1] == Sort.BETWEEN:
        return Clock(minutes, minutes + 2 * 60), behind + 2
    if terms.words[behind : behind + 2] in (["et", "demi"], ["et", "quart"]):
        return Clock(minutes + (30 if terms.words[behind + 1] == "demi" else 15), None, is_fine=True), behind + 2
    return Clock(minutes), behind


def _hour_and_minute(terms: Terms, hour: int, mark: int, *, is_announced: bool) -> tuple[Clock, int] | None:
    behind = mark + 1
    has_minutes = (
        terms.sorts[behind] == Sort.NUMBER
        and terms.width(behind) == 2
        and (terms.is_glued(behind) or not terms.is_glued(mark) or terms.values[mark] == 1)
        and terms.sorts[behind + 1] not in _MONTH_OR_SLASH_OR_HOUR_MARK
    )
    if has_minutes:
        minute = terms.values[behind]
        return Clock(hour * 60 + minute, None, minute > 0, hour < _HOURS and minute < _MINUTES), behind + 1
    spoken = minutes_behind(terms, behind) if terms.language == "fr" else None
    if spoken is not None:
        return Clock(hour * 60 + spoken[0], None, is_fine=True), spoken[1]
    if hour > _HOURS and (not is_announced or hour >= _MOST_SLIPS):
        return None
    return Clock(hour * 60, None, is_possible=hour <= _HOURS), behind


def _office_hour(terms: Terms, place: int, end: int) -> int:
    """In English "4.15" and "2:30" are in the afternoon, "04:15" is not."""
    hour = terms.values[place]
    is_late = terms.language == "en" and hour <= _LAST_AFTERNOON and terms.width(place) == 1
    return hour + _HOURS // 2 if is_late and terms.sorts[end] != Sort.MERIDIEM and hour else hour


def _meridiem(terms: Terms, hour: int, minute: int | None, end: int) -> tuple[Clock, int]:
    if terms.sorts[end] == Sort.MERIDIEM:
        is_possible = 1 <= hour <= _HOURS // 2
        hour = hour % 12 + terms.values[end]
        end += 1
    else:
        is_possible = hour < _HOURS
    return Clock(hour * 60 + (minute or 0), None, bool(minute), is_possible and (minute or 0) < _MINUTES), end


def _short_range(terms: Terms, place: int) -> tuple[Clock, int] | None:
    """The hour mark stands only behind the second: "14-16h", "de 14 à 16h", "5-6pm"."""
    if terms.sorts[place] != Sort.NUMBER or terms.values[place] >= _HOURS or terms.width(place) > 2:
        return None
    before = terms.sorts[place - 1] if place else Sort.END
    is_glued = terms.sorts[place + 1] == Sort.DASH and terms.is_glued(place + 1) and terms.is_glued(place + 2)
    if before in _DAY_ARTICLES and not ((is_glued or terms.language == "en") and before in _WEEKDAYS):
        return None  # "le 12 à 14h"; but "lundi 14-16h", "Thursday 9 to 11am"
    if terms.sorts[place + 1] not in _HOUR_LINKS or terms.sorts[place + 2] != Sort.NUMBER:
        return None
    if terms.sorts[place + 1] == Sort.AND and terms.sorts[place - 1] != Sort.BETWEEN:
        return None
    second = _one_clock(terms, place + 2, is_announced=True)
    if second is None or not second[0].is_possible:
        return None
    start = terms.values[place] * 60
    if second[0].start >= _NOON and start + _NOON < second[0].start and terms.sorts[second[1] - 1] == Sort.MERIDIEM:
        start += _NOON
    return (Clock(start, second[0].start, second[0].is_fine), second[1]) if start < second[0].start else None


def _bare_range(terms: Terms, place: int) -> tuple[Clock, int] | None:
    hours = english_hours(terms, place) if terms.language == "en" else None
    return None if hours is None else (Clock(hours[0], hours[1]), hours[2])


def _with_daypart(terms: Terms, clock: Clock, end: int) -> tuple[Clock, int]:
    """Such as "8 h du soir" is 20 h."""
    behind = end + 1 if terms.sorts[end] in _OF_THE_OR_OF else end
    if terms.sorts[behind] == Sort.OTHER and terms.sorts[end] == Sort.OF:
        return clock, end
    behind += terms.sorts[behind] == Sort.THE and terms.sorts[end] == Sort.OF
    if terms.sorts[behind] != Sort.DAYPART or behind == end or terms.sorts[end] not in _OF_THE_OR_OF:
        return clock, end
    is_late = terms.values[behind] in {Daypart.AFTERNOON, Daypart.EVENING} and clock.start < _NOON
    return Clock(clock.start + (_NOON if is_late else 0), None, clock.is_fine, clock.is_possible), behind + 1


def is_dotted_time(terms: Terms, place: int, end: int) -> bool:
    """Such as "9.30am"; in English also "at 9.30", "tomorrow 9.30"."""
    if (
        terms.sorts[place + 1] != Sort.DOT
        or not terms.is_glued(place + 1)
        or terms.sorts[place + 2] != Sort.NUMBER
        or not terms.is_glued(place + 2)
    ):
        return False
    if terms.sorts[end] == Sort.MERIDIEM:
        return True
    before = place - 1 if place else -1
    is_announced = terms.language == "en" and (
        terms.words[before] == "at"
        or terms.sorts[before] in _NAMED_DAYS
        or (place > 3 and terms.sorts[before] in _RANGE_MARKS and is_dotted_time(terms, place - 4, before))
    )
    is_possible = terms.values[place] < _HOURS and terms.values[place + 2] < _MINUTES and terms.width(place + 2) == 2
    return is_announced and is_possible and terms.sorts[end] not in _COUNTED
