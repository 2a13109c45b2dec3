"""Which of many patterns can be found in a text at all, told from the words that it has: the others need not be tried.

Most patterns of a table ask for a word that most texts do not have. What a pattern asks for is read off the pattern
itself, so that whoever writes one has nothing to keep in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # no public way leads to the structure of a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_WORD = re.compile(r"\w+")
_MOST_WORDS = 5_000
"""Words whose patterns are kept as told."""

_FEW = 6
"""Characters of a set that is read as so many literals."""

_NOT_WORDS = frozenset({ops.CATEGORY_SPACE, ops.CATEGORY_NOT_WORD})
_BORDERS = frozenset({ops.AT_BOUNDARY, ops.AT_END, ops.AT_END_STRING})
_REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})


class Need(NamedTuple):
    """One of the things that a pattern needs: a word, the beginning of one, or letters anywhere."""

    kind: str
    letters: str


_WHOLE, _START, _INSIDE = "whole", "start", "inside"
_Needs = frozenset[Need] | None
"""Things of which a text must have one; None where nothing can be told."""


class Sieve:
    """A table of patterns. Each is compiled at its first use."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns: list[str | re.Pattern[str]] = list(patterns)
        self._always = 0
        self._whole: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        inside: dict[str, int] = {}
        self._kept: dict[str, int] = {}
        tables = {_WHOLE: self._whole, _START: self._starts, _INSIDE: inside}
        for place, pattern in enumerate(patterns):
            needed = needs(pattern)
            if needed is None:
                self._always |= 1 << place
                continue
            for kind, letters in needed:
                tables[kind][letters] = tables[kind].get(letters, 0) | 1 << place
        self._inside = tuple(inside.items())

    def candidates(self, text: str, *, since: int = 0) -> Iterator[tuple[int, re.Pattern[str]]]:
        """The patterns from place ``since`` that may be found in ``text``, each with its place; none that can is left out."""
        left = self._mask(text) >> since << since
        while left:
            lowest = left & -left
            left ^= lowest
            place = lowest.bit_length() - 1
            pattern = self._patterns[place]
            if isinstance(pattern, str):
                pattern = self._patterns[place] = re.compile(pattern)
            yield place, pattern

    def _mask(self, text: str) -> int:
        found = self._always
        kept = self._kept
        for word in _WORD.findall(text):
            bits = kept.get(word)
            found |= self._of_word(word) if bits is None else bits
        for letters, bits in self._inside:
            if bits & ~found and letters in text:
                found |= bits
        return found

    def _of_word(self, word: str) -> int:
        if len(self._kept) >= _MOST_WORDS:
            self._kept.clear()
        bits = self._whole.get(word, 0)
        for end in range(1, len(word) + 1):
            bits |= self._starts.get(word[:end], 0)
        self._kept[word] = bits
        return bits


def needs(pattern: str) -> _Needs:
    """What a text must have one of for ``pattern`` to be found in it; None where that cannot be told."""
    parsed = parser.parse(pattern)
    if parsed.state.flags & (re.IGNORECASE | re.LOCALE):
        return None
    return _Walk().over(list(parsed), fresh=False, closed=False)


class _Walk:
    """One walk over a sequence of a parsed pattern.

    ``fresh`` is whether a letter that comes next begins a word; ``_run`` are the literals just passed, which began so or not.
    """

    def __init__(self) -> None:
        self.best: _Needs = None
        self.fresh = False
        self._run = ""
        self._run_fresh = False

    def over(
        self, items: Sequence[Any], *, fresh: bool, closed: bool, run: str = "", run_fresh: bool = False
    ) -> _Needs:
        """The best that one sequence needs; ``closed`` is whether no letter can follow it."""
        self.fresh, self._run, self._run_fresh = fresh, run, run_fresh
        for place, (op, value) in enumerate(items):
            after = _ends_word(items[place + 1]) if place + 1 < len(items) else closed
            self._step(op, value, closed=after)
        self._end_run(closed=closed)
        return self.best

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
        every: set[Need] = set()
        known, fresh = True, True
        for branch in branches:
            walk = _Walk()
            needed = walk.over(list(branch), fresh=self.fresh, closed=closed, run=self._run, run_fresh=self._run_fresh)
            known = known and needed is not None
            every |= needed or frozenset()
            fresh = fresh and walk.fresh
        self._end_run(closed=False)
        if known:
            self._offer(frozenset(every))
        self.fresh = fresh

    def _repeated(self, least: int, items: Sequence[Any]) -> None:
        self._end_run(closed=least > 0 and bool(items) and _ends_word(items[0]))
        walk = _Walk()
        needed = walk.over(items, fresh=self.fresh, closed=False)
        if least:
            self._offer(needed)
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
                    self._offer(frozenset({Need(_INSIDE, found[0])}))
                continue
            if is_first and not fresh:
                self._offer(frozenset({Need(_INSIDE, found[0])}))
            elif is_last and not closed:
                self._offer(frozenset({Need(_START, found[0])}))
            else:
                self._offer(frozenset({Need(_WHOLE, found[0])}))

    def _offer(self, needed: _Needs) -> None:
        if needed is not None and (self.best is None or _telling(needed) > _telling(self.best)):
            self.best = needed


def _telling(needed: frozenset[Need]) -> tuple[int, int]:
    """How seldom a text has one of them: the longest words are the rarest."""
    weights = {_WHOLE: 1, _START: 0, _INSIDE: -2}
    return min((len(one.letters) + weights[one.kind] for one in needed), default=0), -len(needed)


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
