"""Numbers that belong to no date, turned into plain words: amounts, telephone numbers, decimals, codes, things that are numbered."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004
from __future__ import annotations

from bot.understanding.dates_calendar import LAST_YEAR
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import OLDEST_YEAR, is_dotted_time, year_at
from bot.understanding.dates_sorts import Sort, word_set

_MONTH_OR_SLASH_OR_HOUR_MARK = frozenset({Sort.MONTH, Sort.SLASH, Sort.HOUR_MARK})
_THE_OR_AT_THE_OR_OF_THE = frozenset({Sort.THE, Sort.AT_THE, Sort.OF_THE})
_LAST_DAY_WRITTEN = 39  # the 32nd is told to be impossible
_YEARS = range(OLDEST_YEAR, LAST_YEAR + 1)
_SEPARATORS = frozenset({Sort.DOT, Sort.DASH, Sort.SLASH})
_NUMBER_SIGNS = word_set("n no num numero numeros ref reference references")
_PAPERS = word_set(
    "marche marches facture devis commande bon avenant convention deliberation contrat lot dossier arrete decret loi titre"
    " ticket invoice order contract file folder"
)
_MONTHS = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_COUNTED = frozenset({Sort.QUANTITY, Sort.STREET})
_NUMBERED = frozenset({Sort.LABEL, Sort.STREET})
_LISTS = frozenset({Sort.AND, Sort.COMMA, Sort.DASH, Sort.AT, Sort.AT_THE})
_DATES_OR_HOURS = frozenset(
    {
        Sort.MONTH,
        Sort.MONTH_SHORT,
        Sort.SLASH,
        Sort.HOUR_MARK,
        Sort.COLON,
        Sort.SUFFIX,
        Sort.DOT,
        Sort.DASH,
        Sort.AND,
        Sort.AT_THE,
    }
)
_RUN_MARKS = frozenset({Sort.NUMBER, Sort.COMMA, Sort.DOT})
_HOUR_SIGNS = frozenset({Sort.HOUR_MARK, Sort.COLON})
_BEGINS_ANEW = frozenset({Sort.HOUR_MARK, Sort.COLON, Sort.MONTH, Sort.SLASH})


def mask_numbers(terms: Terms) -> None:
    """Turn numbers that are amounts, telephone numbers, decimals or parts of a code into plain words."""
    if Sort.NUMBER not in terms.sorts:
        return
    end = 0
    for place in [place for place, sort in enumerate(terms.sorts) if sort == Sort.NUMBER]:
        if place < end:
            continue
        end = _run(terms, place)
        if end - place > 1 and not _is_spaced_date(terms, place, end):
            for inside in range(place, end):
                if terms.sorts[inside] == Sort.NUMBER:
                    terms.sorts[inside] = Sort.OTHER
        elif _is_minutes(terms, place):
            pass
        elif _is_reference(terms, place):
            end = _mask_reference(terms, place)
        else:
            _mask_one(terms, place)


def _mask_one(terms: Terms, place: int) -> None:
    """A number that counts, numbers or measures something, with the others that belong to it."""
    if other := _paired(terms, place):
        terms.sorts[place] = terms.sorts[other] = Sort.OTHER
    elif _is_amount_or_rank(terms, place):
        terms.sorts[place] = Sort.OTHER
        _mask_others(terms, place)
    elif place > 1 and terms.words[place - 1] in {"du", "de"} and terms.words[place - 2] in _OF_A_PLACE:
        terms.sorts[place] = Sort.OTHER  # "la ddt du 08"


_OF_A_PLACE = word_set("ddt ddtm ddets ddpp ddfip ddcs caf cpam sdis dsden udap caue dreets dreal")


def _paired(terms: Terms, place: int) -> int:
    """The place of the number that makes this one, with it, something else than a date; 0 where there is none."""
    if _is_shape(terms, place) or _is_share(terms, place):
        return place + 2
    return place + 3 if _are_places(terms, place) else 0


def _is_shape(terms: Terms, place: int) -> bool:
    """Whether two numbers are the shape of a picture: "du 16/9 et pas du 4/3"."""
    pair = (terms.values[place], terms.values[place + 2])
    is_pair = terms.sorts[place + 1] == Sort.SLASH and terms.sorts[place + 2] == Sort.NUMBER and pair in _SHAPES
    return is_pair and not _PICTURES.isdisjoint(terms.words)


def _is_share(terms: Terms, place: int) -> bool:
    """Whether a fraction stands beside others of the same whole: "2/3 pour l'État et 1/3 pour la région"."""
    whole = _fraction(terms, place)
    return whole is not None and any(
        other != place and _fraction(terms, other) == whole
        for other in range(terms.count)
        if terms.sorts[other] == Sort.NUMBER
    )


def _fraction(terms: Terms, place: int) -> int | None:
    """The lower number of a fraction below one, up to tenths."""
    is_one = (
        terms.sorts[place + 1] == Sort.SLASH and terms.sorts[place + 2] == Sort.NUMBER and terms.is_glued(place + 1)
    )
    longer = is_one and terms.sorts[place + 3] == Sort.SLASH
    lower = terms.values[place + 2]
    return (
        lower if is_one and not longer and terms.values[place] < lower <= _TENTHS and terms.width(place) == 1 else None
    )


_TENTHS = 10
_SHAPES = frozenset({(16, 9), (4, 3), (3, 2), (16, 10), (1, 1)})
_PICTURES = word_set(
    "format formats ecran ecrans image images video videos ratio diapo diapos slide slides photo photos screen picture pictures"
)
_LAST_DAY = 31


def _are_places(terms: Terms, place: int) -> bool:
    """Whether two numbers are départements, of which one is no day: "le 02 et le 60"."""
    is_pair = (
        place > 0
        and terms.words[place - 1] in {"le", "les"}
        and terms.sorts[place + 1] == Sort.AND
        and terms.words[place + 2] == "le"
        and terms.sorts[place + 3] == Sort.NUMBER
    )
    values = (terms.values[place], terms.values[place + 3]) if is_pair else (0, 0)
    return max(values) > _LAST_DAY and terms.width(place) == 2 == terms.width(place + 3)


def _is_amount_or_rank(terms: Terms, place: int) -> bool:
    """Whether a number counts things or numbers one: "60 participants", "salle 204"."""
    is_year = terms.sorts[place - 1 if place else -1] in _MONTHS and year_at(terms, place) is not None
    if _is_clock_with_colon(terms, place) or is_year:
        return False
    is_house = terms.sorts[place + 1] == Sort.DASH and terms.sorts[place + 3] == Sort.STREET  # "au 12-14 rue de Mars"
    if (
        not is_house
        and terms.sorts[place + 1] not in _COUNTED
        and terms.sorts[place - 1 if place else -1] not in _NUMBERED
    ):
        return False
    return terms.sorts[place + 1] not in _MONTH_OR_SLASH_OR_HOUR_MARK and not (
        terms.sorts[place + 1] == Sort.SUFFIX and terms.sorts[place + 2] == Sort.MONTH
    )


def _is_clock_with_colon(terms: Terms, place: int) -> bool:
    """Such as "salle Vauban" or "room 14:30"; not "action 12 : le reste"."""
    behind = place + 1
    return (
        terms.sorts[behind] == Sort.COLON
        and terms.is_glued(behind)
        and terms.is_glued(behind + 1)
        and terms.width(behind + 1) == 2
    )


def _mask_others(terms: Terms, place: int) -> None:
    """The other numbers of a list of things that are numbered: "le bus 12 ou le 14", "les axes 3, 4 et 5"; not "salle 204, le 24"."""
    if place == 0 or terms.sorts[place - 1] != Sort.LABEL:
        return
    while terms.sorts[place + 1] in _LISTS:
        place += 1 + (
            terms.sorts[place + 1] == Sort.AND and terms.words[place + 2] in {"le", "la", "l", "du", "au", "the"}
        )
        if terms.sorts[place + 1] != Sort.NUMBER or terms.sorts[place + 2] in _DATES_OR_HOURS:
            return
        place += 1
        terms.sorts[place] = Sort.OTHER


def _is_reference(terms: Terms, place: int) -> bool:
    """Whether the number is that of a paper: "n° 2014-1545", "facture 2015-02"."""
    is_long = terms.sorts[place + 1] in _SEPARATORS and terms.is_glued(place + 1) and terms.is_glued(place + 2)
    if not is_long or place == 0:
        return False
    before = place - 1 - (terms.words[place - 1] in {"°", "o", "."} and place > 1)
    is_numbered = terms.width(place) > 2 or (terms.width(place + 2) > 2 and terms.sorts[place + 3] != Sort.SLASH)
    if terms.sorts[before] == Sort.LATEST:
        return False  # "no later than 11/12"
    return terms.words[before] in _NUMBER_SIGNS or (is_numbered and terms.words[before] in _PAPERS)


def _mask_reference(terms: Terms, place: int) -> int:
    terms.sorts[place] = Sort.OTHER
    while terms.sorts[place + 1] in _SEPARATORS and terms.sorts[place + 2] == Sort.NUMBER and terms.is_glued(place + 2):
        place += 2
        terms.sorts[place] = Sort.OTHER
    return place + 1


def _is_minutes(terms: Terms, place: int) -> bool:
    """Whether the number is the 30 of "14h30" or of "14:30", whatever follows."""
    return place > 1 and terms.sorts[place - 1] in _HOUR_SIGNS and terms.is_glued(place) and terms.is_glued(place - 1)


def _run(terms: Terms, place: int) -> int:
    """Where the run of numbers ends that begins here: "03 20 21 22 23", "2 015", "5,5", "03.20.21.22.23"."""
    end, parts = place + 1, 1
    while True:
        if terms.sorts[end] not in _RUN_MARKS:
            return end
        if terms.sorts[end] == Sort.NUMBER and _is_one_space(terms, end) and _continues(terms, place, end, parts):
            end, parts = end + 1, parts + 1
        elif (
            terms.sorts[end] != Sort.NUMBER
            and terms.sorts[end + 1] == Sort.NUMBER
            and terms.is_glued(end)
            and terms.is_glued(end + 1)
        ):
            end, parts = end + 2, parts + 1
        else:
            return end


def _is_one_space(terms: Terms, place: int) -> bool:
    return terms.starts[place] - terms.ends[place - 1] == 1


def _continues(terms: Terms, first: int, place: int, parts: int) -> bool:
    """Whether a number after a space goes on with the one before: thousands, or pairs of digits as in telephone numbers."""
    width = terms.width(place)
    if terms.sorts[place + 1] in _BEGINS_ANEW:
        return False
    if width == 3:
        return terms.width(place - 1) <= 3
    is_pair = width == 2 and terms.width(first) == 2
    return is_pair or (parts == 2 and width in {2, 4})


def _is_spaced_date(terms: Terms, place: int, end: int) -> bool:
    """Whether a run is a date after all: "19.10.17", "18 08 1978"."""
    numbers = [inside for inside in range(place, end) if terms.sorts[inside] == Sort.NUMBER]
    marks = {terms.sorts[inside] for inside in range(place, end)} - {Sort.NUMBER}
    if len(numbers) == 2 and is_dotted_time(terms, place, end):
        return True
    if len(numbers) == 2 and marks == {Sort.DOT}:
        return terms.sorts[place - 1 if place else -1] in _THE_OR_AT_THE_OR_OF_THE and terms.width(numbers[1]) == 2
    if len(numbers) == 3 and marks <= {Sort.DOT}:
        day, month, year = (terms.values[inside] for inside in numbers)
        is_year = terms.width(numbers[2]) == 4 and year in _YEARS
        is_short_year = marks == {Sort.DOT} and terms.width(numbers[2]) == 2
        return 1 <= day <= _LAST_DAY_WRITTEN and 1 <= month <= 12 and (is_year or is_short_year)
    return False
