"""The grammar of one date: from the term where it begins to the piece that was said."""

from __future__ import annotations

from collections.abc import Callable

from bot.understanding.dates_grammar_periods import (
    half_or_week_by_letter,
    holiday_piece,
    modified_piece,
    part_piece,
    quarter_by_letter,
    season_piece,
    unit_piece,
    weekend_piece,
)
from bot.understanding.dates_lengths import Length, length_at
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import LONGEST_MONTH, clock_at, day_at, ordinal_at, year_at
from bot.understanding.dates_numeric import numeric_piece
from bot.understanding.dates_pieces import Clock, Kind, Mod, Piece
from bot.understanding.dates_sorts import Daypart, Part, Sort, Unit

ANNOUNCES_TIME = frozenset(
    {Sort.AT, Sort.ABOUT, Sort.BEFORE, Sort.AFTER, Sort.FROM, Sort.UNTIL, Sort.BY, Sort.LATEST, Sort.BETWEEN, Sort.AT_THE}
)
_ANNOUNCES_YEAR = frozenset(
    {Sort.IN, Sort.INTO, Sort.AT, Sort.BEFORE, Sort.AFTER, Sort.FROM, Sort.UNTIL, Sort.BY, Sort.BETWEEN, Sort.HORIZON, Sort.OF}
)
_ARTICLES = frozenset({Sort.THE, Sort.OF_THE, Sort.AT_THE, Sort.BY})
_MONTHS = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_BINDS_MONTH = frozenset(
    {
        Sort.IN,
        Sort.INTO,
        Sort.OF,
        Sort.BY,
        Sort.BEFORE,
        Sort.UNTIL,
        Sort.FROM,
        Sort.AFTER,
        Sort.PART,
        Sort.NEXT,
        Sort.LAST,
        Sort.THIS,
        Sort.BETWEEN,
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
_HIGHEST_DAY = 39
_WEEKDAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAYS})
_MODS = {Sort.NEXT: Mod.NEXT, Sort.LAST: Mod.LAST}
_DEEPEST = 4  # "la veille du lundi de la semaine du 12 mars"; nothing said goes deeper


def piece_at(terms: Terms, place: int) -> Piece | None:
    """The longest single date that begins at this term, its time of day included; None if none does."""
    parse = _PARSERS.get(terms.sorts[place])
    if parse is None or terms.depth >= _DEEPEST:
        return None
    terms.depth += 1
    piece = parse(terms, place)
    terms.depth -= 1
    if piece is None or piece.clock is not None or not piece.is_dayish:
        return piece
    return with_time(terms, piece) if piece.daypart is None else _time_behind_daypart(terms, piece)


def with_time(terms: Terms, piece: Piece) -> Piece:
    """The piece with the time of day that follows it: "à 14h", "9h30-12h", "matin", "en fin de matinée"."""
    place, announced = piece.end, False
    if terms.sorts[place] not in _BEFORE_TIME:
        return piece
    for _ in range(3):
        sort = terms.sorts[place]
        if sort in ANNOUNCES_TIME or sort in {Sort.OF, Sort.INTO, Sort.IN, Sort.THE, Sort.FOR}:
            announced = announced or sort is not Sort.FOR
        elif sort not in {Sort.COMMA, Sort.DASH, Sort.COLON} or terms.is_glued(place + 1):
            break
        place += 1
    found = clock_at(terms, place, is_announced=announced) or _bare_hour(terms, place)
    if found is not None and terms.sorts[place - 1] is Sort.OF and found[0].end is None:
        found = None
    if found is not None:
        piece.clock, piece.end = found
        return piece
    if terms.sorts[place] is Sort.PART and not piece.is_weak:
        behind = place + 1
        while terms.sorts[behind] in {Sort.OF, Sort.OF_THE, Sort.THE}:
            behind += 1
        if terms.sorts[behind] is Sort.DAYPART:
            piece.daypart_part = Part(terms.values[place])
            place = behind
    if terms.sorts[place] is Sort.DAYPART and terms.values[place] != Daypart.DAY:
        piece.daypart, piece.end = Daypart(terms.values[place]), place + 1
        return _time_behind_daypart(terms, piece)
    piece.daypart_part = None
    return piece


def _bare_hour(terms: Terms, place: int) -> tuple[Clock, int] | None:
    """ "next Tuesday at 10": in English, behind a day; from one to six it is the afternoon."""
    if terms.language != "en" or terms.sorts[place - 1] is not Sort.AT or terms.sorts[place] is not Sort.NUMBER:
        return None
    hour = terms.values[place]
    if not 1 <= hour <= 12 or terms.sorts[place + 1] not in _ENDS_HOUR:  # noqa: PLR2004 - the hours of a clock face
        return None
    return Clock((hour + 12 if hour <= 6 else hour) * 60), place + 1  # noqa: PLR2004 - office hours


