"""A text becomes logical lines: wrapped lines are joined, lost dashes are found again, each keeps its line number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.plan import date_labels, named_fields, words
from bot.plan.hyphens import Hyphens
from bot.plan.markup import fold, plain

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+|(?=[^\s#]))(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^([ \t]*)((?:[-*+•●▪■□◦‣⁃–—·➢➤✓✔►→➔⇒\uf0b7\uf0a7\uf0d8])|o(?=\s{1,4}\S))\s+(?=\S)(.*)$")
_NUMBERED = re.compile(
    r"^([ \t]*)((?:\d{1,3}(?:\.\d{1,3}){1,4}[.)]?)|(?:\d{1,3}\s?[.)°])|(?:[IVX]{1,5}\s?[.)])|(?:[A-Za-z]\s?[.)])|(?:[A-Z]\d{1,2}(?:\.\d{1,2})?[.)])"
    r"|(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])\s[-–—](?=\s)))\s+(?=\S)(.*)$"
)  # fmt: skip
_RULE = re.compile(r"^\s*(?:(?:[-_*=~]\s?){3,}|\\newpage|\\pagebreak|<!--.*-->)\s*$")
_SETEXT = re.compile(r"^\s{0,3}(=+|-+)\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$|^\s*\+[-=+]{3,}\s*$")
_PAGE = re.compile(
    r"^\s*(?:page\s+)?\d{1,4}\s*(?:/|sur|of)\s*\d{1,4}\s*$|^\s*(?:[-–]\s*)\d{1,4}\s*[-–]\s*$", re.IGNORECASE
)
_OPEN_END = re.compile(r"(?:[,(«/\-–]|\b(?:" + "|".join(sorted(words.OPEN_WORDS)) + r"))\s*$")
_CLOSED_END = re.compile(r"[.;:!?…»)\]]\s*$")
_LABELLED = re.compile(r"^[A-ZÀ-Ý][^:.;]{2,70}?\s?:\s+\S")
_ORGANISATION = re.compile(
    r"^(?:Ville|Commune|Communauté|Région|Département|Métropole|Pays|Syndicat|Agglomération|Conseil|City|Borough|County|District|Town)\s(?:\S+\s){0,5}\S+$"
)
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_CELL = re.compile(r"(?<!\\)\|")
_MOJIBAKE = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LOST_DASH_MAX = 260
_PARAGRAPH_LINE = 60
_FRONT_MATTER = 40
_CONTACT_MAX = 200
_COVER = 5
_END = 60
_LONGEST = 4_000


class LineKind(StrEnum):
    """What a logical line is before anything is known about its meaning."""

    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TEXT = "text"
    ROW = "row"


@dataclass(slots=True, kw_only=True)
class Line:
    """A logical line. ``text`` is free of marks, ``raw`` keeps them; ``table`` numbers the table of a row, from 0."""

    number: int
    kind: LineKind
    raw: str
    text: str
    indent: int = 0
    level: int = 0
    marker: str = ""
    after_blank: bool = False
    before_blank: bool = False
    cells: tuple[str, ...] = ()
    table: int = -1
    head: bool = False
    numbers: list[int] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """It is an entry of a list."""
        return self.kind in {LineKind.BULLET, LineKind.NUMBERED}

    @property
    def folded(self) -> str:
        """The text for comparing."""
        return fold(self.text)


def split_cells(raw: str) -> tuple[str, ...]:
    """The cells of a Markdown table's row, marks taken off."""
    inner = raw.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(plain(cell) for cell in _CELL.split(inner))


def read_lines(text: str) -> list[Line]:
    """Every non-blank line of ``text`` as logical lines, in order; each one's ``numbers`` are the lines it covers, from 1."""
    return _Reader().read(text)


