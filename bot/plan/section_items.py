"""The lines of one axis: action headings, tables and fiches, lists told apart as ongoing and new, plain lists."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.plan import ItemKind
from bot.plan import named_fields, words
from bot.plan.drafts import ItemDraft, bare_title, item_of
from bot.plan.lines import Line
from bot.plan.list_items import KIND_LABEL_MAX, ListReader, names_action
from bot.plan.outline import Section
from bot.plan.tables import Table, TableKind
from bot.plan.words import Role

_CLOSED = {Role.TIMETABLE, Role.GROUPS, Role.PEOPLE, Role.PRINCIPLES}
_SHORT = 140


def items_of(axis: Section, tables: list[Table], *, loose: bool = False) -> list[ItemDraft]:
    """The lines of an axis in order; ``loose`` takes short plain lines where no list stands, as on slides."""
    sections = list(_inside(axis))
    headed = [section for section in sections if section is not axis and section.role is Role.ITEM]
    if headed:
        return sorted(_headed(headed, axis, tables), key=lambda item: item.line.number)
    tabled = list(_tabled(sections, tables))
    if tabled:
        return sorted(tabled, key=lambda item: item.line.number)
    described = [section for section in sections if section is not axis and _is_described(section)]
    if described:
        return [_described(section) for section in described]
    return list(_listed(sections)) or (list(_loose(sections)) if loose else [])


def _inside(axis: Section) -> Iterator[Section]:
    """The axis and what stands below it, without parts that are for something else."""
    yield axis
    for child in axis.children:
        if child.role not in _CLOSED and not (child.role is Role.ASIDE and words.ongoing_or_new(child.title) is None):
            yield from _inside(child)


def _headed(headed: list[Section], axis: Section, tables: list[Table]) -> Iterator[ItemDraft]:
    """Headings "Action 1.1 : …" with their fields below."""
    for section in headed:
        outer = section.parent
        if outer is not None and outer is not axis and outer.role is Role.ITEM:
            continue
        yield _described(section, [table for table in tables if table.section in section.walk()])


def _described(section: Section, tables: list[Table] | None = None) -> ItemDraft:
    item = item_of(section.titles[-1], section, kind=kind_above(section))
    if len(section.titles[-1].text) == len(item.text):
        item.text = bare_title(item.text)[0]
    for line in section.all_lines():
        for name, value, _place in named_fields.fields_in(line.text) if not line.cells else []:
            item.take(name, value)
    for table in tables or []:
        if table.kind is TableKind.FICHE:
            fields = table.fields()
            if not bare_title(section.title)[0] or (
                words.part_of(section.title) and "action" in fields and item.text == section.title
            ):
                item.text = fields["action"][0] if "action" in fields else item.text
            for name in ("lead", "due", "state"):
                item.take(name, fields[name][0] if name in fields else "")
        elif table.kind in {TableKind.ACTIONS, TableKind.OTHER} and len(table.rows) == 1:
            for name in ("lead", "due", "state"):
                item.take(name, table.cell(table.rows[0], name))
    return item


def kind_above(section: Section | None) -> ItemKind:
    """The kind that the nearest heading with words of ongoing or new work gives; new where none does."""
    while section is not None and section.titles:
        ongoing = (
            words.ongoing_or_new(section.title)
            if len(section.title) <= KIND_LABEL_MAX and section.role is not Role.ITEM
            else None
        )
        if ongoing is not None and words.part_of(section.title) is None:
            return ItemKind.ONGOING if ongoing else ItemKind.NEW_CHALLENGE
        section = section.parent
    return ItemKind.NEW_CHALLENGE


def _tabled(sections: list[Section], tables: list[Table]) -> Iterator[ItemDraft]:
    for table in tables:
        if table.section not in sections:
            continue
        kind = kind_above(table.section)
        if table.kind is TableKind.FICHE:
            fields = table.fields()
            own = table.section is not sections[0] and table.section.titles
            if "action" not in fields and not own:
                continue
            text, line = fields.get("action") or (bare_title(table.section.title)[0], table.section.titles[0])
            item = item_of(line, table.section, kind=kind, text=text)
            for name in ("lead", "due", "state"):
                item.take(name, fields[name][0] if name in fields else "")
            yield item
        elif table.kind is TableKind.ACTIONS:
            for row in table.rows:
                text = table.cell(row, "action")
                if text:
                    item = item_of(row, table.section, kind=kind, text=text)
                    for name in ("lead", "due", "state"):
                        item.take(name, table.cell(row, name))
                    yield item


def _is_described(section: Section) -> bool:
    """A heading without sub-headings below which only fields and sentences stand, a lead or due date among them."""
    if section.children or not section.body:
        return False
    lines = [line for line in section.body if not line.cells]
    named = [name for line in lines for name, _value, place in named_fields.fields_in(line.text) if place == 0]
    entries = [line for line in lines if line.listed and not line.indent and not named_fields.is_field(line.text)]
    return bool({"lead", "due"} & set(named)) and not any(not _follows_field(lines, line) for line in entries)


def _follows_field(lines: list[Line], entry: Line) -> bool:
    """The entry belongs to a list that a field announces ("Étapes :")."""
    for line in reversed(lines[: lines.index(entry)]):
        if named_fields.is_field(line.text):
            return line.text.rstrip().endswith(":")
        if not line.listed:
            return False
    return False


def _listed(sections: list[Section]) -> Iterator[ItemDraft]:
    bullets = [line for section in sections for line in section.body if line.listed]
    only_actions = any(names_action(line) for line in bullets)
    for section in sections:
        yield from ListReader(section, kind_above(section), only_actions=only_actions).items()


def _loose(sections: list[Section]) -> Iterator[ItemDraft]:
    """Short plain lines without a full stop, when every line of the section is one."""
    for section in sections:
        lines = [line for line in section.body if not line.cells and not named_fields.is_field(line.text)]
        if all(len(line.text) <= _SHORT and not line.text.endswith((".", ":", ";", ",")) for line in lines):
            for line in lines:
                yield item_of(line, section, kind=kind_above(section))
