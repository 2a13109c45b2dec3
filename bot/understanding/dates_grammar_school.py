"""The grammar of school holidays: "les vacances d'hiver zone B", "les grandes vacances 2016", "Christmas school holidays"."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import year_at
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_school import ZONES, Break
from bot.understanding.dates_sorts import Feast, Sort, word_set

_LINKS = frozenset({Sort.OF, Sort.OF_THE, Sort.THE})
_MONTHS = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_BEFORE_ZONE = frozenset({Sort.COMMA, Sort.DASH, Sort.OF, Sort.OF_THE, Sort.THE, Sort.IN, Sort.FOR, Sort.INTO})
_BY_FEAST = {
    Feast.ALL_SAINTS: Break.ALL_SAINTS,
    Feast.CHRISTMAS: Break.CHRISTMAS,
    Feast.EASTER: Break.SPRING,
}
_BY_SEASON = {0: Break.SPRING, 1: Break.SUMMER, 2: Break.ALL_SAINTS, 3: Break.WINTER}
_BY_MONTH = {2: Break.WINTER, 4: Break.SPRING, 10: Break.ALL_SAINTS, 12: Break.CHRISTMAS}
_FAR = 6
_LEAVE = 3  # "congés": whose, nobody knows
_WHOSE = word_set("mes tes ses nos vos leurs bonnes belles joyeuses")  # one's own days, and wishes


def school_piece(terms: Terms, place: int) -> Piece | None:
    """What begins with "vacances"; None where it does not say which."""
    if terms.language != "fr" or terms.words[place - 1 if place else -1] in _WHOSE or terms.values[place] == _LEAVE:
        return None
    end = place + 1
    if terms.values[place] == 1:
        return _told(terms, place, end, Break.SUMMER)
    if terms.sorts[end] not in _LINKS:
        return None
    while terms.sorts[end] in _LINKS and end < place + 3:
        end += 1
    found = _named(terms, end)
    return None if found is None else _told(terms, place, end + 1, found)


def english_school_piece(terms: Terms, place: int) -> Piece | None:
    """What ends with "school holidays"; "the Christmas holidays" are those of whoever takes them."""
    found = _named(terms, place)
    if found is None or (terms.sorts[place + 1], terms.values[place + 1]) != (Sort.HOLIDAYS, 2):
        return None
    return _told(terms, place, place + 2, found)


def _named(terms: Terms, place: int) -> int | None:
    """The break that a feast, a season or a month names."""
    value = terms.values[place]
    if terms.sorts[place] == Sort.FEAST:
        return _BY_FEAST.get(Feast(value))
    if terms.sorts[place] == Sort.SEASON:
        return _BY_SEASON.get(value)
    return _BY_MONTH.get(value) if terms.sorts[place] in _MONTHS else None


def _told(terms: Terms, place: int, end: int, number: int) -> Piece:
    """The piece with what stands behind or before it: the year, "prochaines", the zone."""
    piece = Piece(Kind.SCHOOL, place, end, number=number)
    for _ in range(3):
        sort, behind = terms.sorts[piece.end], piece.end + (terms.sorts[piece.end] == Sort.OF)
        if piece.year is None and (year := year_at(terms, behind)) is not None:
            piece.year, piece.end = year, behind + 1
        elif piece.mod is None and sort in {Sort.NEXT, Sort.LAST} and terms.language == "fr":
            piece.mod, piece.end = (Mod.NEXT if sort == Sort.NEXT else Mod.LAST), piece.end + 1
        elif piece.zone is None and (found := _zone_behind(terms, piece.end)) is not None:
            piece.zone, piece.end = found
    if piece.zone is None:
        piece.zone = _zone_before(terms, place)
    return piece


def _zone_behind(terms: Terms, place: int) -> tuple[str, int] | None:
    limit = place + 3
    while place < limit and (terms.sorts[place] in _BEFORE_ZONE or terms.words[place] == "("):
        place += 1
    zone = terms.words[place + 1]
    is_zone = terms.words[place] == "zone" and len(zone) == 1 and zone in ZONES
    return (zone, place + 2 + (terms.words[place + 2] == ")" and terms.words[place - 1] == "(")) if is_zone else None


def _zone_before(terms: Terms, place: int) -> str | None:
    """Such as "en zone B, avant les vacances d'hiver"; of several zones none."""
    words = terms.words[max(place - _FAR, 0) : place]
    zones = {zone for word, zone in pairwise(words) if word == "zone" and zone and zone in ZONES}
    return zones.pop() if len(zones) == 1 else None
