"""The grammar of times of day: alone, behind a day, and the parts of a day."""

from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import clock_at
from bot.understanding.dates_pieces import Clock, Kind, Piece
from bot.understanding.dates_sorts import Daypart, Part, Sort

ANNOUNCES_TIME = frozenset(
    {
        Sort.AT,
        Sort.ABOUT,
        Sort.BEFORE,
        Sort.AFTER,
        Sort.FROM,
        Sort.UNTIL,
        Sort.BY,
        Sort.LATEST,
        Sort.BETWEEN,
        Sort.AT_THE,
    }
)


_BEFORE_TIME = ANNOUNCES_TIME | {
    Sort.OF,
    Sort.INTO,
    Sort.IN,
    Sort.THE,
    Sort.FOR,
    Sort.COMMA,
    Sort.DASH,
    Sort.COLON,
    Sort.NUMBER,
    Sort.CLOCK,
    Sort.DAYPART,
    Sort.PART,
}


_LONGEST_MEETING = 8 * 60  # "une réunion de 2h" lasts; "la réunion de 14h" begins


_ENDS_HOUR = frozenset({Sort.END, Sort.COMMA, Sort.DOT, Sort.STOP, Sort.AND, Sort.IN})


_DAY_STARTS = frozenset({Sort.NUMBER, Sort.WEEKDAY, Sort.WEEKDAY_SHORT, Sort.FEAST, Sort.CARDINAL, Sort.MONTH})


def with_time(terms: Terms, piece: Piece) -> Piece:
    """The piece with the time of day that follows it: "à 14h", "9h30-12h", "matin", "en fin de matinée"."""
    place, announced = piece.end, False
    if terms.sorts[place] not in _BEFORE_TIME:
        return piece
    for _ in range(3):
        sort = terms.sorts[place]
        if sort in ANNOUNCES_TIME or sort in {Sort.OF, Sort.INTO, Sort.IN, Sort.THE, Sort.FOR}:
            announced = announced or sort != Sort.FOR
        elif sort not in {Sort.COMMA, Sort.DASH, Sort.COLON} or terms.is_glued(place + 1):
            break
        place += 1
    found = clock_at(terms, place, is_announced=announced) or _bare_hour(terms, place)
    if found is not None and terms.sorts[place - 1] == Sort.OF and found[0].end is None:
        found = None
    if found is not None:
        piece.clock, piece.end = found
        return piece
    if terms.sorts[place] == Sort.PART and not piece.is_weak:
        behind = place + 1
        while terms.sorts[behind] in {Sort.OF, Sort.OF_THE, Sort.THE}:
            behind += 1
        if terms.sorts[behind] == Sort.DAYPART:
            piece.daypart_part = Part(terms.values[place])
            place = behind
    if terms.sorts[place] == Sort.DAYPART and terms.values[place] != Daypart.DAY:
        piece.daypart, piece.end = Daypart(terms.values[place]), place + 1
        return time_behind_daypart(terms, piece)
    piece.daypart_part = None
    return piece


def _bare_hour(terms: Terms, place: int) -> tuple[Clock, int] | None:
    """Such as "next Tuesday at 10": in English, behind a day; from one to six it is the afternoon."""
    if terms.language != "en" or terms.sorts[place - 1] != Sort.AT or terms.sorts[place] != Sort.NUMBER:
        return None
    hour = terms.values[place]
    if not 1 <= hour <= 12 or terms.sorts[place + 1] not in _ENDS_HOUR:
        return None
    return Clock((hour + 12 if hour <= 6 else hour) * 60), place + 1


def time_behind_daypart(terms: Terms, piece: Piece) -> Piece:
    """Such as "mardi matin à 9h", "tomorrow evening at 8pm"."""
    place = piece.end + (terms.sorts[piece.end] in {Sort.AT, Sort.ABOUT, Sort.COMMA})
    found = clock_at(terms, place, is_announced=True)
    if found is not None and found[0].is_possible:
        piece.clock, piece.end = found
        piece.daypart = None
    return piece


def clock_piece(terms: Terms, place: int) -> Piece | None:
    before = terms.sorts[place - 1] if place else Sort.END
    is_announced = before in ANNOUNCES_TIME
    if before in {Sort.LASTING, Sort.FOR, Sort.INTO, Sort.WITHIN, Sort.AGO, Sort.LABEL}:
        return None
    found = clock_at(terms, place, is_announced=is_announced)
    if found is None:
        return None
    clock, end = found
    is_named = terms.sorts[place] == Sort.CLOCK
    if before == Sort.OF and clock.end is None and not clock.is_fine and clock.start <= _LONGEST_MEETING:
        return None
    if terms.words[end : end + 2] == ["sur", "24"]:
        return Piece(Kind.VOID, place, end + 2)
    is_fraction = terms.sorts[end] == Sort.SLASH and terms.is_glued(end) and terms.sorts[end + 2] != Sort.HOUR_MARK
    if is_fraction or (clock.start > 24 * 60 and not is_announced):
        return None
    is_lone = clock.end is None and not is_announced and not is_named
    if is_lone and not clock.is_fine and (terms.sorts[end] in {Sort.OF, Sort.OTHER} and clock.start < 7 * 60):
        return None
    if is_lone and terms.sorts[end] == Sort.OF:
        return None
    if (
        is_announced
        and clock.end is None
        and not clock.is_fine
        and clock.start < 7 * 60
        and terms.sorts[end] == Sort.OF
    ):
        return None  # "à 2h de route"
    if is_named and before in {Sort.THE, Sort.OF}:
        return None
    if is_named and terms.words[end : end + 2] == ["a", "quatorze"]:
        return Piece(Kind.VOID, place, end + 2)
    piece = Piece(Kind.TIME, place, end, clock=clock)
    return _day_behind_time(terms, piece)


def _day_behind_time(terms: Terms, piece: Piece) -> Piece:
    """Such as "à 14h le 12 mars", "9h30 demain", "at 10am on Friday"."""
    place = piece.end
    while terms.sorts[place] in {Sort.THE, Sort.IN} and place < piece.end + 2:
        place += 1
    if terms.sorts[place] not in {Sort.NUMBER, Sort.WEEKDAY, Sort.RELATIVE, Sort.NEXT, Sort.THIS}:
        return piece
    if terms.sorts[place] == Sort.NUMBER and place == piece.end:
        return piece
    day = terms.bare(terms, place)
    if day is None or not day.is_dayish or day.is_weak or day.clock is not None:
        return piece
    day.clock, day.first = piece.clock, piece.first
    return day


def daypart_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "le matin du 12 mars", "the evening of 5 June"."""
    if terms.sorts[place + 1] not in {Sort.OF, Sort.OF_THE} or terms.values[place] == Daypart.DAY:
        return None
    behind = place + 2 + (terms.sorts[place + 2] == Sort.THE)
    day = terms.bare(terms, behind) if terms.sorts[behind] in _DAY_STARTS else None
    if day is None or not day.is_dayish or day.clock is not None:
        return None
    day.daypart, day.first, day.is_weak = Daypart(terms.values[place]), place, False
    return day
