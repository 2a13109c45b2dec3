"""Patterns that are tried only on texts that have the words they ask for.

Some eighty patterns of the modules are held against each message, and most ask for a word that it does not have. All of
them go through one sieve, which looks at a text once; of those left only the alternatives are tried that can be found.
"""

from __future__ import annotations

import re

from bot.understanding.pattern_needs import LOOKED_AT
from bot.understanding.sieve import Sieve, alternatives

MOST_TEXTS = 64
"""Texts whose words are kept as looked at."""


class _Screen:
    """The sieve of all such patterns, and what the last texts let through."""

    def __init__(self) -> None:
        self.sieve = Sieve()
        self._met: dict[str, int] = {}

    def add(self, pieces: list[str]) -> int:
        first = self.sieve.add(pieces)
        self._met = {}  # a thread that looks at a text just now writes into the old one
        return first

    def met(self, text: str) -> int:
        kept = self._met
        known = kept.get(text)
        if known is None:
            if len(kept) >= MOST_TEXTS:
                kept.clear()
            known = kept[text] = self.sieve.met(text)
        return known


_SCREEN = _Screen()


def look_through() -> None:
    """Every pattern that is there is looked through, so that the first text need not wait for it."""
    _SCREEN.sieve.met("")


class Screened:
    """A pattern that finds what :mod:`re` finds; nothing is parsed or compiled before a text needs it."""

    __slots__ = ("_every", "_first", "pattern")

    def __init__(self, pattern: str) -> None:
        pieces = alternatives(pattern)
        self.pattern = pattern
        self._first = _SCREEN.add(pieces)
        self._every = (1 << LOOKED_AT * len(pieces)) - 1

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the pattern is found."""
        met = _SCREEN.met(text) >> LOOKED_AT * self._first & self._every
        best: re.Match[str] | None = None
        if met:
            for _, piece in _SCREEN.sieve.each(met, self._first):
                found = piece.search(text)
                if found is not None and (best is None or found.start() < best.start()):
                    best = found
        return best

    def match(self, text: str) -> re.Match[str] | None:
        """The pattern at the beginning of the text."""
        met = _SCREEN.met(text) >> LOOKED_AT * self._first & self._every
        return next((found for _, piece in _SCREEN.sieve.each(met, self._first) if (found := piece.match(text))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The pattern over the whole text."""
        met = _SCREEN.met(text) >> LOOKED_AT * self._first & self._every
        pieces = _SCREEN.sieve.each(met, self._first)
        return next((found for _, piece in pieces if (found := piece.fullmatch(text))), None)
