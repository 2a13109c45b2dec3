"""A text cut into terms: what each word is worth in a date, in one language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from bot.understanding import dates_words_en, dates_words_fr
from bot.understanding.dates_pieces import Piece
from bot.understanding.dates_sorts import Sort

DateLanguage = Literal["fr", "en"]

# An apostrophe, and a hyphen between two letters, only separate: "d'ici" is "d ici", "mi-mars" is "mi mars".
_TOKEN = re.compile(r"[a-z]+|[0-9]+|[^\sa-z0-9'-]|-(?![a-z])|(?<![a-z])-")
_PARTS = re.compile(f"({_TOKEN.pattern})")  # splits a text into what lies between the tokens and the tokens, in turn
_DIGIT = re.compile(r"[0-9]")
_LONGEST_NUMBER = 4
Meaning = tuple[int, int]
_BySecond = dict[str, list[tuple[tuple[str, ...], Meaning]]]  # the words behind the second, longest first


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language: single ones, and the phrases by their first word and their second, longest first.

    ``triggers`` are the words of the calendar, ``pairs`` the first and last words of its phrases.
    """

    single: dict[str, Meaning]
    phrases: dict[str, _BySecond]
    known: frozenset[str]
    triggers: frozenset[str]
    pairs: dict[str, set[str]]


@dataclass(slots=True)
class Terms:
    """The terms of a text as parallel lists, closed by a few ``Sort.END``, so that looking ahead needs no check.

    ``is_label``: the text is the date of a line in a calendar, where "Été" and "2016" stand alone.
    ``starts`` and ``ends`` are places in the folded text ``text``; ``inner`` reads a date that stands
    inside another, ``bare`` the same without its time of day.
    """

    language: DateLanguage
    text: str
    sorts: list[int]
    values: list[int]
    words: list[str]
    starts: list[int]
    ends: list[int]
    count: int
    inner: Callable[[Terms, int], Piece | None]
    bare: Callable[[Terms, int], Piece | None]
    depth: int = 0
    is_label: bool = False

    def is_glued(self, place: int) -> bool:
        """Whether nothing stands between this term and the one before."""
        return place > 0 and self.ends[place - 1] == self.starts[place]

    def has_hyphen_before(self, place: int) -> bool:
        """Whether exactly a hyphen stands between this term and the one before."""
        return place > 0 and self.text[self.ends[place - 1] : self.starts[place]] == "-"

    def width(self, place: int) -> int:
        """How many characters the word of this term has; a year told in words has the four of its number."""
        return len(self.words[place])


_SHORT_ENDS = frozenset({"eow", "eom", "eoq", "eoy"})
"""Ends of periods in one word, which other words for a part are not by themselves."""


@cache
def lexicon(language: DateLanguage) -> Lexicon:
    """The words of a language, ready to look up."""
    words = dates_words_fr.WORDS if language == "fr" else dates_words_en.WORDS
    single: dict[str, Meaning] = {}
    phrases: dict[str, _BySecond] = {}
    triggers: set[str] = set()
    pairs: dict[str, set[str]] = {}
    for sort, by_value in words.items():
        for value, listed in by_value.items():
            for phrase in listed.split("|"):
                first, *rest = phrase.split()
                if sort in _TRIGGERS or (sort == Sort.HOUR_MARK and value):
                    triggers.add(first) if not rest else pairs.setdefault(first, set()).add(rest[-1])
                if rest:
                    phrases.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest[1:]), (sort, value)))
                else:
                    single[first] = (sort, value)
    triggers |= _SHORT_ENDS if language == "en" else frozenset()
    for seconds in phrases.values():
        for entries in seconds.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return Lexicon(
        single=single,
        phrases=phrases,
        known=frozenset(single) | frozenset(phrases),
        triggers=frozenset(triggers),
        pairs=pairs,
    )