_ENDS_HOUR = frozenset({Sort.END, Sort.COMMA, Sort.DOT, Sort.STOP, Sort.AND, Sort.IN})


def _time_behind_daypart(terms: Terms, piece: Piece) -> Piece:
    """ "mardi matin à 9h", "tomorrow evening at 8pm"."""
    place = piece.end + (terms.sorts[piece.end] in {Sort.AT, Sort.ABOUT, Sort.COMMA})
    found = clock_at(terms, place, is_announced=True)
    if found is not None and found[0].is_possible:
        piece.clock, piece.end = found
        piece.daypart = None
    return piece


def _number(terms: Terms, place: int) -> Piece | None:
    """What begins with a number: a numeric date, a time, a day of a month, a rank, a length before an anchor, a year."""
    if terms.sorts[place + 1] in _MONTHS:
        day = _day_of_month(terms, place)
        if day is not None:
            return day
    for parse in (numeric_piece, _clock_piece, _ranked, _day_of_month, _length, _year):
        piece = parse(terms, place)
        if piece is not None:
            return piece
    return _bare_day(terms, place)


def _clock_piece(terms: Terms, place: int) -> Piece | None:
    before = terms.sorts[place - 1] if place else Sort.END
    is_announced = before in ANNOUNCES_TIME
    if before in {Sort.LASTING, Sort.FOR, Sort.INTO, Sort.WITHIN, Sort.AGO, Sort.LABEL}:
        return None
    found = clock_at(terms, place, is_announced=is_announced)
    if found is None:
        return None
    clock, end = found
    is_named = terms.sorts[place] is Sort.CLOCK
    if before is Sort.OF and clock.end is None and not clock.is_fine and clock.start <= _LONGEST_MEETING:
        return None
    if terms.words[end : end + 2] == ["sur", "24"]:
        return Piece(Kind.VOID, place, end + 2)
    is_fraction = terms.sorts[end] is Sort.SLASH and terms.is_glued(end) and terms.sorts[end + 2] is not Sort.HOUR_MARK
    if is_fraction or (clock.start > 24 * 60 and not is_announced):  # noqa: PLR2004 - "24h/24", "35h"
        return None
    is_lone = clock.end is None and not is_announced and not is_named
    if is_lone and not clock.is_fine and (terms.sorts[end] in {Sort.OF, Sort.OTHER} and clock.start < 7 * 60):
        return None
    if is_lone and terms.sorts[end] is Sort.OF:
        return None
    if is_announced and clock.end is None and not clock.is_fine and clock.start < 7 * 60 and terms.sorts[end] is Sort.OF:
        return None  # "à 2h de route"
    if is_named and before in {Sort.THE, Sort.OF}:
        return None
    if is_named and terms.words[end : end + 2] == ["a", "quatorze"]:
        return Piece(Kind.VOID, place, end + 2)
    piece = Piece(Kind.TIME, place, end, clock=clock)
    return _day_behind_time(terms, piece)


def _day_behind_time(terms: Terms, piece: Piece) -> Piece:
    """ "à 14h le 12 mars", "9h30 demain", "at 10am on Friday"."""
    place = piece.end
    while terms.sorts[place] in {Sort.THE, Sort.IN} and place < piece.end + 2:
        place += 1
    if terms.sorts[place] not in {Sort.NUMBER, Sort.WEEKDAY, Sort.RELATIVE, Sort.NEXT, Sort.THIS}:
        return piece
    if terms.sorts[place] is Sort.NUMBER and place == piece.end:
        return piece
    parse = _PARSERS[terms.sorts[place]]
    day = parse(terms, place)
    if day is None or not day.is_dayish or day.is_weak or day.clock is not None:
        return piece
    day.clock, day.first = piece.clock, piece.first
    return day


def _ranked(terms: Terms, place: int) -> Piece | None:
    """ "1er lundi de juin", "2e trimestre 2015", "deuxième quinzaine de juin", "dernière semaine de mars"."""
    rank = ordinal_at(terms, place)
    if rank is None:
        return None
    number, end = rank
    sort = terms.sorts[end]
    if sort in {Sort.WEEKDAY, Sort.WEEKDAYS}:
        return _nth_weekday(terms, place, number, end)
    if sort is not Sort.UNIT:
        return None
    unit = Unit(terms.values[end])
    if unit in {Unit.QUARTER, Unit.HALF}:
        return _nth_period(terms, place, number, unit, end + 1)
    if unit in {Unit.FORTNIGHT, Unit.WEEK}:
        kind = Kind.FORTNIGHT if unit is Unit.FORTNIGHT else Kind.NTH_WEEK
        return month_behind(terms, Piece(kind, place, end + 1, number=number))
    return None


