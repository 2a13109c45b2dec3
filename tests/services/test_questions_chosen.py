"""Lists of actions chosen by what their fields say."""

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


def lines(name, text):
    answer = over(name).ask(text, at=NOW)
    assert answer.kind is not AnswerKind.NOT_IN_PLAN
    return {quote.line for quote in answer.quotes}


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        ("seniors.md", "tout ce que pilote le CCAS", {46, 62, 65, 72}),
        ("mobilite.txt", "lucerne mobilités : toutes leurs mesures", {38, 39, 41, 55}),
        ("biodiversity_en.md", "everything the Parks Team leads", {48, 51}),
        ("autonomie.txt", "tout ce que pilote la MDPH", {47, 52, 58, 63, 158, 161}),
        ("culture.txt", "Hugo Vantreese pilote quoi", {92, 93}),
        ("alimentation.md", "dans quelles actions intervient la MSA", {84, 87}),
    ],
)
def test_everything_that_a_body_leads_or_joins_is_listed(plan, text, expected):
    assert lines(plan, text) == expected


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        ("seniors.md", "quelles actions n'ont pas de date ?", {74}),
        ("biodiversity_en.md", "which actions have not started", {41, 51, 61, 69}),
        ("biodiversity_en.md", "Parks team actions that are under way", {48}),
        ("seniors.md", "les actions de l'axe II à échéance 2026", {53, 55, 56}),
        ("plan_climat.md", "actions de l'axe 3 sans budget", {102, 109, 115}),
    ],
)
def test_actions_are_chosen_by_what_they_lack_by_their_state_and_by_their_date(plan, text, expected):
    assert lines(plan, text) >= expected
    heads = {over(plan).subjects.passage(card.head).source.line for card in over(plan).subjects.cards}
    assert lines(plan, text) & heads == expected


def test_what_a_body_leads_is_counted():
    answer = over("seniors.md").ask("combien d'actions pilote le CCAS", at=NOW)
    assert dict(answer.values)["number"] == 4
