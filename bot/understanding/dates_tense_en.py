"""Which English words say that a clause looks back."""

from __future__ import annotations

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
)
_OWN_CLAUSE = frozenset({"if", "whether", "that"})
_RECORDS = word_set("minutes notes recap following summary")
_RECORDED = word_set(
    "meeting call workshop session discussion committee forum visit exchange email letter conference group team"
)
_FARTHEST_RECORD = 7


def looks_back_in_english(terms: Terms, place: int, first: int) -> bool:
    """Whether the word that stands here tells of what is past."""
    word = terms.words[place]
    before = terms.words[place - 1] if place else ""
    match word:
        case "got":
            return before not in {"ve", "have", "s", "has"}
        case "left":  # "she left in June"; not "three weeks left in June"
            return before in _PERFECT
        case "back":  # "agreed back in June"; not "I'll be back in June", "we hear back in June"
            is_clear = not before.isalpha() or before.endswith("ed") or before in PAST_WORDS_EN
            return is_clear and terms.sorts[place + 1] == Sort.INTO
        case "been" | "was" | "were" | "had":
            return not terms.words[place + 1].startswith(SETS_A_DATE)
        case _:
            is_past = word in PAST_WORDS_EN and before not in _NOT_DONE_YET  # not "will be sent"
            return is_past or _names_record(terms, place, first) or _is_done(word, before)


def _is_done(word: str, before: str) -> bool:
    is_regular = len(word) >= _SHORTEST_REGULAR and word.endswith("ed") and word not in PAST_ED
    if is_regular and not word.startswith(SETS_A_DATE):
        return before not in _NOT_DONE_YET
    return word in DONE and before in _PERFECT


def _names_record(terms: Terms, place: int, first: int) -> bool:
    """Such as "minutes of the meeting of 3 March"; not "minutes of the meeting by Friday"."""
    between = terms.words[place + 1 : first]
    is_told = terms.words[place] in _RECORDS and 1 < len(between) < _FARTHEST_RECORD
    return is_told and between[-1] in {"of", "on", "from"} and between[-2] in _RECORDED


def is_cut_off_in_english(word: str, between: list[str]) -> bool:
    """Whether what stands between this word and the date begins a clause of its own, or an aim."""
    if not _OWN_CLAUSE.isdisjoint(between):
        return True
    return word.startswith(_DECIDES) and (between[0] == "to" or between[-1] == "for")
