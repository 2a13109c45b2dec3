"""A page of a PDF as pdfium gives it: words with their boxes, and the rules that are drawn."""

from __future__ import annotations

import re
from ctypes import byref, c_char, c_double, c_float, c_int
from dataclasses import dataclass, field
from typing import Any

_MOST_RULES = 3_000
_STRAIGHT = 1.5
_SHORTEST = 6.0
_MARKS = {0x02: "-", 0xAD: "-", 0xFFFE: "-", 0xFFFF: " ", 0x00: " "}
_WORD = re.compile(r"\S+")
_CODES = 0x110000
_LEAST_SIZE = 4.0
_GAP = 1.0
_SAME_HEIGHT = 0.35
_BOLD = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line that is drawn along an axis of the page: at ``at``, from ``start`` to ``end``, in points."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Word:
    """A word and its box in points, from the page's lower left corner; heights are those of its first and last letter."""

    text: str
    left: float
    right: float
    low: float
    high: float


@dataclass(slots=True, kw_only=True)
class Run:
    """Words in a row without a wide gap."""

    words: list[Word] = field(default_factory=list)
    size: float = 0.0
    bold: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def low(self) -> float:
        """Its lowest point."""
        return min(word.low for word in self.words)

    @property
    def high(self) -> float:
        """Its highest point."""
        return max(word.high for word in self.words)


def runs_of(page: Any) -> list[Run]:
    """The page's words in the order in which they are written, broken at line ends and at gaps wider than a letter."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with the extra

    text = page.get_textpage()
    try:
        return _runs(text.raw, _marks(text, pdfium), pdfium)
    finally:
        text.close()


def _marks(text: Any, pdfium: Any) -> str:
    """One character a place of the page."""
    count = text.count_chars()
    whole: str = text.get_text_range(0, count) if count else ""
    if len(whole) != count:
        codes = (pdfium.FPDFText_GetUnicode(text.raw, place) for place in range(count))
        whole = "".join(chr(code) if 0 < code < _CODES else " " for code in codes)
    return whole.translate(_MARKS)


def _runs(text: Any, marks: str, pdfium: Any) -> list[Run]:
    box = _Box(text, pdfium)
    runs: list[Run] = []
    current: Run | None = None
    end = 0
    for found in _WORD.finditer(marks):
        first, last = box.at(found.start()), box.at(found.end() - 1)
        word = Word(found[0], first[0], max(last[1], first[1]), min(first[2], last[2]), max(first[3], last[3]))
        if current is not None and ("\n" in marks[end : found.start()] or not _follows(current, word)):
            current = None
        if current is None:
            size = pdfium.FPDFText_GetFontSize(text, found.start()) * _scale(text, found.start(), pdfium)
            current = Run(size=size, bold=_is_bold(text, found.start(), pdfium))
            runs.append(current)
        current.words.append(word)
        end = found.end()
    return runs


class _Box:
    """Reads the boxes of letters; the four numbers are used again each time."""

    def __init__(self, text: Any, pdfium: Any) -> None:
        self._text = text
        self._read = pdfium.FPDFText_GetCharBox
        self._edges = tuple(c_double() for _ in range(4))
        self._given = tuple(byref(edge) for edge in self._edges)

    def at(self, place: int) -> tuple[float, float, float, float]:
        """Left, right, low, high."""
        self._read(self._text, place, *self._given)
        left, right, low, high = self._edges
        return left.value, right.value, low.value, high.value


def _follows(run: Run, word: Word) -> bool:
    """The word stands right behind the run, on its height."""
    last = run.words[-1]
    size = max(run.size, _LEAST_SIZE)
    near = -size <= word.left - last.right <= size * _GAP
    return near and word.low < last.high + size * _SAME_HEIGHT and word.high > last.low - size * _SAME_HEIGHT


def _scale(text: Any, place: int, pdfium: Any) -> float:
    """The font's size is given before the text's own matrix: some writers keep 1 there and scale."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, place, byref(matrix)):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0


def _is_bold(text: Any, place: int, pdfium: Any) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, place) >= _BOLD:
        return True
    name, flags = (c_char * 120)(), c_int()
    pdfium.FPDFText_GetFontInfo(text, place, name, 120, byref(flags))
    lower = name.value.lower()
    return b"bold" in lower or b"black" in lower or b"heavy" in lower


def rules_of(page: Any) -> list[Rule]:
    """The straight rules of the page's drawings; none where there are so many that they are a picture."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - comes with the extra

    found: list[Rule] = []
    for drawn in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=3):
        matrix = drawn.get_matrix()
        points = _points(drawn.raw, matrix, pdfium)
        for (x, y), (across, up) in points:
            if abs(y - up) <= _STRAIGHT and abs(x - across) >= _SHORTEST:
                found.append(Rule(upright=False, at=(y + up) / 2, start=min(x, across), end=max(x, across)))
            elif abs(x - across) <= _STRAIGHT and abs(y - up) >= _SHORTEST:
                found.append(Rule(upright=True, at=(x + across) / 2, start=min(y, up), end=max(y, up)))
        if len(found) > _MOST_RULES:
            return []
    return found


Point = tuple[float, float]


def _points(path: Any, matrix: Any, pdfium: Any) -> list[tuple[Point, Point]]:
    """The straight parts of a path, each with its two ends on the page."""
    across, up = c_float(), c_float()
    parts: list[tuple[Point, Point]] = []
    first: Point | None = None
    last: Point | None = None
    for place in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(path, place)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(across), byref(up))
        point = matrix.on_point(across.value, up.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            parts.append((last, point))
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            parts.append((point, first))
            last = first
    return parts
