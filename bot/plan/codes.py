"""Speakable codes: axis letters and line numbers."""

from __future__ import annotations

_LETTERS = 26
_TWO_DIGITS = 99


def axis_code(place: int) -> str:
    """The letter of the axis at ``place`` from 0: A to Z, then AA, AB and so on."""
    code = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        code = chr(ord("A") + rest) + code
    return code


def item_code(axis: str, number: int, *, among: int) -> str:
    """The code of line ``number`` from 1; three digits on an axis of more than 99 lines."""
    return f"{axis}-{number:03d}" if among > _TWO_DIGITS else f"{axis}-{number:02d}"
