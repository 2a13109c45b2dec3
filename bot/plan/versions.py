"""Two versions of a plan: what is new, changed, gone; codes stay with lines whose wording changes a little."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.domain.plan import Axis, Milestone, Plan, PlanItem, Remark, WorkingGroup
from bot.domain.plan_changes import Change, Part, PlanChanges
from bot.plan.codes import axis_code
from bot.plan.likeness import bag
from bot.plan.markup import same_words
from bot.plan.pairing import line_likeness, own_words, paired, with_fresh
from bot.plan.passages import with_item_codes

__all__ = ["Change", "Part", "PlanChanges", "carry_codes", "compare"]

_SAME_TITLE = 75.0
_FAR = 0.0
_NUMBER = re.compile(r"(\d+)$")


def compare(old: Plan, new: Plan) -> PlanChanges:
    """What ``new`` changes. Its codes must be those of ``carry_codes(old, new)``: things of one code are one thing."""
    changes = [
        *_differences(Part.AXIS, _axes(old), _axes(new)),
        *_differences(Part.ITEM, _items(old), _items(new)),
        *_differences(Part.MILESTONE, _milestones(old), _milestones(new)),
        *_differences(Part.GROUP, _groups(old), _groups(new)),
    ]
    return PlanChanges(
        new=tuple(
            change
            for change in changes
            if change.before is None and change.after is not None and change.field == "text"
        ),
        changed=tuple(
            change
            for change in changes
            if change.field != "text" or (change.before is not None and change.after is not None)
        ),
        gone=tuple(
            change
            for change in changes
            if change.after is None and change.before is not None and change.field == "text"
        ),
    )


def carry_codes(old: Plan, new: Plan, *, retired: Collection[str] = (), given: bool = False) -> Plan:
    """``new`` with the codes of ``old`` for the same things; new things get codes that neither ``old`` nor ``retired`` had.

    A line that moved to another axis keeps its code. Milestones alike. Working groups keep the document's numbers.
    ``given``: the codes of ``new`` are those of a plan file, not made up while reading. Where most of its unchanged lines
    have the codes of ``old``, it was written from that plan, and a line is the one of its code however it is worded.
    """
    if given and _written_from(old, new):
        axes, items, milestones = _given_codes(old, new, retired)
    else:
        axes = _axis_codes(old, new, retired)
        items = _item_codes(old, new, axes, retired)
        milestones = _milestone_codes(old, new, retired)
    everything = axes | items | milestones
    return replace(
        new,
        axes=tuple(
            replace(
                axis, code=axes[axis.code], items=tuple(replace(item, code=items[item.code]) for item in axis.items)
            )
            for axis in new.axes
        ),
        working_groups=tuple(
            replace(group, axes=tuple(axes.get(code, code) for code in group.axes)) for group in new.working_groups
        ),
        milestones=tuple(replace(milestone, code=milestones[milestone.code]) for milestone in new.milestones),
        remarks=tuple(_recoded(remark, everything) for remark in new.remarks),
        passages=with_item_codes(new.passages, items | milestones, axes),
    )


def _written_from(old: Plan, new: Plan) -> bool:
    """At least half of the lines that both have stand under the same code in both."""
    before = {item.code: same_words(item.text) for axis in old.axes for item in axis.items}
    known = frozenset(before.values())
    after = {item.code: same_words(item.text) for axis in new.axes for item in axis.items}
    shared = [code for code, text in after.items() if text in known]
    return bool(shared) and sum(before.get(code) == after[code] for code in shared) * 2 >= len(shared)


def _given_codes(
    old: Plan, new: Plan, retired: Collection[str]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Every code stays; one that ``retired`` has and ``old`` has not named another thing once, and is made anew."""
    axes = {axis.code for axis in old.axes}
    items = {item.code for axis in old.axes for item in axis.items}
    milestones = {milestone.code for milestone in old.milestones}

    def kept(codes: list[str], known: set[str], make: Callable[[int], str]) -> dict[str, str]:
        same = {code: code for code in codes if code in known or code not in retired}
        return with_fresh(same, codes, known | set(retired) | set(codes), make)

    mine = [item.code for axis in new.axes for item in axis.items]
    letter = new.axes[0].code if new.axes else "A"
    return (
        kept([axis.code for axis in new.axes], axes, axis_code),
        kept(mine, items, lambda place: f"{letter}-{place + 1:02d}"),
        kept([milestone.code for milestone in new.milestones], milestones, lambda place: f"J{place + 1}"),
    )


