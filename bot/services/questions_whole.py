"""Facts about the plan as a whole: its money, its indicators, who leads it; what is asked of all its lines at once."""

from __future__ import annotations

import re

from bot.domain.answers import Answer, AnswerKind, Gap
from bot.domain.plan import Person
from bot.plan.cards import Field
from bot.plan.passage_facts import Given
from bot.services.questions_case import Case
from bot.services.questions_people import of_person, with_heads
from bot.texts import msg
from bot.understanding.folding import fold


def of_plan(case: Case, given: Given, gap: Gap) -> Answer:
    """A fact about the plan as a whole; where only single lines give it, they are quoted as such."""
    if (denied := _denied(case, given)) is not None:
        return denied
    field = _FIELDS.get(given)
    in_cards = {number for card in case.subjects.cards for number in card.fields.get(field, ())} if field else set()
    numbers = [number for number, found in enumerate(case.subjects.given) if given in found or number in in_cards]
    if given is Given.INDICATOR and not numbers and _HOW_KNOWN.search(case.asked.text):
        passages = enumerate(case.subjects.plan.passages)
        evaluating = [number for number, passage in passages if _EVALUATES.search(fold(passage.text))]
        return case.answered(case.quotes(evaluating[:3])) if evaluating else case.refused(gap)
    general = [number for number in numbers if case.subjects.passage(number).item is None]
    if given is Given.LEAD:
        people = [person for person in case.subjects.plan.people if _leads_all(person)]
        if people:
            return of_person(case, tuple(people))
    if _EACH.search(case.asked.text):
        numbers = [number for number in numbers if case.subjects.passage(number).item is not None] or numbers
    if given is Given.BUDGET:
        general = [
            number for number in general if _SET_ASIDE.search(fold(case.subjects.passage(number).text))
        ] or general
    if general and given is not Given.HOUR and not (_EACH.search(case.asked.text) and len(general) < len(numbers)):
        return case.answered(case.quotes(general[:3]))
    if numbers:
        lead_in = msg("The plan gives it line by line:")
        return case.answered(case.quotes(with_heads(case, numbers)[:10]), kind=AnswerKind.PARTLY, lead_in=lead_in)
    return case.refused(gap)


_FIELDS = {Given.BUDGET: Field.BUDGET, Given.INDICATOR: Field.INDICATOR, Given.LEAD: Field.LEAD}
_HOW_KNOWN = re.compile(
    r"\bcomment (?:\w+[ -]){0,3}?(?:saura|saurez|saurons|savoir|sait|evalu|mesur|juge|verifi|voir|verra)\w*|\bhow (?:will|would|do|can) (?:\w+ ){0,3}?(?:know|measure|tell|judge|evaluate)\b"
)
_EVALUATES = re.compile(
    r"\b(?:evaluation|evaluer|observation|observatoire|bilan|suivi annuel|evaluated?|monitor\w*|review|progress report)\b"
)
"""How the plan as a whole is looked at, where it gives no indicator."""

_SET_ASIDE = re.compile(
    r"\b(?:budget\w*|consacr\w+|enveloppe|mobilis\w+|financ\w+|moyens|couts?|credits?|invest\w+|set aside|fund\w*|alloca\w+|commit\w*)\b|\s\|\s"
)
"""Money that is given to the plan, not money that a passage only speaks of."""

_DENIED = {
    Given.BUDGET: re.compile(
        r"\b(?:no|aucune?|pas (?:encore )?de|sans)\b[^.]{0,20}\b(?:budgets?|couts?|montants?|financements?|funding|costs?)\b"
    ),
    Given.INDICATOR: re.compile(r"\b(?:no|aucune?|pas (?:encore )?d[e'])[^.]{0,16}\b(?:indicat\w+|targets?)\b"),
    Given.LEAD: re.compile(r"\b(?:no|aucune?|pas (?:encore )?de)\b[^.]{0,16}\b(?:pilotes?|leads?|responsables?)\b"),
}
_EACH = re.compile(r"\b(?:each|every|per|by|chaque|par|action par action)\b")


def _denied(case: Case, given: Given) -> Answer | None:
    """Where the plan itself says that it gives no such fact for each line, and each line is asked about."""
    denies = _DENIED.get(given)
    if denies is None or not _EACH.search(case.asked.text):
        return None
    found = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if passage.item is None and denies.search(fold(passage.text)) and _EACH.search(fold(passage.text))
    ]
    return case.answered(case.quotes(found[:1])) if found else None


def _leads_all(person: Person) -> bool:
    return bool(
        re.search(
            r"\b(?:coordin\w+|pilote du plan|charge\w* de mission|chef\w* de projet|responsable|lead of the plan|plan lead)\b",
            fold(person.role),
        )
    )
