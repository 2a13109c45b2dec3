"""The many turns in which people ask about one thing: each finds the line that has it."""

import re

import pytest

from benchmarks.answers_sets import SETS, questions_of
from benchmarks.probes import AT
from bot.domain.answers import AnswerKind
from bot.understanding.questions import read_question


@pytest.mark.parametrize(
    ("plan", "language", "subject", "line"),
    [
        ("alimentation", "fr", "les invendus des marchés", 164),
        ("plan_climat", "fr", "le guichet unique de la rénovation", 31),
        ("youth_plan_en", "en", "night buses", 44),
        ("youth_plan_en", "en", "the bicycle repair workshops", 56),
    ],
)
def test_a_subject_is_found_in_every_turn_of_asking(plan, language, subject, line):
    over = questions_of(plan)
    turns = (SETS / f"turns.{language}.txt").read_text(encoding="utf-8").splitlines()
    missed = []
    for turn in turns:
        answer = over.ask(_said(turn, subject), at=AT)
        if answer.kind is AnswerKind.NOT_IN_PLAN or line not in {quote.line for quote in answer.quotes}:
            missed.append(turn)
    assert missed == []


@pytest.mark.parametrize(
    ("plan", "language", "subject"),
    [("alimentation", "fr", "les éoliennes en mer"), ("youth_plan_en", "en", "offshore wind")],
)
def test_no_turn_of_asking_finds_what_is_not_there(plan, language, subject):
    over = questions_of(plan)
    turns = (SETS / f"turns.{language}.txt").read_text(encoding="utf-8").splitlines()
    answered = [turn for turn in turns if over.ask(_said(turn, subject), at=AT).kind is AnswerKind.ANSWERED]
    assert answered == []


def _said(turn: str, subject: str) -> str:
    text = turn.replace("{X}", subject)
    for two, one in (("de les ", "des "), ("de le ", "du "), ("à les ", "aux "), ("à le ", "au ")):
        text = text.replace(two, one)
    return text


@pytest.mark.parametrize(
    ("language", "subjects"),
    [
        (
            "fr",
            ("accueil", "description", "durable", "lampes", "auxiliaires", "enfance", "dehors", "surface", "ouverture"),
        ),
        ("en", ("theatres", "ontology", "forests", "inner", "topology", "offices", "afternoons", "withdrawal")),
    ],
)
def test_no_turn_of_asking_eats_the_beginning_of_the_subject(language, subjects):
    turns = (SETS / f"turns.{language}.txt").read_text(encoding="utf-8").splitlines()
    texts = [(_said(turn, subject), subject) for turn in turns for subject in subjects]
    read = [(text, subject, read_question(text, default=language).text) for text, subject in texts]
    assert [text for text, subject, found in read if not re.search(rf"\b{subject}\b", found)] == []
