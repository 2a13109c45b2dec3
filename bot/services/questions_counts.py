"""Questions of number: counted on the plan, or stated in a passage."""

from __future__ import annotations

import re

from bot.domain.answers import Answer, AnswerKind, Quote
from bot.domain.plan import PlanItem, RemarkKind
from bot.plan.subjects import singular
from bot.services.questions_case import Case
from bot.services.questions_lists import KIND_OF, group_shown, labelled_parts, milestones_listed
from bot.services.questions_scope import ANOTHER_PLAN, axes_in_view, beyond_structure, title_numbers
from bot.services.questions_stated import NUMBER, stated_number
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Part, is_weak

_OFTEN = re.compile(
    r"\b(?:par (?:an|mois|semaine|trimestre|semestre)|chaque|tous les|toutes les|fois|annuel\w*|mensuel\w*|semestr\w*|a (?:year|month|week)|each|every|monthly|yearly|annual\w*|per (?:year|month|week))\b"
)
ON_IT = 0.4
"""The share of the words that a passage must hold to be about what is said to be often."""


def count_answer(case: Case) -> Answer | None:
    """How many: lines, axes, groups and milestones are counted, other numbers are those that a passage states."""
    asked = case.asked
    plan = case.subjects.plan
    stated = stated_number(case)
    if stated.kind is AnswerKind.ANSWERED and ANOTHER_PLAN.search(asked.text):
        return stated
    kind = next((KIND_OF[part] for part in asked.parts if part in KIND_OF), None)
    groups = case.subjects.groups_named(asked)
    if kind is not None or asked.means(Part.ITEMS):
        axes = axes_in_view(case, groups, by_words=True)
        rest = beyond_structure(case)
        if axes or not rest:
            chosen = axes or plan.axes
            found = _actions(case, [item for axis in chosen for item in axis.items if kind in {None, item.kind}])
            if found and (said := _said_in_all(case, len(found), whole=not axes and kind is None)):
                return case.answered(case.quotes(said), remarks=())
            if found:
                lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(found)),)
                return case.answered(
                    [case.item_quote(item) for item in found], lead_in=lead_in, values=values, remarks=()
                )
    if asked.means(Part.ITEMS) and not beyond_structure(case) and not plan_items(case):
        heads = [card.head for card in case.subjects.cards if card.number is not None]
        if len(heads) > 1:
            lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(heads)),)
            return case.answered(case.quotes(heads), lead_in=lead_in, values=values, remarks=())
    if not beyond_structure(case):
        counted = _counted_part(case)
        if counted is not None:
            return counted
    return _counted_as_labelled(case) or stated


def _said_in_all(case: Case, count: int, *, whole: bool) -> list[int]:
    """Where the document says itself that it has so many actions: "trois volets et douze fiches action"."""
    if not whole:
        return []
    named = re.compile(
        rf"\b(?:{count}|{_in_words(count)}) (?:fiches?|actions?|mesures?|projets?|actions|measures|projects|commitments)\b"
    )
    return [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if passage.item is None and named.search(fold(passage.text))
    ][:1]


_UNITS_FR = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()  # noqa: SIM905 - read as a list
_UNITS_EN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905 - same
)
_TENS = {20: ("vingt", "twenty"), 30: ("trente", "thirty"), 40: ("quarante", "forty"), 50: ("cinquante", "fifty")}


def _in_words(count: int) -> str:
    """The number in French or English words, as a pattern; in digits from sixty on."""
    if count < len(_UNITS_FR) + 1:
        return f"{_UNITS_FR[count - 1]}|{_UNITS_EN[count - 1]}"
    tens, units = count // 10 * 10, count % 10
    if tens not in _TENS:
        return str(count)
    french, english = _TENS[tens]
    if not units:
        return f"{french}|{english}"
    joined = "[- ]et[- ]" if units == 1 else "[- ]"
    return f"{french}{joined}{_UNITS_FR[units - 1]}|{english}[- ]{_UNITS_EN[units - 1]}"


def _actions(case: Case, items: list[PlanItem]) -> list[PlanItem]:
    """Of these lines the actions: where most of the plan's lines have named fields, those that have."""
    carded = {case.subjects.passage(card.head).item for card in case.subjects.cards}
    every = len(case.subjects.items)
    return [item for item in items if item.code in carded] if len(carded) > every / 2 else items


def _counted_as_labelled(case: Case) -> Answer | None:
    """How many parts have the label that the question names: "combien d'objectifs", where nothing else is asked."""
    numbers = labelled_parts(case)
    if not numbers:
        return None
    labelled = fold(case.subjects.passage(numbers[0]).text)
    more = [
        term
        for term in beyond_structure(case)
        if not is_weak(term, case.asked.language) and singular(term.word)[:5] not in labelled
    ]
    if more:
        return None
    lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(numbers)),)
    return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, remarks=())


def plan_items(case: Case) -> bool:
    """Whether the plan's lines stand in axes."""
    return any(axis.items for axis in case.subjects.plan.axes)


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
            NUMBER + r"\s+(?:[a-z]+\s+)?(?:groupes?|ateliers?|(?:working )?groups)\b",
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


def often_answer(case: Case) -> Answer | None:
    """How often something takes place: the passages on it that say so."""
    words = case.telling or case.asked.subject
    hits = [hit for hit in case.hits(words) if hit.covered >= ON_IT and _says_when(fold(hit.passage.text))]
    return case.answered(case.quotes(hit.number for hit in hits[:2])) if hits else None


_MEETS_IN = re.compile(
    r"\b(?:se reuni\w*|siege\w*|meets?)\b[^.;]{0,40}\b(?:en|in|au|a|le|on|chaque|every) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|printemps|automne|january|february|march|april|may|june|july|august|september|october|november|december|spring|autumn|lundi|mardi|mercredi|jeudi|vendredi)"
)


def _says_when(folded: str) -> bool:
    return _OFTEN.search(folded) is not None or _MEETS_IN.search(folded) is not None
