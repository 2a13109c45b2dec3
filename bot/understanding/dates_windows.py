"""A phrase becomes windows: ellipses are filled, ranges joined, deadlines and openings opened."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from bot.domain.windows import DateWindow, Grain, Openness
from bot.understanding.dates_calendar import FIRST_YEAR, LAST_YEAR
from bot.understanding.dates_days import Days, Resolved, Tense, Trouble
from bot.understanding.dates_pieces import Clock, Kind, Mod, Phrase, Piece
from bot.understanding.dates_readings import ProblemKind
from bot.understanding.dates_resolve import resolve
from bot.understanding.dates_sorts import Daypart, Part, Sort, Unit

_CLOSING = frozenset({Sort.BEFORE, Sort.BY, Sort.UNTIL, Sort.LATEST})
_DAY_OR_MONTH = frozenset({Kind.DAY, Kind.MONTH})
_HOUR_OR_MINUTE = frozenset({Unit.HOUR, Unit.MINUTE})
_OPEN_KINDS = frozenset(
    {Kind.WEEKDAY, Kind.FEAST, Kind.MONTH, Kind.DAY, Kind.SEASON, Kind.QUARTER, Kind.HALF, Kind.WEEK}
)

_MIDNIGHT = time()
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
# The hours of the parts of a day; the night ends the next morning.
_DAYPARTS = {
    Daypart.MORNING: (8, 12),
    Daypart.AFTERNOON: (12, 18),
    Daypart.EVENING: (18, 22),
    Daypart.NIGHT: (22, 30),
    Daypart.DAY: (8, 18),
}
_FILLED = frozenset({Kind.DAY})
_YEARLY = frozenset({Kind.DAY, Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.WEEK, Kind.SEASON})


class Bounds(NamedTuple):
    """Where a window begins and ends, as instants; the end is None for a point in time."""

    start: datetime
    end: datetime | None
    grain: Grain


class Span(NamedTuple):
    """A window before its words: cheap, for it is built some times over."""

    start: datetime | None
    end: datetime | None
    grain: Grain
    open: Openness | None = None

    def worded(self, words: str) -> DateWindow:
        """The window, with the words as written."""
        return DateWindow(start=self.start, end=self.end, grain=self.grain, open=self.open, words=words)


class Settled(NamedTuple):
    """What a piece of a phrase turned into, with the terms it covers."""

    first: int
    end: int
    window: Span | None = None
    problem: ProblemKind | None = None
    readings: tuple[Span, ...] = ()
    is_recurring: bool = False
    is_single_day: bool = False


def settle(
    phrase: Phrase, now: datetime, tense: int, *, on: date | None = None, in_order: bool = False
) -> list[Settled]:
    """The windows of a phrase, seen from ``now``. A time without a day falls on ``on``, by default today.

    ``in_order``: what has no year stands behind what was said before it, as in a calendar.
    """
    if len(phrase.pieces) > 1:
        _fill(phrase)
    if phrase.looks_back:
        tense = Tense.PAST
    if phrase.is_range:
        return _range(phrase, now, tense, in_order=in_order)
    if len(phrase.pieces) == 1:
        only = _single(phrase.pieces[0], now, tense, phrase.opener, on=on)
        return [] if only is None else [_spread(only, phrase)]
    settled = []
    in_order = in_order or (tense is Tense.FUTURE and all(_is_ordered_weekday(piece) for piece in phrase.pieces))
    for piece in phrase.pieces:
        found = _single(piece, now, tense, phrase.opener, on=on)
        if found is None:
            continue
        settled.append(found)
        if in_order and found.window is not None and found.window.start is not None:
            now = found.window.start
    if len(settled) == 1:
        return [_spread(settled[0], phrase)]
    if settled and phrase.opener is not None:
        return [_spread(settled[0], phrase, end=settled[0].end), *settled[1:]]
    return settled


def _is_bare_weekday(piece: Piece) -> bool:
    return (
        piece.kind is Kind.WEEKDAY
        and piece.mod is None
        and piece.of is None
        and not piece.eight
        and not piece.is_recurring
    )


def _is_ordered_weekday(piece: Piece) -> bool:
    return piece.kind is Kind.WEEKDAY and piece.mod in {None, Mod.NEXT} and piece.of is None and not piece.eight


def _spread(settled: Settled, phrase: Phrase, *, end: int | None = None) -> Settled:
    """The same, over all the words of the phrase."""
    end = phrase.end if end is None else end
    if (settled.first, settled.end) == (phrase.first, end):
        return settled
    return settled._replace(first=phrase.first, end=end)


def _fill(phrase: Phrase) -> None:
    """What the last of several dates says holds for those before it, else what the first says for those behind."""
    pieces = phrase.pieces
    for later, earlier in pairwise(reversed(pieces)):
        if later.kind is not earlier.kind:
            continue
        if earlier.kind in _FILLED and earlier.month is None and earlier.of is None:
            earlier.month, earlier.of = later.month, later.of
            earlier.year = earlier.year or later.year
        elif earlier.kind in _YEARLY and earlier.year is None and later.year is not None:
            earlier.year = _year_before(earlier, later)
    if all(_is_bare_weekday(piece) for piece in pieces[:-1]) and pieces[-1].kind is Kind.WEEKDAY:
        for piece in pieces[:-1]:  # "lundi et mardi prochains"
            piece.mod, piece.of, piece.eight = pieces[-1].mod, pieces[-1].of, pieces[-1].eight
    if not phrase.is_range:
        _share_hours(pieces)
    for earlier, later in pairwise(pieces):
        if earlier.kind is later.kind and later.kind in _FILLED and later.month is None and later.of is None:
            later.month, later.year, later.of = earlier.month, earlier.year, earlier.of


def _share_hours(pieces: list[Piece]) -> None:
    """The hour said behind the last of several days holds for all: "mardi ou jeudi à 14h"."""
    last = pieces[-1]
    if last.clock is None or any(piece.clock is not None or piece.daypart is not None for piece in pieces[:-1]):
        return
    for piece in pieces[:-1]:
        if piece.is_dayish:
            piece.clock, piece.limit = last.clock, last.limit


def _year_before(earlier: Piece, later: Piece) -> int | None:
    """The year of a date that stands before one with its year: the same, or the one before over the turn of the year."""
    if later.year is None:
        return None
    rank_before = (earlier.month or 0, earlier.day or 0, earlier.number)
    rank_behind = (later.month or 0, later.day or 0, later.number)
    if earlier.kind in _DAY_OR_MONTH:
        return later.year if rank_before[0] <= rank_behind[0] else later.year - 1
    return later.year if rank_before <= rank_behind else later.year - 1


def bounds_of(days: Days, clock: Clock | None, daypart: int | None, part: int | None) -> Bounds:
    """Instants of some days, narrowed by a time or a part of the day."""
    midnight = datetime.combine(days.first, _MIDNIGHT)
    if clock is not None:
        start = midnight + clock.start * _MINUTE
        grain = Grain.MINUTE if clock.is_fine else Grain.HOUR
        if clock.end is None:
            return Bounds(start, None, grain)
        end = midnight + clock.end * _MINUTE
        return Bounds(start, end if end > start else end + _DAY, grain)
    if daypart is not None:
        first, after = _DAYPARTS[daypart]
        third = max((after - first) // 3, 2)
        match part:
            case Part.EARLY:
                after = first + third
            case Part.MIDDLE:
                overlap = 1 if after - first == 4 else 0  # a morning has four hours: its middle is the two in between
                first, after = first + third - overlap, after - third + overlap
            case Part.LATE:
                first = after - third if daypart is not Daypart.DAY else 16
            case _:
                pass
        return Bounds(midnight + first * _HOUR, midnight + after * _HOUR, Grain.HOUR)
    return Bounds(midnight, datetime.combine(days.after, _MIDNIGHT), days.grain)


def _single(piece: Piece, now: datetime, tense: int, opener: int | None, *, on: date | None) -> Settled | None:
    if piece.kind is Kind.SHIFT and piece.unit in _HOUR_OR_MINUTE:
        return _in_hours(piece, now, opener)
    today = on if piece.kind is Kind.TIME and on is not None else now.date()
    found = resolve(piece, today, tense)
    if isinstance(found, Trouble):
        return _trouble(piece, found)
    if found is None or not _is_in_reach(found):
        return None
    if piece.clock is not None and not piece.clock.is_possible:
        return _impossible_clock(piece, found)
    if piece.clock is not None and _is_skipped(found.first, piece.clock.start):
        return _skipped_hour(piece, found)
    window = _opened(_bounds(piece, found), piece, opener)
    if window is None:
        return None
    is_single_day = window.open is None and found.after - found.first == _DAY
    return Settled(piece.first, piece.end, window, is_recurring=piece.is_recurring, is_single_day=is_single_day)


def _bounds(piece: Piece, days: Days) -> Bounds:
    return bounds_of(days, piece.clock, piece.daypart, piece.daypart_part)


def _is_in_reach(days: Days) -> bool:
    return FIRST_YEAR <= days.first.year <= LAST_YEAR and days.after > days.first


def _opened(bounds: Bounds, piece: Piece, opener: int | None) -> Span | None:
    start, end, grain = bounds.start, bounds.end, bounds.grain
    match opener:
        case None:
            return Span(start=start, end=end, grain=grain)
        case Sort.BEFORE:
            # "avant fin avril" lets April pass; "avant avril" does not.
            limit = end if piece.part is Part.LATE and end is not None else start
            return Span(start=None, end=limit, grain=grain, open=Openness.BEFORE)
        case Sort.BY | Sort.UNTIL | Sort.LATEST:
            is_return = piece.kind is Kind.MONTH and piece.number == 1  # la rentrée: the day work begins again
            return Span(start=None, end=start if end is None or is_return else end, grain=grain, open=Openness.BEFORE)
        case Sort.AFTER:
            return Span(start=start if end is None else end, end=None, grain=grain, open=Openness.AFTER)
        case Sort.FROM:
            return Span(start=start, end=None, grain=grain, open=Openness.AFTER)
        case _:
            return None


def _in_hours(piece: Piece, now: datetime, opener: int | None) -> Settled | None:
    """Such as "dans 2 heures" is a point in time, "sous 48 h" a limit."""
    step = _HOUR if piece.unit is Unit.HOUR else _MINUTE
    if abs(piece.number) > 24 * 366:
        return None
    at = (now + piece.number * step).replace(second=0, microsecond=0)
    grain = Grain.HOUR if opener is not None and piece.unit is Unit.HOUR else Grain.MINUTE
    if opener == Sort.FROM:
        return Settled(piece.first, piece.end, Span(start=at, end=None, grain=grain, open=Openness.AFTER))
    if opener is not None:
        return Settled(piece.first, piece.end, Span(start=None, end=at, grain=grain, open=Openness.BEFORE))
    return Settled(piece.first, piece.end, Span(start=at, end=None, grain=grain))


def _trouble(piece: Piece, trouble: Trouble) -> Settled:
    readings = tuple(
        Span(start=bounds.start, end=bounds.end, grain=bounds.grain)
        for day in sorted(trouble.nearest)
        for bounds in (_bounds(piece, _of_grain(day, piece)),)
    )
    return Settled(piece.first, piece.end, problem=trouble.kind, readings=readings)


def _of_grain(day: date, piece: Piece) -> Days:
    if piece.kind is Kind.WEEK:
        return Days(day, day + 7 * _DAY, Grain.WEEK)
    return Days(day, day + _DAY, Grain.DAY)


def _impossible_clock(piece: Piece, days: Days) -> Settled:
    """Such as "12h60", "25h": the hour before and the hour behind."""
    clock = piece.clock or Clock(0)
    midnight = datetime.combine(days.first, _MIDNIGHT)
    hour = min(clock.start // 60, 23)
    readings = tuple(Span(start=midnight + (hour + step) * _HOUR, end=None, grain=Grain.HOUR) for step in (0, 1))
    return Settled(piece.first, piece.end, problem=ProblemKind.IMPOSSIBLE, readings=readings)


def _is_skipped(day: date, minutes: int) -> bool:
    """Whether the clocks jump over this hour: from 2 to 3 on the last Sunday of March (directive 2000/84/EC)."""
    is_last_sunday = day.month == 3 and day.day > 24 and day.weekday() == 6
    return is_last_sunday and 2 * 60 <= minutes < 3 * 60


def _skipped_hour(piece: Piece, days: Days) -> Settled:
    midnight = datetime.combine(days.first, _MIDNIGHT)
    readings = tuple(
        Span(start=midnight + minutes * _MINUTE, end=None, grain=Grain.MINUTE) for minutes in (2 * 60 - 1, 3 * 60)
    )
    return Settled(piece.first, piece.end, problem=ProblemKind.IMPOSSIBLE, readings=readings)


def _range(phrase: Phrase, now: datetime, tense: int, *, in_order: bool) -> list[Settled]:
    """From the first date to the end of the second; the year of what has none keeps them in order."""
    first, last = phrase.pieces
    today = now.date()
    if in_order:
        opening = resolve(first, today, tense)
        today = opening.first if isinstance(opening, Days) else today
    since, until = _ends(phrase, today, tense)
    if isinstance(until, Trouble):
        return [_spread(_trouble(last, until), phrase)]
    if isinstance(since, Trouble):
        return [_spread(_trouble(first, since), phrase)]
    if since is None or until is None or not (_is_in_reach(since) and _is_in_reach(until)):
        return []
    if first.clock is None and last.clock is not None and last.clock.end is not None:
        last.clock = None  # "Monday to Friday, 9am-5pm": the hours of every day
    start, end = _bounds(first, since), _bounds(last, until)
    after = end.end if end.end is not None else end.start
    if after <= start.start:
        return []
    grain = max(start.grain, end.grain, key=_FINENESS.index)
    window = Span(start=start.start, end=after, grain=grain, open=None)
    if phrase.opener in _CLOSING:
        window = Span(start=None, end=after, grain=grain, open=Openness.BEFORE)
    return [Settled(phrase.first, phrase.end, window)]


def _ends(phrase: Phrase, today: date, tense: int) -> tuple[Resolved, Resolved]:
    """The days of the two ends of a range; an end that leaves its year or its week open follows the other."""
    first, last = phrase.pieces
    # On Wednesday "de lundi à mercredi" lies ahead, while "depuis lundi et jusqu'à mercredi" may end today.
    until = resolve(last, today, tense, is_inclusive=tense is Tense.PAST or not _is_bare_weekday(first))
    if not isinstance(until, Days):
        return None, until
    if not _is_open_ended(first):
        since = resolve(first, today, tense)
        if isinstance(since, Days) and since.first > until.first:
            again = resolve(last, since.first, Tense.FUTURE, is_inclusive=True)
            until = again if isinstance(again, Days) else until
        return since, until
    since = resolve(first, until.first, Tense.PAST, is_inclusive=True)
    if isinstance(since, Days) and tense is Tense.FUTURE and _lies_astride(phrase, since, today):
        return _a_week_later(since), _a_week_later(until)
    return since, until


def _lies_astride(phrase: Phrase, since: Days, today: date) -> bool:
    """Whether bare weekdays would begin before today: said on Wednesday, "entre mardi et jeudi" is next week."""
    return since.first < today and phrase.opener is None and all(_is_bare_weekday(piece) for piece in phrase.pieces)


def _a_week_later(days: Days) -> Days:
    return days._replace(first=days.first + 7 * _DAY, after=days.after + 7 * _DAY)


_FINENESS = [Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.MONTH, Grain.WEEK, Grain.DAY, Grain.HOUR, Grain.MINUTE]


def _is_open_ended(piece: Piece) -> bool:
    """Whether a piece leaves its year or its week open, so that the other end of the range decides."""
    if piece.kind in _OPEN_KINDS:
        return piece.year is None and piece.mod is None and piece.of is None
    return False
