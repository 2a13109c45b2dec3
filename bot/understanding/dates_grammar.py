"""The grammar of one date: from the term where it begins to the piece that was said."""

from __future__ import annotations

from collections.abc import Callable

from bot.understanding.dates_grammar_days import MONTHS, bare_day, day_of_month, month_piece, year_piece
from bot.understanding.dates_grammar_lengths import (
    MODS,
    ago_piece,
    beside_piece,
    countdown_piece,
    into_piece,
    length_piece,
    relative_piece,
)
from bot.understanding.dates_grammar_periods import (
    first_months_piece,
    half_or_week_by_letter,
    part_piece,
    quarter_by_letter,
    unit_piece,
)
from bot.understanding.dates_grammar_school import school_piece
from bot.understanding.dates_grammar_seasons import holiday_piece, modified_piece, season_piece, weekend_piece
from bot.understanding.dates_grammar_times import clock_piece, daypart_piece, time_behind_daypart, with_time
from bot.understanding.dates_grammar_weekdays import WEEKDAYS, every_piece, ranked_piece, weekday_piece
from bot.understanding.dates_lengths import length_at
from bot.understanding.dates_lexer import DateLanguage, Terms, lex
from bot.understanding.dates_numeric import numeric_piece
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_sorts import Sort

_ENDS_CLAUSE = frozenset({Sort.END, Sort.COMMA, Sort.STOP, Sort.DOT})
_NUMBER_OR_CARDINAL = frozenset({Sort.NUMBER, Sort.CARDINAL})
_QUARTER_OR_HALF = frozenset({Kind.QUARTER, Kind.HALF})

# Behind their noun only: "l'an passé"; "il a passé trois semaines" tells how long.
_STAND_BEHIND = frozenset({"passe", "passee", "ecoule", "ecoulee"})
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
    return with_time(terms, piece) if piece.daypart is None else time_behind_daypart(terms, piece)


def number_piece(terms: Terms, place: int) -> Piece | None:
    """What begins with a number: a numeric date, a time, a day of a month, a rank, a length before an anchor, a year."""
    if terms.sorts[place + 1] in MONTHS:
        day = day_of_month(terms, place)
        if day is not None:
            return day
    if Sort.ORDINAL in {terms.sorts[place], terms.sorts[place + 1]}:
        months = first_months_piece(terms, place)
        if months is not None:
            return months
    for parse in (numeric_piece, clock_piece, ranked_piece, day_of_month, length_piece, year_piece):
        piece = parse(terms, place)
        if piece is not None:
            return piece
    return bare_day(terms, place)


def _modified(terms: Terms, place: int) -> Piece | None:  # noqa: PLR0911 - one return a form
    """Such as "prochain semestre", "cette semaine", "next Monday", "last week", "ce soir", "dernier vendredi de juin"."""
    if terms.sorts[place + 1] == Sort.OTHER or terms.words[place] in _STAND_BEHIND:
        return None
    if terms.sorts[place] == Sort.LAST:
        ranked = ranked_piece(terms, place)
        if ranked is not None and (ranked.year is not None or ranked.kind not in _QUARTER_OR_HALF):
            return ranked
    behind = place + 1
    if terms.sorts[place] in MODS and terms.sorts[behind] in _NUMBER_OR_CARDINAL:
        length = length_at(terms, behind)
        if length is not None:
            return Piece(
                Kind.STRETCH, place, length.end, number=length.count, unit=length.unit, mod=MODS[terms.sorts[place]]
            )
    if terms.sorts[behind] == Sort.OTHER:
        return None
    if terms.sorts[behind] in WEEKDAYS or terms.sorts[behind] in MONTHS:
        parse = weekday_piece if terms.sorts[behind] in WEEKDAYS else month_piece
        piece = parse(terms, behind)
        if piece is None or piece.mod is not None:
            return piece
        if terms.sorts[place] == Sort.THIS and _points_back(terms, piece.end):
            return Piece(Kind.VOID, place, piece.end + 1)
        piece.mod = {Sort.NEXT: Mod.NEXT, Sort.LAST: Mod.LAST}.get(terms.sorts[place], Mod.THIS)
        piece.first = place
        return piece
    return modified_piece(terms, place)


def _points_back(terms: Terms, end: int) -> bool:
    """Such as "ce vendredi-là": a day named before, not a new one."""
    return terms.words[end] == "la" and (terms.has_hyphen_before(end) or terms.sorts[end + 1] in _ENDS_CLAUSE)


def _unit_or_clock(terms: Terms, place: int) -> Piece | None:
    """Such as "semaine 39"; "half past two" and "half an hour ago", where the unit is a share of an hour."""
    is_half = terms.words[place] == "half"
    if terms.language == "en" and (is_half or terms.words[place + 1] in {"past", "to"}):
        piece = clock_piece(terms, place) or (length_piece(terms, place) if is_half else None)
        if piece is not None:
            return piece
    return unit_piece(terms, place)


_Parser = Callable[[Terms, int], Piece | None]


_PARSERS: dict[int, _Parser] = {
    Sort.NUMBER: number_piece,
    Sort.CARDINAL: number_piece,
    Sort.ORDINAL: number_piece,
    Sort.CLOCK: clock_piece,
    Sort.MONTH: month_piece,
    Sort.MONTH_SHORT: month_piece,
    Sort.WEEKDAY: weekday_piece,
    Sort.WEEKDAYS: weekday_piece,
    Sort.WEEKDAY_SHORT: weekday_piece,
    Sort.DAYPART: daypart_piece,
    Sort.RELATIVE: relative_piece,
    Sort.INTO: into_piece,
    Sort.AGO: ago_piece,
    Sort.ERA_OF_DAYS: countdown_piece,
    Sort.DAY_BEFORE: beside_piece,
    Sort.DAY_AFTER: beside_piece,
    Sort.EVERY: every_piece,
    Sort.NEXT: _modified,
    Sort.LAST: _modified,
    Sort.THIS: _modified,
    Sort.PART: part_piece,
    Sort.UNIT: _unit_or_clock,
    Sort.WEEKEND: weekend_piece,
    Sort.SEASON: season_piece,
    Sort.FEAST: holiday_piece,
    Sort.BACK_TO_SCHOOL: holiday_piece,
    Sort.HOLIDAYS: school_piece,
    Sort.QUARTER_LETTER: quarter_by_letter,
    Sort.SEMESTER_LETTER: half_or_week_by_letter,
    Sort.HOUR_MARK: half_or_week_by_letter,
}


BEGINNINGS = frozenset(_PARSERS)


def bare_piece_at(terms: Terms, place: int) -> Piece | None:
    """The same without the time of day that may follow."""
    parse = _PARSERS.get(terms.sorts[place])
    return parse(terms, place) if parse is not None else None


def terms_of(text: str, language: DateLanguage) -> Terms | None:
    """The terms of a folded text, ready for this grammar; None if it holds neither a digit nor a word of the calendar."""
    return lex(text, language, inner=piece_at, bare=bare_piece_at)
