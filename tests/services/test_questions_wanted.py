"""A question for a town, a street or a firm is answered only by a line that names one."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind, Gap
from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).resolve().parents[1] / "plans"
NOW = datetime(2025, 5, 20, 9)  # noqa: DTZ001 - local and naive


@cache
def over(name):
    return Questions.over(read_plan((PLANS / name).read_text(encoding="utf-8"), name=name))


@pytest.mark.parametrize(
    ("plan", "text", "gap"),
    [
        ("plan_climat.md", "dans quelles communes les aires de covoiturage", Gap.PLACE),
        ("plan_climat.md", "quel bureau d'études pour le réseau de chaleur", Gap.PERSON),
        ("alimentation.md", "dans quelle commune sera construite la légumerie", Gap.PLACE),
        ("biodiversity_en.md", "which street gets the first swift bricks", Gap.PLACE),
        ("seniors.md", "il sera construit où exactement le centre de santé", Gap.PLACE),
        ("mobilite.txt", "Combien la coopérative Roulons touche-t-elle pour les 60 stations ?", Gap.BUDGET),
    ],
)
def test_a_line_without_the_name_that_is_wanted_is_no_answer(plan, text, gap):
    answer = over(plan).ask(text, at=NOW)
    assert (answer.kind, answer.gap) == (AnswerKind.NOT_IN_PLAN, gap)


@pytest.mark.parametrize(
    ("plan", "text", "line"),
    [
        ("alimentation.md", "dans quelle commune la zone agricole protégée", 53),
        ("mobilite.txt", "quelle gare va rouvrir, quelle halte", 47),
    ],
)
def test_a_line_with_the_name_of_a_place_answers(plan, text, line):
    answer = over(plan).ask(text, at=NOW)
    assert answer.kind is AnswerKind.ANSWERED
    assert line in {quote.line for quote in answer.quotes}
