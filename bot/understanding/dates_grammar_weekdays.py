"""The grammar of weekdays: with their day, with "prochain", by rank, and those that come back."""

from __future__ import annotations

from bot.understanding.dates_grammar_days import (
    MONTHS,
    bare_day,
    day_behind_month,
    day_of_month,
    is_counted,
    is_no_day,
    month_piece,
)
from bot.understanding.dates_grammar_periods import unit_piece
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import clock_at, ordinal_at, year_at
from bot.understanding.dates_numeric import numeric_piece
from bot.understanding.dates_people import is_addressed, is_apposed, is_full_name, is_thing, is_titled
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_sorts import Sort, Unit, word_set

_BEFORE_MONTH = frozenset({Sort.OF, Sort.OF_THE, Sort.INTO, Sort.MONTH})
_BEFORE_YEAR = frozenset({Sort.OF, Sort.THE, Sort.OF_THE, Sort.SLASH})
_BEGINS_NUMBER = frozenset({Sort.NUMBER, Sort.CARDINAL, Sort.ORDINAL, Sort.MONTH, Sort.MONTH_SHORT})
_BEGINS_PERIOD = frozenset({Sort.UNIT, Sort.THIS, Sort.NEXT, Sort.LAST})
_CLAUSE_ENDS = frozenset({Sort.COMMA, Sort.STOP, Sort.DOT, Sort.COLON})
_FORTNIGHT_OR_WEEK = frozenset({Unit.FORTNIGHT, Unit.WEEK})
_LINKS = frozenset({Sort.OF, Sort.THE, Sort.INTO, Sort.IN, Sort.COMMA})
_MONTH_LINKS = frozenset({Sort.OF, Sort.OF_THE, Sort.THE, Sort.INTO})
_NEXT_OR_LAST = frozenset({Sort.NEXT, Sort.LAST})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})
_QUARTER_OR_HALF = frozenset({Unit.QUARTER, Unit.HALF})
_THE_OR_IN = frozenset({Sort.THE, Sort.IN})
_THIS_OR_NEXT_OR_LAST = frozenset({Sort.THIS, Sort.NEXT, Sort.LAST})
_TIES_SHORT = frozenset({Sort.IN, Sort.BY, Sort.BEFORE, Sort.UNTIL, Sort.NEXT, Sort.LAST, Sort.FROM})
_WEEKDAY_OR_WEEKDAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAYS})
_WEEK_OR_WEEK_OF = frozenset({Kind.WEEK, Kind.WEEK_OF})

WEEKDAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAYS})


_NAMES_SERIES = frozenset({Sort.OTHER, Sort.STREET, Sort.PLAN})
_BETWEEN_SHORT = frozenset({Sort.AND, Sort.COMMA, Sort.SLASH, Sort.DASH, Sort.AT_THE})
_AFTER_OR_BEFORE = frozenset({Sort.AFTER, Sort.BEFORE})
_BEGINS_ANCHOR = frozenset({Sort.FEAST, Sort.NUMBER, Sort.ORDINAL})
_NAMING = frozenset({"nom", "prenom", "appelle", "name"})
_HABITS = word_set("pas jamais ferme fermes fermee fermees ouvert ouverts ouverte ouvertes sauf hors toujours souvent")
_BEHIND_ONE_WEEKDAY = frozenset({Sort.NEXT, Sort.LAST, Sort.IN_EIGHT, Sort.OF, Sort.AT, Sort.DAYPART})
_NOTHING_ELSE = frozenset({"tues", "weds", "thur", "thurs", "fri"})
"""English abbreviations that are no other word: "sat", "sun" and "wed" are."""
_SUBJECTS = frozenset({"y", "je", "j", "on", "nous", "il", "elle", "c", "ca", "tu", "vous", "ils", "elles"})


