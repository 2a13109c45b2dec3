"""Who a sentence names in the role that the question asks for."""

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
    ("plan", "text", "line"),
    [
        ("seniors.md", "qui est-ce qui préside le copil bien vieillir", 87),
        ("seniors.md", "qui est la porte-parole des aînés", 89),
        ("autonomie.txt", "qui préside le comité de suivi", 169),
        ("seniors.md", "le maire c'est qui", 87),
        ("youth_plan_en.md", "who's the vp for youth", 7),
        ("mobilite.txt", "qui préside la commission modes actifs", 101),
        ("digital_inclusion_en.md", "who's in the chair of the board", 107),
    ],
)
def test_whoever_a_sentence_names_in_the_role_is_told(plan, text, line):
    answer = over(plan).ask(text, at=NOW)
    assert answer.kind is AnswerKind.ANSWERED
    assert [quote.line for quote in answer.quotes] == [line]


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("alimentation.md", "Qui est président de la chambre d'agriculture ?"),
        ("alimentation.md", "qui est le maire d'Ormelle"),
        ("biodiversity_en.md", "who is the leader of the council"),
        ("culture.txt", "qui dirige le musée de la soie"),
        ("mobilite.txt", "qui préside la commission accessibilité"),
    ],
)
def test_the_head_of_another_body_is_not_told(plan, text):
    assert over(plan).ask(text, at=NOW).kind is AnswerKind.NOT_IN_PLAN
