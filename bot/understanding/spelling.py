"""Words as they are typed in haste and by ear, and the words that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_SHORTEST = 4
_SOUNDS = (
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile(r"(?:ai|ei)(?=[b-df-hj-km-prstvwxz]|$)"), "e"),
    (re.compile(r"qu|q|ch(?=r)|c(?![eiyh])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"^h"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"([aeo])m(?=[bp])"), r"\1n"),
)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """What a folded French word sounds like; words that are written alike by ear have the same."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


def by_sound(words: Iterable[str]) -> dict[str, str]:
    """The words of four letters or more by what they sound like; what two of them share is left out."""
    found: dict[str, str] = {}
    for word in words:
        if len(word) >= _SHORTEST:
            known = found.setdefault(sound(word), word)
            if known != word:
                found[sound(word)] = ""
    return {heard: word for heard, word in found.items() if word}
