"""The grammar of periods: weeks, months, quarters, halves, years, and parts of them."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from bot.understanding.dates_lengths import Length, length_at
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import year_at
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_sorts import Part, Sort, Unit

_BEFORE_OR_AFTER = frozenset({Sort.BEFORE, Sort.AFTER})
_BEFORE_YEAR = frozenset({Sort.SLASH, Sort.DASH, Sort.OF, Sort.COMMA, Sort.THE})
_CARDINAL_OR_LABEL = frozenset({Sort.CARDINAL, Sort.LABEL})
_CARDINAL_OR_LABEL_OR_DASH = frozenset({Sort.CARDINAL, Sort.LABEL, Sort.DASH})
_DASH_OR_SLASH = frozenset({Sort.DASH, Sort.SLASH})
_AHEAD = frozenset({Sort.NEXT, Sort.WITHIN})
_FILLERS = frozenset({Sort.THE, Sort.NEXT, Sort.AT, Sort.ABOUT})
_MONTH_OR_MONTH_SHORT = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_NEXT_OR_LAST = frozenset({Sort.NEXT, Sort.LAST})
_NO_WEEK_BEHIND = frozenset({Sort.MONTH, Sort.UNIT, Sort.HOUR_MARK, Sort.QUANTITY, Sort.SLASH})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})
_RANGE_MARKS = frozenset({Sort.AT_THE, Sort.AT, Sort.DASH, Sort.AND})
_WHOLE_UNITS = frozenset({Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR})
_YEAR_OR_QUARTER_OR_MONTH = frozenset({Unit.YEAR, Unit.QUARTER, Unit.MONTH})

_BETWEEN_LETTERED = frozenset({Sort.AND, Sort.COMMA, Sort.DASH, Sort.AT, Sort.AT_THE, Sort.SLASH})
_LETTERS = frozenset({Sort.QUARTER_LETTER, Sort.SEMESTER_LETTER, Sort.HOUR_MARK})
_THINGS = frozenset({Sort.OTHER, Sort.LABEL, Sort.SCORE})
_LINKS = frozenset({Sort.OF, Sort.OF_THE, Sort.THE, Sort.INTO})
_QUARTERS, _HALVES = range(1, 5), range(1, 3)
_LETTERED_WEEKS = range(3, 54)
_HIGHEST_WEEK, _MONTHS_OF_A_YEAR = 99, 12
_PERIODS = frozenset(
    {
        Kind.MONTH,
        Kind.YEAR,
        Kind.YEARS,
        Kind.PERIOD,
        Kind.SEASON,
        Kind.QUARTER,
        Kind.HALF,
        Kind.WEEK,
        Kind.WEEK_OF,
        Kind.WEEKEND,
        Kind.SCHOOL,
    }
)
MODS = {Sort.NEXT: Mod.NEXT, Sort.LAST: Mod.LAST, Sort.THIS: Mod.THIS}


def first_months_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "six premiers mois de 2014", "first three months of the year"."""
    count_at, rank_at = (place, place + 1) if terms.language == "fr" else (place + 1, place)
    unit_at = place + 2
    is_said = (
        terms.sorts[count_at] in {Sort.NUMBER, Sort.CARDINAL}
        and (terms.sorts[rank_at], terms.values[rank_at]) == (Sort.ORDINAL, 1)
        and (terms.sorts[unit_at], terms.values[unit_at]) == (Sort.UNIT, Unit.MONTH)
        and terms.sorts[unit_at + 1] == Sort.OF
    )
    number = terms.values[count_at]
    if not is_said or not 1 <= number < _MONTHS_OF_A_YEAR:
        return None
    piece = with_year(terms, Piece(Kind.FIRST_MONTHS, place, unit_at + 1, number=number))
    if piece.year is None:
        of = _whole(terms, unit_at + 2 + (terms.sorts[unit_at + 2] == Sort.THE))
        if of is None or of.kind is not Kind.PERIOD or of.unit is not Unit.YEAR or of.part is not None:
            return None
        piece.of, piece.end = of, of.end
    return piece


_SHORT_ENDS = {"eow": Unit.WEEK, "eom": Unit.MONTH, "eoq": Unit.QUARTER, "eoy": Unit.YEAR}
_ENDS_OR_BEGINS = frozenset({"end", "start", "beginning", "close", "debut", "fin"})


