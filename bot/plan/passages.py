"""Every non-blank line as a passage that can be quoted, with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.domain.plan import Axis, Milestone, Passage, WorkingGroup
from bot.plan.drafts import AxisDraft
from bot.plan.outline import Outline, Placed, Section
from bot.plan.words import Role

Mark = TypeVar("Mark")


@dataclass(slots=True, kw_only=True)
class _Codes:
    """By line number, what a line belongs to."""

    axis: dict[int, str] = field(default_factory=dict)
    item: dict[int, str] = field(default_factory=dict)
    milestone: dict[int, str] = field(default_factory=dict)
    group: dict[int, int] = field(default_factory=dict)


def read_passages(
    outline: Outline,
    drafts: list[AxisDraft],
    axes: tuple[Axis, ...],
    milestones: tuple[Milestone, ...],
    groups: tuple[WorkingGroup, ...],
) -> tuple[Passage, ...]:
    """One passage for every logical line, headings included, in the document's order."""
    codes = _Codes()
    for milestone in milestones:
        codes.milestone[milestone.source.line] = milestone.code
    for group in groups:
        codes.group[group.source.line] = group.number
    _mark_axes(codes, drafts, axes)
    _mark_below(codes, outline)
    return tuple(_passage(placed, codes) for placed in outline.placed)


def _mark_axes(codes: _Codes, drafts: list[AxisDraft], axes: tuple[Axis, ...]) -> None:
    shared = {id(draft.section) for draft in drafts if sum(other.section is draft.section for other in drafts) > 1}
    for draft, axis in zip(drafts, axes, strict=True):
        codes.axis.setdefault(draft.line.number, axis.code)
        if id(draft.section) not in shared and draft.section.titles:
            _mark_section(codes.axis, draft.section, axis.code)
        for item_draft, item in zip(draft.items, axis.items, strict=True):
            codes.axis[item.source.line] = axis.code
            codes.item[item.source.line] = item.code
            for line in item_draft.details:
                codes.item.setdefault(line.number, item.code)
                codes.axis.setdefault(line.number, axis.code)
            if item_draft.line in item_draft.section.titles:
                _mark_section(codes.item, item_draft.section, item.code)
                _mark_section(codes.axis, item_draft.section, axis.code)


def _mark_section(marks: dict[int, Mark], top: Section, mark: Mark) -> None:
    for section in top.walk():
        if section is not top and section.role in {Role.TIMETABLE, Role.GROUPS}:
            continue
        for line in (*section.titles, *section.body):
            marks.setdefault(line.number, mark)


def _mark_below(codes: _Codes, outline: Outline) -> None:
    """Details belong to the entry above them; a title line without a number belongs to the group above it."""
    group: int | None = None
    for placed in outline.placed:
        for above in placed.above:
            number = placed.line.number
            _inherit(codes.item, above.number, number)
            _inherit(codes.milestone, above.number, number)
            _inherit(codes.group, above.number, number)
        own = codes.group.get(placed.line.number)
        group = own if own is not None else group if placed.line.listed else None
        if group is not None and placed.line.listed and placed.line.number not in codes.item:
            codes.group.setdefault(placed.line.number, group)


def _inherit(marks: dict[int, Mark], above: int, below: int) -> None:
    if above in marks:
        marks.setdefault(below, marks[above])


def _passage(placed: Placed, codes: _Codes) -> Passage:
    number = placed.line.number
    heading = placed.line in placed.section.titles
    path = placed.section.path[:-1] if heading and placed.line is placed.section.titles[0] else placed.section.path
    return Passage(
        text=placed.line.text,
        source=placed.source,
        breadcrumb=(*path, *(above.text for above in placed.above)),
        axis=codes.axis.get(number),
        item=codes.item.get(number),
        milestone=codes.milestone.get(number),
        group=codes.group.get(number),
    )


def with_item_codes(passages: Iterable[Passage], codes: dict[str, str], axes: dict[str, str]) -> tuple[Passage, ...]:
    """The passages with item and axis codes exchanged as the two maps say."""
    return tuple(
        Passage(
            text=passage.text,
            source=passage.source,
            breadcrumb=passage.breadcrumb,
            axis=axes.get(passage.axis, passage.axis) if passage.axis else None,
            item=codes.get(passage.item, passage.item) if passage.item else None,
            milestone=codes.get(passage.milestone, passage.milestone) if passage.milestone else None,
            group=passage.group,
        )
        for passage in passages
    )
