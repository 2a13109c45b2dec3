"""The grammar of seasons, feasts and week-ends, and of what "ce", "prochain" and "dernier" stand before."""

# A parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from bot.understanding.dates_grammar_periods import MODS, unit_piece, with_year
from bot.understanding.dates_grammar_school import english_school_piece
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_names import BESIDE_FEAST, NO_NOUNS
from bot.understanding.dates_people import is_person, is_titled
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_sorts import Daypart, Sort, Unit

_AT_THE_OR_AND_OR_DASH = frozenset({Sort.AT_THE, Sort.AND, Sort.DASH})
_DAY_OR_FEAST = frozenset({Kind.DAY, Kind.FEAST})
_NEXT_OR_LAST = frozenset({Sort.NEXT, Sort.LAST})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})
_QUARTER_OR_HALF = frozenset({Unit.QUARTER, Unit.HALF})
_SMALL_UNITS = frozenset({Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.FORTNIGHT})
_THE_OR_COMMA_OR_COLON = frozenset({Sort.THE, Sort.COMMA, Sort.COLON})
_TIES_ALONE = frozenset(
    {Sort.AT_THE, Sort.PART, Sort.UNTIL, Sort.BY, Sort.FROM, Sort.AFTER, Sort.BEFORE, Sort.NEXT, Sort.LAST, Sort.THIS}
)
_TIES_LOOSELY = frozenset({Sort.IN, Sort.INTO, Sort.OF_THE, Sort.OF})
_TIES_TWICE = frozenset({Sort.PART, Sort.DAY_BEFORE, Sort.FROM, Sort.LASTING, Sort.BEFORE})
_BEEN = frozenset({"est", "sont", "suis", "etait", "sommes", "etes", "bien", "deja"})
_OVER = frozenset({"over", "at", "during"})
_TIES_WEEKEND = frozenset({Sort.THIS, Sort.PART, Sort.BEFORE, Sort.BY})
_TIES_WEEKEND_TWICE = frozenset(
    {Sort.INTO, Sort.BEFORE, Sort.BY, Sort.LASTING, Sort.AFTER, Sort.PART, Sort.IN, Sort.UNTIL}
)

# Behind these a feast is a day and nobody's name.
_BINDS_FEAST = frozenset(
    {
        Sort.THE,
        Sort.AT,
        Sort.BEFORE,
        Sort.AFTER,
        Sort.BY,
        Sort.UNTIL,
        Sort.FROM,
        Sort.OF,
        Sort.OF_THE,
        Sort.IN,
        Sort.FOR,
        Sort.BETWEEN,
        Sort.PART,
        Sort.THIS,
        Sort.NEXT,
        Sort.LAST,
    }
)
_TIES_FEAST = frozenset({Sort.BEFORE, Sort.AFTER, Sort.BY, Sort.UNTIL, Sort.FROM, Sort.IN, Sort.AT, Sort.BETWEEN})
_STEPS = {Mod.NEXT: 1, Mod.LAST: -1, Mod.THIS: 0}
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


