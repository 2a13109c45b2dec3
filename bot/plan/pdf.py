"""A PDF becomes Markdown: headings by the size of their letters, paragraphs, lists, tables; no running heads and feet."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot.plan import named_fields, words
from bot.plan.hyphens import Hyphens
from bot.plan.pdf_page import Run, rules_of, runs_of
from bot.plan.pdf_tables import columned, ruled_tables

_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of|-)\s*\d{1,4})?\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(
    r"^(?:[-*+•●▪■□◦‣⁃–—·➢➤✓✔►→➔⇒\uf0b7\uf0a7\uf0d8§]|o(?=\s)|\d{1,3}(?:\.\d{1,3})*[.)°]|[A-Za-z][.)]|[IVX]{1,5}[.)])\s*(?=\S)"
)
_ONLY_MARK = re.compile(r"^[-*+•●▪■□◦‣⁃–—·➢➤✓✔►→➔⇒\uf0b7\uf0a7\uf0d8§o]$")
_EDGE_LINES = 3
_LARGER = 1.12
_HEADINGS = 0.35
_DEEPEST = 4
_BLANK = 1.75
_INDENT = 6.0
_MOST_INDENT = 12
_HEADING_MAX = 180
_LETTER = 0.5


@dataclass(slots=True, kw_only=True)
class Row:
    """A printed line, or a whole table (``cells``), with its place on the page."""

    page: int
    text: str = ""
    cells: list[list[str]] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    low: float = 0.0
    high: float = 0.0
    size: float = 0.0
    bold: bool = False


def pdf_markdown(document: Any, *, seconds: float) -> tuple[str, int]:
    """The document's text as Markdown, and how many of its last pages were read without their tables: time was up."""
    rows: list[Row] = []
    unread = 0
    for number in range(len(document)):
        page = document[number]
        hurried = time.process_time() > seconds
        unread += hurried
        rows += _rows(page, number, tables=not hurried)
        page.close()
    rows = _without_running(rows, len(document))
    return _written(rows), unread


def _rows(page: Any, number: int, *, tables: bool) -> list[Row]:
    """The page's lines and tables from its writer's order, a table where its first letter stands."""
    drawn = ruled_tables(rules_of(page)) if tables else []
    lines: list[list[Run] | int] = []
    seen: set[int] = set()
    for run in runs_of(page):
        place = next((place for place, table in enumerate(drawn) if table.holds(run.words[0])), None)
        if place is None:
            last = lines[-1] if lines else None
            if isinstance(last, list) and _same_line(last[-1], run):
                last.append(run)
            else:
                lines.append([run])
            continue
        drawn[place].sizes[round(run.size, 1)] += len(run.text)
        for word in run.words:
            drawn[place].take(word)
        if place not in seen:
            seen.add(place)
            lines.append(place)
    found: list[Row] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if isinstance(line, int):
            table = drawn[line]
            size = table.sizes.most_common(1)[0][0]
            found.append(Row(page=number, cells=table.rows(), low=table.low, high=table.top, size=size))
            place += 1
            continue
        following = [other for other in lines[place:] if isinstance(other, list)] if tables and len(line) > 1 else []
        until = next((end for end in range(place, len(lines)) if isinstance(lines[end], int)), len(lines))
        count, cells = (
            columned(following[: until - place]) if following and not _ONLY_MARK.match(line[0].text) else (0, [])
        )
        if count:
            taken = following[:count]
            found.append(
                Row(page=number, cells=cells, low=taken[-1][0].low, high=line[0].high, size=round(line[0].size, 1))
            )
            place += count
            continue
        found.append(_row(line, number))
        place += 1
    return found


def _same_line(last: Run, run: Run) -> bool:
    middle = (run.low + run.high) / 2
    return last.low - 1 <= middle <= last.high + 1 and run.left > last.left


def _row(line: list[Run], number: int) -> Row:
    letters = sum(len(run.text) for run in line)
    return Row(
        page=number,
        text=" ".join(run.text for run in line),
        left=line[0].left,
        right=line[-1].right,
        low=min(run.low for run in line),
        high=max(run.high for run in line),
        size=round(max(line, key=lambda run: len(run.text)).size, 1),
        bold=sum(len(run.text) for run in line if run.bold) * 2 > letters,
    )


