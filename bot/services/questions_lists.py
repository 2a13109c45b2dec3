"""Lists of the plan: its parts as a whole, the lines of axes, groups, milestones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.answers import Answer, Gap, Quote
from bot.domain.plan import Axis, ItemKind, RemarkKind, WorkingGroup
from bot.plan.subjects import singular
from bot.services.questions_case import MOSTLY, TWO, Case
from bot.services.questions_scope import beyond_structure, title_numbers
from bot.texts import msg
from bot.understanding.questions import Part

KIND_OF = {Part.NEW: ItemKind.NEW_CHALLENGE, Part.ONGOING: ItemKind.ONGOING}
"""Which lines a part of the plan has."""


def whole_part(case: Case) -> Answer | None:  # noqa: PLR0911 - one way out for each kind of question
    """A part of the plan asked for as a whole: its principles, challenges, axes, groups, milestones."""
    plan, asked = case.subjects.plan, case.asked
    if asked.means(Part.PRINCIPLES) and plan.principles:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.principles]
        return case.answered(quotes, lead_in=msg("The principles of the plan:"), remarks=())
    if asked.means(Part.CHALLENGES) and plan.challenges:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.challenges]
        return case.answered(quotes, lead_in=msg("The endorsed challenges of the plan:"), remarks=())
    if asked.means(Part.MILESTONES) and plan.milestones:
        return one_milestone(case) or milestones_listed(case)
    if asked.means(Part.AXES) and plan.axes and not asked.means(Part.GROUPS):
        return _axes(case)
    if asked.means(Part.GROUPS) and plan.working_groups:
        numbers = [number for group in plan.working_groups for number in case.subjects.of_group[group.number]]
        lead_in = msg("The working groups of the plan:")
        return case.answered(case.quotes(numbers), lead_in=lead_in, groups=plan.working_groups, remarks=())
    if asked.means(Part.GROUPS) and not plan.working_groups:
        return case.refused(Gap.SUBJECT)
    if (
        asked.means(Part.ITEMS)
        and re.search(r"\b(?:list\w*|tout\w*|quel\w*|all|which|what|les)\b", asked.text)
        and case.subjects.items
    ):
        return items_listed(case, plan.axes, None)
    return None


def one_milestone(case: Case) -> Answer | None:
    """The first, third or last of the timetable, where an ordinal asks for it."""
    place = case.subjects.ordinal(case.asked)
    milestones = case.subjects.plan.milestones
    if place is None or place > len(milestones):
        return None
    chosen = milestones[place - 1 if place > 0 else place]
    return case.answered(case.quotes(case.subjects.of_milestone[chosen.code]), milestones=(chosen,))


def milestones_listed(case: Case) -> Answer:
    """Every milestone with its details."""
    plan = case.subjects.plan
    numbers = [number for milestone in plan.milestones for number in case.subjects.of_milestone[milestone.code]]
    lead_in, values = msg("The timetable has %(number)s milestones:"), (("number", len(plan.milestones)),)
    return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, remarks=())


def _axes(case: Case) -> Answer:
    plan = case.subjects.plan
    numbers = [number for axis in plan.axes for number in title_numbers(case, axis)]
    remarks = tuple(remark for remark in plan.remarks if remark.kind is RemarkKind.COUNT_CONTRADICTION)[:1]
    lead_in, values = msg("The plan has %(number)s axes:"), (("number", len(plan.axes)),)
    return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, axes=plan.axes, remarks=remarks)


def items_listed(case: Case, axes: Iterable[Axis], kind: ItemKind | None) -> Answer:
    """The lines of these axes, of one kind or all."""
    chosen = tuple(axes)
    quotes = [case.item_quote(item) for axis in chosen for item in axis.items if kind in {None, item.kind}]
    if not quotes:
        return case.refused(Gap.SUBJECT)
    code, title = ", ".join(axis.code for axis in chosen), " ; ".join(axis.title for axis in chosen)
    values: tuple[tuple[str, str | int], ...] = (("code", code), ("title", title))
    match kind:
        case ItemKind.NEW_CHALLENGE:
            lead_in = msg("The new challenges of axis %(code)s, %(title)s:")
        case ItemKind.ONGOING:
            lead_in = msg("The ongoing work of axis %(code)s, %(title)s:")
        case _:
            lead_in = msg("The lines of axis %(code)s, %(title)s:")
    if len(chosen) > TWO:
        lead_in, values = msg("In axes %(code)s:"), (("code", code),)
    return case.answered(quotes, lead_in=lead_in, values=values, axes=chosen, remarks=())


def group_shown(case: Case, groups: tuple[WorkingGroup, ...]) -> Answer:
    """The groups in the words of the document."""
    numbers = [number for group in groups for number in case.subjects.of_group[group.number]]
    values = (("number", ", ".join(str(group.number) for group in groups)),)
    return case.answered(
        case.quotes(numbers), lead_in=msg("Working group %(number)s:"), values=values, groups=groups, remarks=()
    )


def kind_of_line(case: Case, kind: ItemKind) -> Answer | None:
    """Whether a line is ongoing work or a new challenge: the line, with the heading that says so."""
    numbers = case.subjects.ranked(beyond_structure(case), case.asked.language)
    hits = [hit for hit in numbers if hit.passage.item and hit.own >= MOSTLY]
    if not hits:
        return None
    top = [hit for hit in hits if hit.own >= hits[0].own - 0.05][:3]
    found = [case.subjects.items[hit.passage.item] for hit in top if hit.passage.item]
    of_kind = [item for item in found if item.kind is kind]
    lead_in = msg("Under the heading that its section gives it:") if of_kind or found else None
    numbers_ = [number for hit in top for number in (*_kind_heading(case, hit.number), hit.number)]
    return case.answered(case.quotes(numbers_), lead_in=lead_in)


def _kind_heading(case: Case, number: int) -> list[int]:
    """The line that heads the list in which the passage stands."""
    crumbs = case.subjects.passage(number).breadcrumb
    for above in range(number - 1, -1, -1):
        if crumbs and case.subjects.passage(above).text == crumbs[-1]:
            return [above]
    return []


def labelled_parts(case: Case, *, within: tuple[int, int] | None = None) -> tuple[int, ...]:
    """The passages that the question names by the word with which the document labels them: its "objectifs", "engagements", "themes".

    ``within`` keeps those between two passages. Empty where no word of the question labels at least two of them.
    """
    first, end = within or (0, len(case.subjects.plan.passages))
    for word in dict.fromkeys(re.findall(r"[a-z]{3,}", case.asked.text)):
        held = [number for number in case.subjects.labelled.get(singular(word), {}).values() if first <= number < end]
        if len(held) >= TWO:
            return tuple(held)
    return ()