def _nth_period(terms: Terms, place: int, number: int, unit: Unit, end: int) -> Piece | None:
    highest = 4 if unit is Unit.QUARTER else 2
    number = highest if number < 0 else number
    if number > highest:
        return None
    piece = Piece(Kind.QUARTER if unit is Unit.QUARTER else Kind.HALF, place, end, number=number)
    behind = end
    while terms.sorts[behind] in {Sort.OF, Sort.THE, Sort.OF_THE, Sort.SLASH} and behind < end + 3:
        behind += 1
    if terms.sorts[behind] is Sort.UNIT and terms.values[behind] == Unit.YEAR and year_at(terms, behind + 1):
        behind += 1
    year = year_at(terms, behind)
    if year is not None:
        piece.year, piece.end = year, behind + 1
    return piece


def _nth_weekday(terms: Terms, place: int, number: int, weekday_at: int) -> Piece | None:
    piece = Piece(Kind.NTH, place, weekday_at + 1, weekday=terms.values[weekday_at], number=number)
    if terms.sorts[piece.end] is Sort.DAYPART and terms.sorts[piece.end + 1] in {Sort.OF, Sort.OF_THE}:
        piece.daypart = Daypart(terms.values[piece.end])
        piece.end += 1
    return month_behind(terms, piece)


def month_behind(terms: Terms, piece: Piece) -> Piece | None:
    """The piece with the month it belongs to: "de juin 2015", "du mois prochain", "de chaque mois"; None if none is said."""
    place = piece.end
    if terms.sorts[place] not in {Sort.OF, Sort.OF_THE, Sort.INTO, Sort.MONTH}:
        return None
    while terms.sorts[place] in {Sort.OF, Sort.OF_THE, Sort.THE, Sort.INTO}:
        place += 1
    if terms.sorts[place] is Sort.EVERY:
        piece.is_recurring = True
        place += 1
    if terms.sorts[place] in _MONTHS:
        month = _month(terms, place)
        if month is None:
            return None
        piece.month, piece.year, piece.mod, piece.end = month.month, month.year, month.mod, month.end
        return piece
    of = _PARSERS[terms.sorts[place]](terms, place) if terms.sorts[place] in {Sort.THIS, Sort.NEXT, Sort.LAST} else None
    if of is None and terms.sorts[place] is Sort.UNIT and terms.values[place] == Unit.MONTH:
        of = unit_piece(terms, place) or Piece(Kind.PERIOD, place, place + 1, unit=Unit.MONTH)
    if of is None:
        return None
    if of.kind is Kind.MONTH:
        piece.month, piece.year, piece.end = of.month, of.year, of.end
        return piece
    piece.of, piece.end = of, of.end
    return piece


def _day_of_month(terms: Terms, place: int) -> Piece | None:
    """ "12 mars 2015", "1er mars", "vingt-cinq juin", "the 5th of March"."""
    found = day_at(terms, place)
    if found is None:
        return None
    day, end = found
    if terms.sorts[end] is Sort.OF and terms.language == "en":
        end += 1
    if terms.sorts[end] in {Sort.DASH, Sort.SLASH, Sort.DOT} and terms.is_glued(end) and terms.sorts[end + 1] in _MONTHS:
        end += 1
    if terms.sorts[end] in _MONTHS:
        return _month_of_day(terms, place, day, end)
    return _day_of_period(terms, place, day, end)


def _month_of_day(terms: Terms, place: int, day: int, month_at: int) -> Piece:
    end = month_at + 1
    if terms.sorts[end] in {Sort.DOT, Sort.SLASH, Sort.DASH} and terms.is_glued(end) and year_at(terms, end + 1):
        end += 1
    if terms.sorts[end] is Sort.DOT and terms.is_glued(end):
        end += 1
    if terms.sorts[end] in {Sort.COMMA, Sort.OF} and year_at(terms, end + 1) and terms.language == "en":
        end += 1
    year = year_at(terms, end)
    if year is not None and terms.sorts[end + 1] not in {Sort.QUANTITY, Sort.HOUR_MARK}:
        end += 1
    else:
        year = None
        end = month_at + 1
    piece = Piece(Kind.DAY, place, end, year=year, month=terms.values[month_at], day=day)
    if year is None and terms.sorts[end] in {Sort.NEXT, Sort.LAST}:
        piece.mod = Mod.NEXT if terms.sorts[end] is Sort.NEXT else Mod.LAST
        piece.end += 1
    return piece