class _Reader:
    """Walks the physical lines once."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._blank = True
        self._tables = 0
        self._in_table = False
        self._hyphens = Hyphens(())

    def read(self, text: str) -> list[Line]:
        self._hyphens = Hyphens([text])
        physical = _without_front_marks(_MOJIBAKE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"))
        for place, raw in enumerate(physical):
            following = physical[place + 1] if place + 1 < len(physical) else ""
            for part in _parts(raw.expandtabs(4)):
                self._take(place + 1, part, following[:_LONGEST].expandtabs(4))
        return self._lines

    def _take(self, number: int, raw: str, following: str) -> None:
        while raw.lstrip().startswith(">"):
            raw = raw.lstrip()[1:].removeprefix(" ")
        if not plain(raw) or _FENCE.match(raw):
            self._see_blank()
            return
        if self._is_row(raw, following):
            self._take_row(number, raw)
            return
        self._in_table = False
        if self._set_off(raw):
            return
        self._add(number, raw, following)
        self._blank = False

    def _see_blank(self) -> None:
        self._blank = True
        self._in_table = False
        if self._lines:
            self._lines[-1].before_blank = True

    def _set_off(self, raw: str) -> bool:
        """A rule or an underline carries no words: the heading above it is raised, nothing is kept."""
        last = self._lines[-1] if self._lines else None
        setext = _SETEXT.match(raw)
        if setext and last and not self._blank and last.kind is LineKind.TEXT and len(last.numbers) == 1:
            last.kind, last.level = LineKind.HEADING, 1 if "=" in raw else 2
            self._see_blank()
            return True
        if _RULE.match(raw) or _TABLE_RULE.match(raw):
            self._see_blank()
            return True
        return False

    def _is_row(self, raw: str, following: str) -> bool:
        bars = len(_CELL.findall(raw))
        if raw.lstrip().startswith("|") and bars > 1:
            return True
        if self._in_table and bars:
            return True
        return bars > 0 and "|" in following and bool(_TABLE_RULE.match(following))

    def _take_row(self, number: int, raw: str) -> None:
        if not self._in_table:
            self._tables += 1
        fresh = not self._in_table
        self._in_table = True
        if _TABLE_RULE.match(raw):
            if self._lines and self._lines[-1].kind is LineKind.ROW:
                self._lines[-1].head = True
            return
        cells = split_cells(raw)
        shown = " | ".join(cell for cell in cells if cell)
        if not shown:
            return
        self._lines.append(
            Line(
                number=number, kind=LineKind.ROW, raw=raw.strip(), text=shown, cells=cells, table=self._tables - 1,
                after_blank=fresh, numbers=[number],
            )
        )  # fmt: skip
        self._blank = False

    def _add(self, number: int, raw: str, following: str) -> None:
        line = self._parse(number, raw)
        last = self._lines[-1] if self._lines else None
        if line.kind is LineKind.TEXT and last and not line.after_blank:
            if self._continues(last, line):
                last.raw = self._hyphens.joined(last.raw, line.raw)
                last.text = self._hyphens.joined(last.text, line.text)
                last.numbers.append(number)
                return
            if last.listed and _lost_its_dash(last, line, following):
                line.kind, line.indent, line.marker = LineKind.BULLET, last.indent, ""
        self._lines.append(line)

    def _parse(self, number: int, raw: str) -> Line:
        heading = _HEADING.match(raw)
        if heading and plain(heading[2]):
            return self._line(number, LineKind.HEADING, heading[2], level=len(heading[1]))
        bullet = _BULLET.match(raw)
        if bullet and plain(bullet[3]):
            return self._line(number, LineKind.BULLET, bullet[3], indent=len(bullet[1]), marker=bullet[2])
        numbered = _NUMBERED.match(raw)
        if numbered and plain(numbered[3]) and not words.is_initial(numbered[2], numbered[3]):
            return self._line(number, LineKind.NUMBERED, numbered[3], indent=len(numbered[1]), marker=numbered[2])
        return self._line(number, LineKind.TEXT, raw.strip(), indent=len(raw) - len(raw.lstrip()))

    def _line(
        self, number: int, kind: LineKind, raw: str, *, level: int = 0, indent: int = 0, marker: str = ""
    ) -> Line:
        return Line(
            number=number, kind=kind, raw=raw, text=plain(raw), level=level, indent=indent, marker=marker,
            after_blank=self._blank, numbers=[number],
        )  # fmt: skip

    @staticmethod
    def _continues(last: Line, line: Line) -> bool:  # noqa: PLR0911 - one reason a line
        """The writer's line was only wrapped: small first letter, an open end above, or the column of a list's text."""
        if last.kind in {LineKind.HEADING, LineKind.ROW} or len(last.text) > _LONGEST:
            return False
        if last.text.count("(") > last.text.count(")") and ")" in line.text and "(" not in line.text.split(")")[0]:
            return True
        if named_fields.is_field(line.text) or words.is_contact(line.text):
            return False
        if last.raw.endswith(("  ", "\\")) or _PAGE.match(line.text):
            return False
        if not _OPEN_END.search(last.text[-_END:]) and date_labels.begins_entry(line.text):
            return False
        small = line.text[0].islower() or line.text[0] in ",;)»"
        if small or _OPEN_END.search(last.text[-_END:]):
            short = last.kind is LineKind.TEXT and len(last.text) <= _CONTACT_MAX
            return not (short and words.is_contact(last.text)) and not last.text.isupper()
        if last.listed:
            return (
                line.indent >= last.indent + len(last.marker) + 1
                and last.marker != ""
                and not _CLOSED_END.search(last.text[-_END:])
            )
        if line.text.isupper() or last.text.isupper() or words.names_part(line.text) or _stands_alone(last, line):
            return False
        return len(last.text) // len(last.numbers) >= _PARAGRAPH_LINE and not _CLOSED_END.search(last.text[-_END:])


def _stands_alone(last: Line, line: Line) -> bool:
    """An organisation's name on the cover, or one of several lines that each begin with a label."""
    on_cover = last.number <= _COVER and _ORGANISATION.match(line.text) is not None
    return on_cover or bool(_LABELLED.match(line.text) and _LABELLED.match(last.text))


def _without_front_marks(physical: list[str]) -> list[str]:
    """Front matter keeps its lines; its two rules of dashes would make a heading of the last."""
    start = next((place for place, raw in enumerate(physical) if raw.strip("\ufeff \t")), len(physical))
    if start < len(physical) and physical[start].strip("\ufeff \t") == "---":
        for place in range(start + 1, min(start + _FRONT_MATTER, len(physical))):
            if physical[place].strip() in {"---", "..."}:
                physical[start] = physical[place] = ""
                break
    return physical


def _parts(raw: str) -> Iterator[str]:
    """The line, or its parts cut at spaces when it is longer than any line of a plan: reading stays quick."""
    while len(raw) > _LONGEST:
        cut = raw.rfind(" ", _LONGEST // 2, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        yield raw[:cut]
        raw = raw[cut:]
    yield raw


def _lost_its_dash(last: Line, line: Line, following: str) -> bool:
    """A line between entries of a list, no blank above it, that is a whole entry by itself."""
    if (
        named_fields.is_field(line.text)
        or words.is_contact(line.text)
        or words.names_part(line.text)
        or line.text.endswith(":")
    ):
        return False
    if (
        line.text.isupper()
        or len(line.text) > _LOST_DASH_MAX
        or (_CLOSED_END.search(last.text) and last.text.endswith(":"))
    ):
        return False
    below = _BULLET.match(following)
    return below is None or len(below[1]) <= last.indent
