"""Dates in digits: "11/02/2015", "19.10.17", "15-03-2018", "2015-03-15", "12/05"; the day always before the month."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import LONGEST_MONTH, year_at
from bot.understanding.dates_pieces import Kind, Piece
from bot.understanding.dates_sorts import Sort, word_set

_AND_OR_COMMA = frozenset({Sort.AND, Sort.COMMA})
_HOUR_MARK_OR_COLON = frozenset({Sort.HOUR_MARK, Sort.COLON})
_LIST_MARKS = frozenset({Sort.AND, Sort.COMMA, Sort.DASH, Sort.AT_THE})
_MONTH_OR_MONTH_SHORT = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_NUMBER_OR_SUFFIX = frozenset({Sort.NUMBER, Sort.SUFFIX})
_OF_OR_QUANTITY = frozenset({Sort.OF, Sort.QUANTITY})

_MARKS = frozenset({Sort.SLASH, Sort.DASH, Sort.DOT})
_MONTHS_OF_A_YEAR = 12
_CENTURY, _PIVOT = 2000, 70
_SHORT = 4  # "11/11 validés" is a share, "11/11 pas dispo" a day
_ALWAYS_OPEN = (24, 7)
_SHARED = word_set(
    "page pages diapo diapos slide slides chapitre chapter article fiche item lot question ligne line version message partie part"
)
_FEMININE = frozenset({"la", "une", "cette"})
_SHARERS = word_set("replied answered voted attended agreed came present done")  # "10/12 replied"
_ANNOUNCES_DATE = frozenset(
    {
        Sort.THE,
        Sort.AT_THE,
        Sort.OF_THE,
        Sort.BEFORE,
        Sort.BY,
        Sort.UNTIL,
        Sort.LATEST,
        Sort.AFTER,
        Sort.FROM,
        Sort.COLON,
        Sort.IN,
        Sort.WEEKDAY,
        Sort.WEEKDAY_SHORT,
    }
)


def numeric_piece(terms: Terms, place: int, *, is_dated: bool = False) -> Piece | None:
    """The date in digits that begins here. ``is_dated``: a weekday stands in front, so that "8/10" is no fraction."""
    if terms.sorts[place] != Sort.NUMBER:
        return None
    mark = terms.sorts[place + 1]
    if mark == Sort.NUMBER:
        return None if _is_rest(terms, place) else _spaced(terms, place)
    if mark not in _MARKS or terms.sorts[place + 2] != Sort.NUMBER or _is_rest(terms, place) or _is_code(terms, place):
        return None
    if not (terms.is_glued(place + 1) and terms.is_glued(place + 2)):
        return None
    if year_at(terms, place) is not None:
        return _year_first(terms, place, mark)
    is_long = terms.sorts[place + 3] is mark and terms.sorts[place + 4] == Sort.NUMBER
    if is_long and terms.is_glued(place + 3) and terms.is_glued(place + 4):
        return _three(terms, place)
    year = year_at(terms, place + 2)
    if year is not None and mark != Sort.DOT:
        month = terms.values[place]
        return Piece(Kind.MONTH, place, place + 3, year=year, month=month) if 1 <= month <= _MONTHS_OF_A_YEAR else None
    return None if mark == Sort.DASH else _two(terms, place, mark, is_dated=is_dated)


def _is_rest(terms: Terms, place: int) -> bool:
    """Whether a number glued in front was no date, so that neither is the rest: "00/02/2015"."""
    is_glued = place > 1 and terms.sorts[place - 1] in _MARKS and terms.is_glued(place) and terms.is_glued(place - 1)
    if is_glued and terms.sorts[place - 1] == Sort.DASH and terms.sorts[place + 1] == Sort.SLASH:
        return False  # "15-20/03", "28/2-1/3"
    return is_glued and terms.sorts[place - 2] in _NUMBER_OR_SUFFIX


def _is_code(terms: Terms, place: int) -> bool:
    """Such as "v10.12.2014"; "slide 10/12"."""
    if place == 0:
        return False
    is_glued = terms.is_glued(place) and terms.sorts[place - 1] == Sort.OTHER and terms.words[place - 1].isalpha()
    is_share = terms.words[place - 1] in _SHARED and terms.sorts[place + 3] != Sort.SLASH
    return is_glued or is_share


def _spaced(terms: Terms, place: int) -> Piece | None:
    """Such as "18 08 1978"; the lexer has masked every other run of numbers."""
    year = year_at(terms, place + 2)
    day, month = terms.values[place], terms.values[place + 1]
    if year is None or not 1 <= month <= _MONTHS_OF_A_YEAR or not 1 <= day <= LONGEST_MONTH:
        return None
    return Piece(Kind.DAY, place, place + 3, year=year, month=month, day=day)


def _year_first(terms: Terms, place: int, mark: int) -> Piece | None:
    year, month = terms.values[place], terms.values[place + 2]
    if not 1 <= month <= _MONTHS_OF_A_YEAR or terms.width(place + 2) > 2:
        return None
    is_long = terms.sorts[place + 3] is mark and terms.sorts[place + 4] == Sort.NUMBER and terms.is_glued(place + 4)
    if is_long and terms.width(place + 4) > 2:
        return None
    if is_long and terms.values[place + 4]:
        return Piece(
            Kind.DAY, place, _behind_iso_mark(terms, place + 5), year=year, month=month, day=terms.values[place + 4]
        )
    return Piece(Kind.MONTH, place, place + 3, year=year, month=month)


def _behind_iso_mark(terms: Terms, place: int) -> int:
    """Behind the T of "2015-03-15T10:00", which then reads as a time after a date."""
    is_mark = terms.words[place] == "t" and terms.is_glued(place) and terms.sorts[place + 2] == Sort.COLON
    return place + 1 if is_mark else place


def _three(terms: Terms, place: int) -> Piece | None:
    day, month, written = terms.values[place], terms.values[place + 2], terms.values[place + 4]
    width = terms.width(place + 4)
    year = year_at(terms, place + 4)
    if year is None and width == 2:
        year = written + (_CENTURY if written < _PIVOT else _CENTURY - 100)
    if year is None or day == 0 or terms.width(place) > 2 or terms.width(place + 2) > 2:
        return None
    if month > _MONTHS_OF_A_YEAR and width == 2:
        return None
    return Piece(Kind.DAY, place, place + 5, year=year, month=month, day=day)


def _two(terms: Terms, place: int, mark: int, *, is_dated: bool) -> Piece | None:
    """Such as "12/05" is a date, "2/3" a fraction unless something says otherwise: an article, a weekday, a time, a zero in front."""
    day, month = terms.values[place], terms.values[place + 2]
    if (
        not (1 <= day <= LONGEST_MONTH and 1 <= month <= _MONTHS_OF_A_YEAR)
        or terms.sorts[place + 3] in _MONTH_OR_MONTH_SHORT
    ):
        return None
    if terms.sorts[place + 3] in _MARKS and terms.is_glued(place + 3) and terms.sorts[place + 4] == Sort.NUMBER:
        is_range = terms.sorts[place + 3] == Sort.DASH and terms.sorts[place + 5] == Sort.SLASH == mark
        if not is_range:
            return None
    before = terms.sorts[place - 1] if place else Sort.END
    if mark == Sort.DOT and before == Sort.THE and terms.words[place - 1] in _FEMININE:
        return None  # "la 2.11" is a version, a part, a figure
    is_plural = before == Sort.THE and terms.values[place - 1] == 2 and terms.words[place - 1] != "aux"
    follows = terms.sorts[place + 3]
    is_scored = Sort.SCORE in {before, terms.sorts[place - 2 if before == Sort.COLON and place > 1 else -1]}
    is_announced = is_dated or (
        before in _ANNOUNCES_DATE and not is_plural and not is_scored and not _is_share(terms, place)
    )
    is_written_out = terms.width(place) == 2 and terms.width(place + 2) == 2
    has_zero = is_written_out and (day < 10 or month < 10)
    is_improper = day > month + _MONTHS_OF_A_YEAR and (day, month) != _ALWAYS_OPEN
    is_timed = terms.sorts[place + 4] in _HOUR_MARK_OR_COLON or terms.sorts[place + 5] == Sort.HOUR_MARK
    is_listed = before in _LIST_MARKS or follows in _AND_OR_COMMA
    word = terms.words[place + 3]
    is_counting = (follows == Sort.OTHER and word.endswith("s") and len(word) > _SHORT) or word in _SHARERS
    is_share = follows == Sort.OF and terms.sorts[place + 4] == Sort.OTHER  # "10/12 de présents"
    is_score = is_counting or is_share or is_scored or (is_written_out and day == month == 10)
    if mark == Sort.DOT:
        is_sure = is_announced
    else:
        is_sure = is_announced or has_zero or is_timed or ((is_written_out or is_improper) and not is_score)
    if not is_sure and not is_listed:
        return None
    return Piece(Kind.DAY, place, place + 3, month=month, day=day, is_weak=not is_sure)


def _is_share(terms: Terms, place: int) -> bool:
    """Whether a fraction of something was said: "le 2/3 des structures", "au 3/4 de la charte"."""
    return terms.sorts[place + 3] in _OF_OR_QUANTITY or (
        terms.words[place + 3] == "des" and terms.width(place) == terms.width(place + 2) == 1
    )
