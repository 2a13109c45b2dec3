"""The grammar of times of day: alone, behind a day, and the parts of a day."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004
from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import clock_at
from bot.understanding.dates_pieces import Clock, Kind, Piece
from bot.understanding.dates_sorts import Daypart, Part, Sort, word_set

_AFTER_OR_ABOUT_OR_FROM = frozenset({Sort.AFTER, Sort.ABOUT, Sort.FROM})
_AT_OR_ABOUT = frozenset({Sort.AT, Sort.ABOUT})
_AT_OR_AT_THE = frozenset({Sort.AT, Sort.AT_THE})
_BEGINS_DAY = frozenset(
    {Sort.NUMBER, Sort.WEEKDAY, Sort.WEEKDAY_SHORT, Sort.FEAST, Sort.RELATIVE, Sort.NEXT, Sort.THIS}
)
_NUMBER_OR_WEEKDAY = frozenset({Sort.NUMBER, Sort.WEEKDAY})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})
_OF_OR_OF_THE_OR_THE = frozenset({Sort.OF, Sort.OF_THE, Sort.THE})
_TELLS_LENGTH = frozenset({Sort.LASTING, Sort.FOR, Sort.INTO, Sort.WITHIN, Sort.AGO, Sort.LABEL})
_THE_OR_IN = frozenset({Sort.THE, Sort.IN})
_THE_OR_INTO = frozenset({Sort.THE, Sort.INTO})
_THE_OR_OF = frozenset({Sort.THE, Sort.OF})

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
    Sort.MERIDIEM,
    Sort.PART,
}


_SHARED = frozenset({Sort.UNIT, Sort.DAYPART, Sort.OTHER})
_LATE_DAYPARTS = frozenset({Daypart.AFTERNOON, Daypart.EVENING})
_NOON = 12 * 60
_OPENS_TIME = frozenset({Sort.ABOUT, Sort.FROM})  # "mardi à partir de 14h"; not "mardi de 2h"
_OFFICE_OPENS = 7 * 60
_LIMITS = frozenset({Sort.BEFORE, Sort.UNTIL, Sort.LATEST, Sort.BY, Sort.FROM, Sort.AFTER})
_LINKS = frozenset({Sort.OF, Sort.INTO, Sort.IN, Sort.THE, Sort.FOR})
_FULL_STOPS = frozenset({Sort.DOT, Sort.STOP})
_PAUSES = frozenset({Sort.COMMA, Sort.DASH, Sort.COLON})
_LONGEST_MEETING = 8 * 60  # "une réunion de 2h" lasts; "la réunion de 14h" begins


_ENDS_HOUR = frozenset({Sort.END, Sort.COMMA, Sort.DOT, Sort.STOP, Sort.AND, Sort.IN})


_DAY_STARTS = frozenset({Sort.NUMBER, Sort.WEEKDAY, Sort.WEEKDAY_SHORT, Sort.FEAST, Sort.CARDINAL, Sort.MONTH})


def with_time(terms: Terms, piece: Piece) -> Piece:
    """The piece with the time of day that follows it: "à 14h", "9h30-12h", "matin", "en fin de matinée"."""
    if terms.words[piece.end] == "(":
        return _time_in_brackets(terms, piece)
    is_short = terms.sorts[piece.end] in _FULL_STOPS and terms.sorts[piece.end - 1] == Sort.MONTH_SHORT
    if terms.sorts[piece.end] not in _BEFORE_TIME and not is_short:
        return piece
    begins = piece.end
    place, announced = _skip_links(terms, begins)
    found = clock_at(terms, place, is_announced=announced) or _bare_hour(terms, place)
    is_length = terms.sorts[place - 1] == Sort.OF and _OPENS_TIME.isdisjoint(terms.sorts[begins:place])
    if found is not None and is_length and found[0].end is None:
        found = None
    if found is not None:
        piece.clock, piece.end = found
        if piece.clock.end is None:
            piece.limit = next((sort for sort in terms.sorts[begins:place] if sort in _LIMITS), None)
        return piece
    return _with_daypart(terms, piece, place)


def _time_in_brackets(terms: Terms, piece: Piece) -> Piece:
    """Such as "mercredi 18 mars (9h30-12h)", "mardi soir (à 20h)"; "mardi (2h)" is how long."""
    place, _ = _skip_links(terms, piece.end + 1)
    found = clock_at(terms, place, is_announced=place > piece.end + 1)
    if found is None or not found[0].is_possible or (found[0].end is None and found[0].start < _OFFICE_OPENS):
        return piece
    piece.clock, piece.end = found
    piece.end += terms.words[piece.end] == ")"
    piece.daypart = None
    return piece


def _skip_links(terms: Terms, place: int) -> tuple[int, bool]:
    """The term behind "à", "vers", "de" and the like, and whether one of them announces a time."""
    announced = False
    for _ in range(3):
        sort = terms.sorts[place]
        if sort in ANNOUNCES_TIME or sort in _LINKS:
            announced = announced or sort != Sort.FOR
        elif sort in _FULL_STOPS and terms.sorts[place - 1] == Sort.MONTH_SHORT and terms.is_glued(place):
            pass  # "le 3 nov. à 14h"
        elif sort not in _PAUSES or terms.is_glued(place + 1):
            break
        place += 1
    return place, announced


def _with_daypart(terms: Terms, piece: Piece, place: int) -> Piece:
    """Such as "mardi matin", "mardi en fin d'après-midi"; in English also "Monday AM"."""
    if terms.sorts[place] == Sort.MERIDIEM and terms.language == "en" and place == piece.end:
        piece.daypart = Daypart.AFTERNOON if terms.values[place] else Daypart.MORNING
        piece.end = place + 1
        return piece
    part, part_at = None, place
    if terms.sorts[place] == Sort.PART and not piece.is_weak:
        part_at += 1
        while terms.sorts[part_at] in _OF_OR_OF_THE_OR_THE:
            part_at += 1
        part = terms.values[place]
    if terms.sorts[part_at] != Sort.DAYPART:
        return piece
    if terms.values[part_at] != Daypart.DAY or (part is not None and part is not Part.DURING):
        piece.daypart, piece.daypart_part, piece.end = terms.values[part_at], part, part_at + 1
        return time_behind_daypart(terms, piece)
    if not piece.is_weak and terms.sorts[part_at - 1] in _THE_OR_INTO:
        piece.end = part_at + 1  # "vendredi dans la journée"
    return piece


def _bare_hour(terms: Terms, place: int) -> tuple[Clock, int] | None:
    """Such as "next Tuesday at 10": in English, behind a day; from one to six it is the afternoon."""
    if terms.language != "en" or terms.sorts[place - 1] != Sort.AT or terms.sorts[place] != Sort.NUMBER:
        return None
    hour = terms.values[place]
    if not 1 <= hour <= 12 or terms.sorts[place + 1] not in _ENDS_HOUR:
        return None
    return Clock((hour + 12 if hour <= 6 else hour) * 60), place + 1


def _hour_before_day(terms: Terms, place: int) -> tuple[Clock, int] | None:
    """Such as "at 10 on Wednesday 25 March": in English, where a named day follows."""
    is_followed = terms.words[place + 1] == "on" and terms.sorts[place + 2] in {Sort.WEEKDAY, Sort.WEEKDAY_SHORT}
    return _bare_hour(terms, place) if place and is_followed else None


def time_behind_daypart(terms: Terms, piece: Piece) -> Piece:
    """Such as "mardi matin à 9h", "mardi après-midi de 14h à 16h", "tomorrow evening at 8pm"."""
    if terms.words[piece.end] == "(":
        return _time_in_brackets(terms, piece)
    place, _ = _skip_links(terms, piece.end)
    before = terms.sorts[piece.end : place]
    found = clock_at(terms, place, is_announced=True)
    if found is not None and found[0].end is None and Sort.OF in before and _OPENS_TIME.isdisjoint(before):
        found = None  # "mardi matin de 2h"
    if found is None and place > piece.end:
        found = _bare_hour(terms, place)
        if found is not None and piece.daypart in _LATE_DAYPARTS and found[0].start < _NOON:  # "tonight at 8"
            found = Clock(found[0].start + _NOON), found[1]
    if found is not None and found[0].is_possible:
        piece.clock, piece.end = found
        piece.daypart = None
        if piece.clock.end is None:
            piece.limit = next((sort for sort in before if sort in _LIMITS), None)
    return piece


def clock_piece(terms: Terms, place: int) -> Piece | None:
    """A time of day that stands alone, or in front of its day; None for a length or a rate: "2h de réunion", "24h/24"."""
    before = terms.sorts[place - 1] if place else Sort.END
    is_announced = before in ANNOUNCES_TIME
    if before in _TELLS_LENGTH or _is_way(terms, place):
        return None
    found = clock_at(terms, place, is_announced=is_announced) or _hour_before_day(terms, place)
    if found is None:
        return None
    clock, end = found
    if terms.words[end : end + 2] in (["sur", "24"], ["a", "quatorze"]):
        return Piece(Kind.VOID, place, end + 2)
    if _is_no_time(terms, place, clock, end):
        return None
    return _day_behind_time(terms, Piece(Kind.TIME, place, end, clock=clock))


def _is_way(terms: Terms, place: int) -> bool:
    """Such as "le trajet fait 1h15": how long a way or a film takes."""
    takes = place > 1 and terms.words[place - 1] in {"fait", "font", "faisait", "prend", "prenait", "compte"}
    return takes and not _WAYS.isdisjoint(terms.words[max(place - 5, 0) : place - 1])


_WAYS = word_set(
    "trajet trajets route train voiture bus car metro velo vol film video visio podcast marche aller retour"
)


def _is_no_time(terms: Terms, place: int, clock: Clock, end: int) -> bool:
    """Whether these hours last, or are a share of the day, or any noon."""
    before = terms.sorts[place - 1] if place else Sort.END
    is_announced, is_named = before in ANNOUNCES_TIME, terms.sorts[place] == Sort.CLOCK
    if is_named:
        return before in _THE_OR_OF
    is_fraction = terms.sorts[end] == Sort.SLASH and terms.is_glued(end) and terms.sorts[end + 2] != Sort.HOUR_MARK
    if is_fraction or (clock.start >= 24 * 60 and not is_announced):
        return True
    if clock.end is not None:  # "entre 2 et 3 heures" is how long
        return clock.end < _OFFICE_OPENS and not clock.is_fine and terms.sorts[end - 1] == Sort.HOUR_MARK
    is_short = clock.start < _OFFICE_OPENS and not clock.is_fine
    is_long = before == Sort.OF and clock.start <= (_LONGEST_MEETING // 2 if clock.is_fine else _LONGEST_MEETING)
    if is_long or _is_rate(terms, place, end):
        return True
    if is_announced:  # "à 2h de route", "après dix heures de débat"
        return terms.sorts[end] == Sort.OF and (is_short or before in _AFTER_OR_ABOUT_OR_FROM)
    # "on a 2h"; but "2h du matin", "1pm"
    is_bare = terms.sorts[end - 1] == Sort.HOUR_MARK and terms.sorts[end] not in _DAY_STARTS | {Sort.THE, Sort.RELATIVE}
    return terms.sorts[end] == Sort.OF or (is_short and is_bare)


def _is_rate(terms: Terms, place: int, end: int) -> bool:
    """Such as "7h par jour", "durée : 8h"."""
    is_told = place > 1 and terms.sorts[place - 1] == Sort.COLON and terms.sorts[place - 2] == Sort.LASTING
    return is_told or (terms.words[end] in {"par", "per"} and terms.sorts[end + 1] in _SHARED)


def _day_behind_time(terms: Terms, piece: Piece) -> Piece:
    """Such as "à 14h le 12 mars", "9h30 demain", "at 10am on Friday"."""
    place = piece.end
    is_apart = terms.sorts[place] == Sort.COMMA
    place += is_apart
    while terms.sorts[place] in _THE_OR_IN and place < piece.end + 2 + is_apart:
        place += 1
    if terms.sorts[place] == Sort.AT and terms.sorts[place + 1] == Sort.THE and terms.sorts[place + 2] == Sort.FEAST:
        place += 2  # "à midi à la Saint-Sylvestre"
    if is_apart and terms.sorts[place] not in _NUMBER_OR_WEEKDAY:
        return piece
    if terms.sorts[place] not in _BEGINS_DAY:
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
    if terms.sorts[place + 1] not in _OF_OR_OF_THE or terms.values[place] == Daypart.DAY:
        return None
    behind = place + 2 + (terms.sorts[place + 2] == Sort.THE)
    day = terms.bare(terms, behind) if terms.sorts[behind] in _DAY_STARTS else None
    if day is None or not day.is_dayish or day.clock is not None:
        return None
    day.daypart, day.first, day.is_weak = terms.values[place], place, False
    return _until_morning(terms, day) if day.daypart is Daypart.NIGHT else day


def _until_morning(terms: Terms, evening: Piece) -> Piece:
    """Such as "la nuit de mardi à mercredi", "la nuit du 3 au 4 février": one night, which begins on the first day."""
    if terms.sorts[evening.end] not in _AT_OR_AT_THE:
        return evening
    morning = terms.bare(terms, evening.end + 1)
    if morning is None or morning.kind is not evening.kind:
        return evening
    evening.end = morning.end
    if evening.month is None:
        evening.month, evening.year = morning.month, morning.year
    return evening
