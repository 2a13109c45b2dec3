"""Lengths of time as they are said: "3 semaines", "quinze jours", "5 jours ouvrés", "une quinzaine", "48h"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_sorts import Sort, Unit

_EIGHT_DAYS = 8


@dataclass(frozen=True, slots=True)
class Length:
    """So many units; ``end`` is the term behind. ``is_working``: working days only; ``least`` of "2 ou 3 semaines" is 2."""

    count: int
    unit: Unit
    end: int
    is_working: bool = False
    least: int | None = None


def length_at(terms: Terms, place: int) -> Length | None:
    """The length that stands here. Huit jours are a week, a quinzaine fifteen days, an English fortnight fourteen."""
    is_counted = terms.sorts[place] in {Sort.NUMBER, Sort.CARDINAL}
    count, end = (terms.values[place], place + 1) if is_counted else (1, place)
    if terms.words[place] == "sept" and terms.language == "fr":  # also a month's abbreviation
        is_counted, count, end = True, 7, place + 1
    is_working, least = False, None
    if (
        is_counted
        and terms.sorts[end] in {Sort.AND, Sort.AT, Sort.DASH}
        and terms.sorts[end + 1] in {Sort.NUMBER, Sort.CARDINAL}
        and terms.values[end + 1] > count
    ):
        least, count, end = count, terms.values[end + 1], end + 2
    while terms.sorts[end] in {Sort.WORKING, Sort.NEXT, Sort.LAST} or terms.words[end] in {
        "bonne",
        "bonnes",
        "petite",
        "petits",
    }:
        is_working = is_working or terms.sorts[end] == Sort.WORKING
        end += 1
    unit = _unit_at(terms, end, is_counted=is_counted)
    if unit is None:
        return None
    end += 1
    if terms.sorts[end] == Sort.WORKING:
        is_working, end = True, end + 1
    if unit is Unit.DAY and count == _EIGHT_DAYS and not is_working:
        count = 7
    if unit is Unit.FORTNIGHT:
        count, unit = count * (14 if terms.language == "en" else 15), Unit.DAY
        if terms.sorts[end] == Sort.OF:
            if terms.words[end + 1] not in {"jours", "days"}:
                return None  # "une quinzaine de personnes"
            end += 2
    return Length(count, unit, end, is_working, least)


def _unit_at(terms: Terms, place: int, *, is_counted: bool) -> Unit | None:
    """The unit; only "quinzaine" and "huitaine" count themselves."""
    if terms.sorts[place] == Sort.HOUR_MARK and is_counted:
        return Unit.HOUR
    if terms.sorts[place] != Sort.UNIT:
        return None
    unit = Unit(terms.values[place])
    return unit if is_counted or unit is Unit.FORTNIGHT or terms.words[place] == "huitaine" else None
