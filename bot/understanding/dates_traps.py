"""What looks like a date and is none: names of laws, streets and plans, and things named before."""

from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_pieces import Kind, Phrase, Piece
from bot.understanding.dates_sorts import Sort

_COMMA_OR_STOP_OR_COLON = frozenset({Sort.COMMA, Sort.STOP, Sort.COLON})
_BEFORE_NAME = frozenset({Sort.COMMA, Sort.STOP, Sort.COLON, Sort.DOT, Sort.AND, Sort.OF})
_BINDS = frozenset({Sort.OF, Sort.OF_THE, Sort.THE, Sort.OTHER, Sort.ORDINAL})
_NAMESAKES = frozenset({Kind.DAY, Kind.MONTH, Kind.FEAST, Kind.SEASON})
_DAY_OR_MONTH = frozenset({Kind.DAY, Kind.MONTH})
_OF_OR_FROM = frozenset({Sort.OF, Sort.FROM})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})
_PLAN_OR_OTHER = frozenset({Sort.PLAN, Sort.OTHER})
_STOP_OR_COMMA_OR_COLON = frozenset({Sort.STOP, Sort.COMMA, Sort.COLON})

_REACH = 3
_STREETS = frozenset({"street", "road", "avenue", "lane", "close", "drive", "terrace", "crescent", "st", "rd"})
_NUMBER_SIGNS = frozenset({"n", "no", "o"})  # "loi n° 2014-856 du 31 juillet 2014"
_TELLS_YEARS = frozenset({"sur", "annees", "ans", "over", "years", "through", "(", "couvre", "covers"})
_COMES_BACK = frozenset({Kind.WEEKDAY, Kind.SEASON, Kind.TIME})
_USUALLY = frozenset({"habitude", "habituellement", "generalement", "general", "usually", "generally", "typically"})
_FAR = 7
_LAST_NAMESAKE = 1980  # "rue du 8 mai 1945", "collège du 19 mars 1962"; "salle du 12 mars 2015" tells the day


def is_trap(terms: Terms, phrase: Phrase) -> bool:
    """Whether the phrase is part of a name: "loi du 31 juillet 2014", "place du 8 mai", "plan 2015-2020"."""
    first = phrase.pieces[0]
    place = first.first
    while place > 0 and terms.sorts[place - 1] == Sort.THE:
        place -= 1
    if _stands_at_street(terms, first, place - 1):
        return True
    if place > 0 and terms.sorts[place - 1] in _OF_OR_OF_THE and _is_named_after(terms, first, place - 2):
        return True
    if _is_usual(terms, phrase) or _names_programme(terms, first, place) or _is_school_year(terms, first):
        return True
    if first.kind is Kind.YEARS or (
        phrase.is_range and first.kind is Kind.YEAR and terms.sorts[first.end] == Sort.DASH
    ):
        around = (*range(max(first.first - _REACH, 0), first.first), phrase.end)
        if (
            first.first
            and terms.sorts[first.first - 1] == Sort.OTHER
            and terms.words[first.first - 1] not in _TELLS_YEARS
        ):
            return True  # "le PLH 2012-2018", "convention 2015-2017"
        return any(terms.sorts[inside] == Sort.PLAN for inside in around)
    return terms.language == "en" and _is_english_name(terms, first, phrase.end)


def _is_named_after(terms: Terms, piece: Piece, place: int) -> bool:
    """Whether what stands here, before "de" or "du", is a street, a house or a law named after the date."""
    is_old = piece.year is None or piece.year < _LAST_NAMESAKE
    if terms.sorts[place] == Sort.STREET and piece.kind in _NAMESAKES and is_old:
        return True
    return _names_law(terms, place)


def _is_usual(terms: Terms, phrase: Phrase) -> bool:
    """Such as "au printemps les gens reviennent en général", "à midi on mange ensemble d'habitude": any one."""
    first = phrase.pieces[0]
    if first.kind not in _COMES_BACK or first.year is not None or first.mod is not None or first.is_recurring:
        return False
    return not _USUALLY.isdisjoint(terms.words[max(phrase.first - _FAR, 0) : phrase.end + _FAR])


def _stands_at_street(terms: Terms, piece: Piece, place: int) -> bool:
    """Such as "station Quatre Septembre", "arrêt de bus 8 mai 1945"."""
    is_street = place >= 0 and (terms.sorts[place], terms.values[place]) == (Sort.STREET, 1)
    return is_street and piece.kind is Kind.DAY and piece.month is not None and terms.language == "fr"


def _is_english_name(terms: Terms, piece: Piece, end: int) -> bool:
    """Such as "12 June Street", "the 31 July 2014 Act"."""
    is_law = piece.kind in _DAY_OR_MONTH and terms.sorts[end] == Sort.LAW and piece.year is not None
    return is_law or terms.words[end] in _STREETS or (terms.sorts[end] == Sort.STREET and piece.kind in _DAY_OR_MONTH)


def _names_programme(terms: Terms, piece: Piece, place: int) -> bool:
    """Such as "le programme Horizon 2020"; "à l'horizon 2020" says when."""
    if piece.kind is not Kind.YEAR or place == 0 or terms.sorts[place - 1] != Sort.HORIZON:
        return False
    return place == 1 or terms.sorts[place - 2] in _PLAN_OR_OTHER or terms.sorts[place - 2] in _BEFORE_NAME


def _is_school_year(terms: Terms, piece: Piece) -> bool:
    """Such as "l'année scolaire 2014-2015", "the financial year 2014-15", which is neither of the two."""
    if piece.kind not in _YEAR_OR_YEARS or terms.words[piece.first] == "annees":
        return False
    around = terms.words[max(piece.first - 2, 0) : piece.first + 3]
    if not any(word.startswith(_SCHOOL_OR_MONEY) for word in around):
        return False
    end = piece.end
    return piece.kind is Kind.YEARS or (terms.words[end] in {"-", "–", "/"} and terms.words[end + 1].isdigit())


_YEAR_OR_YEARS = frozenset({Kind.YEAR, Kind.YEARS})
_SCHOOL_OR_MONEY = ("scolaire", "universitaire", "school", "academic", "saison", "season", "financial", "fiscal", "tax")


def _names_law(terms: Terms, place: int) -> bool:
    """Whether a law stands up to three words before, or further where only "de" and "du" bind: "circulaire du Premier ministre du"."""
    words = 0
    for inside in range(place, max(place - 2 * _REACH, -1), -1):
        if terms.sorts[inside] == Sort.LAW:
            return words < _REACH or terms.sorts[inside + 1] in _OF_OR_OF_THE
        words += terms.words[inside].isalpha() and terms.words[inside] not in _NUMBER_SIGNS
        if terms.sorts[inside] in _COMMA_OR_STOP_OR_COLON or (words >= _REACH and terms.sorts[inside] not in _BINDS):
            return False
    return False


def was_moved(terms: Terms, phrase: Phrase) -> bool:
    """Whether "du 4 au 18 mars" is a move from one day to another and not a stretch."""
    if terms.sorts[phrase.first] != Sort.OF_THE and terms.sorts[phrase.first] not in _OF_OR_FROM:
        return False
    for inside in range(phrase.first - 1, max(phrase.first - 7, -1), -1):
        if terms.sorts[inside] == Sort.MOVE:
            return True
        if terms.sorts[inside] in _STOP_OR_COMMA_OR_COLON:
            return False
    return False