def _axis_codes(old: Plan, new: Plan, retired: Collection[str]) -> dict[str, str]:
    """Axes go together by title, else by the lines that both have."""
    before, after = ([_words_of_axis(axis) for axis in plan.axes] for plan in (old, new))
    scored = sorted(
        (
            (_axis_likeness(one, two), one.code == two.code, -place, two.code, one.code)
            for place, two in enumerate(after)
            for one in before
        ),
        reverse=True,
    )
    codes = paired((score, after, before) for score, _same, _place, after, before in scored if score >= _SAME_TITLE)
    used = {axis.code for axis in old.axes} | set(retired)
    return with_fresh(codes, [axis.code for axis in new.axes], used, axis_code)


class _AxisWords(NamedTuple):
    """What axes are compared by, made once for each: every pair of axes is looked at."""

    code: str
    titles: tuple[str, ...]
    lines: tuple[str, ...]
    distinct: frozenset[str]


def _words_of_axis(axis: Axis) -> _AxisWords:
    lines = tuple(same_words(item.text) for item in axis.items)
    return _AxisWords(axis.code, tuple(same_words(title) for title in axis.titles), lines, frozenset(lines))


def _axis_likeness(before: _AxisWords, after: _AxisWords) -> float:
    titles = max((_title_likeness(one, two) for one in before.titles for two in after.titles), default=_FAR)
    shared = sum(line in before.distinct for line in after.lines)
    return max(titles, 100.0 * shared / max(len(before.lines), len(after.lines), 1))


def _title_likeness(before: str, after: str) -> float:
    """A title of signs alone has no word, and is still like itself."""
    return fuzz.ratio(before, after) if before != after else 100.0


def _item_codes(old: Plan, new: Plan, axes: dict[str, str], retired: Collection[str]) -> dict[str, str]:
    """Lines go together by the same words, then by nearly the same within their axis, then anywhere."""
    before = {item.code: (axis.code, item) for axis in old.axes for item in axis.items}
    after = {item.code: (axes[axis.code], item) for axis in new.axes for item in axis.items}
    codes = _same_texts(before, after)
    for within in (True, False):
        taken = set(codes.values())
        left_before = {code: each for code, each in before.items() if code not in taken}
        left_after = {code: each for code, each in after.items() if code not in codes}
        codes |= paired(sorted(_near(left_before, left_after, within=within), reverse=True))
    used = set(before) | set(retired)
    made = dict(codes)
    for axis in new.axes:
        letter = axes[axis.code]
        width = max((len(_NUMBER.findall(code)[0]) for code in used if code.startswith(f"{letter}-")), default=2)
        numbers = [
            int(_NUMBER.findall(code)[0]) for code in used if code.startswith(f"{letter}-") and _NUMBER.search(code)
        ]
        following = max(numbers, default=0) + 1
        for item in axis.items:
            if item.code not in made:
                made[item.code] = f"{letter}-{following:0{width}d}"
                following += 1
    return made


def _same_texts(before: dict[str, tuple[str, PlanItem]], after: dict[str, tuple[str, PlanItem]]) -> dict[str, str]:
    """Pairs with the same words: in the same axis first, in order."""
    codes: dict[str, str] = {}
    for within in (True, False):
        waiting: dict[tuple[str, str], list[str]] = {}
        taken = set(codes.values())
        for code, (axis, item) in before.items():
            if code not in taken:
                waiting.setdefault((axis if within else "", same_words(item.text)), []).append(code)
        for code, (axis, item) in after.items():
            found = waiting.get((axis if within else "", same_words(item.text))) if code not in codes else None
            if found:
                codes[code] = found.pop(0)
    return codes