def _day_of_period(terms: Terms, place: int, day: int, end: int) -> Piece | None:
    """ "le 12 du mois prochain", "le 5 de ce mois"."""
    if terms.sorts[end] not in {Sort.OF, Sort.OF_THE} or terms.sorts[place] is Sort.CARDINAL or day > LONGEST_MONTH:
        return None
    behind = end + 1 + (terms.sorts[end + 1] is Sort.THE)
    if terms.sorts[behind] not in {Sort.UNIT, Sort.THIS, Sort.NEXT}:
        return None
    of = _PARSERS[terms.sorts[behind]](terms, behind)
    if of is None or of.kind is not Kind.PERIOD or of.unit is not Unit.MONTH:
        return None
    return Piece(Kind.DAY, place, of.end, day=day, of=of)


def _length(terms: Terms, place: int) -> Piece | None:
    """ "une semaine avant le 30 avril", "3 weeks ago", "two days after Easter", "a week on Monday"."""
    length = length_at(terms, place)
    if length is None:
        return None
    end = length.end
    if terms.sorts[end] is Sort.AGO and terms.language == "en":
        return _shift(place, end + 1, length, sign=-1)
    if terms.sorts[end] is Sort.FROM and terms.words[end + 1] in {"now", "today"}:
        return _shift(place, end + 2, length, sign=1)
    if length.unit is Unit.WEEK and terms.language == "en" and terms.sorts[end] in {Sort.IN, Sort.FROM} and length.count == 1:
        return _week_on(terms, place, end + 1)
    if terms.sorts[end - 2] in {Sort.NEXT, Sort.LAST} and end - 2 > place:
        return Piece(Kind.STRETCH, place, end, number=length.count, unit=length.unit, mod=_MODS[terms.sorts[end - 2]])
    if terms.sorts[end] in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
        return Piece(Kind.STRETCH, place, end + 1, number=length.count, unit=length.unit, mod=_MODS[terms.sorts[end]])
    if terms.sorts[end] in {Sort.BEFORE, Sort.AFTER}:
        sign = -1 if terms.sorts[end] is Sort.BEFORE else 1
        return anchored(terms, place, end + 1, (sign * length.count, length.unit), is_working=length.is_working)
    return None


def _shift(first: int, end: int, length: Length, *, sign: int) -> Piece:
    return Piece(Kind.SHIFT, first, end, number=sign * length.count, unit=length.unit, is_working=length.is_working)


def _week_on(terms: Terms, first: int, place: int) -> Piece | None:
    """ "a week on Monday": the Monday after the next one."""
    if terms.sorts[place] is not Sort.WEEKDAY:
        return None
    return Piece(Kind.WEEKDAY, first, place + 1, weekday=terms.values[place], eight=7)


def anchored(terms: Terms, first: int, place: int, delta: tuple[int, Unit], *, is_working: bool = False) -> Piece | None:
    """The day that lies so far from the date that follows, articles skipped; None if no day follows."""
    while terms.sorts[place] in {Sort.THE, Sort.OF_THE, Sort.OF, Sort.AT_THE}:
        place += 1
    anchor = piece_at(terms, place)
    if anchor is None or not (anchor.is_dayish or anchor.kind is Kind.MONTH):
        return None
    if anchor.delta is not None:
        return None
    anchor.first, anchor.delta, anchor.is_weak, anchor.is_working = first, delta, False, is_working
    return anchor


def _year(terms: Terms, place: int) -> Piece | None:
    """ "en 2017", "2015-2020", "2016 T3"."""
    year = year_at(terms, place)
    if year is None:
        return None
    end = place + 1
    if terms.sorts[end] is Sort.DASH:
        end += 1
    if terms.sorts[end] is Sort.QUARTER_LETTER and terms.sorts[end + 1] is Sort.NUMBER and terms.is_glued(end + 1):
        quarter = quarter_by_letter(terms, end)
        if quarter is not None:
            quarter.first, quarter.year = place, year
            return quarter
    until = year_at(terms, end) if end > place + 1 or terms.sorts[end] is Sort.SLASH else None
    if until is not None and until > year:
        return Piece(Kind.YEARS, place, end + 1, year=year, number=until)
    if _counts_things(terms, place):
        return None
    is_announced = terms.is_label or (place > 0 and terms.sorts[place - 1] in _ANNOUNCES_YEAR)
    return Piece(Kind.YEAR, place, place + 1, year=year, is_weak=not is_announced)


def _counts_things(terms: Terms, place: int) -> bool:
    """Whether a number that could be a year counts: "de 2000 à 2500 euros", "une foule de 2000 cyclistes"."""
    before, after = terms.sorts[place - 1] if place else Sort.END, terms.sorts[place + 1]
    if after in {Sort.AT, Sort.AND, Sort.DASH} and terms.sorts[place + 2] is Sort.OTHER and terms.words[place + 2].isdecimal():
        return True
    return before in {Sort.OF, Sort.AT} and _is_counted(terms, place + 1)


