"""The grammar of dates that lie some length away: from today, or from another date."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR0911
from __future__ import annotations

from bot.understanding.dates_lengths import Length, length_at
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_names import OF_AN_AGE
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_sorts import Daypart, Sort, Unit

_AFTER_OR_BEFORE = frozenset({Sort.AFTER, Sort.BEFORE})
_ARTICLES_OF_ANCHOR = frozenset({Sort.THE, Sort.OF_THE, Sort.OF, Sort.AT_THE})
_BEFORE_OR_AFTER = frozenset({Sort.BEFORE, Sort.AFTER})
_BEFORE_OR_OF_THE_OR_OF = frozenset({Sort.BEFORE, Sort.OF_THE, Sort.OF})
_IN_OR_FROM = frozenset({Sort.IN, Sort.FROM})
_MONTH_OR_YEAR = frozenset({Unit.MONTH, Unit.YEAR})
_NEXT_OR_LAST = frozenset({Sort.NEXT, Sort.LAST})
_OF_OR_FOR = frozenset({Sort.OF, Sort.FOR})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})

_TIMES = frozenset({Sort.DAYPART, Sort.AT, Sort.CLOCK, Sort.NUMBER})

MODS = {Sort.NEXT: Mod.NEXT, Sort.LAST: Mod.LAST}


def length_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "une semaine avant le 30 avril", "3 weeks ago", "two days after Easter", "a week on Monday"."""
    length = length_at(terms, place)
    if length is None:
        return None
    end = length.end
    if terms.sorts[end] == Sort.AGO and terms.language == "en":
        return _ago(_shift(place, end + 1, length, sign=-1))
    if terms.sorts[end] == Sort.FROM and terms.words[end + 1] in {"now", "today"}:
        return _shift(place, end + 2, length, sign=1)
    if terms.language == "en" and terms.sorts[end] in _IN_OR_FROM and terms.sorts[end + 1] == Sort.WEEKDAY:
        return _week_on(terms, place, end + 1, length)
    if terms.language == "en" and terms.sorts[end] == Sort.RELATIVE:
        return _week_from(terms, place, end, length)
    if terms.sorts[end - 2] in _NEXT_OR_LAST and end - 2 > place:
        return Piece(Kind.STRETCH, place, end, number=length.count, unit=length.unit, mod=MODS[terms.sorts[end - 2]])
    if terms.sorts[end] in _NEXT_OR_LAST and terms.language == "fr":
        return Piece(Kind.STRETCH, place, end + 1, number=length.count, unit=length.unit, mod=MODS[terms.sorts[end]])
    if terms.sorts[end] in _BEFORE_OR_AFTER:
        sign = -1 if terms.sorts[end] == Sort.BEFORE else 1
        return anchored(terms, place, end + 1, (sign * length.count, length.unit), is_working=length.is_working)
    return None


def _shift(first: int, end: int, length: Length, *, sign: int) -> Piece:
    return Piece(Kind.SHIFT, first, end, number=sign * length.count, unit=length.unit, is_working=length.is_working)


def _week_on(terms: Terms, first: int, place: int, length: Length) -> Piece | None:
    """Such as "a week on Monday", "a fortnight on Friday": the one so much after the next."""
    days = _whole_weeks(length)
    return None if days is None else Piece(Kind.WEEKDAY, first, place + 1, weekday=terms.values[place], eight=days)


def _week_from(terms: Terms, first: int, place: int, length: Length) -> Piece | None:
    """Such as "a week today", "a fortnight tomorrow"."""
    days = _whole_weeks(length)
    return None if days is None else Piece(Kind.RELATIVE, first, place + 1, number=terms.values[place] + days)


def _whole_weeks(length: Length) -> int | None:
    days = length.count * {Unit.WEEK: 7, Unit.DAY: 1}.get(length.unit, 0)
    return days if days in {7, 14, 21, 28} else None