_TRIGGERS = frozenset(
    {
        Sort.MONTH,
        Sort.MONTH_SHORT,
        Sort.WEEKDAY,
        Sort.WEEKDAYS,
        Sort.WEEKDAY_SHORT,
        Sort.UNIT,
        Sort.SEASON,
        Sort.CLOCK,
        Sort.DAYPART,
        Sort.RELATIVE,
        Sort.FEAST,
        Sort.BACK_TO_SCHOOL,
        Sort.WEEKEND,
        Sort.HOLIDAYS,
    }
)


def _holds_pair(words: list[str], found: Lexicon) -> bool:
    return any(not found.pairs[first].isdisjoint(words) for first in found.pairs.keys() & words)


def language_of(text: str) -> DateLanguage:
    """The likelier language of a folded text, French if in doubt."""
    words = _TOKEN.findall(text)
    french, english = lexicon("fr"), lexicon("en")
    score = sum((word in dates_words_en.TELLING) - (word in dates_words_fr.TELLING) for word in words)
    score += sum(2 * ((word in english.triggers) - (word in french.triggers)) for word in words)
    return "en" if score > 0 else "fr"


def lex(
    text: str,
    language: DateLanguage,
    *,
    inner: Callable[[Terms, int], Piece | None],
    bare: Callable[[Terms, int], Piece | None],
) -> Terms | None:
    """The terms of a folded text, None if it holds neither a digit nor a word of the calendar.

    Phrases such as "d'ici" are one term; numbers that cannot belong to a date are plain words.
    """
    found = lexicon(language)
    parts = _PARTS.split(text)
    words = parts[1::2]
    if found.triggers.isdisjoint(words) and _DIGIT.search(text) is None and not _holds_pair(words, found):
        return None
    places = list(accumulate(map(len, parts)))
    starts, ends = places[:-1:2], places[1::2]
    sorts, values = [Sort.OTHER] * len(words), [0] * len(words)
    gone = _known_terms(words, found, sorts, values, ends)
    for place in reversed(gone):
        del words[place], sorts[place], values[place], starts[place], ends[place]
    count = len(words)
    words += _NO_WORDS
    sorts += _NO_SORTS
    values += _NO_VALUES
    starts += [len(text)] * _SENTINELS
    ends += [len(text)] * _SENTINELS
    return Terms(language, text, sorts, values, words, starts, ends, count, inner, bare)


def _known_terms(words: list[str], found: Lexicon, sorts: list[int], values: list[int], ends: list[int]) -> list[int]:
    """Fill in what the known words are worth; the places of those that became part of the phrase before them."""
    gone: list[int] = []
    behind = 0
    known, single, phrases = found.known, found.single, found.phrases
    for place in [place for place, word in enumerate(words) if word in known or word.isdecimal()]:
        if place < behind:
            continue
        word = words[place]
        if word in phrases and (entry := _phrase(words, place, phrases[word])) is not None:
            behind = place + entry[0]
            sorts[place], values[place] = entry[1]
            ends[place] = ends[behind - 1]
            gone.extend(range(place + 1, behind))
        else:
            sorts[place], values[place] = single.get(word) or _number(word)
    return gone


def _phrase(words: list[str], place: int, by_second: _BySecond) -> tuple[int, Meaning] | None:
    """How many words the longest phrase has that begins here, and what it is worth."""
    for rest, meaning in by_second.get(words[place + 1], ()) if place + 1 < len(words) else ():
        size = len(rest)
        if not size or tuple(words[place + 2 : place + 2 + size]) == rest:
            return size + 2, meaning
    return None


def _number(word: str) -> Meaning:
    return (
        (Sort.NUMBER, int(word)) if word.isdecimal() and word.isascii() and len(word) <= _LONGEST_NUMBER else _UNKNOWN
    )


_UNKNOWN: Meaning = (Sort.OTHER, 0)
_SENTINELS = 12
_NO_WORDS = [""] * _SENTINELS
_NO_SORTS: list[int] = [Sort.END] * _SENTINELS
_NO_VALUES = [0] * _SENTINELS
