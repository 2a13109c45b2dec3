"""Operations on a date that is known: "décale d'une semaine", "reporté de 15 jours", "J-7", "avancer de deux jours"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.windows import DateWindow, Grain
from bot.understanding.dates_calendar import shifted, working_days_after
from bot.understanding.dates_grammar import terms_of
from bot.understanding.dates_lengths import Length, length_at
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_sorts import Sort, Unit
from bot.understanding.folding import fold

_BEFORE_OR_AFTER_OR_AGO = frozenset({Sort.BEFORE, Sort.AFTER, Sort.AGO})
_DAY_OR_WEEK_OR_FORTNIGHT = frozenset({Unit.DAY, Unit.WEEK, Unit.FORTNIGHT})
_HOUR_OR_MINUTE = frozenset({Unit.HOUR, Unit.MINUTE})
_SHIFT_FILLERS = frozenset({Sort.OF, Sort.BY, Sort.MOVE, Sort.OTHER, Sort.AT, Sort.ABOUT})

LONGEST_TEXT = 4_000
_DAY = timedelta(days=1)
_EARLIER = ("avanc", "forward", "earlier", "tot", "brought", "bring", "anticip")
_LATER_WORDS = frozenset({"tard", "later", "tot", "earlier"})
_REACH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units later, or earlier where ``count`` is negative.

    ``to_day``: the single day that far from the beginning, as in "J-7", instead of the window moved as a whole.
    """

    count: int
    unit: int
    is_working: bool = False
    to_day: bool = False
    words: str = ""

    def apply(self, window: DateWindow) -> DateWindow | None:
        """The window moved, its length kept; None where that leads outside 1000 to 2100."""
        if self.to_day:
            return self._day(window)
        start = None if window.start is None else self._moved(window.start)
        if window.start is not None and start is None:
            return None
        if window.end is None:
            return replace(window, start=start, words=self.words)
        if window.start is not None and start is not None and window.end - window.start <= _DAY:
            end: datetime | None = start + (window.end - window.start)
        else:
            end = self._moved(window.end)
        if end is None or (start is not None and end <= start):
            return None
        grain = Grain.DAY if self._is_finer_than(window.grain) else window.grain
        return replace(window, start=start, end=end, grain=grain, words=self.words)

    def _day(self, window: DateWindow) -> DateWindow | None:
        anchor = window.first_day or window.last_day
        day = None if anchor is None else self._day_from(anchor)
        return None if day is None else DateWindow.of_day(day, words=self.words)

    def _moved(self, moment: datetime) -> datetime | None:
        if self.unit in _HOUR_OR_MINUTE:
            step = timedelta(hours=self.count) if self.unit is Unit.HOUR else timedelta(minutes=self.count)
            return moment + step
        day = self._day_from(moment.date())
        return None if day is None else datetime.combine(day, moment.time())

    def _day_from(self, day: date) -> date | None:
        if self.is_working:
            return working_days_after(day, self.count)
        return shifted(day, self.count, self.unit)

    def _is_finer_than(self, grain: Grain) -> bool:
        """Whether a period moved by this is no longer one of the calendar: April moved by a week."""
        if grain in {Grain.MINUTE, Grain.HOUR, Grain.DAY}:
            return False
        return self.unit in _DAY_OR_WEEK_OR_FORTNIGHT and not (grain is Grain.WEEK and self.unit is Unit.WEEK)


def read_shift(text: str, *, language: str | None = "fr") -> Shift | None:
    """The operation a text asks for on a date known from elsewhere, None if it asks for none. Never raises."""
    terms = terms_of(fold(text[:LONGEST_TEXT]), "en" if language == "en" else "fr")
    if terms is None:
        return None
    for place in range(terms.count):
        found = _countdown(terms, place) or _moved_by(terms, place)
        if found is not None:
            return found
    return None


def _countdown(terms: Terms, place: int) -> Shift | None:
    """Such as "J-7", "J+3"."""
    if terms.sorts[place] != Sort.ERA_OF_DAYS or terms.sorts[place + 2] != Sort.NUMBER:
        return None
    mark = terms.text[terms.starts[place + 1] : terms.ends[place + 1]]
    if mark not in {"-", "+"} or not (terms.is_glued(place + 1) or terms.is_glued(place + 2)):
        return None
    count = terms.values[place + 2]
    words = terms.text[terms.starts[place] : terms.ends[place + 2]]
    return Shift(count=count if mark == "+" else -count, unit=Unit.DAY, to_day=True, words=words)


def _moved_by(terms: Terms, place: int) -> Shift | None:
    length = length_at(terms, place)
    if length is None or length.count == 0:
        return None
    before = range(max(place - _REACH, 0), place)
    is_moved = any(terms.sorts[inside] == Sort.MOVE for inside in before)
    is_linked = terms.sorts[place - 1 if place else -1] in _SHIFT_FILLERS
    behind = terms.words[length.end : length.end + 2]
    is_compared = any(word in _LATER_WORDS for word in behind)
    is_anchored = terms.sorts[length.end] in _BEFORE_OR_AFTER_OR_AGO
    if not ((is_moved and is_linked) or is_compared) or is_anchored:
        return None
    return _signed(terms, place, length, [*terms.words[before.start : place], *behind])


def _signed(terms: Terms, place: int, length: Length, around: list[str]) -> Shift:
    is_earlier = any(word.startswith(_EARLIER) for word in around)
    words = terms.text[terms.starts[place] : terms.ends[length.end - 1]]
    return Shift(
        count=-length.count if is_earlier else length.count, unit=length.unit, is_working=length.is_working, words=words
    )
