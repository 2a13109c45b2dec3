"""Whether the clause around a date looks back or ahead."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004, PLR0911
from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from bot.understanding.dates_days import Tense
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_sorts import Sort, word_set
from bot.understanding.dates_tense_en import is_cut_off_in_english, looks_back_in_english, settles, settles_a_date
from bot.understanding.dates_tense_words import (
    AHEAD_WORDS,
    AHEAD_WORDS_EN,
    BE,
    DECIDES,
    DONE,
    DONE_AFTER_HAVE,
    ENDINGS,
    FUTURE,
    HAD,
    HAVE,
    HELD,
    HINTS,
    IMPERFECT,
    INFINITIVE,
    JOINS,
    MOVED,
    NO_FUTURE,
    NO_IMPERFECT,
    NO_PAST_NOUNS,
    NOT_BARE,
    NOT_IMPERFECT,
    NOUNS,
    OBJECTS,
    PRESENT,
    PRONOUNS,
    QUICK,
    RECORDS,
    SETS_A_DATE,
    SHOULD_HAVE,
    THINGS,
    WOULD_BE,
)
from bot.understanding.dates_verbs_fr import NO_PARTICIPLES, PARTICIPLES, SIMPLE_PAST
from bot.understanding.dates_wishes import is_told_over, is_wished

_AT_OR_AT_THE = frozenset({Sort.AT, Sort.AT_THE})
_OF_THE_OR_OF = frozenset({Sort.OF_THE, Sort.OF})
_OTHER_OR_MOVE = frozenset({Sort.OTHER, Sort.MOVE})

_ARTICLES = frozenset({Sort.THE, Sort.IN})
_CLAUSE_ENDS = frozenset({Sort.STOP, Sort.COLON, Sort.COMMA, Sort.DOT})
_BACK, _AHEAD = 1, 2
_NEAR = 14
_NEAR_VERB = 5
_THANKS = frozenset({"merci", "bravo", "desole", "desolee", "ravi", "ravie", "content", "contente"})
_CALLED_OFF = ("annul", "supprim")
_MONTHS = frozenset({Sort.MONTH, Sort.MONTH_SHORT})
_ASIDE = 7  # terms of an aside between commas


def tense_at(terms: Terms, first: int, end: int) -> int:
    """The tense of the clause around the terms from ``first`` up to ``end``; ahead unless something looks back."""
    is_latest = terms.sorts[first] == Sort.LATEST and terms.words[first] not in {"deadline", "due", "date", "dead"}
    if is_latest or (terms.sorts[first] == Sort.BY and terms.language == "fr"):
        return Tense.FUTURE  # "les conventions signées d'ici juin"
    start, stop = _clause(terms, first, end)
    if _is_moved(terms, first, end, stop):
        return Tense.NEAREST
    if _is_done_by(terms, first, end):
        return Tense.PAST
    if terms.language == "en" and settles_a_date(terms, start, stop, end):
        return Tense.NEAREST
    back, ahead = _nearest(terms, start, stop, first, end)
    if back is not None and terms.language == "en" and settles(terms, first - back, first):
        return Tense.NEAREST
    if back is None or (ahead is not None and ahead <= back) or is_wished(terms.words[start:stop]):
        return Tense.FUTURE
    if first > back >= 0 and terms.words[first - back] in HELD and not is_told_over(terms, first - back):
        return Tense.NEAREST
    return Tense.NEAREST if _is_set(terms, first, end) else Tense.PAST


def _is_moved(terms: Terms, first: int, end: int, stop: int) -> bool:
    """Whether the day is the old one of something that is put off: "le jury du 1er décembre est reporté au 8"."""
    if first == 0:
        return False
    if terms.language == "en" and "from" in terms.words[max(first - 2, 0) : first]:
        return any(terms.sorts[place] == Sort.MOVE for place in range(max(first - 5, 0), first))
    if terms.sorts[first - 1] != Sort.OF_THE:
        return False
    behind = range(end, min(stop, end + 5))
    return any(terms.sorts[place] == Sort.MOVE or terms.words[place].startswith(_CALLED_OFF) for place in behind)


def _is_set(terms: Terms, first: int, end: int) -> bool:
    """Whether a day was set then and may still lie ahead: "on avait prévu le 3 mars"; "on avait dit fin mars" is over."""
    if terms.language == "en" or terms.sorts[end - 1] not in _MONTHS or Sort.NUMBER not in terms.sorts[first:end]:
        return False
    words = terms.words[max(first - _NEAR_VERB, 0) : first]
    return any((one in HAVE or one == "a") and two.startswith(SETS_A_DATE) for one, two in pairwise(words))


def _is_done_by(terms: Terms, first: int, end: int) -> bool:
    """Such as "interrogé lundi par la presse": a participle right before the day, and "par" behind it."""
    if terms.words[end] != "par" or terms.language == "en":
        return False
    place = first - 1
    while place > 0 and terms.sorts[place] in _ARTICLES:
        place -= 1
    word = terms.words[place] if place >= 0 else ""
    if word in HELD:
        return False
    is_participle = word in PARTICIPLES or word in DONE or word.rstrip("es") + "e" in PARTICIPLES
    return is_participle and not word.startswith(SETS_A_DATE)


def _clause(terms: Terms, first: int, end: int) -> tuple[int, int]:
    start = _border_before(terms, first, first)
    stop = _border_behind(terms, end, end)
    is_bare = first - start <= 2
    if is_bare and start > 0 and stop - end <= 1 and terms.sorts[start - 1] == Sort.COMMA:
        start = _border_before(terms, start - 1, first)
    if is_bare and stop < terms.count and terms.sorts[stop] == Sort.COMMA:
        stop = _border_behind(terms, stop + 1, end)
        if stop - end <= _ASIDE and terms.sorts[stop] == Sort.COMMA:  # "Lundi, à la mi-journée, le baril passait…"
            stop = _border_behind(terms, stop + 1, stop)
    return start, stop


def _border_behind(terms: Terms, place: int, end: int) -> int:
    limit = min(terms.count, end + _NEAR)
    sorts, words = terms.sorts, terms.words
    while place < limit and (
        not (sorts[place] in _CLAUSE_ENDS or words[place] in JOINS) or not _is_border(terms, place)
    ):
        place += 1
    return place


def _border_before(terms: Terms, place: int, first: int) -> int:
    limit = max(0, first - _NEAR)
    sorts, words = terms.sorts, terms.words
    while place > limit and (
        not (sorts[place - 1] in _CLAUSE_ENDS or words[place - 1] in JOINS) or not _is_border(terms, place - 1)
    ):
        place -= 1
    return place


def _is_border(terms: Terms, place: int) -> bool:
    """Whether a clause ends here: punctuation, or "et" before a new subject."""
    sort = terms.sorts[place]
    if sort in _CLAUSE_ENDS:
        if sort == Sort.COMMA:
            return not (terms.is_glued(place) and terms.is_glued(place + 1))  # "0,3"
        return sort != Sort.DOT or _is_full_stop(terms, place)
    return terms.words[place] in JOINS and (terms.words[place + 1] in PRONOUNS or terms.words[place + 1] in PRESENT)


def _is_full_stop(terms: Terms, place: int) -> bool:
    """Whether a dot is more than the end of an abbreviation."""
    return terms.starts[place + 1] > terms.ends[place] and terms.width(place - 1 if place else 0) > 4


def _nearest(terms: Terms, start: int, stop: int, first: int, end: int) -> tuple[int | None, int | None]:
    """How near the nearest word is that looks back, and the nearest that looks ahead."""
    looks_back = looks_back_in_english if terms.language == "en" else _looks_back
    back = ahead = None
    for place, hint in enumerate(map(_hint, terms.words[start:stop]), start):
        if hint == 0 or first <= place < end:
            continue
        distance = first - place if place < first else place - end + 1
        is_nearer = hint & _BACK and (back is None or distance < back) and not _is_cut_off(terms, place, first)
        if is_nearer and looks_back(terms, place, first):
            back = distance
        if hint & _AHEAD and (ahead is None or distance < ahead) and _looks_ahead(terms, place):
            ahead = distance
    return back, ahead


def _is_cut_off(terms: Terms, place: int, first: int) -> bool:
    """Whether a clause of its own stands between: "a demandé qu'on se voie mardi", "on a décidé de se voir mardi"."""
    between = terms.words[place + 1 : first]
    if terms.words[first] in _UNTIL and terms.language == "fr" and terms.words[place] in HAVE | {"a"}:
        return all(word.startswith(_GIVES) for word in between)  # "on a jusqu'au 15", "ils ont donné jusqu'au 31"
    if terms.language == "en" and terms.words[first] in {"until", "till"} and terms.words[place] in {"gave", "got"}:
        return True  # "they gave us until 31 March"
    if not between:
        return False
    if terms.language == "en" and between[-1] == "to" and Sort.MOVE in terms.sorts[place + 1 : first]:
        return True  # "it had to be moved to 15 March"
    if terms.language == "en":
        return is_cut_off_in_english(terms.words[place], between)
    if "qu" in between or "que" in between:
        return True
    bare = between[:-1] if between[-1] in _LITTLE_BEFORE else between
    if bare and bare[-1] == "pour" and (terms.words[place] in HAVE | BE | {"a"} or terms.words[place] in DONE):
        return True  # "il a confirmé pour mardi", "on m'a demandé pour le 4"
    if any(
        terms.sorts[inside] == Sort.MOVE and terms.words[inside].endswith(INFINITIVE)
        for inside in range(place + 1, first)
    ):
        return True  # "il a fallu décaler au 15"
    is_set = any(word.startswith(DECIDES) for word in (terms.words[place], between[0]))
    return (
        is_set
        and any(word in {"de", "d"} for word in between[:2])
        and any(word.endswith(INFINITIVE) for word in between)
    )


_LITTLE_BEFORE = frozenset({"le", "la", "au", "a", "du", "les", "ce"})
_UNTIL = frozenset({"jusqu", "jusque"})
_GIVES = ("donn", "laiss", "accord", "prolong", "encore")


@lru_cache(maxsize=4096)
def _hint(word: str) -> int:
    """Whether a word may look back, ahead, both or, as most do, neither: only hints are looked at closely."""
    back = _BACK if word in QUICK or word.endswith(ENDINGS) else 0
    return back | (_AHEAD if word in AHEAD_WORDS or word in AHEAD_WORDS_EN or word.endswith(FUTURE) else 0)


def _looks_ahead(terms: Terms, place: int) -> bool:
    word = terms.words[place]
    if terms.language == "en":
        is_noun = word == "plan" and terms.words[place - 1 if place else -1] not in PRONOUNS | {"to"}
        return word in AHEAD_WORDS_EN and not is_noun
    if word in AHEAD_WORDS:
        # "c'était prévu pour janvier" looks back all the same.
        return not (word.startswith(SETS_A_DATE) and not WOULD_BE.isdisjoint(terms.words[max(place - 3, 0) : place]))
    is_verb = len(word) > 4 and word.endswith(FUTURE)
    return is_verb and terms.sorts[place] == Sort.OTHER and word not in NO_FUTURE


def _looks_back(terms: Terms, place: int, first: int) -> bool:
    word = terms.words[place]
    if word in HINTS:
        return _is_hint_of_past(terms, place, word, first)
    if word in SIMPLE_PAST:
        return True
    if word.endswith(IMPERFECT) and word not in DONE:
        return not word.endswith(NO_IMPERFECT) and word not in NOT_IMPERFECT
    is_participle = word in DONE or _is_feminine(word)
    return is_participle and first - 5 <= place < first and _is_bare_participle(terms, place, first)


def _is_feminine(word: str) -> bool:
    """Whether a word can only be a feminine participle: "animée", "transmises"; the nouns in -ée are not many."""
    if word.endswith(("ises", "ues", "ies")):
        return word[:-1] in DONE or word[:-2] in DONE
    return word.endswith(("ee", "ees")) and word not in NOUNS and not word.startswith(SETS_A_DATE)


def _is_hint_of_past(terms: Terms, place: int, word: str, first: int) -> bool:
    if word == "a":
        return _is_have(terms, place)
    if word in SHOULD_HAVE:
        return terms.words[place + 1] in {"du", "ete", "pu", "fallu", "voulu"}
    if word in HAVE:
        return _has_participle(terms, place + 1, may_set_a_date=word in HAD)
    if word == "suite":
        return terms.sorts[place + 1] in _AT_OR_AT_THE or terms.words[place + 1] == "aux"
    if word in {"avoir", "etre"}:
        return terms.words[place - 1 if place else -1] == "d" and terms.words[place - 2 if place > 1 else -1] in _THANKS
    if word in RECORDS:
        return place < first <= place + 6 and terms.sorts[first - 1] in _OF_THE_OR_OF
    if word in BE:
        return _is_past_be(terms, place)
    if word == "date":
        return terms.sorts[place + 1] == Sort.OF_THE
    if word == "lors":
        return terms.words[place + 1] in {"de", "du", "d", "des"}
    return terms.sorts[place] != Sort.MOVE


def _has_participle(terms: Terms, place: int, *, may_set_a_date: bool) -> bool:
    """Whether a participle stands within three words, of a verb that does not set a date."""
    for inside in range(place, place + 3):
        word = terms.words[inside]
        if word == "ete":
            continue
        if word.startswith(SETS_A_DATE) and not may_set_a_date:
            return False
        if terms.sorts[inside] not in _OTHER_OR_MOVE or word in NO_PAST_NOUNS:
            continue
        if (
            len(word) > 1
            and word.endswith(("e", "ee", "es", "i", "is", "u", "us", "ue", "it", "ert", "int", "ies", "os"))
            and not _is_small(word)
        ):
            return True
    return False


def _is_small(word: str) -> bool:
    return word in {
        "le",
        "de",
        "ne",
        "se",
        "me",
        "te",
        "ce",
        "que",
        "une",
        "les",
        "des",
        "qui",
        "plus",
        "bien",
        "tous",
        "notre",
        "votre",
        "cette",
        "deux",
    }


def _is_have(terms: Terms, place: int) -> bool:
    """Whether this "a" is the verb and not "à": a subject stands before it, or a well-known participle behind."""
    before = terms.words[place - 1] if place else ""
    behind = terms.words[place + 1]
    if behind == "ete":
        return not terms.words[place + 2].startswith(SETS_A_DATE)
    if behind in {
        "deja",
        "bien",
        "enfin",
        "aussi",
        "tous",
        "tout",
        "pas",
        "donc",
        "ensuite",
        "lui",
        "egalement",
        "notamment",
    }:
        behind = terms.words[place + 2]
    if behind.startswith(SETS_A_DATE):
        return False
    if behind in NO_PAST_NOUNS or behind in _NO_PARTICIPLE:
        return False
    if before in {"on", "il", "elle", "qui", "ca", "cela", "n", "y", "l", "s", "nous", "m", "personne"}:
        return (
            len(behind) > 1
            and behind.endswith(("e", "ee", "es", "i", "is", "u", "it", "ert", "us"))
            and not _is_small(behind)
        )
    if terms.sorts[place + 1] == Sort.OTHER and (behind in PARTICIPLES or _is_irregular(behind)):
        return True
    has_object = terms.words[place + 2] in OBJECTS and behind.endswith(("e", "i", "u", "is", "it"))
    return behind in DONE or behind in DONE_AFTER_HAVE or (has_object and not _is_small(behind))


def _is_irregular(word: str) -> bool:
    """Whether a word behind "a" ends as other participles do: "bondi", "reconnu", "promis", "conduit", "ouvert", "atteint"."""
    return len(word) > 3 and word.endswith(("i", "u", "is", "it", "ert", "eint", "aint")) and word not in NO_PARTICIPLES


def _is_past_be(terms: Terms, place: int) -> bool:
    """Such as "s'est tenu", "est parti"; "est reporté au 8" looks ahead."""
    before = terms.words[place - 1] if place else ""
    if before in {"s", "se", "me"} or (before == "en" and terms.words[place - 2 if place > 1 else -1] == "s"):
        return not terms.words[place + 1].startswith(SETS_A_DATE)
    behind = terms.words[place + 1]
    return behind in MOVED or (behind in _BETWEEN_BE_AND_MOVED and terms.words[place + 2] in MOVED)


_BETWEEN_BE_AND_MOVED = word_set(
    "deja bien enfin aussi tous toutes pas donc ensuite tout vite egalement meme toujours jamais"
)

_NO_PARTICIPLE = word_set(
    "personne aucune une toute encore guere quelque autre pres contre entre votre notre telle quelle"
)
"""What may stand behind "a" beside a participle: "on n'a personne", "il y a quelque chose"."""


def _is_bare_participle(terms: Terms, place: int, first: int) -> bool:
    """Such as "convention signée le 12 mars", "validé le 6 octobre"; not "on valide le 6 octobre".

    Without its accent "validé" is also "valide": only at the head of a clause is it surely the participle.
    """
    before = terms.words[place - 1] if place else ""
    if terms.words[place].endswith(("ee", "ees", "es", "u", "us", "ue", "ues", "is", "ise", "it")):
        is_noun = terms.words[place] in NOT_BARE and (place == 0 or terms.sorts[place - 1] in _CLAUSE_ENDS)
        return first - place <= 3 and before not in _NO_PARTICIPLE_BEHIND and not is_noun
    if before in THINGS and first - place <= 3:
        return True
    return terms.words[place] not in NOT_BARE and (place == 0 or terms.sorts[place - 1] in _CLAUSE_ENDS)


_NO_PARTICIPLE_BEHIND = PRONOUNS | word_set("sera seront etre est sont le la les des du nos vos ces mes leurs")
