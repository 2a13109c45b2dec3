"""The first thing that people ask: what is this plan about."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind
from bot.domain.people import Language
from bot.plan.importing import read_plan
from bot.rendering.answers import answer_reply
from bot.services.questions import Questions
from bot.texts import texts

PLANS = Path(__file__).parents[1] / "plans"
AT = datetime(2024, 2, 1, 10, 0)  # noqa: DTZ001 - questions take local, naive times


def questions(name: str) -> Questions:
    path = PLANS / name
    return Questions.over(read_plan(path.read_text(encoding="utf-8"), name=path.stem))


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("seniors.md", "de quoi parle le plan ?"),
        ("seniors.md", "c'est quoi ce plan"),
        ("plan_climat.md", "résume le plan en 3 lignes"),
        ("plan_climat.md", "que prévoit le plan"),
        ("digital_inclusion_en.md", "what is the strategy about?"),
        ("digital_inclusion_en.md", "give me an overview"),
    ],
)
def test_a_plan_asked_for_as_a_whole_is_told_by_its_axes(plan: str, text: str) -> None:
    over = questions(plan)
    answer = over.ask(text, at=AT)
    titles = {title for axis in over.subjects.plan.axes for title in (axis.title, *axis.titles)}
    assert answer.kind is AnswerKind.ANSWERED
    assert len(answer.quotes) >= len(over.subjects.plan.axes)
    assert any(title in quote.text for quote in answer.quotes for title in titles)


def test_the_overview_begins_with_the_plan_s_own_name() -> None:
    over = questions("seniors.md")
    text = answer_reply(over.ask("de quoi parle le plan ?", at=AT), texts(Language.FRENCH)).text
    assert text.startswith(over.subjects.plan.title)
    assert "axe par axe" in text


def test_what_the_plan_says_of_one_subject_is_no_overview() -> None:
    answer = questions("seniors.md").ask("que prévoit le plan pour les aidants ?", at=AT)
    assert answer.lead_in is None


@pytest.mark.parametrize(
    ("before", "text", "like"),
    [
        ("prochaine échéance ?", "c'est dans combien de temps", "prochaine échéance ?"),
        ("et les vélos ?", "combien d'actions en tout", "combien d'actions dans le plan ?"),
        ("le covoiturage", "quels sont les axes ?", "quels sont les axes du plan ?"),
    ],
)
def test_a_question_about_the_whole_leans_on_nothing_said_before(before: str, text: str, like: str) -> None:
    over = questions("plan_climat.md")
    at = datetime(2023, 1, 10, 10, 0)  # noqa: DTZ001 - as above
    assert over.ask(text, at=at, before=[before]).quotes == over.ask(like, at=at).quotes
