"""The entries of a section's lists as lines of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.plan import ItemKind
from bot.plan import named_fields, words
from bot.plan.drafts import ItemDraft, item_of
from bot.plan.lines import Line
from bot.plan.outline import Section

KIND_LABEL_MAX = 90
_OUTSIDE = -1


def kind_label(line: Line) -> ItemKind | None:
    """The kind that a label such as "Les acquis à développer :" gives to the entries below it, or None."""
    if line.cells or len(line.text) > KIND_LABEL_MAX or not line.text.rstrip().endswith(":"):
        return None
    ongoing = words.ongoing_or_new(line.text)
    return None if ongoing is None else ItemKind.ONGOING if ongoing else ItemKind.NEW_CHALLENGE


def names_action(line: Line) -> bool:
    """The entry begins with "Action 1.2" or the like."""
    part = words.part_of(line.text)
    return part is not None and words.is_item_noun(part[0])


class ListReader:
    """Walks a section's lines: an entry ending with a colon above others is a label, entries deeper than an item its details."""

    def __init__(self, section: Section, kind: ItemKind, *, only_actions: bool) -> None:
        self._section = section
        self._own_kind = self._kind = kind
        self._only_actions = only_actions
        self._current: ItemDraft | None = None
        self._item_indent = _OUTSIDE
        self._label_indent = _OUTSIDE

    def items(self) -> Iterator[ItemDraft]:
        """The entries that are lines of the plan; leads and due dates below one are taken by it."""
        body = [line for line in self._section.body if not line.cells]
        for place, line in enumerate(body):
            following = body[place + 1] if place + 1 < len(body) else None
            if self._takes_label(line, following) or self._takes_fields(line):
                continue
            if line.listed and (self._current is None or line.indent <= self._item_indent):
                item = self._item(line, following)
                if item is not None:
                    yield item

    def _takes_label(self, line: Line, following: Line | None) -> bool:
        """A label gives its kind to the entries below it."""
        if following is None or not following.listed:
            return False
        nested = line.listed and following.indent > line.indent
        kind = kind_label(line)
        part = words.part_of(line.text)
        if nested and part is not None and not words.is_item_noun(part[0]) and not self._only_actions:
            self._label_indent = line.indent
            self._current, self._item_indent = None, _OUTSIDE
            return True
        if not line.text.rstrip().endswith(":"):
            return False
        if kind is not None:
            self._kind, self._label_indent = kind, line.indent if nested else _OUTSIDE
        elif not (nested and line.indent > self._label_indent and len(line.text) <= KIND_LABEL_MAX):
            return False
        self._current, self._item_indent = None, _OUTSIDE
        return True

    def _takes_fields(self, line: Line) -> bool:
        fields = named_fields.fields_in(line.text)
        if (
            not fields
            or fields[0][2]
            or (self._current is None and line.listed and fields[0][0] not in {"lead", "due"})
        ):
            return False
        if self._current is not None:
            self._current.take_fields(line)
        return True

    def _item(self, line: Line, following: Line | None) -> ItemDraft | None:
        if self._only_actions and not names_action(line):
            below = following is not None and following.listed and following.indent > line.indent
            self._current = None if below else self._current
            return None
        if line.indent <= self._label_indent:
            self._kind, self._label_indent = self._own_kind, _OUTSIDE
        self._current, self._item_indent = item_of(line, self._section, kind=self._kind), line.indent
        return self._current