def season_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "été 2016", "au printemps", "l'été dernier", "avant l'été"; not "l'été on tourne au ralenti", nor "on a été"."""
    before = terms.sorts[place - 1] if place else Sort.END
    earlier = terms.sorts[place - 2] if place > 1 else Sort.END
    if terms.sorts[place + 1] == Sort.HOLIDAYS and terms.language == "en":
        school = english_school_piece(terms, place)
        if school is not None:
            return school
    piece = with_year(terms, Piece(Kind.SEASON, place, place + 1, number=terms.values[place]))
    if piece.year is not None and terms.is_glued(place + 1) and not terms.is_label:
        return None  # "Summer2023" is a password
    if piece.year is not None:
        return piece if before != Sort.OTHER or terms.language == "en" else None
    after = terms.sorts[piece.end]
    if after in _NEXT_OR_LAST and terms.language == "fr":
        piece.mod, piece.end = MODS[after], piece.end + 1
        return piece
    if before in _TIES_ALONE:
        return piece
    if before in _TIES_LOOSELY:
        is_tied = before == Sort.IN or earlier in _TIES_TWICE
        return piece if terms.language == "en" or is_tied or before == Sort.INTO else None
    is_tied = before == Sort.THE and (earlier in _TIES_SEASON or terms.words[place - 2] in {"over", "throughout"})
    return piece if is_tied or terms.is_label or _bounds_a_span(terms, place) else None


def _bounds_a_span(terms: Terms, place: int) -> bool:
    """Whether a season stands at an end of "entre … et …": "entre Pâques et l'été", "between the summer and Christmas"."""
    link = place - 1 - (terms.sorts[place - 1] == Sort.THE)
    if link < 0 or terms.sorts[link] == Sort.BETWEEN:
        return link >= 0
    opens = range(max(link - _LONGEST_BOUND, 0), link)
    return terms.sorts[link] == Sort.AND and any(terms.sorts[one] == Sort.BETWEEN for one in opens)


_LONGEST_BOUND = 5


def holiday_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "Pâques 2018", "la Toussaint", "Noël prochain", "la rentrée"."""
    before = terms.sorts[place - 1] if place else Sort.END
    earlier = terms.sorts[place - 2] if place > 1 else Sort.END
    if terms.sorts[place + 1] == Sort.HOLIDAYS and terms.language == "en":
        school = english_school_piece(terms, place)
        if school is not None:
            return school
    if not {Sort.HOLIDAYS, Sort.BRIDGE}.isdisjoint({before, earlier, terms.sorts[place - 3 if place > 2 else -1]}):
        return None
    if (
        _is_compound(terms, place)
        or _is_explained(terms, place + 1)
        or (before not in _BINDS_FEAST and _is_name(terms, place))
    ):
        return None
    if before == Sort.STREET or (before in _OF_OR_OF_THE and earlier == Sort.STREET):
        return None
    if terms.sorts[place] == Sort.BACK_TO_SCHOOL and place and terms.words[place - 1] in _BEEN:
        return None  # "elle est rentrée lundi"
    if terms.sorts[place] == Sort.BACK_TO_SCHOOL:
        if terms.sorts[place + 1] == Sort.OF and terms.sorts[place + 2] == Sort.MONTH:
            return terms.inner(terms, place + 2)
        piece = Piece(Kind.MONTH, place, place + 1, month=9, is_recurring=False, number=1)
    else:
        piece = Piece(Kind.FEAST, place, place + 1, number=terms.values[place])
    return _holiday_ended(terms, piece)


def _holiday_ended(terms: Terms, piece: Piece) -> Piece:
    """The feast with what stands behind it: "Noël prochain", "Pâques 2018", "Easter weekend"."""
    after = terms.sorts[piece.end]
    if after == Sort.WEEKEND and piece.kind is Kind.FEAST:
        return Piece(Kind.WEEKEND, piece.first, piece.end + 1, unit=Unit.WEEKEND, of=with_year(terms, piece), number=1)
    if after in _NEXT_OR_LAST and terms.language == "fr":
        piece.mod, piece.end = MODS[after], piece.end + 1
        return piece
    return with_year(terms, piece)


def _is_compound(terms: Terms, place: int) -> bool:
    """Such as "un œuf de Pâques", "la fête de Noël", "the Halloween costume": things of a feast, whatever their day."""
    if terms.language == "en":
        is_noun = terms.sorts[place + 1] == Sort.OTHER and terms.words[place + 1] not in NO_NOUNS
        before = place - 1 if place else -1
        return (
            is_noun
            and terms.sorts[before] not in _TIES_FEAST
            and terms.words[before] not in {"over", "since", "around"}
        )
    if place < 2 or terms.words[place] not in {"noel", "paques"} or terms.sorts[place - 1] != Sort.OF:
        return False
    return terms.sorts[place - 2] == Sort.OTHER and terms.words[place - 2] not in BESIDE_FEAST


def _is_name(terms: Terms, place: int) -> bool:
    """Such as "Noël est absent", "Pascal Noël", "avec Toussaint"; a feast in several words is never one."""
    is_one_word = terms.starts[place] + len(terms.words[place]) == terms.ends[place]
    return is_one_word and (is_titled(terms, place) or is_person(terms, place, place + 1))