def _near(
    before: dict[str, tuple[str, PlanItem]], after: dict[str, tuple[str, PlanItem]], *, within: bool
) -> Iterable[tuple[float, str, str]]:
    """Likely pairs, each with its likeness; lines that share no word are not held against each other."""
    places: dict[tuple[str, str], list[str]] = {}
    own = own_words(item for _axis, item in before.values()) & own_words(item for _axis, item in after.values())
    for code, (axis, item) in before.items():
        for word in bag(item.text).words:
            places.setdefault((axis if within else "", word), []).append(code)
    for code, (axis, item) in after.items():
        where = axis if within else ""
        candidates = {found for word in bag(item.text).words for found in places.get((where, word), ())}
        for found in candidates:
            other_axis, other = before[found]
            if (other_axis == axis) is within:
                likeness = line_likeness(other.text, item.text, own=own)
                if likeness:
                    yield likeness, code, found


def _milestone_codes(old: Plan, new: Plan, retired: Collection[str]) -> dict[str, str]:
    """Milestones go together by their words; the same date helps where the words are short."""
    pairs = []
    for place, after in enumerate(new.milestones):
        for before in old.milestones:
            likeness = line_likeness(before.title, after.title)
            same_date = same_words(before.label) == same_words(after.label)
            score = 100.0 if same_words(before.title) == same_words(after.title) else likeness
            if score:
                pairs.append((score + same_date, -place, after.code, before.code))
    codes = paired((score, after, before) for score, _place, after, before in sorted(pairs, reverse=True))
    used = {milestone.code for milestone in old.milestones} | set(retired)
    return with_fresh(codes, [milestone.code for milestone in new.milestones], used, lambda place: f"J{place + 1}")


def _recoded(remark: Remark, codes: dict[str, str]) -> Remark:
    """The remark with the carried codes in its subjects and values."""

    def value(given: str | int) -> str | int:
        return ", ".join(codes.get(part, part) for part in given.split(", ")) if isinstance(given, str) else given

    coded = {"codes", "item", "milestone", "inner", "outer", "later", "earlier"}
    return replace(
        remark,
        subjects=tuple(codes.get(subject, subject) for subject in remark.subjects),
        values=tuple((name, value(given) if name in coded else given) for name, given in remark.values),
    )


def _differences(part: Part, old: dict[str, dict[str, str]], new: dict[str, dict[str, str]]) -> Iterable[Change]:
    for code, after in new.items():
        if code not in old:
            yield Change(part=part, code=code, field="text", before=None, after=after["text"])
            continue
        before = old[code]
        for field, value in after.items():
            if before[field] != value:
                yield Change(part=part, code=code, field=field, before=before[field] or None, after=value or None)
    for code, before in old.items():
        if code not in new:
            yield Change(part=part, code=code, field="text", before=before["text"], after=None)


def _axes(plan: Plan) -> dict[str, dict[str, str]]:
    return {axis.code: {"text": axis.title} for axis in plan.axes}


def _items(plan: Plan) -> dict[str, dict[str, str]]:
    return {item.code: _item_fields(axis, item) for axis in plan.axes for item in axis.items}


def _item_fields(axis: Axis, item: PlanItem) -> dict[str, str]:
    return {
        "text": item.text,
        "axis": axis.code,
        "kind": item.kind.value,
        "lead": item.lead or "",
        "due": item.due.words if item.due else "",
    }


def _milestones(plan: Plan) -> dict[str, dict[str, str]]:
    return {milestone.code: _milestone_fields(milestone) for milestone in plan.milestones}


def _milestone_fields(milestone: Milestone) -> dict[str, str]:
    dates = " / ".join(f"{window.start or ''}–{window.end or ''}" for window in milestone.windows)
    return {"text": milestone.title, "label": milestone.label, "windows": dates}


def _groups(plan: Plan) -> dict[str, dict[str, str]]:
    return {str(group.number): _group_fields(group) for group in plan.working_groups}


def _group_fields(group: WorkingGroup) -> dict[str, str]:
    return {"text": group.name or " ; ".join(group.titles), "axes": ", ".join(group.axes)}
