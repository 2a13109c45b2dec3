"""The dates of a text, as intervals. A grammar of our own; behind it, seldom, dateparser."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from bot.understanding.dates_days import Tense
from bot.understanding.dates_fallback import fallback_days
from bot.understanding.dates_grammar import terms_of
from bot.understanding.dates_labels import LabelReading, read_label
from bot.understanding.dates_lexer import DateLanguage, Terms, language_of
from bot.understanding.dates_masks import mask_homonyms, without_addresses
from bot.understanding.dates_number_masks import mask_numbers
from bot.understanding.dates_pieces import Kind, Phrase
from bot.understanding.dates_readings import DateProblem, DateReading, FoundDate, ProblemKind
from bot.understanding.dates_scan import phrases_of
from bot.understanding.dates_shifts import Shift, read_shift
from bot.understanding.dates_tense import tense_at
from bot.understanding.dates_told_years import tell_years
from bot.understanding.dates_windows import Settled, Span, bounds_of, settle
from bot.understanding.folding import Folded

__all__ = [
    "DateProblem",
    "DateReading",
    "FoundDate",
    "LabelReading",
    "ProblemKind",
    "Shift",
    "read_dates",
    "read_label",
    "read_shift",
]

LONGEST_TEXT = 4_000
_NOTHING = DateReading()
_NEAR = 3
"""Terms between a date and the one that only tells it again: ", soit le"."""


def read_dates(
    text: str,
    *,
    at: datetime,
    language: str | None = "fr",
    fallback: bool = True,
    prefer: Literal["future", "past"] | None = None,
) -> DateReading:
    """Every date of a text written at ``at`` (local, naive), in order. Never raises, whatever the text.

    Only the first 4,000 characters are read. ``language`` None: the likelier of the two. A date without a year lies
    ahead, or behind where its clause is in the past; ``prefer`` decides for the whole text instead.
    """
    folded = Folded.of(text[:LONGEST_TEXT])
    words = without_addresses(folded.text)
    chosen = _language(words, language)
    terms = terms_of(words, chosen)
    if terms is None:
        return _NOTHING
    mask_numbers(terms)
    mask_homonyms(terms)
    now = at if at.tzinfo is None else at.replace(tzinfo=None)
    tell_years(terms, now.year)
    settled = _scan(terms, now, prefer)
    if fallback and not settled:
        settled = _fall_back(terms, now)
    return _reading(folded, terms, settled)


def _language(text: str, language: str | None) -> DateLanguage:
    match language:
        case "fr":
            return "fr"
        case "en":
            return "en"
        case _:
            return language_of(text)


def _scan(terms: Terms, now: datetime, prefer: Literal["future", "past"] | None) -> list[Settled]:
    found: list[Settled] = []
    day: date | None = None
    for phrase in phrases_of(terms):
        if found:
            _take_month(terms, found[-1], phrase)
        for settled in settle(phrase, now, _tense(terms, phrase, prefer), on=day):
            if phrase.pieces[0].kind is Kind.FEAST and any(settled.window == other.window for other in found):
                continue  # "le 14/02, c'est la Saint-Valentin" names one day
            if found and _says_again(found[-1], settled):
                continue
            found.append(settled)
            if settled.is_single_day and settled.window is not None:
                day = settled.window.start.date() if settled.window.start is not None else day
    return found


def _says_again(earlier: Settled, later: Settled) -> bool:
    """Whether a date only tells again the one before it: "aujourd'hui, 9 juin", "le 1er mardi de mars, soit le 7"."""
    return later.first - earlier.end <= _NEAR and later.window is not None and later.window == earlier.window


_SAYS_AGAIN = frozenset({"soit", "savoir", "ie", "namely", "donc", "dire"})
_LITTLE = frozenset({"le", "the", "c", "est", "a", "i", "e", ",", "("})


def _take_month(terms: Terms, earlier: Settled, phrase: Phrase) -> None:
    """A day of the month that tells again the date before it takes its month: "le 1er mardi de mars, soit le 7"."""
    piece = phrase.pieces[0]
    between = terms.words[earlier.end : phrase.first]
    if (
        piece.kind is not Kind.DAY
        or piece.month is not None
        or earlier.window is None
        or earlier.window.start is None
        or _SAYS_AGAIN.isdisjoint(between)
        or any(word not in _SAYS_AGAIN and word not in _LITTLE for word in between)
    ):
        return
    piece.month, piece.year = earlier.window.start.month, earlier.window.start.year


def _fall_back(terms: Terms, now: datetime) -> list[Settled]:
    found = fallback_days(terms, now)
    if found is None:
        return []
    piece, days = found
    bounds = bounds_of(days, None, None, None)
    window = Span(bounds.start, bounds.end, bounds.grain)
    return [Settled(piece.first, piece.end, window)]


def _tense(terms: Terms, phrase: Phrase, prefer: Literal["future", "past"] | None) -> int:
    if prefer is not None:
        return Tense.PAST if prefer == "past" else Tense.FUTURE
    if phrase.looks_back or not any(piece.needs_tense for piece in phrase.pieces):
        return Tense.FUTURE
    return tense_at(terms, phrase.first, phrase.end)


def _reading(folded: Folded, terms: Terms, settled: list[Settled]) -> DateReading:
    dates: list[FoundDate] = []
    problems: list[DateProblem] = []
    for found in settled:
        start, end = folded.span(terms.starts[found.first], terms.ends[found.end - 1])
        words = folded.original[start:end]
        if found.window is not None:
            window = found.window.worded(words)
            dates.append(FoundDate(window=window, span=words, at=start, recurring=found.is_recurring))
        elif found.problem is not None:
            readings = tuple(reading.worded(words) for reading in found.readings)
            problems.append(DateProblem(kind=found.problem, span=words, at=start, readings=readings))
    return DateReading(dates=tuple(dates), problems=tuple(problems))
