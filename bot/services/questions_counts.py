"""Questions of number: counted on the plan, or stated in a passage."""

from __future__ import annotations

import re

from bot.domain.answers import Answer, Gap, Quote
from bot.domain.plan import RemarkKind
from bot.services.questions_case import PARTLY, Case
from bot.services.questions_lists import KIND_OF, group_shown, milestones_listed
from bot.services.questions_scope import axes_in_view, beyond_structure, title_numbers
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Part
from bot.understanding.wording import stem

_NUMBER = (
    r"(?<![\w,.])(?:\d{1,3}(?:[ \u202f\u00a0.,]\d{3})+|\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent(?: vingt)?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred)(?![\w/])"
)
_COUNTED = re.compile(_NUMBER + r"\s+((?:[a-z'-]+\s+){0,2}?[a-z'-]+)")


def count_answer(case: Case) -> Answer | None:
    """How many: lines, axes, groups and milestones are counted, other numbers are those that a passage states."""
    asked = case.asked
    plan = case.subjects.plan
    stated = _stated_number(case)
    kind = next((KIND_OF[part] for part in asked.parts if part in KIND_OF), None)
    groups = case.subjects.groups_named(asked)
    if kind is not None or asked.means(Part.ITEMS):
        axes = axes_in_view(case, groups, by_words=True)
        rest = beyond_structure(case)
        if axes or not rest:
            chosen = axes or plan.axes
            found = [item for axis in chosen for item in axis.items if kind in {None, item.kind}]
            if found:
                lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(found)),)
                return case.answered(
                    [case.item_quote(item) for item in found], lead_in=lead_in, values=values, remarks=()
                )
    if not beyond_structure(case):
        counted = _counted_part(case)
        if counted is not None:
            return counted
    return stated


def _counted_part(case: Case) -> Answer | None:  # noqa: PLR0911 - one way out for each kind of question
    plan, asked = case.subjects.plan, case.asked
    if asked.means(Part.MILESTONES) and plan.milestones:
        return milestones_listed(case)
    if asked.means(Part.AXES) and plan.axes and not case.subjects.groups_named(asked):
        return _counted_axes(case)
    if asked.means(Part.AXES) and case.subjects.groups_named(asked):
        return group_shown(case, case.subjects.groups_named(asked))
    if asked.means(Part.PRINCIPLES) and plan.principles:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.principles]
        return case.answered(
            quotes, lead_in=msg("The plan has %(number)s of them:"), values=(("number", len(quotes)),), remarks=()
        )
    if asked.means(Part.CHALLENGES) and plan.challenges:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.challenges]
        return case.answered(
            quotes, lead_in=msg("The plan has %(number)s of them:"), values=(("number", len(quotes)),), remarks=()
        )
    if asked.means(Part.GROUPS) and plan.working_groups:
        announced = [number for number in case.subjects.lines_of(()) if _announces_groups(case, number)]
        numbers = [
            *announced[:1],
            *(number for group in plan.working_groups for number in case.subjects.of_group[group.number]),
        ]
        lead_in, values = msg("The plan has %(number)s working groups:"), (("number", len(plan.working_groups)),)
        return case.answered(
            case.quotes(numbers), lead_in=lead_in, values=values, groups=plan.working_groups, remarks=()
        )
    return None


def _announces_groups(case: Case, number: int) -> bool:
    return bool(
        re.search(
            _NUMBER + r"\s+(?:[a-z]+\s+)?(?:groupes?|ateliers?|(?:working )?groups)\b",
            fold(case.subjects.passage(number).text),
        )
    ) and (case.subjects.passage(number).milestone is None)


def _counted_axes(case: Case) -> Answer:
    """The axes that the sections have, with the line that announces another number where there is one."""
    plan = case.subjects.plan
    remark = next((remark for remark in plan.remarks if remark.kind is RemarkKind.COUNT_CONTRADICTION), None)
    numbers = [number for line in (remark.lines if remark else ()) for number in case.subjects.by_line[line]]
    numbers = numbers or [number for axis in plan.axes for number in title_numbers(case, axis)]
    lead_in, values = msg("The plan has %(number)s axes:"), (("number", len(plan.axes)),)
    return case.answered(
        case.quotes(numbers), lead_in=lead_in, values=values, axes=plan.axes, remarks=(remark,) if remark else ()
    )


def _stated_number(case: Case) -> Answer | None:
    """A passage that states a number of just these things, and holds the rest of the question."""
    words = tuple(term for term in case.asked.subject)
    if not words:
        return case.refused(Gap.QUANTITY)
    sought = case.subjects.search.sought(words, case.asked.language)
    best: list[int] = []
    firm = False
    for hit in case.subjects.search.ranked(sought, 12):
        counted = _COUNTED.findall(fold(hit.passage.text))
        stems = {
            stem(word, case.subjects.plan.language) for phrase in counted for word in re.findall(r"[a-z]+", phrase)
        }
        exact = any(word.worth.get(stem_, 0.0) == 1.0 for word in sought for stem_ in stems)
        thing = exact or any(any(kin in stems for kin in word.worth) for word in sought)
        if thing and hit.covered >= (0.4 if exact else 0.6):
            best.insert(0 if exact and not firm else len(best), hit.number)
            firm = firm or exact
    if not best:
        about = [hit.number for hit in case.hits() if hit.own >= PARTLY]
        return case.refused(Gap.QUANTITY if about else Gap.SUBJECT, about=about)
    return case.answered(case.quotes(best[:1]))