def part_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "fin avril", "mi-mars", "début 2017", "courant mai", "fin de semaine prochaine", "la fin de l'année", "end of Q2"."""
    part = terms.values[place]
    target = place + 1
    if terms.words[place] in _SHORT_ENDS:
        return Piece(Kind.PERIOD, place, target, unit=_SHORT_ENDS[terms.words[place]], part=part)
    if terms.words[target] in {"in", "en"} and terms.words[place] in _ENDS_OR_BEGINS:
        return None  # "they end in June", "début en mai" say the whole month
    while (terms.sorts[target] in _LINKS or terms.words[target] == "des") and target < place + 4:
        target += 1
    target += terms.sorts[target] == Sort.DASH and terms.is_glued(target) and terms.is_glued(target + 1)
    if terms.sorts[target] == Sort.DAYPART:
        return _part_of_day(terms, place, target, part)
    piece = _whole(terms, target)
    if piece is None or piece.kind not in _PERIODS or piece.part is not None:
        return None
    piece.first, piece.part, piece.is_weak = place, part, False
    return piece


def _whole(terms: Terms, place: int) -> Piece | None:
    """The period a part is taken of; "mois", "semaine" and "année" alone are the present ones."""
    found = terms.inner(terms, place)
    if found is not None or terms.sorts[place] != Sort.UNIT:
        return found
    unit = terms.values[place]
    if unit in _WHOLE_UNITS:
        return Piece(Kind.PERIOD, place, place + 1, unit=unit)
    return None


def _part_of_day(terms: Terms, place: int, target: int, part: int) -> Piece | None:
    """Such as "en fin de matinée", "en début d'après-midi", "fin de journée": today."""
    piece = Piece(Kind.RELATIVE, place, target + 1, number=0, daypart_part=part)
    piece.daypart = terms.values[target]
    return None if part is Part.DURING else piece


def quarter_by_letter(terms: Terms, place: int) -> Piece | None:
    """Such as "T2", "T2 2015", "Q3 2016"."""
    before = terms.sorts[place - 1] if place else Sort.END
    if (
        terms.sorts[place + 1] != Sort.NUMBER
        or not terms.is_glued(place + 1)
        or terms.values[place + 1] not in _QUARTERS
    ):
        return None
    is_code = terms.is_glued(place + 2) and terms.words[place + 2].isalpha()
    if is_code or before in _CARDINAL_OR_LABEL_OR_DASH or terms.width(place + 1) > 1:
        return None
    if _is_of_thing(terms, place + 2):
        return None
    return with_year(terms, Piece(Kind.QUARTER, place, place + 2, number=terms.values[place + 1]))


def half_or_week_by_letter(terms: Terms, place: int) -> Piece | None:
    """Such as "S1 2016" is a half; "S14" a week."""
    if terms.sorts[place + 1] != Sort.NUMBER or not terms.is_glued(place + 1):
        return None
    before = terms.sorts[place - 1] if place else Sort.END
    if before in _CARDINAL_OR_LABEL or (before == Sort.NUMBER and terms.is_glued(place)):
        return None
    number = terms.values[place + 1]
    is_code = terms.is_glued(place + 2) and terms.words[place + 2].isalpha()
    if is_code or _is_of_thing(terms, place + 2):
        return None
    if number in _HALVES and terms.width(place + 1) == 1:
        return with_year(terms, Piece(Kind.HALF, place, place + 2, number=number))
    if terms.sorts[place] == Sort.SEMESTER_LETTER and number in _LETTERED_WEEKS:
        return with_year(terms, Piece(Kind.WEEK, place, place + 2, number=number))
    return None


def _is_of_thing(terms: Terms, place: int) -> bool:
    """Such as "Q3 du questionnaire", "semaine 3 de la formation", "H1 on the page": counted within something, not within a year."""
    while terms.sorts[place] in _BETWEEN_LETTERED and terms.sorts[place + 1] in _LETTERS and terms.is_glued(place + 2):
        place += 3  # "Q1 et Q2 du questionnaire"
    links = {"on", "in"} if terms.language == "en" else set()
    if terms.sorts[place] not in {Sort.OF, Sort.OF_THE} and terms.words[place] not in links:
        return False
    while terms.sorts[place] in _LINKS or terms.words[place] in links:
        place += 1
    return terms.sorts[place] in _THINGS


def with_year(terms: Terms, piece: Piece) -> Piece:
    """The piece with the year behind it: "T2 2015", "été de l'année 2016"."""
    place = piece.end
    while terms.sorts[place] in _BEFORE_YEAR and place < piece.end + 2:
        place += 1
    if terms.sorts[place] == Sort.UNIT and terms.values[place] == Unit.YEAR:
        place += 1
    year = year_at(terms, place)
    if year is not None and terms.sorts[place + 1] != Sort.QUANTITY:
        piece.year, piece.end = year, place + 1
    return piece


def unit_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "semaine 39", "semaine du 16 mars", "mois de mars", "mois dernier", "année 2016", "trimestre 2"."""
    unit, end = terms.values[place], place + 1
    after = terms.sorts[end]
    if terms.language == "en":
        end_at = end + (terms.words[end] == "s")
        if terms.words[end : end + 2] == ["after", "next"] and unit in _WHOLE_UNITS:
            return Piece(Kind.PERIOD, place, end + 2, unit=unit, number=2)
        if terms.words[end_at] == "end" and unit in _YEAR_OR_QUARTER_OR_MONTH:
            return Piece(Kind.PERIOD, place, end_at + 1, unit=unit, part=Part.LATE)
    if after in _NEXT_OR_LAST and terms.language == "fr" and unit is not Unit.DAY:
        is_vague = terms.words[place].endswith("s") and (
            terms.words[place] != "mois" or (place > 0 and terms.words[place - 1] in {"les", "ces", "des"})
        )
        if is_vague:
            return None  # "les semaines à venir", "les mois derniers"
        step = 1 if after == Sort.NEXT else -1
        return Piece(Kind.PERIOD, place, end + 1, unit=unit, number=step)
    match unit:
        case Unit.WEEK:
            numbered = numbered_week(terms, place, place + 1) if terms.words[place] != "w" else None
            return numbered or _week_of(terms, place)
        case Unit.MONTH:
            return _month_word(terms, place)
        case Unit.QUARTER | Unit.HALF:
            return _numbered_period(terms, place, unit)
        case Unit.YEAR:
            return _year_word(terms, place)
        case _:
            return None


