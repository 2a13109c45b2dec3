"""The way in for a document: a text or a file becomes a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from bot.domain.plan import Plan, Remark, RemarkKind
from bot.plan.plan_file import is_plan_file, read_plan_file
from bot.plan.readers import read_text
from bot.plan.structure import plan_of
from bot.plan.troubles import PlanUnreadable, Trouble
from bot.texts import msg

__all__ = ["ImportedPlan", "PlanUnreadable", "Trouble", "read_file", "read_plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPlan:
    """A plan and the document's text from which it was read: the plan's line numbers are lines of that text.

    ``given``: its codes are those that a plan file gives.
    """

    plan: Plan
    text: str
    given: bool = False


def read_plan(text: str, *, name: str = "") -> Plan:
    """The plan that ``text`` holds. Pure; never raises: a text without structure gives passages and remarks only."""
    return plan_of(text, name=name)


def read_file(source: Path | bytes, *, name: str = "") -> ImportedPlan:
    """The plan in a file, given by its path or its bytes; ``name`` is the file's name, whose ending tells its form.

    Raises:
        PlanUnreadable: with the trouble's kind and the values of its sentence; nothing has been written anywhere.
    """
    read = read_text(source, name=name or (source.name if isinstance(source, Path) else ""))
    text = read.text
    if is_plan_file(text):
        plan = read_plan_file(text, name=name)
        return ImportedPlan(plan=plan, text=_written(plan), given=True)
    plan = read_plan(text, name=Path(name).stem)
    if read.unread:
        plan = replace(plan, remarks=(_unread(read.unread), *plan.remarks))
    return ImportedPlan(plan=plan, text=text)


def _unread(pages: int) -> Remark:
    return Remark(
        kind=RemarkKind.NOT_RECOGNISED,
        text=msg(
            "The document is very long: the tables of its last %(pages)s pages were not read as tables. Their words can be searched and quoted. To follow their actions, send that part alone."
        ),
        lines=(),
        values=(("pages", pages),),
        subjects=("tables",),
    )


def _written(plan: Plan) -> str:
    """The document's lines again, from the passages of a plan file, each on its own line number."""
    lines: list[str] = []
    for passage in plan.passages:
        lines.extend([""] * max(0, passage.source.line - 1 - len(lines)))
        lines.append(passage.text)
    return "\n".join(lines)