_NO_DAY_BEFORE = frozenset(
    {Sort.OF, Sort.QUANTITY, Sort.UNIT, Sort.HOUR_MARK, Sort.SUFFIX, Sort.NUMBER, Sort.CARDINAL, Sort.WORKING, Sort.MERIDIEM}
)


def _bare_day(terms: Terms, place: int) -> Piece | None:
    """ "le 12": strong behind "le", "du" or "au"; weak otherwise, and then worth something only beside another day."""
    found = day_at(terms, place)
    if found is None or found[0] > LONGEST_MONTH or terms.sorts[place] is Sort.ORDINAL:
        return None
    day, end = found
    before = terms.sorts[place - 1] if place else Sort.END
    is_article = before in _ARTICLES and not (before is Sort.THE and terms.values[place - 1] > 0)
    if terms.language == "en":
        is_article = is_article and end > place + 1
    is_strong = is_article and terms.sorts[place] is Sort.NUMBER and terms.sorts[end] not in _NO_DAY_BEFORE
    is_strong = is_strong and not (place > 1 and terms.sorts[place - 2] is Sort.INTO)
    is_strong = is_strong and not (terms.sorts[end] is Sort.AT and terms.sorts[end + 1] is Sort.NUMBER and terms.sorts[end + 2] is not Sort.HOUR_MARK)
    is_strong = is_strong and not (terms.sorts[end] is Sort.SLASH and terms.is_glued(end))
    is_strong = is_strong and not (terms.sorts[end] is Sort.DOT and terms.sorts[end + 1] is Sort.NUMBER)
    return Piece(Kind.DAY, place, end, day=day, is_weak=not is_strong)


def _month(terms: Terms, place: int) -> Piece | None:
    """ "mars", "mars 2015", "juin prochain", "March 5, 2015"."""
    before = terms.sorts[place - 1] if place else Sort.END
    if before is Sort.TITLE or (before is Sort.DOT and place > 1 and terms.sorts[place - 2] is Sort.TITLE):
        return None
    end = place + 1
    if terms.sorts[end] is Sort.DOT and terms.is_glued(end) and terms.sorts[place] is Sort.MONTH_SHORT:
        end += 1
    day = _day_behind_month(terms, place, end)
    if day is not None:
        return day
    behind = end + (terms.sorts[end] in {Sort.OF, Sort.COMMA, Sort.SLASH, Sort.DASH, Sort.DOT} and year_at(terms, end + 1) is not None)
    year = year_at(terms, behind) or _short_year(terms, behind)
    is_short = terms.sorts[place] is Sort.MONTH_SHORT and not (
        (terms.sorts[end] in {Sort.SLASH, Sort.DASH} and terms.is_glued(end) and terms.sorts[end + 1] in _MONTHS)
        or (terms.sorts[end] in _MONTHS and terms.has_hyphen_before(end))
        or (place > 0 and terms.sorts[place - 1] in _MONTHS and terms.has_hyphen_before(place))
        or (place > 1 and terms.sorts[place - 1] in {Sort.SLASH, Sort.AND, Sort.DASH} and terms.sorts[place - 2] in _MONTHS)
    )
    if year is not None and terms.sorts[behind + 1] not in {Sort.QUANTITY}:
        return Piece(Kind.MONTH, place, behind + 1, year=year, month=terms.values[place])
    if is_short and not (before in _BINDS_MONTH and _may_end_month(terms, end)):
        return None
    if before not in _BINDS_MONTH and terms.sorts[end] is Sort.BE:
        return None
    piece = Piece(Kind.MONTH, place, place + 1, month=terms.values[place])
    if terms.sorts[place + 1] in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
        piece.mod = Mod.NEXT if terms.sorts[place + 1] is Sort.NEXT else Mod.LAST
        piece.end += 1
    return piece


def _short_year(terms: Terms, place: int) -> int | None:
    """ "juillet 98": two digits that cannot be a day."""
    is_short = terms.sorts[place] is Sort.NUMBER and terms.width(place) == 2 and terms.values[place] > _HIGHEST_DAY  # noqa: PLR2004
    if not is_short or terms.sorts[place + 1] not in {Sort.END, Sort.COMMA, Sort.DOT, Sort.STOP}:
        return None
    return 1900 + terms.values[place]


def _may_end_month(terms: Terms, end: int) -> bool:
    """Whether a short or ambiguous month may end here: no noun follows that it could count ("sept groupes")."""
    if terms.sorts[end - 1] is Sort.DOT:
        return True
    return terms.sorts[end] is not Sort.OTHER or terms.language == "en"


