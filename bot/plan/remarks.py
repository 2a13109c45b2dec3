"""Contradictions and gaps of a document, computed, each with its lines. Texts are msgids of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.plan import MilestoneKind, Plan, PlanItem, Remark, RemarkKind
from bot.plan import words
from bot.plan.gaps import gap_remarks
from bot.plan.likeness import Likeness
from bot.plan.lines import Line
from bot.plan.outline import Outline
from bot.plan.remarks_counts import count_remarks
from bot.plan.remarks_dates import date_remarks, overlap_remarks
from bot.texts import msg

_SHOWN = 90
_OPEN_ENDS = (",", "(", "«", "/")


def read_remarks(plan: Plan, outline: Outline, cover_dates: list[Line]) -> tuple[Remark, ...]:
    """Contradictions first, then overlaps, repetitions and broken lines, then what the document does not give."""
    return (
        *date_remarks(plan, outline, cover_dates),
        *count_remarks(plan, outline),
        *_order_remarks(plan),
        *overlap_remarks(plan),
        *_repeated(plan),
        *_two_roles(plan),
        *_truncated(plan),
        *_not_recognised(plan),
        *gap_remarks(plan),
    )


def _items(plan: Plan) -> list[PlanItem]:
    return [item for axis in plan.axes for item in axis.items]


def shown(text: str) -> str:
    """The text, cut after a word when it is long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"


def _order_remarks(plan: Plan) -> Iterator[Remark]:
    """Groups that already reported back, announced under a heading of next steps."""
    for milestone in plan.milestones:
        if milestone.kind is not MilestoneKind.REPORT_BACK or not words.announces_groups(milestone.line_text):
            continue
        groups = [group for group in plan.working_groups if words.announces_next_steps(group.source.section)]
        if groups:
            yield Remark(
                kind=RemarkKind.ORDER_CONTRADICTION,
                text=msg(
                    "Milestone %(milestone)s (%(label)s) has the working groups report back, while “%(section)s” announces them as the next step."
                ),
                lines=(milestone.source.line, _announcing_line(plan, groups[0].source.section, groups[0].source.line)),
                values=(
                    ("milestone", milestone.code),
                    ("label", milestone.label),
                    ("section", groups[0].source.section),
                ),
                subjects=(milestone.code,),
            )


def _announcing_line(plan: Plan, section: str, line: int) -> int:
    """The line that announces the groups of that section, else the line of the first group."""
    before = [passage for passage in plan.passages if passage.source.section == section and passage.source.line < line]
    return next((passage.source.line for passage in before if words.announces_groups(passage.text)), line)


def _repeated(plan: Plan) -> Iterator[Remark]:
    items = _items(plan)
    for group in Likeness(item.text for item in items).told_twice():
        told = [items[place] for place in group]
        yield Remark(
            kind=RemarkKind.REPEATED,
            text=msg("“%(text)s” is told more than once: %(codes)s."),
            lines=tuple(item.source.line for item in told),
            values=(
                ("text", shown(min(told, key=lambda item: len(item.text)).text)),
                ("codes", ", ".join(item.code for item in told)),
            ),
            subjects=tuple(item.code for item in told),
        )


def _two_roles(plan: Plan) -> Iterator[Remark]:
    items = _items(plan)
    for place, other in Likeness(
        (item.text for item in items), (milestone.title for milestone in plan.milestones)
    ).two_roles():
        item, milestone = items[place], plan.milestones[other]
        yield Remark(
            kind=RemarkKind.TWO_ROLES,
            text=msg("“%(text)s” (%(item)s) is a line of the plan and also milestone %(milestone)s."),
            lines=(milestone.source.line, item.source.line),
            values=(("text", shown(item.text)), ("item", item.code), ("milestone", milestone.code)),
            subjects=(milestone.code, item.code),
        )


def _truncated(plan: Plan) -> Iterator[Remark]:
    for passage in plan.passages:
        text = passage.text
        if text.count("(") > text.count(")") or text.count("«") > text.count("»"):
            msgid = msg("This line opens a bracket or a quotation that is never closed: “%(text)s”.")
        elif passage.item and text.endswith(_OPEN_ENDS):
            msgid = msg("This line breaks off: “%(text)s”.")
        else:
            continue
        values = (("text", f"…{text[-_SHOWN:].split(' ', 1)[-1]}" if len(text) > _SHOWN else text),)
        subjects = tuple(code for code in (passage.item, passage.milestone) if code)
        yield Remark(
            kind=RemarkKind.TRUNCATED, text=msgid, lines=(passage.source.line,), values=values, subjects=subjects
        )


def _not_recognised(plan: Plan) -> Iterator[Remark]:
    """What a plan usually has and this reading did not find; everything stays among the passages."""
    missing = (
        ("axes", not plan.axes, msg("No axis was recognised. Every line can still be searched and quoted.")),
        ("items", bool(plan.axes) and not _items(plan), msg("The axes were recognised, but no line below them.")),
        (
            "milestones",
            not plan.milestones,
            msg("No timetable was recognised: there are no milestones to be reminded of."),
        ),
        ("groups", not plan.working_groups, msg("No working group was recognised.")),
        ("period", plan.period is None, msg("The years that the plan covers were not found.")),
    )
    for subject, is_missing, msgid in missing:
        if is_missing:
            yield Remark(kind=RemarkKind.NOT_RECOGNISED, text=msgid, lines=(), subjects=(subject,))
    for milestone in plan.milestones:
        if not milestone.windows:
            yield Remark(
                kind=RemarkKind.NOT_RECOGNISED,
                text=msg("The date of milestone %(milestone)s could not be read: “%(label)s”."),
                lines=(milestone.source.line,),
                values=(("milestone", milestone.code), ("label", milestone.label)),
                subjects=(milestone.code,),
            )
