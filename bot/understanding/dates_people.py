"""Words of the calendar that are somebody's name: "Pascal Juin", "Mme Avril", "Noël est absent", "avec Toussaint"."""

from __future__ import annotations

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_names import (
    BEHIND_IS,
    FAREWELLS,
    FIRST_NAMES,
    MEETS_PEOPLE,
    NO_SURNAMES,
    ORGANISATIONS,
    PLURAL_VERBS,
    SPEAKS,
)
from bot.understanding.dates_sorts import Sort

_BEFORE_NAME = frozenset({Sort.DOT, Sort.STOP, Sort.COMMA, Sort.COLON, Sort.AND})
_BETWEEN_NAMES = frozenset({Sort.AND, Sort.COMMA})
_BETWEEN_MONTHS = frozenset({Sort.AND, Sort.AT_THE, Sort.UNTIL, Sort.AT, Sort.SLASH, Sort.DASH})
_MONTHS = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_NEAR = 5
_SHORTEST_SURNAME = 4


def is_titled(terms: Terms, place: int) -> bool:
    """Such as "Mme Avril", "M. Dimanche"; a greeting stands before a day as well: "merci vendredi"."""
    before = place - 1
    if before > 0 and terms.sorts[before] == Sort.DOT:
        before -= 1
    if before < 0 or terms.sorts[before] != Sort.TITLE:
        return False
    is_initial = (
        terms.words[before] == "m" and before < place - 1 and terms.sorts[before - 1 if before else -1] != Sort.NUMBER
    )
    return terms.values[before] == 1 or is_initial


def is_person(terms: Terms, place: int, end: int) -> bool:
    """Whether a bare month or feast up to ``end`` is a person by what stands around it."""
    return (
        _is_beside_titled(terms, place, end)
        or terms.sorts[end] == Sort.BE
        or is_full_name(terms, place, end)
        or _is_met(terms, place, end)
        or is_apposed(terms, place, end)
        or is_of_somewhere(terms, place, end)
        or is_thing(terms, place, end)
    )


def is_thing(terms: Terms, place: int, end: int) -> bool:
    """Such as "the Monday room", "the January Group have quoted", "a server called december-02"."""
    before = terms.words[place - 1] if place else ""
    is_called = before in {"appelle", "appelait", "appele", "nomme", "baptise", "intitule", "called", "named"}
    return is_called or (before == "the" and terms.words[end] in _THINGS and terms.language == "en")


_THINGS = frozenset(
    {"room", "suite", "building", "crew", "club", "band", "firm", "partnership", "consultancy", "foundation", "trust"}
)


def is_apposed(terms: Terms, place: int, end: int) -> bool:
    """Such as "Vendredi le progiciel", "Octobre, le cabinet de conseil": at a clause's head, what it is said behind."""
    is_first = place == 0 or terms.sorts[place - 1] in _BEFORE_NAME
    behind = end + (terms.sorts[end] == Sort.COMMA)
    return is_first and terms.sorts[behind] == Sort.THE and terms.words[behind + 1] in ORGANISATIONS


def is_of_somewhere(terms: Terms, place: int, end: int) -> bool:
    """Such as "June in procurement has the framework": a first name at a clause's head, with where she works."""
    is_first = place == 0 or terms.sorts[place - 1] in _BEFORE_NAME
    where = terms.words[end] in {"in", "from", "at", "over"} and terms.language == "en"
    return is_first and where and not _HAS.isdisjoint(terms.words[end + 2 : end + 5])


_HAS = frozenset(
    {"has", "is", "was", "says", "said", "wants", "thinks", "asked", "knows", "asks", "needs", "leads", "owns"}
)


def is_addressed(terms: Terms, place: int, end: int) -> bool:
    """Such as "ping Wednesday Okafor about the audit": somebody is to be asked, by a name of two words."""
    is_met = place > 0 and terms.words[place - 1] in MEETS_PEOPLE | {"ping"}
    return is_met and terms.sorts[end] == Sort.OTHER and terms.words[end + 1] in {"about", "for", "to", "if", "whether"}


def _is_beside_titled(terms: Terms, place: int, end: int) -> bool:
    """Such as "April and Mr May": two people at the head of a clause."""
    is_first = place == 0 or terms.sorts[place - 1] in _BEFORE_NAME
    return is_first and terms.sorts[end] in _BETWEEN_NAMES and terms.sorts[end + 1] == Sort.TITLE


def is_full_name(terms: Terms, place: int, end: int) -> bool:
    """Such as "Pascal Juin"; "Avril Dupont est absente", "Avril Dupont et Juin Martin sont": a clause's head, a word, a verb of people."""
    if place and terms.words[place - 1] in FIRST_NAMES:
        # "avec Paul juin ou juillet" goes on with another month
        return not (
            terms.sorts[end] in _BETWEEN_MONTHS
            and terms.sorts[end + 1] in _MONTHS
            and not _may_be_surname(terms, end + 2)
        )
    return _begins_name(terms, place, end)


def _begins_name(terms: Terms, place: int, end: int) -> bool:
    is_first = place == 0 or terms.sorts[place - 1] in _BEFORE_NAME
    if not is_first or not _may_be_surname(terms, end) or terms.words[end] in FIRST_NAMES:
        return False
    behind = end + 1
    if terms.sorts[behind] in _BETWEEN_NAMES and (
        terms.sorts[behind + 2] in _MONTHS or _may_be_surname(terms, behind + 2)
    ):
        behind += 3
    word = terms.words[behind]
    is_plural = terms.sorts[behind] == Sort.OTHER and word.endswith("ent") and terms.language == "fr"  # "portent"
    return terms.sorts[behind] == Sort.BE or word in PLURAL_VERBS or is_plural


def _is_met(terms: Terms, place: int, end: int) -> bool:
    """Such as "voyez avec Avril", "c'est Avril qui anime", "le groupe Avril", "June's on leave", "@avril"."""
    if terms.words[end] == "s" and terms.words[end + 1] in BEHIND_IS:
        return True
    if place == 0:
        return False
    before = terms.words[place - 1]
    if before in MEETS_PEOPLE or before in ORGANISATIONS or terms.words[end] in {"qui", "who"}:
        return terms.sorts[end] not in _BETWEEN_MONTHS or terms.sorts[end + 1] not in _MONTHS or before == "cc"
    return terms.text[terms.starts[place] - 1] == "@" or _is_spoken_to(terms, place) or _is_second(terms, place, end)


def _is_spoken_to(terms: Terms, place: int) -> bool:
    """Such as "dis à Avril", "give it to April", "Cordialement, Avril"."""
    before = terms.words[place - 1]
    if before in {"to", "a"}:
        return not SPEAKS.isdisjoint(terms.words[max(place - (_NEAR if before == "to" else 2), 0) : place - 1])
    return terms.sorts[place - 1] == Sort.COMMA and place > 1 and terms.words[place - 2] in FAREWELLS


def _is_second(terms: Terms, place: int, end: int) -> bool:
    """Such as "Pascal et Avril viennent", "cc April and May"."""
    if terms.sorts[place - 1] != Sort.AND or place == 1:
        return False
    if terms.words[place - 2] in FIRST_NAMES and terms.words[end] in PLURAL_VERBS:
        return True
    return terms.sorts[place - 2] in _MONTHS and not MEETS_PEOPLE.isdisjoint(terms.words[max(place - 3, 0) : place - 2])


def _may_be_surname(terms: Terms, place: int) -> bool:
    word = terms.words[place]
    return terms.sorts[place] == Sort.OTHER and len(word) >= _SHORTEST_SURNAME and word not in NO_SURNAMES