def _day_behind_month(terms: Terms, place: int, end: int) -> Piece | None:
    """ "March 5th, 2015"; in French only with a year: "décembre 5 2014"."""
    if terms.sorts[end] is Sort.THE:
        end += 1
    found = day_at(terms, end)
    if found is None or terms.sorts[end] is Sort.CARDINAL:
        return None
    day, behind = found
    if terms.sorts[behind] in {Sort.HOUR_MARK, Sort.COLON, Sort.QUANTITY, Sort.UNIT, Sort.MERIDIEM, Sort.MONTH, Sort.SLASH}:
        return None
    year_place = behind + (terms.sorts[behind] is Sort.COMMA)
    year = year_at(terms, year_place)
    if year is None and terms.language == "fr":
        return None
    return Piece(Kind.DAY, place, year_place + 1 if year else behind, year=year, month=terms.values[place], day=day)


def _weekday(terms: Terms, place: int) -> Piece | None:
    """ "lundi", "lundi 19", "mardi 11 février 2015", "lundi en huit", "jeudi de la semaine prochaine"."""
    weekday, end = terms.values[place], place + 1
    is_short = terms.sorts[place] is Sort.WEEKDAY_SHORT
    before = terms.sorts[place - 1] if place else Sort.END
    if (before is Sort.CARDINAL and terms.values[place - 1] == 1) or _is_named(terms, place + 1):
        return None
    if is_short and terms.sorts[end] is Sort.DOT:
        end += 1
    dated = _dated_weekday(terms, place, end)
    if dated is not None:
        return dated
    if is_short and not (terms.sorts[end - 1] is Sort.DOT or clock_at(terms, end, is_announced=False) or _is_tied(terms, place)):
        return None
    if before is Sort.THE and _is_habit(terms, place):
        return Piece(Kind.VOID, place, end)
    piece = Piece(Kind.WEEKDAY, place, place + 1, weekday=weekday)
    piece.is_recurring = terms.sorts[place] is Sort.WEEKDAYS
    return _weekday_modified(terms, piece)


def _is_habit(terms: Terms, place: int) -> bool:
    """ "le mercredi je ne travaille pas": any Wednesday, where the clause begins with it and its subject follows."""
    is_first = place == 1 or terms.sorts[place - 2] in {Sort.COMMA, Sort.STOP, Sort.DOT, Sort.COLON}
    behind = place + 1 + (terms.sorts[place + 1] is Sort.DAYPART)
    return terms.language == "fr" and is_first and terms.words[behind] in _SUBJECTS


_SUBJECTS = frozenset({"je", "j", "on", "nous", "il", "elle", "c", "ca", "tu", "vous", "ils", "elles"})


def _is_tied(terms: Terms, place: int) -> bool:
    """Whether a word in front makes an abbreviation a weekday: "on fri", "by thu"; "the sun" stays what it is."""
    before = terms.sorts[place - 1] if place else Sort.END
    return terms.language == "en" and before in {Sort.IN, Sort.BY, Sort.BEFORE, Sort.UNTIL, Sort.NEXT, Sort.LAST, Sort.FROM}


def _is_named(terms: Terms, place: int) -> bool:
    """Whether it is somebody's or something's name: "Vendredi, c'est le nom du tiers-lieu"."""
    return any(word in {"nom", "prenom", "appelle"} for word in terms.words[place : place + 4])


def _dated_weekday(terms: Terms, place: int, end: int) -> Piece | None:
    behind = end
    if terms.sorts[behind] is Sort.COMMA:
        behind += 1
    if terms.sorts[behind] in {Sort.THE, Sort.IN}:
        behind += 1
    if terms.sorts[behind] not in {Sort.NUMBER, Sort.CARDINAL, Sort.ORDINAL, Sort.MONTH, Sort.MONTH_SHORT}:
        return None
    if terms.sorts[behind] in _MONTHS:
        day = _day_behind_month(terms, behind, behind + 1)
    else:
        numeric = numeric_piece(terms, behind, is_dated=True)
        day = numeric if numeric is not None and numeric.kind is Kind.DAY else _day_of_month(terms, behind)
    if day is None and behind == end and terms.sorts[behind] is Sort.NUMBER and not clock_at(terms, behind, is_announced=False):
        day = _bare_day(terms, behind)
        if day is not None and (terms.sorts[day.end] in _NO_DAY_BEFORE or _is_counted(terms, day.end)):
            return None
    if day is None or day.day is None:
        return None
    day.weekday, day.first, day.is_weak = terms.values[place], place, False
    return day


def _is_counted(terms: Terms, place: int) -> bool:
    """Whether a noun in the plural follows, so that the number counts it: "vendredi 2 structures"."""
    return terms.sorts[place] is Sort.OTHER and terms.words[place].endswith(("s", "x")) and len(terms.words[place]) > 3  # noqa: PLR2004


