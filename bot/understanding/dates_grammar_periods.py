"""The grammar of periods: weeks, months, quarters, halves, seasons, years, and parts of them."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from bot.understanding.dates_lengths import length_at
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import year_at
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_sorts import Daypart, Part, Sort, Unit

_LINKS = frozenset({Sort.OF, Sort.OF_THE, Sort.THE, Sort.INTO})
_QUARTERS, _HALVES = range(1, 5), range(1, 3)
_LETTERED_WEEKS = range(3, 54)
_HIGHEST_WEEK = 99
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
    }
)
_MODS = {Sort.NEXT: Mod.NEXT, Sort.LAST: Mod.LAST, Sort.THIS: Mod.THIS}
_STEPS = {Mod.NEXT: 1, Mod.LAST: -1, Mod.THIS: 0}


def part_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "fin avril", "mi-mars", "début 2017", "courant mai", "fin de semaine prochaine", "la fin de l'année", "end of Q2"."""
    part = Part(terms.values[place])
    target = place + 1
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
    unit = Unit(terms.values[place])
    if unit in {Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR}:
        return Piece(Kind.PERIOD, place, place + 1, unit=unit)
    return None


def _part_of_day(terms: Terms, place: int, target: int, part: Part) -> Piece | None:
    """Such as "en fin de matinée", "en début d'après-midi", "fin de journée": today."""
    piece = Piece(Kind.RELATIVE, place, target + 1, number=0, daypart_part=part)
    piece.daypart = Daypart(terms.values[target])
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
    if is_code or before in {Sort.CARDINAL, Sort.LABEL, Sort.DASH} or terms.width(place + 1) > 1:
        return None
    return _with_year(terms, Piece(Kind.QUARTER, place, place + 2, number=terms.values[place + 1]))


def half_or_week_by_letter(terms: Terms, place: int) -> Piece | None:
    """Such as "S1 2016" is a half; "S14" a week."""
    if terms.sorts[place + 1] != Sort.NUMBER or not terms.is_glued(place + 1):
        return None
    before = terms.sorts[place - 1] if place else Sort.END
    if before in {Sort.CARDINAL, Sort.LABEL} or (before == Sort.NUMBER and terms.is_glued(place)):
        return None
    number = terms.values[place + 1]
    if terms.is_glued(place + 2) and terms.words[place + 2].isalpha():
        return None
    if number in _HALVES and terms.width(place + 1) == 1:
        return _with_year(terms, Piece(Kind.HALF, place, place + 2, number=number))
    if terms.sorts[place] == Sort.SEMESTER_LETTER and number in _LETTERED_WEEKS:
        return _with_year(terms, Piece(Kind.WEEK, place, place + 2, number=number))
    return None


def _with_year(terms: Terms, piece: Piece) -> Piece:
    place = piece.end
    while terms.sorts[place] in {Sort.SLASH, Sort.DASH, Sort.OF, Sort.COMMA, Sort.THE} and place < piece.end + 2:
        place += 1
    if terms.sorts[place] == Sort.UNIT and terms.values[place] == Unit.YEAR:
        place += 1
    year = year_at(terms, place)
    if year is not None and terms.sorts[place + 1] != Sort.QUANTITY:
        piece.year, piece.end = year, place + 1
    return piece


def season_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "été 2016", "au printemps", "l'été dernier", "avant l'été"; not "l'été on tourne au ralenti", nor "on a été"."""
    before = terms.sorts[place - 1] if place else Sort.END
    earlier = terms.sorts[place - 2] if place > 1 else Sort.END
    piece = _with_year(terms, Piece(Kind.SEASON, place, place + 1, number=terms.values[place]))
    if piece.year is not None:
        return piece if before != Sort.OTHER or terms.language == "en" else None
    after = terms.sorts[piece.end]
    if after in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
        piece.mod, piece.end = _MODS[after], piece.end + 1
        return piece
    if before in {
        Sort.AT_THE,
        Sort.PART,
        Sort.UNTIL,
        Sort.BY,
        Sort.FROM,
        Sort.AFTER,
        Sort.BEFORE,
        Sort.NEXT,
        Sort.LAST,
        Sort.THIS,
    }:
        return piece
    if before in {Sort.IN, Sort.INTO, Sort.OF_THE, Sort.OF}:
        is_tied = before == Sort.IN or earlier in {Sort.PART, Sort.DAY_BEFORE, Sort.FROM, Sort.LASTING, Sort.BEFORE}
        return piece if terms.language == "en" or is_tied or before == Sort.INTO else None
    is_tied = before == Sort.THE and earlier in _TIES_SEASON
    return piece if is_tied or terms.is_label else None


_TIES_SEASON = frozenset(
    {
        Sort.AT,
        Sort.BEFORE,
        Sort.BY,
        Sort.UNTIL,
        Sort.AFTER,
        Sort.FROM,
        Sort.INTO,
        Sort.FOR,
        Sort.OF,
        Sort.LASTING,
        Sort.PART,
        Sort.DAY_BEFORE,
        Sort.IN,
    }
)


def holiday_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "Pâques 2018", "la Toussaint", "Noël prochain", "la rentrée"."""
    before = terms.sorts[place - 1] if place else Sort.END
    earlier = terms.sorts[place - 2] if place > 1 else Sort.END
    if not {Sort.HOLIDAYS, Sort.BRIDGE}.isdisjoint({before, earlier, terms.sorts[place - 3 if place > 2 else -1]}):
        return None
    if _is_explained(terms, place + 1):
        return None
    if before == Sort.STREET or (before in {Sort.OF, Sort.OF_THE} and earlier == Sort.STREET):
        return None
    if terms.sorts[place] == Sort.BACK_TO_SCHOOL:
        if terms.sorts[place + 1] == Sort.OF and terms.sorts[place + 2] == Sort.MONTH:
            return terms.inner(terms, place + 2)
        piece = Piece(Kind.MONTH, place, place + 1, month=9, is_recurring=False, number=1)
    else:
        piece = Piece(Kind.FEAST, place, place + 1, number=terms.values[place])
    after = terms.sorts[piece.end]
    if after in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
        piece.mod, piece.end = _MODS[after], piece.end + 1
        return piece
    return _with_year(terms, piece)


