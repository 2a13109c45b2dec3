"""Patterns that are tried only on texts that have the words they ask for.

Some eighty patterns of the modules are held against each message, and most ask for a word that it does not have. All of
them go through one sieve, which looks at a text once; of those left only the alternatives are tried that can be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.pattern_needs import LOOKED_AT
from bot.understanding.sieve import Sieve, alternatives

MOST_TEXTS = 64
"""Texts whose words are kept as looked at."""


class _Screen:
    """The sieve of all such patterns, and what the last texts let through."""

    def __init__(self) -> None:
        self.sieve = Sieve()
        self.known: dict[str, int] = {}

    def add(self, pieces: list[str]) -> int:
        """The pieces are sifted too; the place of the first."""
        first = self.sieve.add(pieces)
        self.known = {}  # a thread that looks at a text just now writes into the old one
        return first

    def look_at(self, text: str) -> int:
        """What the text lets through, from then on known."""
        known = self.known
        if len(known) >= MOST_TEXTS:
            known.clear()
        met = known[text] = self.sieve.met(text)
        return met


_SCREEN = _Screen()


def look_through() -> None:
    """Every pattern that is there is looked through, so that the first text need not wait for it."""
    _SCREEN.sieve.met("")


class Screened:
    """A pattern that finds what :mod:`re` finds; nothing is parsed or compiled before a text needs it."""

    __slots__ = ("_bits", "_first", "pattern")

    def __init__(self, pattern: str) -> None:
        pieces = alternatives(pattern)
        self.pattern = pattern
        self._first = _SCREEN.add(pieces)
        self._bits = ((1 << LOOKED_AT * len(pieces)) - 1) << LOOKED_AT * self._first

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the pattern is found."""
        known = _SCREEN.known.get(text)
        met = (_SCREEN.look_at(text) if known is None else known) & self._bits
        best: re.Match[str] | None = None
        if met:
            for piece in self._pieces(met):
                found = piece.search(text)
                if found is not None and (best is None or found.start() < best.start()):
                    best = found
        return best

    def match(self, text: str) -> re.Match[str] | None:
        """The pattern at the beginning of the text."""
        known = _SCREEN.known.get(text)
        met = (_SCREEN.look_at(text) if known is None else known) & self._bits
        return next((found for piece in self._pieces(met) if (found := piece.match(text))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The pattern over the whole text."""
        known = _SCREEN.known.get(text)
        met = (_SCREEN.look_at(text) if known is None else known) & self._bits
        return next((found for piece in self._pieces(met) if (found := piece.fullmatch(text))), None)

    def _pieces(self, met: int) -> Iterator[re.Pattern[str]]:
        return (piece for _, piece in _SCREEN.sieve.each(met >> LOOKED_AT * self._first, self._first))
