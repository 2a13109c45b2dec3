"""What a line says about its own place: the part it names, its printed number, its capitals."""

from __future__ import annotations

import re

from bot.plan import words
from bot.plan.lines import Line, LineKind

_WIDE = frozenset({"engagement", "commitment", "projet", "project", "initiative"})
_OWN_LABEL = re.compile(r"^([A-Z]|\d{1,2}(?=\.))\.?\d{1,2}[.):]?(?=\s|$)")
_ROMAN = re.compile(r"^[IVX]+\W*$")
_LETTERS = re.compile(r"[^\W\d_]")
_MIN_LETTERS = 4
_SHORT_TITLE = 80
_TITLE_MAX = 140
_HEADING_MAX = 200


def wide_nouns(lines: list[Line]) -> frozenset[str]:
    """The words "Engagement 1" name an action in one plan and, where actions or fiches stand below it, an axis in another."""
    named: dict[str, set[str]] = {}
    for line in lines:
        part = words.part_of(line.text) if line.kind is not LineKind.ROW else None
        if part and words.is_item_noun(part[0]):
            named.setdefault(stem(part[0]), set()).add(part[1])
    fine = any(len(numbers) > 1 and noun not in _WIDE for noun, numbers in named.items())
    return frozenset(noun for noun in _WIDE & set(named) if fine or _has_below(lines, named[noun]))


def _has_below(lines: list[Line], numbers: set[str]) -> bool:
    """Whether lines below carry the parts' own labels with a number: "A1." and "A2." below "Commitment A"."""
    found = (_OWN_LABEL.match(line.marker or line.text) for line in lines if line.kind is not LineKind.ROW)
    below = [match[1].lower() for match in found if match is not None]
    return len(below) > len(numbers) > 1 and set(below) <= {number.lower() for number in numbers}


def stem(noun: str) -> str:
    """The noun's first word in the singular."""
    return noun.split(maxsplit=1)[0].split("-", maxsplit=1)[0].rstrip("s")


def rank(text: str, wide: frozenset[str]) -> int:
    """How small a part the heading names: 0 an axis or no part at all, 3 something to do."""
    part = words.part_of(text)
    if part is None or stem(part[0]) in wide:
        return 0
    if words.is_item_noun(part[0]):
        return 3
    return (0 if words.is_top_noun(part[0]) else 1) + min(1, part[1].count("."))


def is_part(text: str) -> bool:
    """A part: "Axe 1 : Mobilité" is a heading; "Axe 1 est prioritaire" is a sentence."""
    part = words.part_of(text)
    if part is None:
        return False
    rest = text[part[2] :]
    if not rest:
        return len(text) < _SHORT_TITLE
    punctuated = text[: part[2]].rstrip(" -").endswith((":", ".", "–", "—", "-", ")")) or " - " in text[: part[2] + 1]
    return (punctuated or rest[0].isupper()) and not (rest.endswith(".") and len(rest) > _TITLE_MAX)


def is_capitals(line: Line) -> bool:
    """A line of text in capitals, short enough for a heading."""
    return (
        line.kind is LineKind.TEXT
        and line.text.isupper()
        and len(line.text) <= _HEADING_MAX
        and len(_LETTERS.findall(line.text)) >= _MIN_LETTERS
        and not words.is_contact(line.text)
    )


def number_key(marker: str) -> str:
    """The kind of a printed number: "decimal" for 1.2, "number", "roman" or "letter"."""
    bare = marker.rstrip(" .)°-–—")
    if "." in bare:
        return "decimal"
    if bare.isdigit():
        return "number"
    return "roman" if _ROMAN.match(bare) and bare not in {"C", "D", "L", "M"} else "letter"


def heads_letters(line: Line, following: Line) -> bool:
    """A number in capitals, or behind a blank, right above "a)": the letters are a list below it."""
    lettered = number_key(line.marker) == "number" and number_key(following.marker) == "letter"
    return lettered and following.indent == line.indent and (line.text.isupper() or line.after_blank)


def depth(line: Line) -> int:
    """How deep a printed number is: "2." is 0, "2.1" is 1; letters and small numerals lie below numbers."""
    bare = line.marker.rstrip(" .)°-–—")
    return {"roman": 0, "letter": 0}.get(number_key(line.marker), bare.count("."))


def list_above(parents: list[Line], line: Line) -> list[Line]:
    """The chain of list entries down to ``line``; empty again after a line that is no part of a list."""
    if not line.listed:
        return [] if line.kind is LineKind.ROW or not line.indent else parents
    return [*[above for above in parents if above.indent < line.indent], line]