def _is_explained(terms: Terms, place: int) -> bool:
    """Whether the day itself stands behind its name: "Armistice le 11 novembre"."""
    while terms.sorts[place] in {Sort.THE, Sort.COMMA, Sort.COLON}:
        place += 1
    if terms.sorts[place] != Sort.NUMBER:
        return False
    day = terms.inner(terms, place)
    return day is not None and day.kind is Kind.DAY and day.month is not None


def unit_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "semaine 39", "semaine du 16 mars", "mois de mars", "mois dernier", "année 2016", "trimestre 2"."""
    unit, end = Unit(terms.values[place]), place + 1
    after = terms.sorts[end]
    if after in {Sort.NEXT, Sort.LAST} and terms.language == "fr" and unit is not Unit.DAY:
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
    if terms.sorts[end + 1] in {Sort.MONTH, Sort.UNIT, Sort.HOUR_MARK, Sort.QUANTITY, Sort.SLASH}:
        return None
    return _with_year(terms, Piece(Kind.WEEK, place, end + 1, number=terms.values[end]))


def _week_of(terms: Terms, place: int) -> Piece | None:
    """The week in which a day lies; None if a range follows, which then says it all."""
    end = place + 1
    if terms.sorts[end] not in {Sort.OF, Sort.OF_THE} and terms.words[end] not in {
        "commencing",
        "beginning",
        "starting",
    }:
        if terms.words[place] != "w":
            return None
        end -= 1
    end += 1
    while terms.sorts[end] == Sort.THE:
        end += 1
    day = terms.inner(terms, end)
    if day is None or not day.is_dayish or day.clock is not None or (day.is_weak and day.month is None):
        return None
    if terms.sorts[day.end] in {Sort.AT_THE, Sort.AT, Sort.DASH, Sort.AND} and day.kind is Kind.DAY:
        return None
    return Piece(Kind.WEEK_OF, place, day.end, of=day)


def _month_word(terms: Terms, place: int) -> Piece | None:
    """Such as "mois de mars 2015"."""
    end = place + 1
    if terms.sorts[end] != Sort.OF or terms.sorts[end + 1] not in {Sort.MONTH, Sort.MONTH_SHORT}:
        return None
    month = terms.inner(terms, end + 1)
    if month is not None:
        month.first = place
    return month


def _numbered_period(terms: Terms, place: int, unit: Unit) -> Piece | None:
    end = place + 1
    allowed = _QUARTERS if unit is Unit.QUARTER else _HALVES
    if terms.sorts[end] != Sort.NUMBER or terms.values[end] not in allowed or terms.width(end) > 1:
        return None
    kind = Kind.QUARTER if unit is Unit.QUARTER else Kind.HALF
    return _with_year(terms, Piece(kind, place, end + 1, number=terms.values[end]))


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
    until = year_at(terms, dash + 1) if terms.sorts[dash] in {Sort.DASH, Sort.SLASH} else None
    if until is not None and until > year:
        return Piece(Kind.YEARS, place, dash + 2, year=year, number=until)
    return Piece(Kind.YEAR, place, end + 1, year=year)


def _decade(terms: Terms, place: int, end: int) -> int | None:
    """The first year of "les années 80"."""
    is_short = terms.sorts[end] == Sort.NUMBER and terms.width(end) == 2 and terms.values[end] % 10 == 0
    return 1900 + terms.values[end] if is_short and terms.words[place] == "annees" else None


def weekend_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "week-end prochain", "week-end du 12 mars", "dans le week-end"; a bare "le week-end" is any."""
    end = place + 1
    before = terms.sorts[place - 1] if place else Sort.END
    earlier = terms.sorts[place - 2] if place > 1 else Sort.END
    after = terms.sorts[end]
    if after in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
        return Piece(Kind.WEEKEND, place, end + 1, unit=Unit.WEEKEND, mod=_MODS[after])
    if after in {Sort.OF, Sort.OF_THE}:
        day = terms.inner(terms, end + 1 + (terms.sorts[end + 1] == Sort.THE))
        if (
            day is None
            or day.kind not in {Kind.DAY, Kind.FEAST}
            or terms.sorts[day.end] in {Sort.AT_THE, Sort.AND, Sort.DASH}
        ):
            return None
        return Piece(Kind.WEEKEND, place, day.end, unit=Unit.WEEKEND, of=day)
    is_tied = before in {Sort.THIS, Sort.PART, Sort.BEFORE, Sort.BY} or earlier in {
        Sort.INTO,
        Sort.BEFORE,
        Sort.BY,
        Sort.LASTING,
        Sort.AFTER,
        Sort.PART,
        Sort.IN,
        Sort.UNTIL,
    }
    return Piece(Kind.WEEKEND, place, end, unit=Unit.WEEKEND) if is_tied else None