def _without_running(rows: list[Row], pages: int) -> list[Row]:
    """Without page numbers and without what stands at the edge of a third of the pages, numbers apart."""
    edges: list[Row] = []
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        by_page.setdefault(row.page, []).append(row)
    for own in by_page.values():
        ordered = sorted((row for row in own if row.text), key=lambda row: -row.high)
        edges += {id(row): row for row in (*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:])}.values()
    times = Counter((_DIGITS.sub("#", row.text), round(row.low / 4)) for row in edges)
    often = max(3, pages // 3)
    dropped = {
        id(row)
        for row in edges
        if times[(_DIGITS.sub("#", row.text), round(row.low / 4))] >= often
        or (pages > 1 and _PAGE_NUMBER.match(row.text) and row in (by_page[row.page][-1], by_page[row.page][0]))
    }
    return [row for row in rows if id(row) not in dropped]


def _written(rows: list[Row]) -> str:
    letters: Counter[float] = Counter()
    for row in rows:
        letters[row.size] += len(row.text) + sum(len(cell) for line in row.cells for cell in line)
    body = letters.most_common(1)[0][0] if letters else 0.0
    larger = sorted({row.size for row in rows if row.text and row.size > body * _LARGER}, reverse=True)
    if sum(letters[size] for size in larger) > letters.total() * _HEADINGS:
        larger = []
    levels = {size: min(place + 1, _DEEPEST) for place, size in enumerate(larger)}
    return _Writer(rows, levels).write()


class _Writer:
    """Writes row after row, each held against the one before."""

    def __init__(self, rows: list[Row], levels: dict[float, int]) -> None:
        self._rows = rows
        self._levels = levels
        self._out: list[str] = []
        self._last: Row | None = None
        self._columns = 0
        self._head: list[str] = []
        self._hyphens = Hyphens(row.text for row in rows)
        self._right = _rights(rows)
        self._left = _lefts(rows)

    def write(self) -> str:
        for row in self._rows:
            if row.cells:
                self._table(row)
            else:
                self._line(row)
        return "\n".join(self._out) + "\n"

    def _table(self, row: Row) -> None:
        cells = [[cell.replace("|", "\\|") for cell in line] for line in row.cells]
        width = max(len(line) for line in cells)
        last = self._last
        goes_on = last is not None and bool(last.cells) and last.page + 1 == row.page and self._columns == width
        if goes_on and cells[0] == self._head:
            cells = cells[1:]
        if not goes_on:
            self._out += ["", _cells(cells[0]), f"|{'---|' * width}"]
            self._head, self._columns = cells[0], width
            cells = cells[1:]
        self._out += [_cells(line) for line in cells]
        self._last = row

    def _line(self, row: Row) -> None:
        last = self._last
        level = self._levels.get(row.size, 0) if len(row.text) <= _HEADING_MAX else 0
        if last is not None and last.text and self._goes_on(last, row):
            place = -2 if level else -1
            stars = "**" if self._out[place].endswith("**") else ""
            whole = self._hyphens.joined(self._out[place].removesuffix(stars), row.text)
            self._out[place] = f"{whole}{stars}"
        elif level:
            self._out += ["", f"{'#' * level} {row.text}", ""]
        else:
            gap = last is None or not last.text or self._is_apart(last, row)
            self._out += [""] if gap else []
            self._out.append(self._shown(row))
        self._last = row

    def _shown(self, row: Row) -> str:
        marked = _MARK.match(row.text)
        if marked:
            indent = int(min(max(row.left - self._left[row.page], 0) / _INDENT, _MOST_INDENT))
            return f"{' ' * indent}{row.text[: marked.end()].strip()} {row.text[marked.end() :]}"
        return f"**{row.text}**" if row.bold and "*" not in row.text and len(row.text) <= _HEADING_MAX else row.text

    def _is_apart(self, last: Row, row: Row) -> bool:
        if last.page != row.page or last.bold != row.bold or last.size != row.size:
            return True
        return last.low - row.low > max(row.size, last.size) * _BLANK or row.high > last.high

    def _goes_on(self, last: Row, row: Row) -> bool:
        """The line above was full: the first word of this one had no room there."""
        if last.size != row.size or last.bold != row.bold or (row.bold and last.page != row.page):
            return False
        if _MARK.match(row.text) or named_fields.is_field(row.text) or words.names_part(row.text):
            return False
        hangs = bool(_MARK.match(last.text)) and row.left > last.left + 2 and last.page == row.page
        below = last.page != row.page or 0 < last.low - row.low <= row.size * _BLANK
        room = self._right[last.page] - last.right
        if row.size in self._levels:  # a title may be centred, and a page break ends it
            room += max(last.left - self._left[last.page], 0.0)
            below = below and last.page == row.page
        return below and (hangs or room < (len(row.text.split(maxsplit=1)[0]) + 1) * row.size * _LETTER)


def _rights(rows: list[Row]) -> dict[int, float]:
    found: dict[int, float] = {}
    for row in rows:
        found[row.page] = max(found.get(row.page, 0.0), row.right)
    return found


def _lefts(rows: list[Row]) -> dict[int, float]:
    found: dict[int, float] = {}
    for row in rows:
        if row.text:
            found[row.page] = min(found.get(row.page, row.left), row.left)
    return found


def _cells(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