def numbered_week(terms: Terms, place: int, end: int | None = None) -> Piece | None:
    """A week by its number, which stands at ``end`` or right here."""
    end = place if end is None else end
    if terms.words[end] in {"no", "n", "numero"}:
        end += 1 + (terms.words[end + 1] in {"o", "°"})
    end += terms.sorts[end] == Sort.DOT
    if terms.sorts[end] == Sort.SEMESTER_LETTER:
        end += 1
    if terms.sorts[end] != Sort.NUMBER or terms.values[end] > _HIGHEST_WEEK:
        return None
    if terms.sorts[end + 1] in _NO_WEEK_BEHIND or _is_of_thing(terms, end + 1):
        return None
    return with_year(terms, Piece(Kind.WEEK, place, end + 1, number=terms.values[end]))


def _week_of(terms: Terms, place: int) -> Piece | None:
    """The week in which a day lies; None if a range follows, which then says it all."""
    end = place + 1
    if terms.sorts[end] not in _OF_OR_OF_THE and terms.words[end] not in {
        "commencing",
        "beginning",
        "starting",
        "ending",
    }:
        if terms.words[place] != "w":
            return None
        end -= 1
    end += 1
    while terms.sorts[end] == Sort.THE:
        end += 1
    day = terms.inner(terms, end)
    is_loose = day is not None and day.is_weak and day.month is None and terms.words[place] != "w"
    if day is None or not day.is_dayish or day.clock is not None or is_loose:
        return None
    if terms.sorts[day.end] in _RANGE_MARKS and day.kind is Kind.DAY:
        return None
    return Piece(Kind.WEEK_OF, place, day.end, of=day)


def _month_word(terms: Terms, place: int) -> Piece | None:
    """Such as "mois de mars 2015"."""
    end = place + 1
    if terms.sorts[end] != Sort.OF or terms.sorts[end + 1] not in _MONTH_OR_MONTH_SHORT:
        return None
    month = terms.inner(terms, end + 1)
    if month is not None:
        month.first = place
    return month


def _numbered_period(terms: Terms, place: int, unit: int) -> Piece | None:
    end = place + 1
    allowed = _QUARTERS if unit is Unit.QUARTER else _HALVES
    if terms.sorts[end] != Sort.NUMBER or terms.values[end] not in allowed or terms.width(end) > 1:
        return None
    kind = Kind.QUARTER if unit is Unit.QUARTER else Kind.HALF
    return with_year(terms, Piece(kind, place, end + 1, number=terms.values[end]))


def _year_word(terms: Terms, place: int) -> Piece | None:
    end = place + 1
    while terms.words[end] in {"civile", "calendaire", "scolaire", "budgetaire"}:
        end += 1
    year = year_at(terms, end) or _decade(terms, place, end)
    if year is None or terms.words[place - 1 if place else -1] in {
        "bonne",
        "belle",
        "excellente",
        "heureuse",
        "happy",
        "new",
    }:
        return None
    if terms.words[place] == "annees" and year % 10 == 0:
        return Piece(Kind.YEARS, place, end + 1, year=year, number=year + 9)
    dash = end + 1
    until = year_at(terms, dash + 1) if terms.sorts[dash] in _DASH_OR_SLASH else None
    if until is not None and until > year:
        return Piece(Kind.YEARS, place, dash + 2, year=year, number=until)
    return Piece(Kind.YEAR, place, end + 1, year=year)


def _decade(terms: Terms, place: int, end: int) -> int | None:
    """The first year of "les années 80"."""
    is_short = terms.sorts[end] == Sort.NUMBER and terms.width(end) == 2 and terms.values[end] % 10 == 0
    return 1900 + terms.values[end] if is_short and terms.words[place] == "annees" else None


def within_piece(terms: Terms, first: int, place: int) -> Piece | None:
    """So long from now, as a limit: "sous 8 jours", "sous quinzaine", "d'ici 2 mois", "dans les 15 jours", "within 3 weeks"."""
    while terms.sorts[place] in _FILLERS:
        place += 1
    length = length_at(terms, place)
    is_whole = terms.sorts[place] == Sort.UNIT and terms.sorts[place - 1] in _AHEAD
    is_whole = is_whole and not terms.words[place].endswith("s")  # not "in the coming weeks"
    if length is None and terms.language == "en" and is_whole:
        length = Length(1, terms.values[place], place + 1)  # "over the next month"
    if length is None or terms.sorts[length.end] in _BEFORE_OR_AFTER:
        return None
    return Piece(Kind.SHIFT, first, length.end, number=length.count, unit=length.unit, is_working=length.is_working)