def _is_explained(terms: Terms, place: int) -> bool:
    """Whether the day itself stands behind its name: "Armistice le 11 novembre"."""
    while terms.sorts[place] in _THE_OR_COMMA_OR_COLON:
        place += 1
    if terms.sorts[place] != Sort.NUMBER:
        return False
    day = terms.inner(terms, place)
    return day is not None and day.kind is Kind.DAY and day.month is not None


def weekend_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "week-end prochain", "week-end du 12 mars", "dans le week-end"; a bare "le week-end" is any."""
    end = place + 1
    before = terms.sorts[place - 1] if place else Sort.END
    earlier = terms.sorts[place - 2] if place > 1 else Sort.END
    after = terms.sorts[end]
    if after in _NEXT_OR_LAST and terms.language == "fr":
        return Piece(Kind.WEEKEND, place, end + 1, unit=Unit.WEEKEND, mod=MODS[after])
    if after in _OF_OR_OF_THE:
        day = terms.inner(terms, end + 1 + (terms.sorts[end + 1] == Sort.THE))
        if day is None or day.kind not in _DAY_OR_FEAST or terms.sorts[day.end] in _AT_THE_OR_AND_OR_DASH:
            return None
        return Piece(Kind.WEEKEND, place, day.end, unit=Unit.WEEKEND, of=day)
    is_tied = before in _TIES_WEEKEND or earlier in _TIES_WEEKEND_TWICE
    if terms.language == "en" and place > 1 and terms.words[place - 1] == "the" and terms.words[place - 2] in _OVER:
        is_tied = True  # "over the weekend"
    return Piece(Kind.WEEKEND, place, end, unit=Unit.WEEKEND) if is_tied else None


def modified_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "cette semaine", "prochain semestre", "next week", "ce soir", "cet été", "les 3 prochaines semaines"."""
    mod = MODS[terms.sorts[place]]
    end = place + 1
    match terms.sorts[end]:
        case Sort.UNIT:
            return _modified_unit(terms, place, mod)
        case Sort.SEASON:
            if terms.words[end + 1] == "la" and terms.has_hyphen_before(end + 1):
                return Piece(Kind.VOID, place, end + 2)
            return Piece(Kind.SEASON, place, end + 1, number=terms.values[end], mod=mod)
        case Sort.WEEKEND:
            if terms.sorts[end + 1] in _NEXT_OR_LAST and terms.language == "fr":
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
    piece.daypart = terms.values[end]
    return piece


def _modified_unit(terms: Terms, place: int, mod: int) -> Piece | None:
    end = place + 1
    unit = terms.values[end]
    if unit is Unit.DAY and mod is Mod.THIS:
        return None
    if terms.sorts[end + 1] in _NEXT_OR_LAST and mod is Mod.THIS and terms.language == "fr":
        return unit_piece(terms, end)
    numbered = unit_piece(terms, end) if unit is Unit.WEEK and mod is Mod.THIS else None
    if numbered is not None:
        return numbered
    is_there = terms.sorts[end + 1] == Sort.THERE
    if terms.words[end + 1] == "la" and terms.has_hyphen_before(end + 1):
        return None
    if mod is not Mod.THIS and terms.words[place].endswith("s") and terms.language == "fr":
        return None  # "ces prochains mois"
    if unit is Unit.FORTNIGHT and terms.language == "en" and mod is not Mod.THIS:
        return Piece(Kind.STRETCH, place, end + 1, number=1, unit=unit, mod=mod)
    if unit in _SMALL_UNITS or (terms.words[end].endswith("s") and terms.words[end] != "mois"):
        return None
    piece = Piece(Kind.PERIOD, place, end + 1 + is_there, unit=unit, number=_STEPS[mod])
    if mod is Mod.LAST and unit in _QUARTER_OR_HALF and terms.language == "fr":
        # "au dernier trimestre" is the fourth of the year, "le trimestre dernier" the one before this.
        return Piece(
            Kind.QUARTER if unit is Unit.QUARTER else Kind.HALF, place, end + 1, number=4 if unit is Unit.QUARTER else 2
        )
    return piece
