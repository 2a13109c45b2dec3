"""Text as it is compared: without accents, in lower case, with straight apostrophes and plain spaces."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

_APOSTROPHES = "’‘ʼʻ՚ꞌ＇′‵ʹ`´‛"
_DASHES = "‐‑‒–—―−﹣－"
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl"}
_LATIN = 0x100
_LAST_SIMPLE = 0x2FF  # Latin-1 and its extensions: the letters that the quick table covers


def fold(text: str) -> str:
    """The text as it is compared; the length may change. Use :class:`Folded` to find the way back."""
    if text.isascii():
        return text.lower()
    quick = _fold_latin(text) or text.translate(_quick_table())
    return quick if quick.isascii() else Folded.of(text).text


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: ``places[i]`` is where its character ``i`` stands in ``original``; None if nothing moved."""

    original: str
    text: str
    places: tuple[int, ...] | None

    @classmethod
    def of(cls, original: str) -> Folded:
        """Fold a text. Where no character changes its width, which is nearly always, no map is kept."""
        if original.isascii():
            return cls(original, original.lower(), None)
        latin = _fold_latin(original)
        if latin is not None:
            return cls(original, latin, None)
        quick = original.translate(_quick_table())
        if quick.isascii() and len(quick) == len(original):
            return cls(original, quick, None)
        pieces: list[str] = []
        places: list[int] = []
        for place, character in enumerate(original):
            folded = _quick_table().get(ord(character)) or _fold_character(character)
            pieces.append(folded)
            places.extend([place] * len(folded))
        return cls(original, "".join(pieces), tuple(places))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters from ``start`` to ``end`` stand in the original, a mark after the last included."""
        if self.places is None:
            return start, end
        last = self.places[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return self.places[start], last


def _fold_latin(text: str) -> str | None:
    """The folded text where all of it is Latin-1 and keeps its length, else None; as bytes it costs a tenth."""
    try:
        folded = text.encode("latin-1").translate(_latin_table())
    except UnicodeEncodeError:
        return None
    return folded.decode("ascii") if folded.isascii() else None


@cache
def _latin_table() -> bytes:
    """What one byte becomes; what has no single letter stays as it is."""
    folded = (_quick_table()[code] for code in range(_LATIN))
    return bytes(ord(one) if len(one) == 1 and one.isascii() else code for code, one in enumerate(folded))


@cache
def _quick_table() -> dict[int, str]:
    """What one character becomes, for the characters of French typing."""
    table = {code: _fold_character(chr(code)) for code in range(_LAST_SIMPLE)}
    table |= {ord(character): "'" for character in _APOSTROPHES}
    table |= {ord(character): "-" for character in _DASHES}
    table |= {ord(character): " " for character in "\u00a0\u2009\u202f\u2007\u3000"}
    table |= {ord(character): '"' for character in "«»“”„"}
    table |= {ord("…"): "."}
    return table


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    if character == "…":
        return "."
    lowered = character.lower()
    if lowered in _LIGATURES:
        return _LIGATURES[lowered]
    parts = unicodedata.normalize("NFKD", lowered)
    kept = [
        _plain(part.lower()) for part in parts if not unicodedata.combining(part) and unicodedata.category(part) != "Cf"
    ]
    return "".join(kept).lower()


def _plain(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    return _LIGATURES.get(character) or _digit(character)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
