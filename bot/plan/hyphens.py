"""Words that a line's end broke are whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"(?P<head>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]$")
_TAIL = re.compile(r"^[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = ("-", "\u00ad", "\u2010")
_LONGEST = 60
_CAPITALS = 2


class Hyphens:
    """Knows the words of one document: a hyphen at a line's end stays where the document writes the word with it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._known: frozenset[str] | None = None

    def joined(self, before: str, after: str) -> str:
        """Both as one text: with a blank between, or as one word."""
        broken = _BROKEN.search(before[-_LONGEST:]) if before.endswith(_HYPHENS) else None
        tail = _TAIL.match(after)
        if (
            broken is None
            or tail is None
            or not (tail[0].islower() or (len(tail[0]) > _CAPITALS and tail[0].isupper()))
        ):
            return f"{before} {after}"
        known = self._words()
        whole, parted = f"{broken['head']}{tail[0]}".lower(), f"{broken['head']}-{tail[0]}".lower()
        keeps = parted in known and whole not in known
        return f"{before if keeps else before[:-1]}{after}"

    def _words(self) -> frozenset[str]:
        if self._known is None:
            self._known = frozenset(word.lower() for text in self._texts for word in _WORD.findall(text))
        return self._known
