"""The grammar of what is said together: ranges, lists, deadlines and openings."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004
from __future__ import annotations

from dataclasses import replace

from bot.understanding.dates_grammar import BEGINNINGS, piece_at
from bot.understanding.dates_grammar_periods import numbered_week, within_piece
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_pieces import Kind, Phrase, Piece
from bot.understanding.dates_sorts import Daypart, Sort, Unit, word_set

_ABOUT_OR_THE = frozenset({Sort.ABOUT, Sort.THE})
_AND_OR_COMMA = frozenset({Sort.AND, Sort.COMMA})
_COMMA_OR_DASH_OR_AT_THE = frozenset({Sort.COMMA, Sort.DASH, Sort.AT_THE})
_DAY_OR_MONTH = frozenset({Kind.DAY, Kind.MONTH})
_DAY_OR_MONTH_OR_WEEKDAY = frozenset({Kind.DAY, Kind.MONTH, Kind.WEEKDAY})
_GOES_ON = frozenset({Sort.OF, Sort.OF_THE, Sort.NEXT, Sort.LAST, Sort.NUMBER})
_INSIDE_UNITS = frozenset({Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.QUARTER})
_LIST_FILLERS = frozenset({Sort.THE, Sort.AT_THE, Sort.IN, Sort.OF_THE, Sort.OF, Sort.BEFORE})
_MONTH_OR_MONTH_SHORT_OR_WEEKDAY = frozenset({Sort.MONTH, Sort.MONTH_SHORT, Sort.WEEKDAY, Sort.WEEKDAY_SHORT})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})

_NAMED_PERIODS = frozenset({Sort.MONTH, Sort.MONTH_SHORT, Sort.SEASON})
_OPENERS = frozenset({Sort.BEFORE, Sort.BY, Sort.UNTIL, Sort.LATEST, Sort.AFTER, Sort.FROM})
_LINKS = frozenset({Sort.OF, Sort.OF_THE})
_LIMITS = frozenset({Sort.WITHIN, Sort.INTO})
_ARTICLES = frozenset({Sort.THE, Sort.OF_THE, Sort.AT_THE, Sort.IN, Sort.AT})
# What a date can begin with, articles in front of it included.
STARTS = frozenset(BEGINNINGS | _OPENERS | _LINKS | _LIMITS | _ARTICLES | {Sort.BETWEEN})
_FILLERS = frozenset(
    {Sort.THE, Sort.OF, Sort.OF_THE, Sort.AT, Sort.AT_THE, Sort.IN, Sort.FOR, Sort.COLON, Sort.ABOUT, Sort.BE}
)
_TO = frozenset({Sort.AT_THE, Sort.AT, Sort.DASH, Sort.UNTIL})
_LIST_MARKS = frozenset({Sort.AND, Sort.COMMA, Sort.SLASH})
_WEEK_OF = frozenset({"commencing", "beginning", "starting", "ending", "of"})
_LONGEST_LIST = 16
_HOURS = frozenset({Sort.HOUR_MARK, Sort.COLON, Sort.MERIDIEM})
_CYCLIC_RANGE = frozenset(
    {Kind.DAY, Kind.MONTH, Kind.WEEKDAY, Kind.YEAR, Kind.QUARTER, Kind.HALF, Kind.WEEK, Kind.FEAST, Kind.RELATIVE}
)
_PLURAL = frozenset({Kind.STRETCH, Kind.SCHOOL})
_RECORDS = word_set("minutes notes note recap summary email mail letter message photos feedback actions slides figures")
_OF_WHAT = frozenset({Sort.OF, Sort.OF_THE, Sort.FOR})
_WHAT = frozenset({Sort.OTHER, Sort.OF, Sort.OF_THE, Sort.LABEL, Sort.PLAN, Sort.FOR})
_LONGEST_WHAT = 6
_SET = word_set("fixee fixe arretee reportee repoussee prolongee maintenue avancee set extended moved fixed")
_WEEKDAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAY_SHORT})
_YOUNGEST = 10
_EVENT_WORDS = 3
_EVENT = frozenset({Sort.OTHER, Sort.NEXT, Sort.LAST, Sort.LABEL, Sort.PLAN})


def phrase_at(terms: Terms, place: int) -> Phrase | None:
    """The longest phrase that begins at this term, None if none does."""
    sort = terms.sorts[place]
    if sort in _LINKS:
        return _from_to(terms, place) if terms.sorts[place + 1] in STARTS else None
    if sort in _OPENERS:
        return _opened(terms, place, sort)
    if (
        sort in _LIMITS
        and (sort != Sort.INTO or terms.sorts[place + 1] == Sort.THE)
        and not (terms.words[place + 2] == "week" and terms.words[place + 3] in _WEEK_OF)
    ):
        return _within(terms, place, place + 1) or _inside(terms, place)
    if sort == Sort.BETWEEN:
        return _between(terms, place)
    phrase = _group(terms, place)
    return None if phrase is None else _closed(terms, phrase)


def _within(terms: Terms, first: int, place: int) -> Phrase | None:
    piece = within_piece(terms, first, place)
    return None if piece is None else Phrase([piece], first, piece.end, opener=Sort.BY)


def _is_clock(terms: Terms, piece: Piece, sort: int) -> bool:
    """Whether "avant 18h" names a time rather than a length: "d'ici 48h", "d'ici 2 heures"."""
    if piece.unit is not Unit.HOUR or piece.number >= 24:
        return False
    return sort == Sort.BEFORE or (piece.number >= 7 and terms.values[piece.end - 1] == 0)


def _is_age(piece: Piece, sort: int) -> bool:
    """Such as "avant 18 ans"; "d'ici 18 ans" is a length."""
    return sort == Sort.BEFORE and piece.unit is Unit.YEAR and piece.number >= _YOUNGEST


def _inside(terms: Terms, place: int) -> Phrase | None:
    """Such as "dans la journée", "dans l'après-midi", "dans la semaine": of today."""
    behind = place + 2
    if terms.language != "fr" or terms.sorts[behind + 1] in _GOES_ON:
        return None
    if terms.sorts[behind] == Sort.DAYPART:
        piece = Piece(Kind.RELATIVE, place, behind + 1, number=0)
        piece.daypart = None if terms.values[behind] == Daypart.DAY else terms.values[behind]
        return Phrase([piece], place, behind + 1)
    if terms.sorts[behind] != Sort.UNIT or terms.values[behind] not in _INSIDE_UNITS:
        return None
    if terms.words[place + 1] == "les" or (terms.words[behind].endswith("s") and terms.words[behind] != "mois"):
        return None
    return Phrase([Piece(Kind.PERIOD, place, behind + 1, unit=terms.values[behind])], place, behind + 1)


def _opened(terms: Terms, place: int, sort: int) -> Phrase | None:
    """A deadline or an opening: "avant vendredi", "d'ici fin avril", "à partir du 1er septembre"."""
    special = _opened_length(terms, place, sort) or (_from_to(terms, place) if _is_english_from(terms, sort) else None)
    if special is not None:
        return special
    group = _opened_group(terms, place, sort)
    if group is None:
        return None
    group.first = place
    if sort == Sort.BEFORE and terms.words[place - 1 if place else -1] in {"pas", "not"}:
        # "pas avant décembre" opens where "avant décembre" closes.
        sort = Sort.FROM
        group.first = place - 1
    elif sort == Sort.AFTER and terms.words[place - 1 if place else -1] in {"pas", "not"}:
        sort = Sort.BY
        group.first = place - 1
    if sort == Sort.FROM and not group.is_range:
        until = _until_behind(terms, group)
        if until is not None:
            return until
    if _is_article(terms, place, group):
        group.first = group.pieces[0].first
        return group
    group.opener = sort
    group.looks_back = sort == Sort.FROM and terms.values[place] == 1
    return group


def _opened_length(terms: Terms, place: int, sort: int) -> Phrase | None:
    """Such as "d'ici 2 mois", "depuis 3 semaines"."""
    if sort == Sort.BEFORE or (sort == Sort.BY and terms.language == "fr"):
        within = _within(terms, place, place + 1)
        if within is None or _is_clock(terms, within.pieces[0], sort) or _is_age(within.pieces[0], sort):
            return None
        return within
    return _since(terms, place) if sort == Sort.FROM and terms.values[place] == 1 else None


def _is_english_from(terms: Terms, sort: int) -> bool:
    return sort == Sort.FROM and terms.language == "en"


def _opened_group(terms: Terms, place: int, sort: int) -> Phrase | None:
    """What stands behind the word that opens, articles and the like passed over."""
    behind = place + 1
    if sort == Sort.FROM and terms.sorts[behind] == Sort.INTO and terms.sorts[behind + 1] in _NAMED_PERIODS:
        behind += 1  # "starting in March"
    if sort == Sort.LATEST:
        behind = _behind_what_is_due(terms, behind)
    for _ in range(4):
        if terms.sorts[behind] not in _FILLERS or (terms.sorts[behind] == Sort.COLON and sort != Sort.LATEST):
            break
        behind += 1
    group = _group(terms, behind)
    return _event_date(terms, behind) if group is None and sort != Sort.FROM else group


def _behind_what_is_due(terms: Terms, place: int) -> int:
    """The term behind what a deadline is of: "date limite de dépôt des dossiers : 22 mai", "deadline for bids is 22 May"."""
    behind = place
    if terms.sorts[place] in _OF_WHAT or terms.words[place] in {"des", "pour"}:
        while _is_what(terms, behind) and behind <= place + _LONGEST_WHAT:
            behind += 1
    if terms.words[behind : behind + 2] in (["has", "been"], ["a", "ete"]):
        behind += 2
    behind += terms.sorts[behind] == Sort.BE
    behind += terms.words[behind] in _SET
    return behind if terms.sorts[behind] in _FILLERS or terms.sorts[behind] in _WEEKDAYS else place


def _is_what(terms: Terms, place: int) -> bool:
    is_word = terms.sorts[place] in _WHAT or terms.words[place] in {"des", "pour"}
    return is_word and terms.words[place].isalpha() and terms.words[place] not in _SET


def _is_article(terms: Terms, place: int, group: Phrase) -> bool:
    """Whether "des" is no "dès", which it also is without its accent: "les ateliers des 3 et 4 mars"."""
    first = group.pieces[0]
    if terms.words[place] == "from" and place and terms.words[place - 1] in _RECORDS:
        return True  # "minutes from 12 January"
    return terms.words[place] == "des" and (len(group.pieces) > 1 or first.kind in _PLURAL or first.is_recurring)


def _since(terms: Terms, place: int) -> Phrase | None:
    """Such as "depuis 3 semaines"."""
    behind = place + 1 + (terms.sorts[place + 1] in _ABOUT_OR_THE)
    piece = within_piece(terms, place, behind)
    if piece is None:
        return None
    piece.number = -piece.number
    return Phrase([piece], place, piece.end, opener=Sort.FROM)


def _event_date(terms: Terms, place: int) -> Phrase | None:
    """The date of the event that bounds: "avant les assises d'octobre", "avant la réunion du 12 mars"."""
    words = 0
    while terms.sorts[place] in _EVENT and words < _EVENT_WORDS and terms.words[place].isalpha():
        place, words = place + 1, words + 1
    if not words or terms.sorts[place] not in _OF_OR_OF_THE:
        return None
    place += 1
    while terms.sorts[place] == Sort.THE:
        place += 1
    piece = piece_at(terms, place)
    if piece is None or piece.is_weak or piece.kind not in _DAY_OR_MONTH:
        return None
    return Phrase([piece], place, piece.end)


def _until_behind(terms: Terms, group: Phrase) -> Phrase | None:
    """Such as "à partir du 3 et jusqu'au 10 avril"."""
    place = group.end
    while terms.sorts[place] in _AND_OR_COMMA and place < group.end + 2:
        place += 1
    if terms.sorts[place] != Sort.UNTIL:
        return None
    last = piece_at(terms, _skip_articles(terms, place + 1))
    if last is None:
        return None
    return Phrase([group.pieces[0], last], group.first, last.end, is_range=True)


def _between(terms: Terms, place: int) -> Phrase | None:
    first = piece_at(terms, _skip_articles(terms, place + 1))
    if first is None:
        return None
    if _begins_with_hours(terms, first):
        first.first = place
        return Phrase([first], place, first.end)
    if terms.sorts[first.end] != Sort.AND:
        return None
    last = _last_piece(terms, _skip_articles(terms, first.end + 1)) or _last_piece(terms, first.end + 1)
    if last is None:
        return None
    are_years = first.kind is last.kind is Kind.YEAR
    are_ranked = terms.language == "en" and terms.sorts[first.end - 1] == terms.sorts[last.end - 1] == Sort.SUFFIX
    if (
        not (are_years or are_ranked)
        and last.is_weak
        and (first.is_weak or (last.month is None and first.month is None))
    ):
        return None
    return Phrase([first, last], place, last.end, is_range=True)


def _begins_with_hours(terms: Terms, piece: Piece) -> bool:
    """Whether hours are said first, from one to another: "de 9h à 12h", "from 10am to noon on Friday"."""
    is_span = piece.clock is not None and piece.clock.end is not None
    return is_span and (
        piece.kind is Kind.TIME
        or terms.sorts[piece.first + 1] in _HOURS
        or terms.sorts[piece.first] == Sort.CLOCK
        or (terms.sorts[piece.first] == Sort.NUMBER and terms.sorts[piece.first + 1] in _TO | {Sort.AND})
    )


def _from_to(terms: Terms, place: int) -> Phrase | None:
    """Such as "du 26 au 30 janvier", "de mars à juin", "de 9h à 12h", "from May to July"."""
    first = piece_at(terms, _skip_articles(terms, place + 1))
    if first is None:
        return None
    if _begins_with_hours(terms, first):
        first.first = place
        return Phrase([first], place, first.end)
    link = first.end + (terms.sorts[first.end] == Sort.COMMA and terms.sorts[first.end + 1] == Sort.UNTIL)
    if terms.sorts[link] not in _TO:
        return None
    last = _last_piece(terms, _skip_articles(terms, link + 1))
    if last is None or not _may_range(terms, place, first, last):
        return None
    return Phrase([first, last], place, last.end, is_range=True)


def _last_piece(terms: Terms, place: int) -> Piece | None:
    """What ends a range; there "maintenant" is today."""
    if terms.words[place] in {"maintenant", "now"}:
        return Piece(Kind.RELATIVE, place, place + 1, number=0)
    return piece_at(terms, place)


def _may_range(terms: Terms, place: int, first: Piece, last: Piece) -> bool:
    if first.kind is Kind.TIME or last.kind is Kind.TIME:
        return False
    if first.is_weak and last.is_weak:
        # "du 26 au 30" alone is two days; "de 8 à 10" is any two numbers.
        return terms.sorts[place] == Sort.OF_THE and first.kind is last.kind is Kind.DAY
    if last.is_weak and last.kind is Kind.DAY and last.month is None:
        return first.month is not None or not first.is_weak
    return not (first.is_weak and first.kind is Kind.YEAR and last.kind is not Kind.YEAR)


def _skip_articles(terms: Terms, place: int) -> int:
    limit = place + 2
    while terms.sorts[place] in _ARTICLES and place < limit:
        place += 1
    return place


def _group(terms: Terms, place: int) -> Phrase | None:
    """A single date, a range without "du", or a list."""
    first = piece_at(terms, place)
    if first is None:
        return None
    if first.least is not None:
        earliest = replace(first, number=first.least, least=None)
        return Phrase([earliest, first], first.first, first.end, is_range=True)
    return _range_behind(terms, first) or _list_behind(terms, first)


def _range_behind(terms: Terms, first: Piece) -> Phrase | None:
    """Such as "17 au 21 mai", "16-20 mars", "mars à juin", "10 août - 12 septembre"."""
    link = first.end
    is_hyphen = terms.sorts[link] in _MONTH_OR_MONTH_SHORT_OR_WEEKDAY and terms.has_hyphen_before(link)
    if not is_hyphen and terms.sorts[link] not in _TO:
        return None
    if first.kind not in _CYCLIC_RANGE or first.clock is not None or first.daypart is not None:
        return None
    last = piece_at(terms, link if is_hyphen else _skip_articles(terms, link + 1))
    if last is None or last.kind is not first.kind or last.is_weak:
        return None
    if terms.sorts[link] == Sort.AT and first.kind not in _DAY_OR_MONTH_OR_WEEKDAY:
        return None
    return Phrase([first, last], first.first, last.end, is_range=True)


def _list_behind(terms: Terms, first: Piece) -> Phrase | None:
    """Such as "26 et 30 janvier", "le 2, le 4 ou le 9 février", "mars/avril", "S24 ou S25"; cut behind the last strong date."""
    pieces = [first]
    while len(pieces) < _LONGEST_LIST:
        place = pieces[-1].end
        if terms.sorts[place] not in _LIST_MARKS:
            break
        place += 1
        place += terms.sorts[place] == Sort.AND
        piece = _listed(terms, place, first)
        if piece is None:
            break
        pieces.append(piece)
    end = pieces[-1].end
    while pieces and pieces[-1].is_weak and not _completes(pieces):
        pieces.pop()
    if not pieces:
        # Mere numbers: nothing in them begins a date.
        return Phrase([Piece(Kind.VOID, first.first, end)], first.first, end) if end > first.end else None
    return Phrase(pieces, first.first, pieces[-1].end)


def _completes(pieces: list[Piece]) -> bool:
    """Whether a weak last date is worth something beside the others: "le 5 mars et le 12", "S14 et 15", "10/02, 3/03"."""
    last = pieces[-1]
    is_whole = last.month is not None or last.kind is Kind.YEAR
    return len(pieces) > 1 and is_whole and any(not piece.is_weak for piece in pieces)


def _listed(terms: Terms, place: int, first: Piece) -> Piece | None:
    start = place
    while terms.sorts[place] in _LIST_FILLERS and place < start + 2:
        if terms.sorts[place] == Sort.BEFORE:
            return None
        place += 1
    piece = numbered_week(terms, place) if first.kind is Kind.WEEK else None
    piece = piece or piece_at(terms, place)
    if piece is None or piece.kind is Kind.TIME:
        return None
    if piece.kind is not first.kind:
        return None
    if first.kind is Kind.WEEKDAY and terms.sorts[start - 1] == Sort.COMMA:
        return None
    return piece


def _closed(terms: Terms, phrase: Phrase) -> Phrase:
    """A limit said behind: "vendredi au plus tard", "le 29 mai dernier délai", "from May onwards"."""
    place = phrase.end
    while terms.sorts[place] in _COMMA_OR_DASH_OR_AT_THE and place < phrase.end + 2:
        place += 1
    if phrase.is_range:
        return phrase
    if len(phrase.pieces) == 1 and phrase.pieces[0].limit is not None:
        phrase.opener = phrase.pieces[0].limit
    if terms.sorts[place] == Sort.LATEST and terms.words[place] not in {"deadline", "due"}:
        phrase.opener, phrase.end = Sort.BY, place + 1
    elif terms.words[place] in {"onwards", "onward"} or terms.words[place : place + 2] == ["et", "apres"]:
        phrase.opener, phrase.end = Sort.FROM, place + 1 + (terms.words[place] == "et")
    return phrase
