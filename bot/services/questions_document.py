"""Questions about the document itself: what it is called, whose it is, until when it runs."""

from __future__ import annotations

import re

from bot.domain.answers import Answer
from bot.services.questions_case import Case
from bot.services.questions_time import covers
from bot.understanding.folding import fold
from bot.understanding.questions import Kind

_PLAN = r"(?:plan|schema|projet|programme|strategie|document|dossier|charte|strategy|programme|program|document)"
_NAME = re.compile(
    rf"\b(?:nom|titre|intitule)\b (?:exact |complet |officiel )?(?:du|de ce|de votre|de notre|de la|de l') ?{_PLAN}\b(?=\W*(?:svp|stp|s'il vous plait)?\W*$)"
    rf"|\bcomment (?:s'appelle|se nomme|s'intitule) (?:le|ce|votre|la|cette) {_PLAN}\b|\b{_PLAN} s'appelle comment\b"
    rf"|\b(?:full |official )?(?:name|title) of (?:the|this|your) {_PLAN}\b|\bwhat is (?:the|this|your) {_PLAN} called\b"
)
_WHOSE = re.compile(
    rf"\b(?:quelle|quel|de quelle|pour quelle|a quelle) (?:collectivite|organisation|institution|administration|metropole|territoire|structure)\b"
    rf"(?=\W*$|.{{0,30}}\b{_PLAN}\b)|\b{_PLAN} de (?:qui|quelle collectivite|quelle ville)\b"
    rf"|\b(?:which|what) (?:council|authority|organisation|organization|body|city)\b.{{0,25}}\b{_PLAN}\b|\bwhose {_PLAN}\b"
)
_UNTIL = re.compile(
    rf"\b{_PLAN}\b (?:\w+ )?(?:s'arrete|se termine|prend fin|finit|s'acheve|expire|court|dure|va jusqu)\w*"
    rf"|\bfin du {_PLAN}\b|\bduree du {_PLAN}\b|\bjusqu'a quand (?:va|dure|court)\b|\bcombien (?:de temps|d'annees) dure\b"
    rf"|\b{_PLAN} (?:ends?|finish\w*|expires?|lasts?|runs? (?:until|to|out))\b|\bwhen does (?:the|this) {_PLAN} (?:end|finish|expire|run out)\b|\bhow long does (?:the|this) {_PLAN} (?:last|run)\b"
)
AT_THE_TOP = 25
"""Passages among which a document says what it is called and whose it is."""


def document_answer(case: Case) -> Answer | None:
    """The passage at the top of the document that says it, or the period it covers; None for any other question."""
    text, plan = case.asked.text, case.subjects.plan
    if _UNTIL.search(text) and plan.period is not None:
        return covers(case)
    is_whose = _WHOSE.search(text) and not (
        case.asked.asks(Kind.PERSON, Kind.LEAD, Kind.CONTACT)
        or case.subjects.people_named(case.asked)
        or case.telling[1:]
    )
    said = plan.title if _NAME.search(text) else plan.organisation if is_whose else ""
    numbers = _naming(case, said) if said else []
    return case.answered(case.quotes(numbers)) if numbers else None


def _naming(case: Case, said: str) -> list[int]:
    """The passages at the top that together are the title or the name: a cover has them on lines of their own."""
    whole = fold(said)
    top = range(min(AT_THE_TOP, len(case.subjects.plan.passages)))
    exact = [number for number in top if fold(case.subjects.passage(number).text) == whole]
    parts = [number for number in top if (text := fold(case.subjects.passage(number).text)) in whole and len(text) > 3]  # noqa: PLR2004
    holding = [number for number in top if whole in fold(case.subjects.passage(number).text)]
    return exact[:1] or parts[:3] or holding[:1]
