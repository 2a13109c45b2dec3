"""Questions of time over plans of several shapes."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind
from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).resolve().parents[1] / "plans"
NOW = datetime(2025, 2, 20, 9)  # noqa: DTZ001 - local and naive


@cache
def over(name):
    return Questions.over(read_plan((PLANS / name).read_text(encoding="utf-8"), name=name))


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        ("autonomie.txt", "et après le bilan intermédiaire ?", {183}),
        ("autonomie.txt", "le comité de suivi se réunit quand", {169}),
        ("seniors.md", "prochaine étape", {99}),
        ("digital_inclusion_en.md", "everything in 2025", {131, 132, 133, 134}),
        ("plan_climat.md", "les étapes de 2023", {157, 158, 159}),
    ],
)
def test_a_question_of_time_is_answered_with_what_the_timetable_says(plan, text, expected):
    answer = over(plan).ask(text, at=NOW)
    assert answer.kind is AnswerKind.ANSWERED
    assert {quote.line for quote in answer.quotes} == expected


def test_the_exact_day_that_is_not_written_is_named_as_missing():
    assert over("digital_inclusion_en.md").ask("exact day of the first annual review", at=NOW).kind is AnswerKind.PARTLY
