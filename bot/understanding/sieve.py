"""Which of many patterns can be found in a text at all, told from the words that it has: the others need not be tried.

Most patterns of a table ask for a word that most texts do not have. What a pattern asks for is read off the pattern
itself, so that whoever writes one has nothing to keep in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.pattern_needs import INSIDE, LOOKED_AT, START, WHOLE, needs

_WORD = re.compile(r"\w+")
_MOST_WORDS = 5_000
"""Words whose patterns are kept as told."""


class Sieve:
    """A table of patterns. Each is compiled at its first use."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns: list[str | re.Pattern[str]] = list(patterns)
        self._always = 0  # one bit for each pattern and need: those of the second need stand above all of the first
        self._whole: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        inside: dict[str, int] = {}
        self._kept: dict[str, int] = {}
        tables = {WHOLE: self._whole, START: self._starts, INSIDE: inside}
        for place, pattern in enumerate(patterns):
            needed = needs(pattern)
            for row in range(LOOKED_AT):
                bit = 1 << (row * len(patterns) + place)
                if row >= len(needed):
                    self._always |= bit
                    continue
                for kind, letters in needed[row]:
                    tables[kind][letters] = tables[kind].get(letters, 0) | bit
        self._inside = tuple(inside.items())

    def candidates(self, text: str, *, since: int = 0) -> Iterator[tuple[int, re.Pattern[str]]]:
        """The patterns from place ``since`` that may be found in ``text``, each with its place; none that can is left out."""
        left = self._met(text) >> since << since
        while left:
            lowest = left & -left
            left ^= lowest
            place = lowest.bit_length() - 1
            pattern = self._patterns[place]
            if isinstance(pattern, str):
                pattern = self._patterns[place] = re.compile(pattern)
            yield place, pattern

    def _met(self, text: str) -> int:
        """A bit for each pattern whose needs the text meets."""
        found = self._always
        kept = self._kept
        for word in _WORD.findall(text):
            bits = kept.get(word)
            found |= self._of_word(word) if bits is None else bits
        for letters, bits in self._inside:
            if letters in text:
                found |= bits
        return found & found >> len(self._patterns) & (1 << len(self._patterns)) - 1

    def _of_word(self, word: str) -> int:
        if len(self._kept) >= _MOST_WORDS:
            self._kept.clear()
        bits = self._whole.get(word, 0)
        for end in range(1, len(word) + 1):
            bits |= self._starts.get(word[:end], 0)
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
    """The alternatives of a pattern, outermost only; the pattern as it is where it has groups or flags of its own."""
    if re.search(r"\((?!\?(?:[:=!]|<[=!]))", re.sub(r"\\.|\[(?:\\.|[^\]])+\]", "", pattern)):
        return [pattern]
    pieces, depth, begin = [], 0, 0
    for found in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]", pattern):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == "|" and not depth:
            pieces.append(pattern[begin : found.start()])
            begin = found.end()
    return [*pieces, pattern[begin:]]
