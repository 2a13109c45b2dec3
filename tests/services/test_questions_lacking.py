"""Questions for what lines lack, for all of them, and for things by their place."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind, Gap
from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).resolve().parents[1] / "plans"
NOW = datetime(2024, 6, 10, 9)  # noqa: DTZ001 - local and naive


@cache
def over(name):
    return Questions.over(read_plan((PLANS / name).read_text(encoding="utf-8"), name=name))


def lines(plan, text):
    return [quote.line for quote in over(plan).ask(text, at=NOW).quotes]


def test_lines_without_a_field_are_listed_by_their_titles():
    answer = over("plan_climat.md").ask("quelles actions sans budget ?", at=NOW)
    assert answer.kind is AnswerKind.ANSWERED
    assert {quote.line for quote in answer.quotes}.isdisjoint(lines("plan_climat.md", "budget par action"))


def test_where_every_line_has_the_field_that_is_said():
    answer = over("plan_climat.md").ask("quelles actions n'ont pas de pilote", at=NOW)
    assert (answer.kind, len(answer.quotes)) == (AnswerKind.ANSWERED, 3)
    assert "Every line" in (answer.lead_in or "")


def test_where_no_line_has_the_field_the_gap_is_named():
    assert over("plan_climat.md").ask("quelles actions sans partenaire", at=NOW).gap is Gap.PARTNERS


@pytest.mark.parametrize(
    ("plan", "text", "line"),
    [
        ("plan_climat.md", "les actions du deuxième axe", 67),
        ("youth_plan_en.md", "actions of the second priority", 44),
        ("autonomie.txt", "quels indicateurs de suivi", 56),
        ("seniors.md", "quels indicateurs de suivi", 43),
        ("biodiversity_en.md", "is there a budget per action?", 82),
        ("plan_climat.md", "à qui s'adresser ?", 168),
        ("youth_plan_en.md", "who is named in the plan", 7),
    ],
)
def test_what_is_asked_of_all_lines_is_told_of_all(plan, text, line):
    assert line in lines(plan, text)


def test_the_next_meeting_of_a_group_without_dates_is_no_other_meeting():
    assert over("plan_climat.md").ask("prochaine réunion du groupe 1 ?", at=NOW).kind is AnswerKind.NOT_IN_PLAN


def test_nobody_s_age_is_told():
    answer = over("plan_climat.md").ask("quel est l'âge d'Idriss Benhaddou ?", at=NOW)
    assert (answer.kind, answer.quotes) == (AnswerKind.NOT_IN_PLAN, ())
