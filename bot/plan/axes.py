"""Axes and their lines, found by how a document is built: named parts, ongoing and new lists, tables, sibling headings.

A plan that does not tell ongoing work from new has only lines of kind NEW_CHALLENGE: nothing is called ongoing unless
the document does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from bot.domain.plan import ItemKind
from bot.plan import named_fields, words
from bot.plan.drafts import AxisDraft, ItemDraft, bare_title, item_of
from bot.plan.lines import Line
from bot.plan.list_items import kind_label
from bot.plan.markup import fold, same_words
from bot.plan.outline import Outline, Section
from bot.plan.section_items import items_of
from bot.plan.tables import Table, TableKind
from bot.plan.words import Role

_SAME_AXIS = 88
_NOT_OTHER = 50
_FEWEST = 2


def read_axes(outline: Outline, tables: list[Table], *, is_plan: bool) -> list[AxisDraft]:
    """The axes in the document's order with their lines in order; empty when the document shows none.

    Only a document that is known for a plan (``is_plan``) has axes that nothing but sibling headings show.
    """
    axes = _named_parts(outline, tables) or _split_in_two(outline, tables)
    loose = [
        table
        for table in tables
        if table.kind in {TableKind.ACTIONS, TableKind.FICHE} and not _inside(table.section, axes)
    ]
    if loose:
        _from_tables(axes, loose)
    if is_plan and not any(axis.items for axis in axes):
        axes = _siblings(outline, tables) or axes
    if not axes:
        axes = _numbered_lists(outline)
    return [axis for axis in axes if axis.items or (axis.number and not words.names_part(axis.titles[0]))]


def _inside(section: Section, axes: Iterable[AxisDraft]) -> bool:
    return any(section in axis.section.walk() for axis in axes if axis.section.titles)


def _named_parts(outline: Outline, tables: list[Table]) -> list[AxisDraft]:
    """Headings "Axe 1", "Priority 2": of several kinds of part the outermost are the axes."""
    kinds: dict[str, list[Section]] = defaultdict(list)
    for section in outline.sections():
        part = words.part_of(section.title)
        if part and section.role is Role.AXIS:
            kinds[part[0].rstrip("s")].append(section)
    if not kinds:
        return []
    noun = min(kinds, key=lambda name: (min(section.level for section in kinds[name]), not words.is_top_noun(name)))
    found: dict[str, AxisDraft] = {}
    shallow = min(bare_title(section.title)[1].count(".") for section in kinds[noun])
    for section in kinds[noun]:
        title, number = bare_title(section.title)
        if number.count(".") > shallow:
            continue  # "Objectif opérationnel 1.1" below "Objectif stratégique 1"
        items = items_of(section, tables, loose=True)
        known = found.get(number)
        if known is None or (items and not known.items and same_words(known.titles[0]) in {same_words(title), ""}):
            found[number] = AxisDraft(
                titles=[title], section=section, line=section.titles[0], number=number, items=items
            )
        elif items and known.items:
            known.items.extend(items)
    return sorted(found.values(), key=lambda axis: axis.line.number)


def _split_in_two(outline: Outline, tables: list[Table]) -> list[AxisDraft]:
    """Sections whose lists are told apart as ongoing and new."""
    axes = []
    for section in outline.sections():
        labels = [line for line in section.body if kind_label(line) is not None]
        below = [
            child
            for child in section.children
            if words.ongoing_or_new(child.title) is not None and any(child.all_lines())
        ]
        if section.role in {Role.TIMETABLE, Role.GROUPS} or not (labels or len(below) >= _FEWEST):
            continue
        items = items_of(section, tables)
        if items:
            titles = [bare_title(line.text)[0] for line in section.titles]
            axes.append(AxisDraft(titles=titles, section=section, line=section.titles[0], items=items))
    return axes


def _from_tables(axes: list[AxisDraft], tables: list[Table]) -> None:
    """Tables and fiches outside the axes' own sections: each row goes to the axis that it names."""
    for table in tables:
        for name, item in _rows(table):
            axis = _axis_named(axes, name)
            if axis is None and name:
                title, number = bare_title(name)
                axis = AxisDraft(titles=[title], section=table.section, line=item.line, number=number)
                axes.append(axis)
            elif axis is None:
                title, number = bare_title(table.section.title)
                axis = AxisDraft(titles=[title], section=table.section, line=item.line, number=number)
                axes.append(axis)
            axis.items.append(item)


