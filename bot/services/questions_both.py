"""Questions for two kinds of fact at once: "quand et où": each is looked for, what is missing is named beside what is said."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.answers import Answer, AnswerKind
from bot.services.questions_case import Case
from bot.services.questions_facts import fact_answer
from bot.services.questions_time import time_answer
from bot.understanding.questions import Kind
from bot.understanding.screened import Screened

_FACTS = (Kind.WHEN, Kind.HOUR, Kind.PLACE, Kind.LEAD, Kind.BUDGET, Kind.INDICATOR)
TWO_ASKED = Screened(
    r"\b(?:quand|ou|qui|combien|heure|lieu|date|budget|pilote|indicateur|jour|salle|when|where|who|time|place|lead|much|cost|echeance|deadline)\W+(?:et|ou bien|and|,)\W+(?:\w+\W+){0,3}?"
    r"(?:quand|ou|qui|combien|heure|lieu|date|budget|pilote|indicateur|jour|salle|when|where|who|time|place|lead|much|cost|echeance|deadline)\b"
)


"""Two words of asking, joined."""


def both_answer(case: Case) -> Answer | None:
    """The answer where two kinds of fact are asked for in one breath; None where it is one, or neither is given."""
    asked = [kind for kind in _FACTS if case.asked.asks(kind)]
    if len(asked) < 2 or not TWO_ASKED.search(case.asked.text):  # noqa: PLR2004 - two kinds of fact
        return None
    found = [_alone(case, kind) for kind in asked]
    said = [answer for answer in found if answer is not None and answer.kind is not AnswerKind.NOT_IN_PLAN]
    missing = [answer for answer in found if answer is not None and answer.kind is AnswerKind.NOT_IN_PLAN]
    if not said:
        return None
    quotes = tuple(dict.fromkeys(quote for answer in said for quote in answer.quotes))
    milestones = tuple(dict.fromkeys(milestone for answer in said for milestone in answer.milestones))
    if not missing:
        return case.answered(quotes, milestones=milestones)
    return case.answered(quotes, kind=AnswerKind.PARTLY, gap=missing[0].gap, milestones=milestones)


def _alone(case: Case, kind: Kind) -> Answer | None:
    """What the plan says where only this kind of fact is asked."""
    others = tuple(one for one in case.asked.kinds if one not in _FACTS or one is kind)
    alone = Case(
        subjects=case.subjects,
        asked=replace(case.asked, kinds=others),
        at=case.at,
        milestones=case.milestones,
        skipped=case.skipped,
    )
    return time_answer(alone) if kind is Kind.WHEN else fact_answer(alone)
