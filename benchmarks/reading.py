"""Plans of other shapes, read: what a careful reader finds in them against what Jalon finds, and what it finds besides.

``python -m benchmarks reading`` prints a row for each plan and kind of part that is not wholly right, and the totals.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.answers_sets import SETS, Row, plan_named
from benchmarks.figures import Figure
from bot.domain.plan import Plan
from bot.understanding.folding import fold

GOAL = 95.0
"""Per cent of what a careful reader finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One kind of part of one plan: how many of the expected are there, and how many are there that are not expected."""

    plan: str
    kind: str
    expected: int
    found: int
    extra: int


def figures() -> list[Figure]:
    """The share found of each kind over all plans, and the parts that no reader would take for one."""
    every = [one for name, row in _expectations().items() for one in compared(name, row)]
    for one in every:
        if one.found < one.expected or one.extra:
            sys.stdout.write(f"    {one.plan}: {one.kind} {one.found} of {one.expected}, {one.extra} besides\n")
    totals = []
    for kind in dict.fromkeys(one.kind for one in every):
        ours = [one for one in every if one.kind == kind]
        expected = sum(one.expected for one in ours)
        share = 100 * sum(one.found for one in ours) / max(expected, 1)
        totals.append(
            Figure(name=f"plans read: {kind}, {expected} expected", value=share, unit="%", goal=GOAL, at_most=False)
        )
    extra = sum(one.extra for one in every)
    return [*totals, Figure(name="plans read: actions and groups besides", value=extra, unit="rows", goal=0)]


def _expectations() -> dict[str, Row]:
    found: dict[str, Row] = json.loads((SETS / "plans.expected.json").read_text(encoding="utf-8"))
    return found


def compared(name: str, row: Row) -> Iterator[Found]:
    """What is found of each kind in the plan of that name."""
    plan = plan_named(name)
    wanted = [(axis, item) for axis in _rows(row, "axes") for item in _rows(axis, "items")]
    given = {item.source.line: item for axis in plan.axes for item in axis.items}
    lines = {_line(item) for _, item in wanted}
    yield Found(
        plan=name, kind="axes", expected=len(_rows(row, "axes")), extra=0,
        found=sum(any(_like(axis["title"], one.title) for one in plan.axes) for axis in _rows(row, "axes")),
    )  # fmt: skip
    yield Found(
        plan=name, kind="actions", expected=len(lines), found=len(lines & set(given)), extra=len(set(given) - lines)
    )
    leads = [item for _, item in wanted if item["lead"]]
    yield Found(
        plan=name, kind="leads", expected=len(leads), extra=0,
        found=sum(_line(item) in given and _like(item["lead"], given[_line(item)].lead or "") for item in leads),
    )  # fmt: skip
    dues = [item for _, item in wanted if item["due"] and item.get("dated", True)]
    yield Found(
        plan=name, kind="due dates", expected=len(dues), extra=0,
        found=sum(_line(item) in given and given[_line(item)].due is not None for item in dues),
    )  # fmt: skip
    yield _groups(name, row, plan)
    milestones = [one for one in _rows(row, "milestones") if not one.get("optional")]
    stated = [(milestone.source.line, milestone.label) for milestone in plan.milestones]
    yield Found(
        plan=name, kind="milestones", expected=len(milestones), extra=0,
        found=sum(any(line == _line(one) and _like(one["label"], label) for line, label in stated) for one in milestones),
    )  # fmt: skip
    people = [one for one in _rows(row, "people") if not one.get("optional")]
    names = [person.name for person in plan.people]
    yield Found(
        plan=name, kind="people", expected=len(people), extra=0,
        found=sum(any(_like(one["name"], name) for name in names) for one in people),
    )  # fmt: skip


def _groups(name: str, row: Row, plan: Plan) -> Found:
    """Groups by their line, right where their axes are those that are expected too."""
    codes = {
        str(axis["label"]): code
        for axis, code in zip(_rows(row, "axes"), (one.code for one in plan.axes), strict=False)
    }
    wanted = [one for one in _rows(row, "groups") if not one.get("optional")]
    given = {group.source.line: set(group.axes) for group in plan.working_groups}
    right = 0
    for one in wanted:
        others = one.get("axes_alternatives", ())
        accepted = [one["axes"], *(others if isinstance(others, list) else ())]
        right += any(given.get(_line(one)) == {codes.get(str(label)) for label in axes} for axes in accepted)  # type: ignore[attr-defined]
    known = {_line(one) for one in _rows(row, "groups")}
    return Found(plan=name, kind="groups", expected=len(wanted), found=right, extra=len(set(given) - known))


def _rows(row: Row, key: str) -> list[Row]:
    found: list[Row] = row[key]  # type: ignore[assignment]
    return found


def _line(row: Row) -> int:
    return int(str(row["line"]))


def _like(expected: object, given: str) -> bool:
    """Whether the words are the same, or the one's are among the other's."""
    one, other = _words(str(expected)), _words(given)
    return bool(one and other) and (one <= other or other <= one)


def _words(text: str) -> set[str]:
    return {word for word in _split(fold(text)) if word}


def _split(text: str) -> Iterable[str]:
    return "".join(character if character.isalnum() else " " for character in text).split()


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(figure.line() + "\n")
