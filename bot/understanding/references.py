"""Which action, axis or milestone some words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.book import Book, Entry
from bot.understanding.folding import fold
from bot.understanding.stems import stems

SURE_SCORE = 0.5
"""Share of an entry's telling words, or of the message's, from which a match is taken as meant."""

CLEAR_LEAD = 1.25
"""How much better the best match must be than the next to be the one."""

_CODE = re.compile(r"\b(?:([a-z]{1,2})[-\s]?(\d{2,3})|g(\d{1,2})-(\d{2,3}))\b")
_GROUP = re.compile(r"\b(?:groupes?(?: de travail)?|gt|group|working group)\s*(?:n[°o]\s*)?(\d{1,2})\b")
_AXIS = re.compile(r"\b(?:axe|axis)\s+([a-z]{1,2})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry with how well the words fit it, from 0 to 1 and above when the code itself is given."""

    code: str
    score: float


def resolve(text: str, book: Book, *, group: int | None = None) -> tuple[Match, ...]:
    """The actions that the words may mean, best first; empty when nothing telling is shared."""
    given = action_code(text, book)
    if given is not None:
        return (Match(code=given, score=2.0),)
    return _ranked(stems(text), book.actions, book.weight, group=group)


def clear_winner(matches: Sequence[Match]) -> str | None:
    """The code of the one action that is surely meant, or None."""
    if not matches or matches[0].score < SURE_SCORE:
        return None
    if len(matches) > 1 and matches[0].score < CLEAR_LEAD * matches[1].score:
        return None
    return matches[0].code


def action_code(text: str, book: Book) -> str | None:
    """A code that the text states and the book knows, such as B-03."""
    for found in _CODE.finditer(fold(text)):
        code = f"G{int(found[3])}-{int(found[4]):02d}" if found[3] else f"{found[1].upper()}-{int(found[2]):02d}"
        if code in book.actions:
            return code
    return None


def stated_group(text: str) -> int | None:
    """The number of a group that the text names, or None."""
    found = _GROUP.search(fold(text))
    return int(found[1]) if found else None


def stated_axis(text: str, book: Book) -> str | None:
    """The code of an axis that the text names by letter or by its title, or None."""
    found = _AXIS.search(fold(text))
    if found and found[1].upper() in book.axes:
        return found[1].upper()
    if not re.search(r"\b(?:axe|axis|volet|partie)\b", fold(text)):
        return None
    matches = _ranked(stems(text), book.axes, {}, group=None)
    return matches[0].code if matches and matches[0].score >= SURE_SCORE else None


def milestone(text: str, book: Book) -> tuple[Match, ...]:
    """The milestones that the words may mean, best first."""
    found = re.search(r"\bj(\d{1,2})\b(?!\s*-)", fold(text))
    if found and f"J{int(found[1])}" in book.milestones:
        return (Match(code=f"J{int(found[1])}", score=2.0),)
    return _ranked(stems(text), book.milestones, {}, group=None)


def _ranked(
    words: Sequence[str], entries: Mapping[str, Entry], weight: Mapping[str, float], *, group: int | None
) -> tuple[Match, ...]:
    said = frozenset(words)
    scored = []
    for entry in entries.values():
        shared = said & entry.stems
        if not shared:
            continue
        common = sum(weight.get(stem, 1.0) for stem in shared)
        whole = sum(weight.get(stem, 1.0) for stem in entry.stems)
        of_message = sum(weight[stem] if stem in weight else 0.6 for stem in said)
        score = common / whole * 0.6 + common / of_message * 0.6
        if group is not None and entry.group == group:
            score *= 1.2
        scored.append(Match(code=entry.code, score=score))
    return tuple(sorted(scored, key=lambda match: (-match.score, match.code)))
