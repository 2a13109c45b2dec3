"""Logical lines become a Plan."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.plan import Axis, Plan, PlanItem, Principle, StrategicChallenge
from bot.domain.windows import DateWindow
from bot.plan import cover, words
from bot.plan.axes import read_axes
from bot.plan.codes import axis_code, item_code
from bot.plan.date_labels import is_date_label, one_winter
from bot.plan.drafts import AxisDraft, ItemDraft
from bot.plan.groups import read_groups
from bot.plan.headings import outline
from bot.plan.lines import Line, read_lines
from bot.plan.outline import Outline, Placed, Section
from bot.plan.passages import read_passages
from bot.plan.people import names_person, read_facts, read_people
from bot.plan.remarks import read_remarks
from bot.plan.tables import read_tables
from bot.plan.timetable import read_timetable
from bot.plan.words import Role
from bot.understanding.dates import read_label

_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")


def plan_of(text: str, *, name: str = "") -> Plan:
    """The plan that ``text`` holds; what is not recognised stays among the passages and is told in the remarks."""
    built = outline(read_lines(text), is_person=names_person)
    language = words.language_of(text)
    tables = read_tables(built, is_date=is_date_label)
    first = cover.cover_lines(built)
    title = cover.title_of(first, built) or name
    period = cover.period_of(title, built)
    drafts = read_axes(built, tables, is_plan=period is not None or cover.speaks_of_plan(title))
    codes = {place: axis_code(place) for place in range(len(drafts))}
    axes = tuple(_axis(draft, codes[place], language) for place, draft in enumerate(drafts))
    _mark_items(built, drafts)
    milestones = read_timetable(built, tables, year=_year(first, period), language=language)
    groups = read_groups(built, tables, drafts, codes)
    plan = Plan(
        title=title,
        organisation=cover.organisation_of(first, title),
        language=language,
        period=period,
        principles=tuple(
            Principle(text=entry.text, source=section.source(entry))
            for section, entry in _entries(built, Role.PRINCIPLES)
        ),
        challenges=tuple(
            StrategicChallenge(text=entry.text, source=section.source(entry))
            for section, entry in _entries(built, Role.CHALLENGES)
        ),
        axes=axes,
        working_groups=groups,
        milestones=milestones,
        people=read_people(built),
        facts=read_facts(built),
        remarks=(),
        passages=read_passages(built, drafts, axes, milestones, groups),
    )
    return replace(plan, remarks=read_remarks(plan, built, cover.date_lines(first)))


def _year(first: list[Placed], period: tuple[int, int] | None) -> int | None:
    """The year of a timetable that states none: the cover's, else the first of the period."""
    for line in cover.date_lines(first):
        found = _YEAR.search(line.text)
        if found:
            return int(found[1])
    return period[0] if period else None


def _axis(draft: AxisDraft, code: str, language: str) -> Axis:
    items = tuple(
        PlanItem(
            code=item_code(code, number, among=len(draft.items)),
            kind=item.kind,
            text=item.text,
            source=item.source,
            lead=item.lead,
            due=_due(item, language),
        )
        for number, item in enumerate(draft.items, 1)
    )
    return Axis(
        code=code,
        title=draft.titles[0],
        titles=tuple(draft.titles),
        items=items,
        source=draft.section.source(draft.line),
    )


def _due(item: ItemDraft, language: str) -> DateWindow | None:
    """The window of the words of a due date; None when they hold no date."""
    if not item.due:
        return None
    label = one_winter(item.due)
    windows = read_label(label, year=None, previous=None, language=language).windows
    if not windows:
        return None
    return windows[-1] if label == item.due else replace(windows[-1], words=item.due)


def _mark_items(built: Outline, drafts: list[AxisDraft]) -> None:
    lines = {id(item.line) for draft in drafts for item in draft.items}
    for placed in built.placed:
        placed.is_item = id(placed.line) in lines


def _entries(built: Outline, role: Role) -> list[tuple[Section, Line]]:
    """The list entries of the sections for that, without those of parts below that are for something else."""
    return [
        (section, line)
        for top in built.with_role(role)
        for section in (top, *(child for child in top.children if child.role is Role.NONE))
        for line in section.body
        if line.listed and not line.indent
    ]
