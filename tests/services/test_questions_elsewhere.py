"""What another plan holds is not said by this one."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind
from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).resolve().parents[1] / "plans"
NOW = datetime(2024, 6, 10, 9)  # noqa: DTZ001 - local and naive


@cache
def over(name):
    return Questions.over(read_plan((PLANS / name).read_text(encoding="utf-8"), name=name))


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("dechets.md", "que prévoit le plan vélo ?"),
        ("dechets.md", "combien d'actions dans le schéma régional ?"),
        ("dechets.md", "le programme 2017-2022 avait combien de mesures"),
        ("dechets.md", "que disait l'ancien programme sur les cantines ?"),
        ("home_en.md", "what is in the mobility plan?"),
        ("home_en.md", "what did the previous strategy say about hospitals"),
    ],
)
def test_another_plan_is_not_answered_for(plan, text):
    assert over(plan).ask(text, at=NOW).kind is AnswerKind.NOT_IN_PLAN


@pytest.mark.parametrize(
    ("plan", "text", "line"),
    [
        ("dechets.md", "le programme évoque-t-il la ressourcerie ?", 44),
        ("dechets.md", "que dit le programme de prévention sur les couches", 56),
        ("biodiversity_en.md", "how did the previous plan do", 118),
        ("home_en.md", "does the action plan mention dentists", 57),
        ("home_en.md", "who chairs the forum", 65),
        ("home_en.md", "which group looks at commitment D", 69),
        ("home_en.md", "budget for the pods", 36),
    ],
)
def test_this_plan_is_answered_for(plan, text, line):
    assert line in [quote.line for quote in over(plan).ask(text, at=NOW).quotes]


@pytest.mark.parametrize(
    ("plan", "text", "line"),
    [
        ("dechets.md", "quand le programme a été adopté ?", 91),
        ("home_en.md", "when did the council approve the plan", 73),
    ],
)
def test_the_vote_of_the_plan_is_found_by_whatever_word(plan, text, line):
    assert line in [quote.line for quote in over(plan).ask(text, at=NOW).quotes]