def modified_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "cette semaine", "prochain semestre", "next week", "ce soir", "cet été", "les 3 prochaines semaines"."""
    mod = _MODS[terms.sorts[place]]
    end = place + 1
    match terms.sorts[end]:
        case Sort.UNIT:
            return _modified_unit(terms, place, mod)
        case Sort.SEASON:
            return Piece(Kind.SEASON, place, end + 1, number=terms.values[end], mod=mod)
        case Sort.WEEKEND:
            if terms.sorts[end + 1] in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
                return weekend_piece(terms, end)
            return Piece(Kind.WEEKEND, place, end + 1, unit=Unit.WEEKEND, mod=mod)
        case Sort.DAYPART if mod is Mod.THIS and terms.values[end] != Daypart.DAY:
            return _this_daypart(terms, place, end)
        case Sort.CLOCK if mod is Mod.THIS:
            return None
        case Sort.FEAST | Sort.BACK_TO_SCHOOL:
            piece = holiday_piece(terms, end)
            if piece is not None:
                piece.first, piece.mod = place, mod
            return piece
        case _:
            return None


def _this_daypart(terms: Terms, place: int, end: int) -> Piece:
    piece = Piece(Kind.RELATIVE, place, end + 1, number=0)
    piece.daypart = Daypart(terms.values[end])
    return piece


def _modified_unit(terms: Terms, place: int, mod: Mod) -> Piece | None:
    end = place + 1
    unit = Unit(terms.values[end])
    if unit is Unit.DAY and mod is Mod.THIS:
        return None
    if terms.sorts[end + 1] in {Sort.NEXT, Sort.LAST} and mod is Mod.THIS and terms.language == "fr":
        return unit_piece(terms, end)
    numbered = unit_piece(terms, end) if unit is Unit.WEEK and mod is Mod.THIS else None
    if numbered is not None:
        return numbered
    is_there = terms.sorts[end + 1] == Sort.THERE
    if terms.words[end + 1] == "la" and terms.has_hyphen_before(end + 1):
        return None
    if unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.FORTNIGHT} or (
        terms.words[end].endswith("s") and terms.words[end] != "mois"
    ):
        return None
    piece = Piece(Kind.PERIOD, place, end + 1 + is_there, unit=unit, number=_STEPS[mod])
    if mod is Mod.LAST and unit in {Unit.QUARTER, Unit.HALF} and terms.language == "fr":
        # "au dernier trimestre" is the fourth of the year, "le trimestre dernier" the one before this.
        return Piece(
            Kind.QUARTER if unit is Unit.QUARTER else Kind.HALF, place, end + 1, number=4 if unit is Unit.QUARTER else 2
        )
    return piece


def within_piece(terms: Terms, first: int, place: int) -> Piece | None:
    """So long from now, as a limit: "sous 8 jours", "sous quinzaine", "d'ici 2 mois", "dans les 15 jours", "within 3 weeks"."""
    while terms.sorts[place] in {Sort.THE, Sort.NEXT, Sort.AT, Sort.ABOUT}:
        place += 1
    length = length_at(terms, place)
    if length is None or terms.sorts[length.end] in {Sort.BEFORE, Sort.AFTER}:
        return None
    return Piece(Kind.SHIFT, first, length.end, number=length.count, unit=length.unit, is_working=length.is_working)
