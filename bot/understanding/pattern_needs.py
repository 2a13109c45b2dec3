"""What a text must have for a pattern to be found in it: words, beginnings of words, letters; read off the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # no public way leads to the structure of a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_FEW = 6
"""Characters of a set that is read as so many literals."""

_NOT_WORDS = frozenset({ops.CATEGORY_SPACE, ops.CATEGORY_NOT_WORD})
_BORDERS = frozenset({ops.AT_BOUNDARY, ops.AT_END, ops.AT_END_STRING})
_REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})


class Need(NamedTuple):
    """One of the things that a pattern needs: a word, the beginning of one, or letters anywhere."""

    kind: str
    letters: str


WHOLE, START, INSIDE = "whole", "start", "inside"

Needs = frozenset[Need]
"""Things of which a text must have one."""

LOOKED_AT = 2
"""Needs of a pattern that a text is held against; each must be met."""


def needs(pattern: str) -> tuple[Needs, ...]:
    """The things that ``pattern`` needs to be found in a text, the rarest first: of each a text must have one.

    Empty where nothing can be told.
    """
    parsed = parser.parse(pattern)
    if parsed.state.flags & (re.IGNORECASE | re.LOCALE):
        return ()
    walk = _Walk()
    walk.over(list(parsed), fresh=False, closed=False)
    chosen: list[Needs] = []
    for needed in sorted(walk.needed, key=_telling, reverse=True):
        if len(chosen) < LOOKED_AT and not any(_implies(other, needed) for other in chosen):
            chosen.append(needed)
    return tuple(chosen)


class _Walk:
    """One walk over a sequence of a parsed pattern.

    ``fresh`` is whether a letter that comes next begins a word; ``_run`` are the literals just passed, which began so or not.
    """

    def __init__(self) -> None:
        self.needed: list[Needs] = []
        self.fresh = False
        self._run = ""
        self._run_fresh = False

    def over(self, items: Sequence[Any], *, fresh: bool, closed: bool, run: str = "", run_fresh: bool = False) -> None:
        """Walk over one sequence; ``closed`` is whether no letter can follow it, ``run`` what stands right before it."""
        self.fresh, self._run, self._run_fresh = fresh, run, run_fresh
        for place, (op, value) in enumerate(items):
            after = _ends_word(items[place + 1]) if place + 1 < len(items) else closed
            self._step(op, value, closed=after)
        self._end_run(closed=closed)

    def _step(self, op: Any, value: Any, *, closed: bool) -> None:
        if op is ops.LITERAL:
            if not self._run:
                self._run_fresh = self.fresh
            self._run += chr(value)
            self.fresh = not _is_letter(chr(value))
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            return
        elif op is ops.AT:
            self._end_run(closed=value in _BORDERS)
            self.fresh = self.fresh or value is not ops.AT_NON_BOUNDARY
        elif op is ops.SUBPATTERN and not value[1]:
            self._one_of([value[-1]], closed=closed)
        elif op is ops.BRANCH:
            self._one_of(value[1], closed=closed)
        elif op is ops.IN and 0 < len(value) <= _FEW and all(kind is ops.LITERAL for kind, _ in value):
            self._one_of([[literal] for literal in value], closed=closed)
        elif op in _REPEATS:
            self._repeated(value[0], list(value[2]))
        else:
            self._end_run(closed=_ends_word((op, value)))
            self.fresh = _ends_word((op, value))

    def _one_of(self, branches: Sequence[Sequence[Any]], *, closed: bool) -> None:
        """Alternatives: a text must have what one of them needs, with the letters that stand before them."""
        walks = [_Walk() for _ in branches]
        for walk, branch in zip(walks, branches, strict=True):
            walk.over(list(branch), fresh=self.fresh, closed=closed, run=self._run, run_fresh=self._run_fresh)
        self._end_run(closed=False)
        if len(walks) == 1:
            self.needed += walks[0].needed
        elif all(walk.needed for walk in walks):
            self.needed.append(frozenset().union(*(max(walk.needed, key=_telling) for walk in walks)))
        self.fresh = all(walk.fresh for walk in walks)

    def _repeated(self, least: int, items: Sequence[Any]) -> None:
        self._end_run(closed=least > 0 and bool(items) and _ends_word(items[0]))
        walk = _Walk()
        walk.over(items, fresh=self.fresh, closed=False)
        if least:
            self.needed += walk.needed
        again = _Walk()
        again.over(items, fresh=False, closed=False)
        self.fresh = again.fresh and (self.fresh or least > 0)

    def _end_run(self, *, closed: bool) -> None:
        """The literals passed are a need, word by word."""
        run, fresh = self._run, self._run_fresh
        self._run = ""
        for found in re.finditer(r"\w+|\W+", run):
            is_first, is_last = found.start() == 0, found.end() == len(run)
            if not _is_letter(found[0][0]):
                if found[0].strip():
                    self._need(INSIDE, found[0])
                continue
            if is_first and not fresh:
                self._need(INSIDE, found[0])
            elif is_last and not closed:
                self._need(START, found[0])
            else:
                self._need(WHOLE, found[0])

    def _need(self, kind: str, letters: str) -> None:
        self.needed.append(frozenset({Need(kind, letters)}))


def _telling(needed: frozenset[Need]) -> tuple[int, int]:
    """How seldom a text has one of them: the longest words are the rarest."""
    weights = {WHOLE: 1, START: 0, INSIDE: -2}
    return min((len(one.letters) + weights[one.kind] for one in needed), default=0), -len(needed)


def _implies(one: Needs, other: Needs) -> bool:
    """Whether a text that has what ``one`` names has what ``other`` names too."""
    return all(
        any(
            mine == theirs or (theirs.kind == START and mine.kind != INSIDE and mine.letters.startswith(theirs.letters))
            for theirs in other
        )
        for mine in one
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _ends_word(item: tuple[Any, Any]) -> bool:
    """Whether no word goes on across this part of a pattern, and none ends with it."""
    op, value = item
    ends = False
    if op is ops.LITERAL:
        ends = not _is_letter(chr(value))
    elif op is ops.AT:
        ends = value in _BORDERS
    elif op is ops.IN:
        ends = all(
            (kind is ops.LITERAL and not _is_letter(chr(one))) or (kind is ops.CATEGORY and one in _NOT_WORDS)
            for kind, one in value
        )
    elif op in _REPEATS:
        ends = value[0] > 0 and bool(value[2]) and _ends_word(value[2][0])
    elif op is ops.SUBPATTERN:
        ends = bool(value[-1]) and _ends_word(value[-1][0])
    elif op is ops.BRANCH:
        ends = all(bool(branch) and _ends_word(branch[0]) for branch in value[1])
    return ends