def _weekday_modified(terms: Terms, piece: Piece) -> Piece | None:
    """What stands behind a weekday: "prochain", "dernier", "en huit", "de la semaine prochaine"."""
    place = piece.end
    sort = terms.sorts[place]
    if sort in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
        piece.mod = Mod.NEXT if sort is Sort.NEXT else Mod.LAST
        piece.end += 1
        return piece
    if sort is Sort.IN_EIGHT:
        piece.eight = terms.values[place]
        piece.end += 1
        return piece
    if terms.words[place] == "week" and terms.sorts[place + 1] is not Sort.NUMBER:
        piece.eight = 7
        piece.end += 1
        return piece
    while terms.sorts[place] in {Sort.OF, Sort.THE, Sort.INTO, Sort.IN, Sort.COMMA} and place < piece.end + 3:
        place += 1
    if terms.sorts[place] in {Sort.UNIT, Sort.THIS, Sort.NEXT, Sort.LAST}:
        week = _PARSERS[terms.sorts[place]](terms, place)
        if week is not None and (week.kind in {Kind.WEEK, Kind.WEEK_OF} or (week.kind is Kind.PERIOD and week.unit is Unit.WEEK)):
            piece.of, piece.end = week, week.end
            return piece
    if terms.sorts[piece.end] is Sort.SECOND_EVERY:
        return None
    return piece


def _daypart(terms: Terms, place: int) -> Piece | None:
    """ "le matin du 12 mars", "the evening of 5 June"."""
    if terms.sorts[place + 1] not in {Sort.OF, Sort.OF_THE} or terms.values[place] == Daypart.DAY:
        return None
    behind = place + 2 + (terms.sorts[place + 2] is Sort.THE)
    day = _PARSERS[terms.sorts[behind]](terms, behind) if terms.sorts[behind] in _DAY_STARTS else None
    if day is None or not day.is_dayish or day.clock is not None:
        return None
    day.daypart, day.first, day.is_weak = Daypart(terms.values[place]), place, False
    return day


_DAY_STARTS = frozenset({Sort.NUMBER, Sort.WEEKDAY, Sort.WEEKDAY_SHORT, Sort.FEAST, Sort.CARDINAL, Sort.MONTH})


def _relative(terms: Terms, place: int) -> Piece | None:
    if terms.values[place] == 0 and terms.words[place] == "ce" and terms.sorts[place - 1 if place else -1] is Sort.AT:
        return Piece(Kind.VOID, place, place + 1)
    piece = Piece(Kind.RELATIVE, place, place + 1, number=terms.values[place])
    if terms.words[place] == "tonight":
        piece.daypart = Daypart.EVENING
    return piece


def _into(terms: Terms, place: int) -> Piece | None:
    """ "dans 3 semaines", "dans cinq jours ouvrés", "in two weeks"."""
    behind = place + 1 + (terms.sorts[place + 1] is Sort.ABOUT)
    if terms.language == "fr" and terms.sorts[behind] is Sort.THE:
        return None
    return shift_piece(terms, place, behind, sign=1)


def _ago(terms: Terms, place: int) -> Piece | None:
    """ "il y a 3 semaines"; English says it behind."""
    if terms.language == "en":
        return None
    behind = place + 1 + (terms.sorts[place + 1] is Sort.ABOUT)
    piece = shift_piece(terms, place, behind, sign=-1)
    # "il y a trois semaines de retard" says how long, not when.
    return None if piece is None or terms.sorts[piece.end] in {Sort.OF, Sort.FOR} else piece


def shift_piece(terms: Terms, first: int, place: int, *, sign: int) -> Piece | None:
    """So many units from now, counted in digits or words; "dans quinze jours" included."""
    length = length_at(terms, place)
    if length is None or (terms.sorts[length.end] in {Sort.AFTER, Sort.BEFORE} and sign > 0):
        return None
    piece = _shift(first, length.end, length, sign=sign)
    if length.least is not None:
        piece.least = sign * length.least
    return piece


def _day_letter(terms: Terms, place: int) -> Piece | None:
    """ "J-7 avant le 20 septembre": a date only with its anchor."""
    if terms.sorts[place + 1] is not Sort.DASH or terms.sorts[place + 2] is not Sort.NUMBER or not terms.is_glued(place + 1):
        return None
    behind = place + 3
    if terms.sorts[behind] not in {Sort.BEFORE, Sort.OF_THE, Sort.OF}:
        return None
    return anchored(terms, place, behind + 1, (-terms.values[place + 2], Unit.DAY))


