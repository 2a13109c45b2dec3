"""Tables of a document: lists of actions, fiches, calendars, groups, people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.plan import named_fields, words
from bot.plan.lines import Line, LineKind
from bot.plan.outline import Outline, Section
from bot.plan.words import Role

_FICHE_WIDTH = 2
_MIN_FIELDS = 2
_TWO_FIELDS = 4


class TableKind(StrEnum):
    """What a table holds."""

    ACTIONS = "actions"
    FICHE = "fiche"
    TIMETABLE = "timetable"
    GROUPS = "groups"
    PEOPLE = "people"
    OTHER = "other"


@dataclass(slots=True, kw_only=True, eq=False)
class Table:
    """A table with the meaning of its columns ("" where unknown). The head row is not among ``rows``."""

    kind: TableKind
    columns: tuple[str, ...]
    head: Line | None
    rows: list[Line]
    section: Section

    def cell(self, row: Line, column: str) -> str:
        """The words of that row in the first column of that meaning, or an empty text."""
        if column not in self.columns:
            return ""
        place = self.columns.index(column)
        return row.cells[place] if place < len(row.cells) else ""

    def fields(self) -> dict[str, tuple[str, Line]]:
        """Of a fiche: each field's words and row, the first of each meaning."""
        found: dict[str, tuple[str, Line]] = {}
        for row in self.rows:
            for label, value in _pairs(row):
                name = named_fields.column_of(label)
                part = words.part_of(label)
                own = value
                if part and words.is_item_noun(part[0]):
                    name, own = "action", value or label[part[2] :].strip()
                if name and own and name not in found:
                    found[name] = (own, row)
        return found


def _distinct(row: Line) -> list[str]:
    """The cells that have words; a merged cell, which some writers repeat, once."""
    return [cell for place, cell in enumerate(row.cells) if cell and (place == 0 or cell != row.cells[place - 1])]


def _pairs(row: Line) -> list[tuple[str, str]]:
    """Label and words of a fiche's row, twice where four columns give two fields a row."""
    cells = _distinct(row) if len(row.cells) > _FICHE_WIDTH else list(row.cells)
    if len(cells) > _FICHE_WIDTH and named_fields.column_of(cells[2]):
        return [(cells[0], cells[1]), (cells[2], cells[3] if len(cells) > _TWO_FIELDS - 1 else "")]
    return [(cells[0], next((cell for cell in cells[1:] if cell), ""))] if cells else []


def read_tables(outline: Outline, *, is_date: Callable[[str], bool]) -> list[Table]:
    """Every table of the document; ``is_date`` says whether a cell reads as a date."""
    groups: dict[int, tuple[Section, list[Line]]] = {}
    for placed in outline.placed:
        if placed.line.kind is LineKind.ROW:
            groups.setdefault(placed.line.table, (placed.section, []))[1].append(placed.line)
    tables = [_table(section, rows, is_date) for section, rows in groups.values()]
    of_row = {id(row): table for table in tables for row in table.rows}
    for placed in outline.placed:
        table = of_row.get(id(placed.line))
        if table is not None and table.head is not None:
            placed.columns, placed.heads = table.columns, table.head.cells
    return tables


def _table(section: Section, rows: list[Line], is_date: Callable[[str], bool]) -> Table:  # noqa: PLR0911 - one kind a line
    if _is_fiche(rows):
        return Table(kind=TableKind.FICHE, columns=(), head=None, rows=rows, section=section)
    head = rows[0]
    body = rows[1:]
    cells = head.cells

    def meanings(among: tuple[str, ...]) -> tuple[str, ...]:
        found = [named_fields.column_of(cell, among=among) or "" for cell in cells]
        return tuple(name if name and name not in found[:place] else "" for place, name in enumerate(found))

    timetable = meanings(("when", "event"))
    actions = meanings(("lead", "due", "axis", "action", "number", "group", "state", "other"))
    groups = meanings(("group", "axis", "number", "lead", "other"))
    people = meanings(("person", "post"))
    in_timetable = any(above.role is Role.TIMETABLE for above in (section, *_parents(section)))
    whole_timetable = {"when", "event"} <= set(timetable)
    if whole_timetable and (in_timetable or not {"lead", "axis"} & set(actions)) and _dated(body, timetable, is_date):
        return Table(kind=TableKind.TIMETABLE, columns=timetable, head=head, rows=body, section=section)
    if "action" in actions and len({"lead", "due", "axis", "number", "state", "other"} & set(actions)) > 0:
        return Table(kind=TableKind.ACTIONS, columns=actions, head=head, rows=body, section=section)
    if "group" in groups and "axis" in groups:
        return Table(kind=TableKind.GROUPS, columns=groups, head=head, rows=body, section=section)
    if {"person", "post"} <= set(people):
        return Table(kind=TableKind.PEOPLE, columns=people, head=head, rows=body, section=section)
    if in_timetable or _dated(rows, ("when",), is_date):
        guessed = _guessed_timetable(rows, is_date)
        if guessed:
            return Table(kind=TableKind.TIMETABLE, columns=guessed, head=None, rows=rows, section=section)
    return Table(kind=TableKind.OTHER, columns=actions, head=head, rows=body, section=section)


def _parents(section: Section) -> list[Section]:
    above = []
    while section.parent is not None:
        section = section.parent
        above.append(section)
    return above


def _is_fiche(rows: list[Line]) -> bool:
    """Two columns whose first names fields, or two such pairs: a fiche, one action."""
    if len(rows) < _MIN_FIELDS or any(len(row.cells) < _FICHE_WIDTH for row in rows):
        return False
    named = sum(_names_field(row.cells[0]) for row in rows)
    fits = all(
        len(cells) <= _FICHE_WIDTH or (len(cells) <= _TWO_FIELDS and named_fields.column_of(cells[2]) is not None)
        for cells in map(_distinct, rows)
    )
    return fits and named >= max(_MIN_FIELDS, len(rows) // 2)


def _names_field(cell: str) -> bool:
    part = words.part_of(cell)
    return named_fields.column_of(cell) is not None or (part is not None and words.is_item_noun(part[0]))


def _dated(rows: list[Line], columns: tuple[str, ...], is_date: Callable[[str], bool]) -> bool:
    place = columns.index("when")
    cells = [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place]]
    return bool(cells) and sum(is_date(cell) for cell in cells) * 2 > len(cells)


def _guessed_timetable(rows: list[Line], is_date: Callable[[str], bool]) -> tuple[str, ...] | None:
    """The columns of a timetable without a head: the one whose cells are dates, and the widest other."""
    width = max(len(row.cells) for row in rows)
    if width < _FICHE_WIDTH:
        return None
    for place in range(width):
        cells = [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place]]
        if cells and sum(is_date(cell) for cell in cells) * 2 > len(cells):
            event = 1 if place == 0 else 0
            return tuple("when" if here == place else "event" if here == event else "" for here in range(width))
    return None