def anchored(terms: Terms, first: int, place: int, delta: tuple[int, int], *, is_working: bool = False) -> Piece | None:
    """The day that lies so far from the date that follows, articles skipped; None if no day follows."""
    while terms.sorts[place] in _ARTICLES_OF_ANCHOR:
        place += 1
    anchor = terms.inner(terms, place)
    if anchor is None or not (anchor.is_dayish or anchor.kind is Kind.MONTH):
        return None
    if anchor.delta is not None:
        return None
    anchor.first, anchor.delta, anchor.is_weak, anchor.is_working = first, delta, False, is_working
    return anchor


def shift_piece(terms: Terms, first: int, place: int, *, sign: int) -> Piece | None:
    """So many units from now, counted in digits or words; "dans quinze jours" included."""
    length = length_at(terms, place)
    if length is None or (terms.sorts[length.end] in _AFTER_OR_BEFORE and sign > 0):
        return None
    piece = _shift(first, length.end, length, sign=sign)
    if length.least is not None:
        piece.least = sign * length.least
    return piece


def into_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "dans 3 semaines", "dans cinq jours ouvrés", "in two weeks"."""
    behind = place + 1 + (terms.sorts[place + 1] == Sort.ABOUT)
    if terms.language == "fr" and terms.sorts[behind] == Sort.THE:
        return None
    return shift_piece(terms, place, behind, sign=1)


def ago_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "il y a 3 semaines"; English says it behind."""
    if terms.language == "en":
        return None
    behind = place + 1 + (terms.sorts[place + 1] == Sort.ABOUT)
    piece = shift_piece(terms, place, behind, sign=-1)
    # "il y a trois semaines de retard" says how long, not when.
    return None if piece is None or terms.sorts[piece.end] in _OF_OR_FOR else _ago(piece)


def _ago(piece: Piece) -> Piece:
    """What lies months or years back is a month or a year, no day: "il y a deux ans"."""
    if piece.unit in _MONTH_OR_YEAR:
        piece.kind = Kind.PERIOD
    return piece


def countdown_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "J-7 avant le 20 septembre": a date only with its anchor."""
    if terms.sorts[place + 1] != Sort.DASH or terms.sorts[place + 2] != Sort.NUMBER or not terms.is_glued(place + 1):
        return None
    behind = place + 3
    if terms.sorts[behind] not in _BEFORE_OR_OF_THE_OR_OF:
        return None
    return anchored(terms, place, behind + 1, (-terms.values[place + 2], Unit.DAY))


def beside_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "la veille du 12 mars", "le lendemain du lundi de Pentecôte"."""
    if terms.language == "fr" and terms.sorts[place + 1] not in _OF_OR_OF_THE:
        return None
    sign = -1 if terms.sorts[place] == Sort.DAY_BEFORE else 1
    return anchored(terms, place, place + 1, (sign, Unit.DAY))


def _is_an_age(terms: Terms, place: int) -> bool:
    """Such as "l'économie de demain", "the youth of today", "tomorrow's leaders": a time to come or gone by, and no day."""
    if terms.language == "en":
        is_owner = terms.words[place + 1] == "s" and terms.words[place + 2] in OF_AN_AGE
        return is_owner or terms.sorts[place - 1 if place else -1] == Sort.OF
    if place < 2 or terms.sorts[place - 1] != Sort.OF or terms.sorts[place + 1] in _TIMES:  # noqa: PLR2004 - "noun de demain"
        return False
    return terms.words[place - 2] in OF_AN_AGE


def relative_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "demain", "hier", "ce jour", "tonight"; "à ce jour" is none."""
    if terms.values[place] == 0 and terms.words[place] == "ce" and terms.sorts[place - 1 if place else -1] == Sort.AT:
        return Piece(Kind.VOID, place, place + 1)
    if _is_an_age(terms, place):
        return Piece(Kind.VOID, place, place + 1)
    piece = Piece(Kind.RELATIVE, place, place + 1, number=terms.values[place])
    if terms.sorts[place + 1] == Sort.IN_EIGHT:  # "demain en huit"
        return Piece(Kind.RELATIVE, place, place + 2, number=piece.number + terms.values[place + 1])
    if terms.words[place] in {"tonight", "last"}:  # "last night"
        piece.daypart = Daypart.EVENING
    return piece