def _day_beside(terms: Terms, place: int) -> Piece | None:
    """ "la veille du 12 mars", "le lendemain du lundi de Pentecôte"."""
    if terms.language == "fr" and terms.sorts[place + 1] not in {Sort.OF, Sort.OF_THE}:
        return None
    sign = -1 if terms.sorts[place] is Sort.DAY_BEFORE else 1
    return anchored(terms, place, place + 1, (sign, Unit.DAY))


def _every(terms: Terms, place: int) -> Piece | None:
    """ "tous les mercredis", "chaque jeudi", "tous les premiers mardis du mois"."""
    behind = place + 1
    if terms.sorts[behind] is Sort.SECOND_EVERY:
        behind += 1
    while terms.sorts[behind] is Sort.THE:
        behind += 1
    if terms.sorts[behind] in _WEEKDAYS:
        piece = Piece(Kind.WEEKDAY, place, behind + 1, weekday=terms.values[behind], is_recurring=True)
        return piece
    rank = ordinal_at(terms, behind)
    if rank is None or terms.sorts[rank[1]] not in {Sort.WEEKDAY, Sort.WEEKDAYS}:
        return None
    number, weekday_at = rank
    piece = Piece(Kind.NTH, place, weekday_at + 1, weekday=terms.values[weekday_at], number=number, is_recurring=True)
    found = month_behind(terms, piece)
    if found is not None:
        found.is_recurring = True
        return found
    return piece


def _modified(terms: Terms, place: int) -> Piece | None:
    """ "prochain semestre", "cette semaine", "next Monday", "last week", "ce soir", "dernier vendredi de juin"."""
    if terms.sorts[place + 1] is Sort.OTHER:
        return None
    if terms.sorts[place] is Sort.LAST:
        ranked = _ranked(terms, place)
        if ranked is not None and (ranked.year is not None or ranked.kind not in {Kind.QUARTER, Kind.HALF}):
            return ranked
    behind = place + 1
    if terms.sorts[place] in _MODS and terms.sorts[behind] in {Sort.NUMBER, Sort.CARDINAL}:
        length = length_at(terms, behind)
        if length is not None:
            return Piece(Kind.STRETCH, place, length.end, number=length.count, unit=length.unit, mod=_MODS[terms.sorts[place]])
    if terms.sorts[behind] is Sort.OTHER:
        return None
    if terms.sorts[behind] in _WEEKDAYS or terms.sorts[behind] in _MONTHS:
        parse = _weekday if terms.sorts[behind] in _WEEKDAYS else _month
        piece = parse(terms, behind)
        if piece is None or piece.mod is not None:
            return piece
        if terms.sorts[place] is Sort.THIS and _points_back(terms, piece.end):
            return Piece(Kind.VOID, place, piece.end + 1)
        piece.mod = {Sort.NEXT: Mod.NEXT, Sort.LAST: Mod.LAST}.get(terms.sorts[place], Mod.THIS)
        piece.first = place
        return piece
    return modified_piece(terms, place)


def _points_back(terms: Terms, end: int) -> bool:
    """ "ce vendredi-là": a day named before, not a new one."""
    return terms.words[end] == "la" and (terms.has_hyphen_before(end) or terms.sorts[end + 1] in {Sort.END, Sort.COMMA, Sort.STOP, Sort.DOT})


_Parser = Callable[[Terms, int], Piece | None]
_PARSERS: dict[Sort, _Parser] = {
    Sort.NUMBER: _number,
    Sort.CARDINAL: _number,
    Sort.ORDINAL: _number,
    Sort.CLOCK: _clock_piece,
    Sort.MONTH: _month,
    Sort.MONTH_SHORT: _month,
    Sort.WEEKDAY: _weekday,
    Sort.WEEKDAYS: _weekday,
    Sort.WEEKDAY_SHORT: _weekday,
    Sort.DAYPART: _daypart,
    Sort.RELATIVE: _relative,
    Sort.INTO: _into,
    Sort.AGO: _ago,
    Sort.ERA_OF_DAYS: _day_letter,
    Sort.DAY_BEFORE: _day_beside,
    Sort.DAY_AFTER: _day_beside,
    Sort.EVERY: _every,
    Sort.NEXT: _modified,
    Sort.LAST: _modified,
    Sort.THIS: _modified,
    Sort.PART: part_piece,
    Sort.UNIT: unit_piece,
    Sort.WEEKEND: weekend_piece,
    Sort.SEASON: season_piece,
    Sort.FEAST: holiday_piece,
    Sort.BACK_TO_SCHOOL: holiday_piece,
    Sort.QUARTER_LETTER: quarter_by_letter,
    Sort.SEMESTER_LETTER: half_or_week_by_letter,
    Sort.HOUR_MARK: half_or_week_by_letter,
}
BEGINNINGS = frozenset(_PARSERS)
