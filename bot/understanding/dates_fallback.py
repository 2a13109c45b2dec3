"""dateparser behind our own grammar: only for a run of calendar words and numbers that the grammar could not read.

It answers too much when it is asked freely ("31/02/2015" becomes a year), so it is shown nothing but such a run, always with its
language, and must find a day and a month in it.
"""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004
from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.windows import Grain
from bot.understanding.dates_days import Days
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_pieces import Kind, Piece
from bot.understanding.dates_sorts import Sort

_LONGEST_TEXT = 200  # terms
_LONGEST_RUN = 8
_RUN = frozenset(
    {
        Sort.NUMBER,
        Sort.MONTH,
        Sort.MONTH_SHORT,
        Sort.WEEKDAY,
        Sort.WEEKDAY_SHORT,
        Sort.SUFFIX,
        Sort.COLON,
        Sort.COMMA,
        Sort.DOT,
        Sort.DASH,
        Sort.SLASH,
        Sort.MERIDIEM,
        Sort.OF,
    }
)
_MONTHS = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_MASKED = frozenset({Sort.LAW, Sort.STREET, Sort.PLAN, Sort.LABEL, Sort.TITLE})


def fallback_days(terms: Terms, at: datetime) -> tuple[Piece, Days] | None:
    """The one day dateparser reads in the only run of the text that may hold one; None where there is none, or several."""
    if terms.count > _LONGEST_TEXT:
        return None
    runs = [run for run in _runs(terms) if _may_hold_day(terms, *run)]
    if len(runs) != 1:
        return None
    first, end = runs[0]
    words = terms.text[terms.starts[first] : terms.ends[end - 1]]
    moment = _parse(words, at, terms.language)
    if moment is None:
        return None
    day = moment.date()
    return Piece(Kind.DAY, first, end), Days(day, day + timedelta(days=1), Grain.DAY)


def _runs(terms: Terms) -> list[tuple[int, int]]:
    runs, place = [], 0
    while place < terms.count:
        end = place
        while end < terms.count and terms.sorts[end] in _RUN:
            end += 1
        if end > place:
            runs.append((place, end))
        place = end + 1
    return runs


def _may_hold_day(terms: Terms, first: int, end: int) -> bool:
    sorts = terms.sorts[first:end]
    is_masked = any(sort in _MASKED for sort in terms.sorts[max(first - 3, 0) : first])
    return 2 <= len(sorts) <= _LONGEST_RUN and Sort.NUMBER in sorts and not _MONTHS.isdisjoint(sorts) and not is_masked


def _parse(words: str, at: datetime, language: str) -> datetime | None:
    import dateparser

    settings = {
        "RELATIVE_BASE": at,
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(words, languages=[language], settings=settings)
    except (ValueError, OverflowError, TypeError):
        return None
    return found if isinstance(found, datetime) else None
