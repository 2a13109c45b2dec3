"""Which English words say that a clause looks back."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_sorts import Sort, word_set
from bot.understanding.dates_tense_words import DONE, PAST_ED, PAST_WORDS_EN, SETS_A_DATE

_SHORTEST_REGULAR = 5
_NOT_DONE_YET = frozenset({"be", "is", "are", "get", "to"})
_PERFECT = frozenset({"have", "has", "i", "we", "they", "he", "she", "it"})
# What is agreed on lies ahead: "agreed to meet on Tuesday", "confirmed for Tuesday".
_DECIDES = (
    "agree",
    "ask",
    "decid",
    "plan",
    "promis",
    "offer",
    "want",
    "hope",
    "suggest",
    "propos",
    "need",
    "confirm",
    "invit",
    "accept",
)
_AUXILIARIES = word_set("d ll will would should can could must might")  # "he said he'd send it on Friday"
_ALSO_PRESENT = word_set("close note present fait dit vote installe live")
"""French participles that English has in the present."""
_WAS = frozenset({"was", "were", "been"})
_NEAR = 5
_WEEKDAYS = frozenset({Sort.WEEKDAY, Sort.WEEKDAY_SHORT})
_OWN_CLAUSE = frozenset({"if", "whether", "that"})
_RECORDS = word_set("minutes notes note recap following summary email mail letter message photos feedback")
_THANKED = word_set("coming joining attending hosting")  # "thanks for coming on Tuesday"
# What was set then may lie ahead: "it was scheduled for 3 March".
_SET = (
    "schedul",
    "postpon",
    "plan",
    "set",
    "moved",
    "resched",
    "push",
    "due",
    "expect",
    "arrang",
    "slip",
    "book",
    "fix",
)
_CALLED_OFF = ("cancel", "called", "annul", "supprim")
_AHEAD_OF_HAVE = word_set("will ll to")
_RECORDED = word_set(
    "meeting call workshop session discussion committee forum visit exchange email letter conference group team"
)
_FARTHEST_RECORD = 7


def looks_back_in_english(terms: Terms, place: int, first: int) -> bool:  # noqa: PLR0911 - one return a word
    """Whether the word that stands here tells of what is past."""
    word = terms.words[place]
    before = terms.words[place - 1] if place else ""
    match word:
        case "got":
            return before not in {"ve", "have", "s", "has"}
        case "thanks":
            return False
        case "left":  # "she left in June"; not "three weeks left in June"
            return before in _PERFECT
        case "back":  # "agreed back in June"; not "I'll be back in June", "we hear back in June"
            is_clear = not before.isalpha() or before.endswith("ed") or before in PAST_WORDS_EN
            return is_clear and terms.sorts[place + 1] == Sort.INTO
        case "been" | "was" | "were" | "had":
            return not terms.words[place + 1].startswith(_SET)
        case _ if word in _THANKED:
            return before == "for"
        case _:
            if before == "have" and terms.words[place - 2 if place > 1 else -1] in _AHEAD_OF_HAVE:
                return False  # "will have met by then"
            is_past = word in PAST_WORDS_EN and before not in _NOT_DONE_YET  # not "will be sent"
            return is_past or _names_record(terms, place, first) or _is_done(word, before)


def _is_done(word: str, before: str) -> bool:
    is_regular = len(word) >= _SHORTEST_REGULAR and word.endswith("ed") and word not in PAST_ED
    if is_regular and not word.startswith(SETS_A_DATE):
        return before not in _NOT_DONE_YET
    return word in DONE and word not in _ALSO_PRESENT and before in _PERFECT


def _names_record(terms: Terms, place: int, first: int) -> bool:
    """Such as "minutes of the meeting of 3 March", "your email of Monday"; not "minutes of the meeting by Friday"."""
    between = [word for word in terms.words[place + 1 : first] if word != "the"]
    if terms.words[place] not in _RECORDS or not between or len(between) >= _FARTHEST_RECORD:
        return False
    if len(between) == 1:
        return between[0] in {"of", "from"}
    return between[-1] in {"of", "on", "from"} and between[-2] in _RECORDED


def settles_a_date(terms: Terms, start: int, stop: int, end: int) -> bool:
    """Whether the clause tells how a date was set or called off, so that it may lie on either side: "we agreed on 3 March"."""
    words = terms.words[start:stop]
    if (
        not _WAS.isdisjoint(terms.words[end - _NEAR if end > _NEAR else 0 : end])
        and "deadline" in terms.words[start:end]
    ):
        return True  # "the deadline was 30 January"
    is_set = any(word in _WAS and later.startswith((*_SET, *_DECIDES)) for word, later in pairwise(words))
    return is_set or any(word.startswith(_CALLED_OFF) for word in terms.words[end : min(stop, end + _NEAR)])


def is_cut_off_in_english(word: str, between: list[str]) -> bool:
    """Whether what stands between this word and the date begins a clause of its own, or an aim."""
    if not _OWN_CLAUSE.isdisjoint(between) or not _AUXILIARIES.isdisjoint(between):
        return True
    if word in _WAS and between[0].startswith(_DECIDES) and "to" in between:
        return True
    return word.startswith(_DECIDES) and (between[0] == "to" or between[-1] == "for")


def settles(terms: Terms, place: int, first: int) -> bool:
    """Whether a verb settles the date that follows: "they confirmed the 17th"; "agreed in January" and "on Monday" tell when."""
    before = terms.sorts[first - 1]
    is_when = before == Sort.INTO or (before == Sort.IN and terms.sorts[first] in _WEEKDAYS)
    return place >= 0 and not is_when and terms.words[place].startswith(_DECIDES)
