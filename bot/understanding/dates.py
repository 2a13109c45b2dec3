"""The dates of a text, as intervals. A grammar of our own; behind it, seldom, dateparser."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from bot.domain.windows import DateWindow
from bot.understanding.dates_grammar import piece_at
from bot.understanding.dates_lexer import DateLanguage, Terms, language_of, lex, may_hold_date
from bot.understanding.dates_numbers import mask_numbers
from bot.understanding.dates_phrases import phrase_at
from bot.understanding.dates_pieces import Kind, Phrase
from bot.understanding.dates_readings import DateProblem, DateReading, FoundDate, ProblemKind
from bot.understanding.dates_resolve import Tense
from bot.understanding.dates_sorts import Sort
from bot.understanding.dates_tense import tense_at
from bot.understanding.dates_traps import is_trap, was_moved
from bot.understanding.dates_windows import Settled, settle
from bot.understanding.folding import Folded

__all__ = ["DateProblem", "DateReading", "FoundDate", "ProblemKind", "read_dates"]

LONGEST_TEXT = 4_000
_NOTHING = DateReading()
_NEVER_FIRST = frozenset({Sort.OTHER, Sort.THE, Sort.COMMA, Sort.DOT, Sort.AND, Sort.AT, Sort.AT_THE, Sort.IN, Sort.FOR, Sort.STOP})


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
    chosen = _language(folded.text, language)
    if not may_hold_date(folded.text, chosen):
        return _NOTHING
    terms = lex(folded.text, chosen, inner=piece_at)
    mask_numbers(terms)
    settled = _scan(terms, at.replace(tzinfo=None), prefer)
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
    place = 0
    while place < terms.count:
        if terms.sorts[place] in _NEVER_FIRST:
            place += 1
            continue
        phrase = phrase_at(terms, place)
        if phrase is None or _is_weak(phrase):
            place += 1
            continue
        place = max(phrase.end, place + 1)
        if phrase.pieces[0].kind is Kind.VOID or is_trap(terms, phrase):
            continue
        if phrase.is_range and was_moved(terms, phrase):
            phrase.is_range = False
        for settled in settle(phrase, now, _tense(terms, phrase, prefer), on=day):
            found.append(settled)
            if settled.is_single_day and settled.window is not None:
                day = settled.window.first_day
    return found


def _is_weak(phrase: Phrase) -> bool:
    return all(piece.is_weak for piece in phrase.pieces) and not (
        phrase.is_range or phrase.opener is not None and phrase.pieces[0].kind is Kind.YEAR
    )


def _tense(terms: Terms, phrase: Phrase, prefer: Literal["future", "past"] | None) -> Tense:
    match prefer:
        case "future":
            return Tense.FUTURE
        case "past":
            return Tense.PAST
        case None:
            return tense_at(terms, phrase.first, phrase.end)


def _reading(folded: Folded, terms: Terms, settled: list[Settled]) -> DateReading:
    dates: list[FoundDate] = []
    problems: list[DateProblem] = []
    for found in settled:
        start, end = folded.span(terms.starts[found.first], terms.ends[found.end - 1])
        words = folded.original[start:end]
        if found.window is not None:
            window = _worded(found.window, words)
            dates.append(FoundDate(window=window, span=words, at=start, recurring=found.is_recurring))
        elif found.problem is not None:
            readings = tuple(_worded(reading, words) for reading in found.readings)
            problems.append(DateProblem(kind=found.problem, span=words, at=start, readings=readings))
    return DateReading(dates=tuple(dates), problems=tuple(problems))


def _worded(window: DateWindow, words: str) -> DateWindow:
    return DateWindow(start=window.start, end=window.end, grain=window.grain, open=window.open, words=words)
