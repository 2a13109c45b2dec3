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
