"""Years told from the present one: "mars de l'année prochaine", "May next year"."""

from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_sorts import Sort, Unit

_STEPS = {Sort.NEXT: 1, Sort.LAST: -1, Sort.THIS: 0}
_PARTS_OF_YEAR = frozenset({Sort.MONTH, Sort.MONTH_SHORT, Sort.SEASON, Sort.FEAST, Sort.BACK_TO_SCHOOL})
_LETTERS = frozenset({Sort.QUARTER_LETTER, Sort.SEMESTER_LETTER, Sort.HOUR_MARK})
_LINKS = frozenset({Sort.OF, Sort.OF_THE, Sort.THE})
_NUMBERED_UNITS = frozenset({Unit.QUARTER, Unit.HALF})
_MOST_LINKS = 2


def tell_years(terms: Terms, year: int) -> None:
    """Where a year told from ``year`` stands behind a month, a season, a feast, a quarter or a half, it becomes its number."""
    for place in range(terms.count - 1, 0, -1):
        if terms.sorts[place] == Sort.UNIT and terms.values[place] == Unit.YEAR:
            _tell(terms, place, year)


def _tell(terms: Terms, unit_at: int, year: int) -> None:
    first, end = unit_at, unit_at + 1
    is_before = terms.sorts[unit_at - 1] in _STEPS
    if is_before and (terms.language == "en" or terms.sorts[unit_at - 1] == Sort.THIS):
        first -= 1
        step = _STEPS[terms.sorts[first]]
    elif terms.language == "fr" and terms.sorts[end] in {Sort.NEXT, Sort.LAST}:
        step = _STEPS[terms.sorts[end]]
        end += 1
    else:
        return
    is_plural = terms.words[unit_at] in {"ans", "annees", "years"} or terms.words[end] == "s"  # "next year's budget"
    before = _skip_links(terms, first)
    if is_plural or not _ends_part(terms, before):
        return
    first = before + 1
    terms.sorts[first], terms.values[first], terms.words[first] = Sort.NUMBER, year + step, str(year + step)
    terms.ends[first] = terms.ends[end - 1]
    for listed in (terms.sorts, terms.values, terms.words, terms.starts, terms.ends):
        del listed[first + 1 : end]
    terms.count -= end - first - 1


def _skip_links(terms: Terms, place: int) -> int:
    """The term in front of this one, links such as "de l'" passed over."""
    before = place - 1
    while before > place - 1 - _MOST_LINKS and before > 0 and terms.sorts[before] in _LINKS:
        before -= 1
    return before


def _ends_part(terms: Terms, place: int) -> bool:
    """Whether this term ends a part of the year."""
    if place < 0:
        return False
    sort = terms.sorts[place]
    if sort in _PARTS_OF_YEAR:
        return True
    if sort == Sort.UNIT:
        return terms.values[place] in _NUMBERED_UNITS
    return sort == Sort.NUMBER and place > 0 and terms.sorts[place - 1] in _LETTERS and terms.is_glued(place)