def weekday_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "lundi", "lundi 19", "mardi 11 février 2015", "lundi en huit", "jeudi de la semaine prochaine"."""
    weekday, end = terms.values[place], place + 1
    is_short = terms.sorts[place] == Sort.WEEKDAY_SHORT
    before = terms.sorts[place - 1] if place else Sort.END
    if (before == Sort.CARDINAL and terms.values[place - 1] == 1) or _is_named(terms, place, place + 1):
        return None
    if is_short and terms.sorts[end] == Sort.DOT:
        end += 1
    dated = _dated_weekday(terms, place, end)
    if dated is not None:
        return dated
    if is_short and not (
        (terms.language == "en" and terms.words[place] in _NOTHING_ELSE)
        or terms.sorts[end - 1] == Sort.DOT
        or clock_at(terms, end, is_announced=False)
        or _is_tied(terms, place)
        or _is_pointed_at(terms, place)
        or _is_beside_short(terms, place)
    ):
        return None
    if before == Sort.THE and _is_habit(terms, place):
        return Piece(Kind.VOID, place, end)
    piece = Piece(Kind.WEEKDAY, place, end if terms.sorts[end] == Sort.DAYPART else place + 1, weekday=weekday)
    piece.is_recurring = terms.sorts[place] == Sort.WEEKDAYS
    if piece.is_recurring and _is_series(terms, place + 1):
        return Piece(Kind.VOID, place, end)
    return _weekday_modified(terms, piece)


def _is_series(terms: Terms, place: int) -> bool:
    """Such as "les Mardis de l'ESS", "les vendredis du numérique": the name of a series."""
    if terms.language != "fr" or terms.sorts[place] not in _OF_OR_OF_THE:
        return False
    place += 1 + (terms.sorts[place + 1] == Sort.THE)
    return terms.sorts[place] in _NAMES_SERIES


def _is_habit(terms: Terms, place: int) -> bool:
    """Such as "le mercredi je ne travaille pas": any Wednesday, where the clause begins with it and its subject follows."""
    if place > 1 and terms.words[place - 2] in _HABITS and terms.sorts[place + 1] not in _BEHIND_ONE_WEEKDAY:
        return True  # "jamais le vendredi", "fermé le lundi"
    is_first = place == 1 or terms.sorts[place - 2] in _CLAUSE_ENDS
    behind = place + 1 + (terms.sorts[place + 1] == Sort.DAYPART)
    return terms.language == "fr" and is_first and terms.words[behind] in _SUBJECTS


def _is_tied(terms: Terms, place: int) -> bool:
    """Whether a word in front makes an abbreviation a weekday: "on fri", "by thu"; "the sun" stays what it is."""
    before = terms.sorts[place - 1] if place else Sort.END
    return terms.language == "en" and before in _TIES_SHORT


def _is_pointed_at(terms: Terms, place: int) -> bool:
    """Such as "ce vend", "mar prochain"; "ce jeu" is a game."""
    is_next = terms.sorts[place + 1] in {Sort.NEXT, Sort.LAST} and terms.words[place] in {"lun", "ven", "vend", "dim"}
    is_this = terms.sorts[place - 1 if place else -1] == Sort.THIS and terms.words[place] != "jeu"
    return terms.language == "fr" and (is_next or is_this)


def _is_beside_short(terms: Terms, place: int) -> bool:
    """Such as "Mon-Wed", "Tue/Thu", "Mon to Wed"; in French only "lun-mer", for "mar" and "mer" are words."""
    for other, link in ((place + 1, place + 1), (place - 1, place)):
        if other >= 0 and terms.sorts[other] == Sort.WEEKDAY_SHORT and terms.has_hyphen_before(link):
            return True
    if terms.language == "fr":
        return False
    is_before = place > 1 and terms.sorts[place - 1] in _BETWEEN_SHORT and terms.sorts[place - 2] == Sort.WEEKDAY_SHORT
    return is_before or (terms.sorts[place + 1] in _BETWEEN_SHORT and terms.sorts[place + 2] == Sort.WEEKDAY_SHORT)


def _is_named(terms: Terms, place: int, end: int) -> bool:
    """Whether it is somebody's or something's name: "Vendredi, c'est le nom du tiers-lieu", "M. Dimanche", "Dimanche Kouassi reprend"."""
    is_given = terms.words[place] == "dimanche" and is_full_name(terms, place, end)
    is_called = terms.words[place - 1 if place else -1] in {"called", "named"} and terms.words[place - 2] in {
        "is",
        "was",
    }
    is_other = is_apposed(terms, place, end) or is_addressed(terms, place, end) or is_thing(terms, place, end)
    return (
        is_given
        or is_called
        or is_other
        or is_titled(terms, place)
        or not _NAMING.isdisjoint(terms.words[end : end + 4])
    )


def _dated_weekday(terms: Terms, place: int, end: int) -> Piece | None:
    behind = end
    if terms.sorts[behind] == Sort.COMMA:
        behind += 1
    if terms.sorts[behind] in _THE_OR_IN:
        behind += 1
    if terms.sorts[behind] not in _BEGINS_NUMBER:
        return None
    if terms.sorts[behind] in MONTHS:
        day = day_behind_month(terms, behind, behind + 1)
    else:
        numeric = numeric_piece(terms, behind, is_dated=True)
        day = numeric if numeric is not None and numeric.kind is Kind.DAY else day_of_month(terms, behind)
    is_suffixed = terms.language == "en" and terms.sorts[behind + 1] == Sort.SUFFIX  # "Thursday the 12th"
    if (
        day is None
        and (behind == end or is_suffixed)
        and terms.sorts[behind] == Sort.NUMBER
        and not clock_at(terms, behind, is_announced=False)
    ):
        day = bare_day(terms, behind)
        is_span = terms.sorts[behind + 1] == Sort.DASH and terms.sorts[behind + 2] == Sort.NUMBER
        are_hours = is_span and (0 < terms.values[behind + 2] < terms.values[behind] or is_counted(terms, behind + 3))
        if day is not None and (are_hours or is_no_day(terms, day.end) or is_counted(terms, day.end)):
            return None  # "Fri 9-5"
    if day is None or day.day is None:
        return None
    day.weekday, day.first, day.is_weak = terms.values[place], place, False
    return day


def _weekday_modified(terms: Terms, piece: Piece) -> Piece | None:  # noqa: PLR0911 - one return a form
    """What stands behind a weekday: "prochain", "dernier", "en huit", "de la semaine prochaine"."""
    place = piece.end
    sort = terms.sorts[place]
    if sort in _NEXT_OR_LAST and terms.language == "fr":
        piece.mod = Mod.NEXT if sort == Sort.NEXT else Mod.LAST
        piece.end += 1
        return piece
    if sort == Sort.IN_EIGHT:
        piece.eight = terms.values[place]
        piece.end += 1
        return piece
    if sort in _AFTER_OR_BEFORE and (anchor := _anchor(terms, place + 1)) is not None:
        piece.of, piece.number, piece.end = anchor, 1 if sort == Sort.AFTER else -1, anchor.end
        return piece
    if terms.words[place] == "fortnight":
        piece.eight = 14
        piece.end += 1
        return piece
    is_after_next = terms.words[place : place + 2] == ["after", "next"]
    if is_after_next or (terms.words[place] == "week" and terms.sorts[place + 1] != Sort.NUMBER):
        piece.eight = 7
        piece.end += 1 + is_after_next
        return piece
    while terms.sorts[place] in _LINKS and place < piece.end + 3:
        place += 1
    if terms.sorts[place] in _BEGINS_PERIOD:
        week = terms.bare(terms, place)
        if week is not None and (
            week.kind in _WEEK_OR_WEEK_OF or (week.kind is Kind.PERIOD and week.unit is Unit.WEEK)
        ):
            piece.of, piece.end = week, week.end
            return piece
    if terms.sorts[piece.end] == Sort.SECOND_EVERY:
        return None
    return piece


def _anchor(terms: Terms, place: int) -> Piece | None:
    """The feast or the day of a month that a weekday is told by: "the Tuesday after Easter", "le lundi avant le 1er mai"."""
    place += terms.sorts[place] == Sort.THE
    if terms.sorts[place] not in _BEGINS_ANCHOR:
        return None
    anchor = terms.inner(terms, place)
    is_day = anchor is not None and (
        anchor.kind is Kind.FEAST or (anchor.kind is Kind.DAY and anchor.month is not None)
    )
    return anchor if is_day and anchor is not None and anchor.clock is None else None


def ranked_piece(terms: Terms, place: int) -> Piece | None:  # noqa: PLR0911 - one return a form
    """Such as "1er lundi de juin", "2e trimestre 2015", "deuxième quinzaine de juin", "dernière semaine de mars"."""
    rank = ordinal_at(terms, place)
    if rank is None:
        return None
    number, end = rank
    sort = terms.sorts[end]
    if sort in _WEEKDAY_OR_WEEKDAYS or (sort == Sort.WEEKDAY_SHORT and terms.language == "en"):
        return _nth_weekday(terms, place, number, end)
    if sort != Sort.UNIT:
        return None
    unit = terms.values[end]
    if terms.words[end] == "sem" and number in {1, 2} and not terms.words[place + 1].endswith("re"):
        unit = Unit.HALF  # "1er sem. 2016"; "1ère sem." is a week
        end += terms.sorts[end + 1] == Sort.DOT
    if unit is Unit.HALF and terms.sorts[end + 1] == Sort.OF and terms.sorts[end + 2] in MONTHS:
        return month_behind(terms, Piece(Kind.FORTNIGHT, place, end + 1, number=number))
    if unit in _QUARTER_OR_HALF:
        return _nth_period(terms, place, number, unit, end + 1)
    if unit is Unit.WEEK and (year := _year_behind(terms, end + 1)) is not None:
        piece = Piece(Kind.NTH_WEEK, place, end + 3, number=number)
        piece.year = year
        return piece
    if unit in _FORTNIGHT_OR_WEEK:
        kind = Kind.FORTNIGHT if unit is Unit.FORTNIGHT else Kind.NTH_WEEK
        return month_behind(terms, Piece(kind, place, end + 1, number=number))
    return None


def _year_behind(terms: Terms, place: int) -> int | None:
    """Such as "de 2015"; the month is said in every other case."""
    return year_at(terms, place + 1) if terms.sorts[place] == Sort.OF else None


def _nth_period(terms: Terms, place: int, number: int, unit: int, end: int) -> Piece | None:
    highest = 4 if unit is Unit.QUARTER else 2
    number = highest if number < 0 else number
    if number > highest:
        return None
    piece = Piece(Kind.QUARTER if unit is Unit.QUARTER else Kind.HALF, place, end, number=number)
    behind = end
    while terms.sorts[behind] in _BEFORE_YEAR and behind < end + 3:
        behind += 1
    if terms.sorts[behind] == Sort.UNIT and terms.values[behind] == Unit.YEAR and year_at(terms, behind + 1):
        behind += 1
    year = year_at(terms, behind)
    if year is not None:
        piece.year, piece.end = year, behind + 1
    elif behind > end and terms.sorts[behind] == Sort.OTHER:
        return None  # "the first half of the document", "le 2e trimestre de grossesse"
    elif behind == end and unit is Unit.HALF and terms.language == "en":
        return None  # "the second half" of whatever was spoken of
    return piece


def _nth_weekday(terms: Terms, place: int, number: int, weekday_at: int) -> Piece | None:
    piece = Piece(Kind.NTH, place, weekday_at + 1, weekday=terms.values[weekday_at], number=number)
    if terms.sorts[piece.end] == Sort.DAYPART and terms.sorts[piece.end + 1] in _OF_OR_OF_THE:
        piece.daypart = terms.values[piece.end]
        piece.end += 1
    return month_behind(terms, piece)


def month_behind(terms: Terms, piece: Piece) -> Piece | None:
    """The piece with the month it belongs to: "de juin 2015", "du mois prochain", "de chaque mois"; None if none is said."""
    place = piece.end
    if terms.sorts[place] not in _BEFORE_MONTH:
        return None
    while terms.sorts[place] in _MONTH_LINKS:
        place += 1
    if terms.sorts[place] == Sort.EVERY:
        piece.is_recurring = True
        place += 1
    if terms.sorts[place] in MONTHS:
        month = month_piece(terms, place)
        if month is None:
            return None
        piece.month, piece.year, piece.mod, piece.end = month.month, month.year, month.mod, month.end
        return piece
    return _within_period(terms, piece, place)


def _within_period(terms: Terms, piece: Piece, place: int) -> Piece | None:
    of = terms.bare(terms, place) if terms.sorts[place] in _THIS_OR_NEXT_OR_LAST else None
    if of is None and terms.sorts[place] == Sort.UNIT and terms.values[place] == Unit.MONTH:
        of = unit_piece(terms, place)
        if of is None:  # "du mois": of this one, or of the next where it is over
            piece.end = place + 1
            return piece
    if of is None:
        return None
    if of.kind is Kind.MONTH:
        piece.month, piece.year, piece.end = of.month, of.year, of.end
        return piece
    piece.of, piece.end = of, of.end
    return piece


def every_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "tous les mercredis", "chaque jeudi", "tous les premiers mardis du mois"."""
    behind = place + 1
    if terms.sorts[behind] == Sort.OTHER:
        return None
    if terms.sorts[behind] == Sort.SECOND_EVERY:
        behind += 1
    while terms.sorts[behind] == Sort.THE:
        behind += 1
    if terms.sorts[behind] == Sort.WEEKDAY and terms.words[place] in {"tous", "toutes"}:
        return None  # "ouvert à tous mardi"
    if terms.sorts[behind] in WEEKDAYS:
        return Piece(Kind.WEEKDAY, place, behind + 1, weekday=terms.values[behind], is_recurring=True)
    rank = ordinal_at(terms, behind)
    if rank is None or terms.sorts[rank[1]] not in _WEEKDAY_OR_WEEKDAYS:
        return None
    number, weekday_at = rank
    piece = Piece(Kind.NTH, place, weekday_at + 1, weekday=terms.values[weekday_at], number=number, is_recurring=True)
    found = month_behind(terms, piece)
    if found is not None:
        found.is_recurring = True
        return found
    return piece
