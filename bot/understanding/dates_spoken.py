"""Times of day said in words: "seize heures trente", "huit heures moins le quart", "half past two", "quarter to nine"."""

# Hours and minutes are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004
from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_sorts import Sort

_CARDINAL_OR_NUMBER = frozenset({Sort.CARDINAL, Sort.NUMBER})
_NOT_BEHIND_MINUTES = frozenset({Sort.OTHER, Sort.UNIT, Sort.HOUR_MARK, Sort.MONTH, Sort.QUANTITY})
_OTHER_OR_UNIT_OR_QUANTITY = frozenset({Sort.OTHER, Sort.UNIT, Sort.QUANTITY})

_HOURS, _MINUTES = 24, 60
_DAYS = frozenset({Sort.RELATIVE, Sort.WEEKDAY, Sort.NEXT, Sort.IN})
_SHARES = {"half": 30, "quarter": 15}
_LAST_AFTERNOON = 6  # "half past six" is in the evening, "half past seven" in the morning


def spoken_hour(terms: Terms, place: int) -> int | None:
    """The hour a word names: "seize", "sept" included, which is also a month's abbreviation."""
    if terms.sorts[place] == Sort.CARDINAL and terms.values[place] <= _HOURS:
        return terms.values[place]
    return 7 if terms.words[place] == "sept" and terms.language == "fr" else None


def minutes_behind(terms: Terms, place: int) -> tuple[int, int] | None:
    """The minutes said behind "heures", before the hour where negative, and the term behind them."""
    match terms.words[place : place + 3]:
        case ["et", "demie" | "demi", _]:
            return 30, place + 2
        case ["et", "quart", _]:
            return 15, place + 2
        case ["moins", "le", "quart"]:
            return -15, place + 3
        case ["moins", *_] if _is_minutes(terms, place + 1):
            return -terms.values[place + 1], place + 2
        case _ if terms.sorts[place] == Sort.CARDINAL and _is_minutes(terms, place):
            return terms.values[place], place + 1
        case _:
            return None


def _is_minutes(terms: Terms, place: int) -> bool:
    return (
        terms.sorts[place] in _CARDINAL_OR_NUMBER
        and 5 <= terms.values[place] < _MINUTES
        and (terms.sorts[place + 1] not in _NOT_BEHIND_MINUTES or terms.words[place + 1] in {"minute", "minutes"})
    )


def english_clock(terms: Terms, place: int) -> tuple[int, int] | None:
    """Minutes since midnight of "half past two" and the like, and the term behind. From one to six it is the afternoon."""
    link = place + 1
    if terms.words[link] not in {"past", "to"}:
        return _half_hour(terms, place)
    hour = spoken_hour(terms, link + 1)
    if hour is None and terms.sorts[link + 1] == Sort.NUMBER and terms.width(link + 1) <= 2:
        hour = terms.values[link + 1]
    if hour is None or not 1 <= hour <= 12 or terms.words[link + 1] in {"a", "an"}:
        return None
    minutes = _SHARES.get(terms.words[place])
    if minutes is None:
        is_counted = terms.sorts[place] == Sort.CARDINAL and terms.values[place] in {5, 10, 20, 25}
        if not is_counted or terms.sorts[link + 2] in _OTHER_OR_UNIT_OR_QUANTITY:
            return None  # "five to ten people"
        if terms.words[link] == "to" and terms.sorts[place - 1 if place else -1] != Sort.AT:
            return None
        minutes = terms.values[place]
    hour = hour + 12 if hour <= _LAST_AFTERNOON else hour
    return hour * 60 + (minutes if terms.words[link] == "past" else -minutes), link + 2


def _half_hour(terms: Terms, place: int) -> tuple[int, int] | None:
    """Such as "at half nine", which is half past nine."""
    hour, end = spoken_hour(terms, place + 1), place + 2
    if hour is None and terms.sorts[place + 1] == Sort.NUMBER and terms.width(place + 1) <= 2:
        hour = terms.values[place + 1]
    is_tied = terms.words[place - 1 if place else -1] == "at" or terms.sorts[end] in _DAYS
    if (
        terms.words[place] != "half"
        or terms.words[place + 1] in {"a", "an"}
        or hour is None
        or not 1 <= hour <= 12
        or not is_tied
    ):
        return None
    return (hour + 12 if hour <= _LAST_AFTERNOON else hour) * 60 + 30, end


def english_hours(terms: Terms, place: int) -> tuple[int, int, int] | None:
    """Hours without a mark, from one to another, in minutes, and the term behind: "Tuesday 2-4", "between 10 and 12 on Friday".

    A named day must stand beside them, else they are any two numbers. From one to six it is the afternoon.
    """
    end = place + 3
    link = terms.sorts[place + 1]
    if (
        not _is_hour(terms, place)
        or not _is_hour(terms, place + 2)
        or not (link in _HOURS_LINKS or (link == Sort.AND and terms.sorts[place - 1] == Sort.BETWEEN))
        or not (_named_day_before(terms, place, end) or _named_day_behind(terms, end))
    ):
        return None
    first, last = terms.values[place], terms.values[place + 2]
    first += 12 if first <= _LATEST_AFTERNOON else 0
    while last <= first:
        last += 12
    return first * 60, last * 60, end


def _is_hour(terms: Terms, place: int) -> bool:
    return terms.sorts[place] == Sort.NUMBER and 1 <= terms.values[place] <= 12 and terms.width(place) <= 2


def _named_day_before(terms: Terms, place: int, end: int) -> bool:
    before = place - 1
    while before > 0 and terms.sorts[before] in _BEFORE_HOURS:
        before -= 1
    is_counting = terms.sorts[end] in _COUNTED or (terms.sorts[end] == Sort.OTHER and _counts(terms.words[end]))
    is_dated = before < place - 1 and terms.sorts[before] in _DAY_ENDS  # "Saturday 14 Feb, 10-1"
    return before >= 0 and (is_dated or terms.sorts[before] in _NAMED_DAYS) and not is_counting


def _counts(word: str) -> bool:
    return word in {"people", "%"} or (word.endswith("s") and len(word) > 3 and word != "works")


def _named_day_behind(terms: Terms, end: int) -> bool:
    if terms.words[end] != "on":
        return terms.sorts[end] in _NAMED_DAYS
    behind = end + 1 + (terms.sorts[end + 1] == Sort.THE)
    is_day = terms.sorts[behind] == Sort.NUMBER and terms.sorts[behind + 1] in _DAY_ENDS
    return is_day or terms.sorts[behind] in _NAMED_DAYS


_LATEST_AFTERNOON = 6
_HOURS_LINKS = frozenset({Sort.DASH, Sort.AT, Sort.AT_THE, Sort.UNTIL})
_BEFORE_HOURS = frozenset({Sort.FROM, Sort.BETWEEN, Sort.COMMA, Sort.AT})
_NAMED_DAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAY_SHORT, Sort.RELATIVE})
_DAY_ENDS = frozenset({Sort.SUFFIX, Sort.MONTH, Sort.MONTH_SHORT})
_COUNTED = frozenset(
    {Sort.SUFFIX, Sort.MONTH, Sort.MONTH_SHORT, Sort.HOUR_MARK, Sort.MERIDIEM, Sort.QUANTITY, Sort.UNIT, Sort.OF}
)
