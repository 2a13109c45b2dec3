"""Tables on a page of a PDF: those with rules by their rules, those without by words that stand in columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from bot.plan.pdf_page import Rule, Run, Word

_NEAR = 3.0
_FEWEST_EDGES = 2
_BROKEN = re.compile(r"[^\W\d_]-$")


@dataclass(slots=True, kw_only=True)
class Table:
    """A table with rules: the edges of its columns and of its rows (from the top), and the rules themselves."""

    columns: list[float]
    heights: list[float]
    rules: list[Rule]
    cells: dict[tuple[int, int], list[Word]] = field(default_factory=dict)
    sizes: Counter[float] = field(default_factory=Counter)

    @property
    def top(self) -> float:
        """Its highest point."""
        return self.heights[0]

    @property
    def low(self) -> float:
        """Its lowest point."""
        return self.heights[-1]

    def holds(self, word: Word) -> bool:
        """The word's middle stands in the table."""
        across, up = (word.left + word.right) / 2, (word.low + word.high) / 2
        return self.columns[0] - 1 <= across <= self.columns[-1] + 1 and self.low - 1 <= up <= self.top + 1

    def take(self, word: Word) -> None:
        """The word is put into its cell; cells with no rule between them are one."""
        across, up = (word.left + word.right) / 2, (word.low + word.high) / 2
        column = min(max(bisect_right(self.columns, across) - 1, 0), len(self.columns) - 2)
        row = min(max(bisect_right([-edge for edge in self.heights], -up) - 1, 0), len(self.heights) - 2)
        while column and not self._is_ruled(self.columns[column], self._middle(row), upright=True):
            column -= 1
        while row and not self._is_ruled(self.heights[row], self._centre(column), upright=False):
            row -= 1
        self.cells.setdefault((row, column), []).append(word)

    def _middle(self, row: int) -> float:
        return (self.heights[row] + self.heights[row + 1]) / 2

    def _centre(self, column: int) -> float:
        return (self.columns[column] + self.columns[column + 1]) / 2

    def _is_ruled(self, at: float, along: float, *, upright: bool) -> bool:
        return any(
            rule.upright is upright and abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= along <= rule.end + _NEAR
            for rule in self.rules
        )

    def rows(self) -> list[list[str]]:
        """The words of every row that has any."""
        width = len(self.columns) - 1
        found = [
            [words_of(self.cells.get((row, column), [])) for column in range(width)]
            for row in range(len(self.heights) - 1)
        ]
        return [row for row in found if any(row)]


def words_of(words: list[Word]) -> str:
    """The words of a cell as one text; a word broken at a line's end is whole again."""
    text = ""
    last: Word | None = None
    for word in words:
        broken = last is not None and word.high < last.low + 1 and _BROKEN.search(text) and word.text[:1].islower()
        text = f"{text[:-1]}{word.text}" if broken else f"{text} {word.text}"
        last = word
    return text.strip()


def ruled_tables(rules: list[Rule]) -> list[Table]:
    """The tables that rules draw: at least two rows or columns each; a frame around a text is none."""
    tables = []
    for group in _connected(rules):
        columns = _edges([rule.at for rule in group if rule.upright])
        heights = _edges([rule.at for rule in group if not rule.upright])[::-1]
        if len(columns) > _FEWEST_EDGES and len(heights) >= _FEWEST_EDGES:
            tables.append(Table(columns=columns, heights=heights, rules=group))
    return sorted(tables, key=lambda table: -table.top)


def _edges(places: list[float]) -> list[float]:
    """Distinct places in order; those that are as near as the thickness of a rule are one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that cross or meet, together."""
    groups: list[list[Rule]] = []
    boxes: list[tuple[float, float, float, float]] = []
    for rule in rules:
        box = _box(rule)
        members = [rule]
        for place in [place for place, other in enumerate(boxes) if _meet(box, other)][::-1]:
            other = boxes.pop(place)
            members += groups.pop(place)
            box = (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))
        boxes.append(box)
        groups.append(members)
    return groups


def _box(rule: Rule) -> tuple[float, float, float, float]:
    return (rule.at, rule.start, rule.at, rule.end) if rule.upright else (rule.start, rule.at, rule.end, rule.at)


def _meet(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return (
        one[0] - _NEAR <= two[2] and two[0] - _NEAR <= one[2] and one[1] - _NEAR <= two[3] and two[1] - _NEAR <= one[3]
    )


_ALIGNED = 5.0
_FEWEST_ROWS = 3
_STEP = 1.25


def columned(lines: list[list[Run]]) -> tuple[int, list[list[str]]]:
    """How many of the first ``lines`` are a table without rules, and its rows; 0 when they are none.

    At least three lines of two or more runs that begin where the first line's do. A line that stands closer to the one
    above than rows do, or has no first column, goes on with the row above.
    """
    starts = [run.left for run in lines[0]]
    if len(starts) < _FEWEST_EDGES:
        return 0, []
    taken: list[list[Run]] = []
    for line in lines:
        if any(_column(run, starts) is None for run in line) or (len(line) == 1 and _column(line[0], starts) == 0):
            break
        taken.append(line)
    if sum(len(line) > 1 for line in taken) < _FEWEST_ROWS:
        return 0, []
    steps = [above[0].low - below[0].low for above, below in pairwise(taken)]
    close = min(steps) * _STEP
    spread = max(steps) > close
    rows: list[list[str]] = []
    for place, line in enumerate(taken):
        cells = [""] * len(starts)
        for run in line:
            column = _column(run, starts) or 0
            cells[column] = f"{cells[column]} {run.text}".strip()
        goes_on = not cells[0] or (spread and place > 0 and steps[place - 1] <= close)
        if rows and goes_on:
            rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return (len(taken), rows) if len(rows) >= _FEWEST_EDGES else (0, [])


def _column(run: Run, starts: list[float]) -> int | None:
    return next((place for place, start in enumerate(starts) if abs(run.left - start) <= _ALIGNED), None)
