"""Questions for the lines of the plan that lack a field: "quelles actions sans pilote", "which actions have no date"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.answers import Answer, Gap
from bot.plan.cards import Card, Field, is_open
from bot.plan.passage_facts import Given
from bot.services.questions_case import Case
from bot.services.questions_scope import axes_in_view
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.question_fields import fields_asked
from bot.understanding.questions import Part
from bot.understanding.screened import Screened

_LACKS = Screened(
    r"\b(?:sans|pas (?:encore )?(?:de|d')|aucune?|manque\w*|n'ont (?:pas|aucune?)|n'a (?:pas|aucune?)|depourvue?s?|without|have no|has no|with no|lack\w*|missing|do not have|don't have|doesn't have)\b"
    r"[ ']{0,2}(?:any |a |an |encore |de |d'|un |une )?(?:indication de |named |set )?"
    r"(?:pilotes?|responsables?|porteurs?|referente?s?|partenaires?|echeances?|dates?|delais?|budgets?|couts?|montants?|indicateurs?|leads?|owners?|partners?|deadlines?|due dates?|costs?|indicators?|targets?)\b"
)
_ENGLISH_OR_FRENCH = ("fr", "en")
FIRST = 3
_GAPS = {
    Field.LEAD: (Gap.LEAD, Given.LEAD),
    Field.DUE: (Gap.DATE, Given.DATE),
    Field.BUDGET: (Gap.BUDGET, Given.BUDGET),
    Field.INDICATOR: (Gap.INDICATOR, Given.INDICATOR),
    Field.PARTNERS: (Gap.PARTNERS, None),
}


def lacking_answer(case: Case) -> Answer | None:
    """The lines without the field that the question names; the gap where no line has it; None where it asks something else."""
    found = _LACKS.search(case.asked.text)
    if found is None or not (case.asked.means(Part.ITEMS) or not case.telling):
        return None
    named = {name for language in _ENGLISH_OR_FRENCH for name in fields_asked(found[0], language)}
    field = next((one for one in _GAPS if one.value in named), None)
    if field is None:
        return None
    gap, given = _GAPS[field]
    lines = list(_lines(case, field, given))
    without = [head for head, has in lines if not has]
    said = _said(case, field)
    if not lines or len(without) == len(lines):
        return case.answered(case.quotes(said)) if said else case.refused(gap)
    if not without:
        lead_in = msg("Every line of the plan gives it; the first ones:")
        return case.answered(case.quotes(head for head, _ in lines[:FIRST]), lead_in=lead_in, remarks=())
    values = (("number", len(without)),)
    lead_in = msg("Lines that do not give it: %(number)s.")
    return case.answered(case.quotes([*said, *without]), lead_in=lead_in, values=values, remarks=())


def _said(case: Case, field: Field) -> list[int]:
    """Where the plan says itself that some lines lack the field."""
    found = []
    for number, passage in enumerate(case.subjects.plan.passages):
        lacks = _LACKS.search(fold(passage.text)) if passage.item is None else None
        if lacks is not None and field.value in fields_asked(lacks[0], case.subjects.plan.language):
            found.append(number)
    return found


def _lines(case: Case, field: Field, given: Given | None) -> Iterator[tuple[int, bool]]:
    """The head of each line in view, and whether it gives the field."""
    subjects = case.subjects
    cards = {card.head: card for card in subjects.cards}
    axes = axes_in_view(case, subjects.groups_named(case.asked), by_words=False)
    items = [item for axis in axes or subjects.plan.axes for item in axis.items]
    if not items:
        for card in subjects.cards:
            yield card.head, _settles(card, field)
    for item in items:
        head = subjects.head(item.code)
        if head is None:
            continue
        held = {Field.LEAD: item.lead, Field.DUE: item.due}.get(field) is not None
        held = held or (
            given is not None and any(given in subjects.given[number] for number in subjects.of_item[item.code])
        )
        yield head, _settles(cards[head], field) if head in cards else held


def _settles(card: Card, field: Field) -> bool:
    return field in card.fields and not is_open(card.values.get(field, ""))
