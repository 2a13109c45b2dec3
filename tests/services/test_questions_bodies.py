"""Committees that a plan names in its text, and parts that it labels."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind
from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).resolve().parents[1] / "plans"
NOW = datetime(2025, 5, 20, 9)  # noqa: DTZ001 - local and naive


@cache
def over(name):
    return Questions.over(read_plan((PLANS / name).read_text(encoding="utf-8"), name=name))


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        ("seniors.md", "quel comité suit l'axe II", {93}),
        ("seniors.md", "quel comité pour les aidants", {95}),
        ("seniors.md", "les comités de suivi", {93, 94, 95}),
        ("mobilite.txt", "quelle commission suit le vélo", {98}),
        ("mobilite.txt", "les quatre commissions", {97, 98, 99, 100, 101}),
        ("alimentation.md", "objectifs de l'orientation 1", {43, 68}),
        ("autonomie.txt", "quels sont les engagements", {38, 39, 40}),
        ("biodiversity_en.md", "list theme C", {58, 59, 60, 61, 62}),
        ("plan_climat.md", "orientation 2.1 quelles actions", {67, 73}),
    ],
)
def test_committees_and_labelled_parts_are_found_by_what_the_document_calls_them(plan, text, expected):
    answer = over(plan).ask(text, at=NOW)
    assert answer.kind is AnswerKind.ANSWERED
    assert {quote.line for quote in answer.quotes} == expected
