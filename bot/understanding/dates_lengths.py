"""Lengths of time as they are said: "3 semaines", "quinze jours", "5 jours ouvrés", "une quinzaine", "48h"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_sorts import Sort, Unit

_AND_OR_AT_OR_DASH = frozenset({Sort.AND, Sort.AT, Sort.DASH})

_EIGHT_DAYS = 8
# What "et demi" makes of a unit: so many smaller ones, and half of them.
_HALVED = {Unit.YEAR: (12, 6, Unit.MONTH), Unit.MONTH: (30, 15, Unit.DAY), Unit.HOUR: (60, 30, Unit.MINUTE)}


_COUNTS = frozenset({Sort.NUMBER, Sort.CARDINAL})
_BETWEEN_COUNT_AND_UNIT = frozenset({Sort.WORKING, Sort.NEXT, Sort.LAST})
_PETTY = frozenset({"bonne", "bonnes", "petite", "petits"})


@dataclass(frozen=True, slots=True)
class Length:
    """So many units; ``end`` is the term behind. ``is_working``: working days only; ``least`` of "2 ou 3 semaines" is 2."""

    count: int
    unit: int
    end: int
    is_working: bool = False
    least: int | None = None


def length_at(terms: Terms, place: int) -> Length | None:
    """The length that stands here. Huit jours are a week, a quinzaine fifteen days, an English fortnight fourteen."""
    half = _half_hour(terms, place)
    return Length(30, Unit.MINUTE, half) if half is not None else _counted_length(terms, place)


def _counted_length(terms: Terms, place: int) -> Length | None:
    is_counted = terms.sorts[place] in _COUNTS
    count, end = (terms.values[place], place + 1) if is_counted else (1, place)
    if terms.words[place] == "sept" and terms.language == "fr":  # also a month's abbreviation
        is_counted, count, end = True, 7, place + 1
    count, end, least = _least_and_most(terms, count, end) if is_counted else (count, end, None)
    is_working = False
    while terms.sorts[end] in _BETWEEN_COUNT_AND_UNIT or terms.words[end] in _PETTY:
        is_working = is_working or terms.sorts[end] == Sort.WORKING
        end += 1
    unit = _unit_at(terms, end, is_counted=is_counted)
    if unit is None:
        return None
    end += 1
    if terms.sorts[end] == Sort.WORKING:
        is_working, end = True, end + 1
    if terms.words[end : end + 2] in (["et", "demi"], ["et", "demie"]) and is_counted and unit in _HALVED:
        times, halves, unit = _HALVED[unit]
        return Length(count * times + halves, unit, end + 2)
    if unit is Unit.DAY and count == _EIGHT_DAYS and not is_working:
        count = 7
    if unit is Unit.FORTNIGHT:
        count, unit = count * (14 if terms.language == "en" else 15), Unit.DAY
        if terms.sorts[end] == Sort.OF:
            if terms.words[end + 1] not in {"jours", "days"}:
                return None  # "une quinzaine de personnes"
            end += 2
    return Length(count, unit, end, is_working, least)


def _half_hour(terms: Terms, place: int) -> int | None:
    """Behind "half an hour", "une demi-heure"."""
    match terms.words[place : place + 3]:
        case ["half", "an", "hour"] | ["une", "demi" | "demie", "heure"]:
            return place + 3
        case ["une", "demi heure", _]:
            return place + 2
        case _:
            return None


def _least_and_most(terms: Terms, count: int, end: int) -> tuple[int, int, int | None]:
    """Such as "2 ou 3", "deux à trois": the higher number, the term behind it, the lower one."""
    is_double = terms.sorts[end] in _AND_OR_AT_OR_DASH and terms.sorts[end + 1] in _COUNTS
    if is_double and terms.values[end + 1] > count:
        return terms.values[end + 1], end + 2, count
    return count, end, None


def _unit_at(terms: Terms, place: int, *, is_counted: bool) -> int | None:
    """The unit; only "quinzaine" and "huitaine" count themselves."""
    if terms.sorts[place] == Sort.HOUR_MARK and is_counted:
        return Unit.HOUR
    if is_counted and terms.sorts[place] == Sort.ERA_OF_DAYS and terms.language == "fr":
        return None if terms.text[terms.ends[place] :][:1] == "'" else Unit.DAY  # "sous 10 j"; not "à 10 j'arrive"
    if terms.sorts[place] != Sort.UNIT:
        return None
    unit = terms.values[place]
    return unit if is_counted or unit is Unit.FORTNIGHT or terms.words[place] == "huitaine" else None
