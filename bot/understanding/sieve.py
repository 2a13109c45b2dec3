"""Which of many patterns can be found in a text at all, told from the words that it has: the others need not be tried.

Most patterns of a table ask for a word that most texts do not have. What a pattern asks for is read off the pattern
itself, so that whoever writes one has nothing to keep in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock

from bot.understanding.pattern_needs import INSIDE, LOOKED_AT, START, WHOLE, needs

_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"(\\b|\^|)\(\?:")  # nothing that has a width: else the order of what is tried would change
_LONGEST_BEHIND = 80
_MOST_WORDS = 5_000
"""Words whose patterns are kept as told."""


class Sieve:
    """A table of patterns, which may grow. Each is looked through at the first text, and compiled at its first use."""

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        self._patterns: list[str | re.Pattern[str]] = []
        self._waiting: list[int] = []
        self._gate = Lock()
        self._always = 0  # bits in pairs, one for each need of a pattern
        self._every = 0
        self._tables: dict[str, dict[str, int]] = {WHOLE: {}, START: {}, INSIDE: {}}
        self._inside: tuple[tuple[str, int], ...] = ()
        self._kept: dict[str, int] = {}
        self.add(patterns)

    def add(self, patterns: Iterable[str]) -> int:
        """The patterns stand behind those that are there; the place of the first."""
        with self._gate:
            first = len(self._patterns)
            self._patterns += patterns
            self._waiting += range(first, len(self._patterns))
        return first

    def candidates(self, text: str, *, since: int = 0) -> Iterator[tuple[int, re.Pattern[str]]]:
        """The patterns from place ``since`` that may be found in ``text``, each with its place; none that can is left out."""
        return self.each(self.met(text) >> LOOKED_AT * since, since)

    def each(self, met: int, first: int) -> Iterator[tuple[int, re.Pattern[str]]]:
        """The patterns whose bits are set, from that of place ``first`` on, each with its place."""
        while met:
            lowest = met & -met
            met ^= lowest
            place = first + lowest.bit_length() // LOOKED_AT
            pattern = self._patterns[place]
            if isinstance(pattern, str):
                pattern = self._patterns[place] = re.compile(pattern)
            yield place, pattern

    def met(self, text: str) -> int:
        """The first bit of each pair is set whose pattern's needs the text meets."""
        if self._waiting:
            self._look_through()
        found = self._always
        kept = self._kept
        for word in _WORD.findall(text):
            bits = kept.get(word)
            found |= self._of_word(word) if bits is None else bits
        for letters, bits in self._inside:
            if letters in text:
                found |= bits
        return found & found >> 1 & self._every

    def _look_through(self) -> None:
        """What each pattern that waits needs is known. Until then none is taken off the list: other threads wait here."""
        with self._gate:
            for place in self._waiting:
                self._every |= 1 << LOOKED_AT * place
                needed = needs(str(self._patterns[place]))
                for row in range(LOOKED_AT):
                    bit = 1 << (LOOKED_AT * place + row)
                    if row >= len(needed):
                        self._always |= bit
                        continue
                    for kind, letters in needed[row]:
                        table = self._tables[kind]
                        table[letters] = table.get(letters, 0) | bit
            self._inside = tuple(self._tables[INSIDE].items())
            self._kept.clear()
            self._waiting.clear()

    def _of_word(self, word: str) -> int:
        if len(self._kept) >= _MOST_WORDS:
            self._kept.clear()
        bits = self._tables[WHOLE].get(word, 0)
        starts = self._tables[START]
        for end in range(1, len(word) + 1):
            bits |= starts.get(word[:end], 0)
        self._kept[word] = bits
        return bits


class Finder:
    """A table of patterns whose places in a text are asked for. Of each pattern only those alternatives are tried that can be found."""

    def __init__(self, patterns: Sequence[str]) -> None:
        pieces = [(owner, piece) for owner, pattern in enumerate(patterns) for piece in alternatives(pattern)]
        self._sieve = Sieve([piece for _, piece in pieces])
        self._owners = [owner for owner, _ in pieces]

    def spans(self, text: str) -> dict[int, list[tuple[int, int]]]:
        """For each pattern that is found, by its place and in that order, the spans that ``finditer`` gives."""
        tried: dict[int, list[re.Pattern[str]]] = {}
        for place, pattern in self._sieve.candidates(text):
            tried.setdefault(self._owners[place], []).append(pattern)
        every = {owner: _spans(patterns, text) for owner, patterns in tried.items()}
        return {owner: spans for owner, spans in every.items() if spans}


def _spans(patterns: list[re.Pattern[str]], text: str) -> list[tuple[int, int]]:
    """Where one of the alternatives is found, from left to right: the first of them holds where several begin."""
    if len(patterns) == 1:
        return [found.span() for found in patterns[0].finditer(text)]
    first = [(found.start(), place, found) for place, pattern in enumerate(patterns) if (found := pattern.search(text))]
    spans: list[tuple[int, int]] = []
    while first:
        start, end = min(first)[2].span()
        spans.append((start, end))
        behind = max(end, start + 1)
        first = [
            (again.start(), place, again)
            for begin, place, known in first
            if (again := known if begin >= behind else patterns[place].search(text, behind))
        ]
    return spans


def alternatives(pattern: str) -> list[str]:
    """Patterns of which the first that is found leftmost is what ``pattern`` finds.

    Its alternatives, outermost ones and those of a group that a word's or the text's beginning opens; the pattern as it is
    where it has groups or flags of its own.
    """
    if re.search(r"\((?!\?(?:[:=!]|<[=!]))", re.sub(r"\\.|\[(?:\\.|[^\]])+\]", "", pattern)):
        return [pattern]
    return [piece for outer in _split(pattern) for piece in _opened(outer)]


def _split(pattern: str) -> list[str]:
    """The outermost alternatives."""
    pieces, begin = [], 0
    for place, mark, depth in _marks(pattern):
        if mark == "|" and not depth:
            pieces.append(pattern[begin:place])
            begin = place + 1
    return [*pieces, pattern[begin:]]


def _opened(pattern: str) -> list[str]:
    """The alternatives of the group with which a pattern begins, each with what stands around it."""
    opening = _OPENING.match(pattern)
    if opening is None:
        return [pattern]
    close = next(place for place, mark, depth in _marks(pattern) if mark == ")" and not depth)
    behind = pattern[close + 1 :]
    if behind[:1] in {"?", "*", "+", "{"} or len(behind) > _LONGEST_BEHIND:
        return [pattern]
    return [f"{opening[1]}{piece}{behind}" for piece in _split(pattern[opening.end() : close])]


def _marks(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Brackets and bars, each with its place and how many groups are open behind it."""
    depth = 0
    for found in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]", pattern):
        if found[0] in {"(", "|", ")"}:
            depth += {"(": 1, ")": -1, "|": 0}[found[0]]
            yield found.start(), found[0], depth
