"""A text cut into terms: what each word is worth in a date, in one language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.understanding import dates_words_en, dates_words_fr
from bot.understanding.dates_pieces import Piece
from bot.understanding.dates_sorts import Sort

DateLanguage = Literal["fr", "en"]

# An apostrophe, and a hyphen between two letters, only separate: "d'ici" is "d ici", "mi-mars" is "mi mars".
_TOKEN = re.compile(r"\d+|[a-z]+|[^\sa-z0-9'-]|-(?![a-z])|(?<![a-z])-")
_LONGEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language: single ones, and the phrases by their first word, longest first."""

    single: dict[str, tuple[Sort, int]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Sort, int], ...]]
    triggers: frozenset[str]


@dataclass(slots=True)
class Terms:
    """The terms of a text as parallel lists, closed by a few ``Sort.END``, so that looking ahead needs no check.

    ``is_label``: the text is the date of a line in a calendar, where "Été" and "2016" stand alone.
    ``starts`` and ``ends`` are places in the folded text ``text``; ``inner`` reads a date that stands inside another.
    """

    language: DateLanguage
    text: str
    sorts: list[Sort]
    values: list[int]
    words: list[str]
    starts: list[int]
    ends: list[int]
    count: int
    inner: Callable[[Terms, int], Piece | None]
    depth: int = 0
    is_label: bool = False

    def is_glued(self, place: int) -> bool:
        """Whether nothing stands between this term and the one before."""
        return place > 0 and self.ends[place - 1] == self.starts[place]

    def has_hyphen_before(self, place: int) -> bool:
        """Whether exactly a hyphen stands between this term and the one before."""
        return place > 0 and self.text[self.ends[place - 1] : self.starts[place]] == "-"

    def width(self, place: int) -> int:
        """How many characters this term has."""
        return self.ends[place] - self.starts[place]


@cache
def lexicon(language: DateLanguage) -> Lexicon:
    """The words of a language, ready to look up."""
    words = dates_words_fr.WORDS if language == "fr" else dates_words_en.WORDS
    single: dict[str, tuple[Sort, int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sort, int]]] = {}
    triggers: set[str] = set()
    for sort, by_value in words.items():
        for value, listed in by_value.items():
            for phrase in listed.split("|"):
                first, *rest = phrase.split()
                if sort in _TRIGGERS:
                    triggers.add(first)
                if rest:
                    phrases.setdefault(first, []).append((tuple(rest), sort, value))
                else:
                    single[first] = (sort, value)
    ordered = {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in phrases.items()}
    return Lexicon(single=single, phrases=ordered, triggers=frozenset(triggers))


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
    }
)


def may_hold_date(text: str, language: DateLanguage) -> bool:
    """A quick look at a folded text: whether it holds a digit or a word of the calendar."""
    words = set(_TOKEN.findall(text))
    return not words.isdisjoint(lexicon(language).triggers) or any(word.isdigit() for word in words)


def language_of(text: str) -> DateLanguage:
    """The likelier language of a folded text, French if in doubt."""
    words = _TOKEN.findall(text)
    french, english = lexicon("fr"), lexicon("en")
    score = sum((word in dates_words_en.TELLING) - (word in dates_words_fr.TELLING) for word in words)
    score += sum(2 * ((word in english.triggers) - (word in french.triggers)) for word in words)
    return "en" if score > 0 else "fr"


def lex(text: str, language: DateLanguage, *, inner: Callable[[Terms, int], Piece | None]) -> Terms:
    """The terms of a folded text. Phrases such as "d'ici" are one term; numbers that cannot belong to a date are plain words."""
    found = lexicon(language)
    single, phrases = found.single, found.phrases
    sorts: list[Sort] = []
    values: list[int] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    place, count = 0, len(tokens)
    while place < count:
        word, start, end = tokens[place]
        step = 1
        if word.isdigit():
            sort, value = (Sort.NUMBER, int(word)) if len(word) <= _LONGEST_NUMBER else (Sort.OTHER, 0)
        else:
            sort, value = single.get(word, _UNKNOWN)
            for rest, phrase_sort, phrase_value in phrases.get(word, ()):
                size = len(rest)
                if all(place + 1 + i < count and tokens[place + 1 + i][0] == rest[i] for i in range(size)):
                    sort, value, step = phrase_sort, phrase_value, 1 + size
                    end = tokens[place + size][2]
                    break
        sorts.append(sort)
        values.append(value)
        words.append(word)
        starts.append(start)
        ends.append(end)
        place += step
    size = len(sorts)
    for _ in range(_SENTINELS):
        sorts.append(Sort.END)
        values.append(0)
        words.append("")
        starts.append(len(text))
        ends.append(len(text))
    return Terms(language, text, sorts, values, words, starts, ends, size, inner)


_UNKNOWN = (Sort.OTHER, 0)
_SENTINELS = 12