def _rows(table: Table) -> Iterator[tuple[str, ItemDraft]]:
    """Each action of a table with the words that name its axis."""
    if table.kind is TableKind.FICHE:
        fields = table.fields()
        if "action" in fields or table.section.titles:
            text, line = fields.get("action") or (bare_title(table.section.title)[0], table.section.titles[0])
            item = item_of(line, table.section, kind=ItemKind.NEW_CHALLENGE, text=text)
            for name in ("lead", "due", "state"):
                item.take(name, fields[name][0] if name in fields else "")
            yield fields["axis"][0] if "axis" in fields else "", item
        return
    axis = ""
    for row in table.rows:
        axis = table.cell(row, "axis") or axis
        text = table.cell(row, "action")
        if not text:
            axis = row.text if sum(bool(cell) for cell in row.cells) == 1 else axis
            continue
        yield axis, row_item(table, row, text)


def row_item(table: Table, row: Line, text: str) -> ItemDraft:
    """The action of a table's row."""
    item = item_of(row, table.section, kind=ItemKind.NEW_CHALLENGE, text=text)
    for name in ("lead", "due", "state"):
        item.take(name, table.cell(row, name))
    return item


def _axis_named(axes: list[AxisDraft], name: str) -> AxisDraft | None:
    """The axis of that number or, else, of nearly that title."""
    if not name:
        return None
    title, number = bare_title(name)
    bare = fold(name).strip(" .")
    for axis in axes:
        if (
            axis.number
            and axis.number in {number, bare}
            and (not number or fuzz.token_set_ratio(fold(title), fold(axis.titles[0])) > _NOT_OTHER or title == name)
        ):
            return axis
    best = max(axes, key=lambda axis: fuzz.ratio(same_words(axis.titles[0]), same_words(title)), default=None)
    return best if best and fuzz.ratio(same_words(best.titles[0]), same_words(title)) >= _SAME_AXIS else None


def _siblings(outline: Outline, tables: list[Table]) -> list[AxisDraft]:
    """Two or more headings of one level, not known to be for something else, with lists below: the level with most."""
    levels: dict[tuple[int, int], list[AxisDraft]] = defaultdict(list)
    for section in outline.sections():
        if section.role not in {Role.NONE, Role.AXIS} or any(
            above.role not in {Role.NONE, Role.AXIS} for above in _above(section)
        ):
            continue
        items = items_of(section, tables)
        if items and section.level >= 0:
            titles = (
                [bare_title(line.text)[0] for line in section.titles]
                if section.style != "capitals"
                else [bare_title(section.title)[0]]
            )
            key = (section.level, id(section.parent))
            levels[key].append(AxisDraft(titles=titles, section=section, line=section.titles[0], items=items))
    fitting = [axes for axes in levels.values() if len(axes) >= _FEWEST]
    return max(fitting, key=lambda axes: (sum(len(axis.items) for axis in axes), -axes[0].section.level), default=[])


def _numbered_lists(outline: Outline) -> list[AxisDraft]:
    """Without headings: list entries "Axe 1 : …" that have their own entries below."""
    axes: list[AxisDraft] = []
    for section in outline.root.walk():
        current: AxisDraft | None = None
        depth = 0
        for line in section.body:
            part = words.part_of(line.text)
            if part and line.listed and not words.is_item_noun(part[0]) and (current is None or line.indent <= depth):
                title, number = bare_title(line.text)
                current, depth = AxisDraft(titles=[title], section=section, line=line, number=number), line.indent
                axes.append(current)
            elif current and line.listed and line.indent > depth:
                if not named_fields.is_field(line.text):
                    current.items.append(item_of(line, section, kind=ItemKind.NEW_CHALLENGE))
                elif current.items:
                    current.items[-1].take_fields(line)
    return [axis for axis in axes if axis.items]


def _above(section: Section) -> Iterator[Section]:
    while section.parent is not None and section.parent.titles:
        section = section.parent
        yield section
