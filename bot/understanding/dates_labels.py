"""The date of a line in a calendar: its year is stated, or the heading's, or read from the line before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.windows import DateWindow
from bot.understanding.dates_days import Tense
from bot.understanding.dates_grammar import terms_of
from bot.understanding.dates_lexer import DateLanguage, Terms
from bot.understanding.dates_number_masks import mask_numbers
from bot.understanding.dates_pieces import Kind, Piece
from bot.understanding.dates_scan import phrases_of
from bot.understanding.dates_windows import Settled, settle
from bot.understanding.folding import Folded

LONGEST_LABEL = 400
_STATES_ITSELF = frozenset({Kind.YEAR, Kind.YEARS})
_YEARS_TO_SEARCH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelReading:
    """The windows of a label in their order. ``year_inferred``: no year was stated on the line nor above it."""

    windows: tuple[DateWindow, ...] = ()
    year_inferred: bool = False


def read_label(
    label: str, *, year: int | None, previous: DateWindow | None, language: str | None = "fr"
) -> LabelReading:
    """The windows of one line of a calendar list, in words such as "26 et 30 janvier 2015" or "Fin avril".

    The year is the stated one, else ``year`` (the heading's), else the first that does not end before ``previous`` (the
    line before) begins; so is a line that would otherwise end before ``previous``. Without any of the three there are no windows.
    """
    folded = Folded.of(label[:LONGEST_LABEL])
    terms = terms_of(folded.text, _language(language))
    if terms is None:
        return LabelReading()
    terms.is_label = True
    mask_numbers(terms)
    since = _beginning(previous)
    stated = _settle(terms, date(year, 1, 1)) if year is not None else []
    states_year = _states_year(terms)
    if states_year:
        return LabelReading(windows=_windows(folded, terms, stated or _settle(terms, since or date(2000, 1, 1))))
    if year is not None and not _is_out_of_order(stated, since):
        return LabelReading(windows=_windows(folded, terms, stated))
    if since is None:
        return LabelReading()
    return LabelReading(windows=_windows(folded, terms, _settle(terms, since)), year_inferred=True)


def _language(language: str | None) -> DateLanguage:
    return "en" if language == "en" else "fr"


def _beginning(previous: DateWindow | None) -> date | None:
    if previous is None:
        return None
    return previous.first_day or previous.last_day


def _states_year(terms: Terms) -> bool:
    return any(_has_year(piece) for phrase in phrases_of(terms) for piece in phrase.pieces)


def _has_year(piece: Piece) -> bool:
    if piece.kind in _STATES_ITSELF or piece.year is not None:
        return True
    return piece.of is not None and _has_year(piece.of)


def _settle(terms: Terms, since: date) -> list[Settled]:
    """The label read onward from a day; a weekday that fits no year near is left to the reader of the document."""
    found: list[Settled] = []
    now = datetime.combine(since, time())
    for phrase in phrases_of(terms):
        for settled in settle(phrase, now, Tense.FUTURE, in_order=True):
            found.append(settled)
            if settled.window is not None and settled.window.start is not None:
                now = settled.window.start
    return found


def _is_out_of_order(settled: list[Settled], since: date | None) -> bool:
    """Whether a line would end before the one above it begins: a new year has begun between them."""
    if since is None or not settled:
        return False
    last = settled[-1].window
    if last is None:
        return False
    end = last.end or last.start
    return end is not None and end <= datetime.combine(since, time()) + timedelta(0)


def _windows(folded: Folded, terms: Terms, settled: list[Settled]) -> tuple[DateWindow, ...]:
    windows = []
    for found in settled:
        if found.window is None:
            continue
        start, end = folded.span(terms.starts[found.first], terms.ends[found.end - 1])
        windows.append(found.window.worded(folded.original[start:end]))
    return tuple(windows)
