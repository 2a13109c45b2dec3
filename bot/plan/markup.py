"""Markdown marks are taken off; what stays can be quoted word for word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\([^()\s]{0,2000}\)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span|p|div|center|font|small)\b[^<>]{0,200}>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--[^\n]{0,500}?-->")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINE = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])_(?!\w)")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b]")
_APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_UNSTROKE = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "\u2013": "-", "\u2014": "-", "\u2011": "-"}
)


def plain(text: str) -> str:
    """The text without Markdown marks and with single spaces; every word of it is the document's."""
    if "<" in text:
        text = _TAG.sub("", _COMMENT.sub("", _BREAK.sub(" ", text)))
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"\2", _BOLD.sub(r"\2", text))
    if "*" in text:
        text = _STAR.sub(r"\1", text)
    if "_" in text:
        text = _UNDERLINE.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def bold_start(text: str) -> str | None:
    """The bold words that ``text`` begins with, marks taken off, or None."""
    found = re.match(r"\s*(?:\*\*|__)(?=\S)(.{1,500}?)(?<=\S)(?:\*\*|__)", text)
    return plain(found[1]) if found else None


def bold_parts(text: str) -> tuple[str, ...]:
    """Every bold passage of ``text``, marks taken off."""
    return tuple(plain(found[2]) for found in _BOLD.finditer(text))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes, single spaces: for comparing, never for showing."""
    if not text.isascii():
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text.translate(_UNSTROKE).translate(_APOSTROPHES)))
    return " ".join(text.lower().split())


@lru_cache(maxsize=4096)
def aligned(text: str) -> str:
    """Like ``fold``, but every character keeps its place: offsets found in it hold in ``text``."""
    return text.translate(_ALIGNED)


class _Aligned(dict[int, str]):
    """A table for ``str.translate`` that is filled as characters are met; each gives exactly one."""

    def __missing__(self, point: int) -> str:
        mark = chr(point)
        spread = unicodedata.normalize("NFKD", mark.translate(_UNSTROKE).translate(_APOSTROPHES)).lower()
        plainest = " " if mark.isspace() else next((part for part in spread if not unicodedata.combining(part)), " ")
        self[point] = plainest
        return plainest


_ALIGNED = _Aligned()


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, in order."""
    return _NOT_WORD.sub(" ", fold(text)).split()


def same_words(text: str) -> str:
    """What two wordings share when they differ in white space, apostrophes, case and marks only."""
    return " ".join(words_of(text))
