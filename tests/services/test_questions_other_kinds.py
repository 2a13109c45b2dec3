"""A subject that a plan does not have is not answered with its neighbour, an address or a partner's name."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind, Gap
from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).parents[1] / "plans"
AT = datetime(2024, 2, 1, 10, 0)  # noqa: DTZ001 - questions take local, naive times


def questions(name: str) -> Questions:
    path = PLANS / name
    return Questions.over(read_plan(path.read_text(encoding="utf-8"), name=path.stem))


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("mobilite.txt", "est-ce que le plan parle de tramway ?"),
        ("seniors.md", "la fin de vie"),
        ("culture.txt", "y a-t-il quelque chose sur les hôtels ?"),
        ("alimentation.md", "le compost"),
        ("autonomie.txt", "est-ce que le plan parle de tourisme ?"),
    ],
)
def test_another_kind_an_address_or_a_likeness_of_letters_is_no_answer(plan: str, text: str) -> None:
    assert questions(plan).ask(text, at=AT).kind is AnswerKind.NOT_IN_PLAN


@pytest.mark.parametrize(
    ("plan", "text", "said"),
    [
        ("seniors.md", "la bibliothèque est-elle concernée ?", "Médiathèque"),
        ("mobilite.txt", "et les parkings ?", "stationnement"),
        ("plan_climat.md", "que fait-on pour la qualité de l'air ?", "particules"),
    ],
)
def test_another_word_for_the_same_thing_is_an_answer(plan: str, text: str, said: str) -> None:
    answer = questions(plan).ask(text, at=AT)
    assert answer.kind is AnswerKind.ANSWERED
    assert any(said in quote.text for quote in answer.quotes)


def test_of_two_subjects_asked_for_one_or_the_other_the_one_that_the_plan_has_is_answered() -> None:
    answer = questions("plan_climat.md").ask("y a-t-il quelque chose sur les piscines ou le covoiturage ?", at=AT)
    assert answer.kind is AnswerKind.ANSWERED
    assert any("covoiturage" in quote.text for quote in answer.quotes)


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("plan_climat.md", "avec qui on fait la voie verte ?"),
        ("youth_plan_en.md", "which partners for the travel card?"),
    ],
)
def test_partners_that_a_plan_does_not_name_are_a_gap(plan: str, text: str) -> None:
    answer = questions(plan).ask(text, at=AT)
    assert (answer.kind, answer.gap) == (AnswerKind.NOT_IN_PLAN, Gap.PARTNERS)
