"""Numbers asked for: counted on the plan's own parts, stated in a passage, or not known."""

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


def first_line(name, text):
    answer = over(name).ask(text, at=NOW)
    return answer.quotes[0].line if answer.kind is AnswerKind.ANSWERED else None


@pytest.mark.parametrize(
    ("plan", "text", "number"),
    [
        ("alimentation.md", "combien d'orientations en tout", 3),
        ("alimentation.md", "combien d'objectifs", 6),
        ("autonomie.txt", "combien d'engagements", 3),
        ("biodiversity_en.md", "how many themes are there", 4),
        ("mobilite.txt", "combien de mesures", 23),
    ],
)
def test_parts_are_counted_by_the_word_that_the_document_gives_them(plan, text, number):
    assert dict(over(plan).ask(text, at=NOW).values)["number"] == number


@pytest.mark.parametrize(
    ("plan", "text", "line"),
    [
        ("autonomie.txt", "combien de personnes consultées", 28),
        ("youth_plan_en.md", "how many young people took part in the workshops", 15),
        ("mobilite.txt", "combien de voix contre", 10),
        ("mobilite.txt", "combien de votants", 9),
        ("seniors.md", "combien de membres au comité des aînés", 89),
        ("biodiversity_en.md", "how many actions did the last plan complete", 118),
        ("youth_plan_en.md", "how many placements", 63),
        ("autonomie.txt", "combien de musées signent la charte", 129),
        ("mobilite.txt", "combien d'indicateurs", 104),
    ],
)
def test_a_number_is_read_where_the_document_states_it(plan, text, line):
    assert first_line(plan, text) == line


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("seniors.md", "a ce jour combien de bancs sont déjà posés"),
        ("alimentation.md", "combien de cuisiniers ont déjà été formés"),
        ("autonomie.txt", "combien de psychologues au département"),
        ("seniors.md", "combien d'aidants dans la ville"),
        ("autonomie.txt", "combien de dossiers traités par mois"),
        ("alimentation.md", "combien d'exploitations agricoles en 2018"),
        ("digital_inclusion_en.md", "how many laptops have been given out already"),
    ],
)
def test_what_is_to_be_done_does_not_say_how_much_of_it_is_done(plan, text):
    answer = over(plan).ask(text, at=NOW)
    assert (answer.kind, answer.gap) == (AnswerKind.NOT_IN_PLAN, Gap.QUANTITY)


@pytest.mark.parametrize(
    ("plan", "text", "line"),
    [
        ("digital_inclusion_en.md", "number to text please I'm hard of hearing", 142),
        ("seniors.md", "horaires d'ouverture", 111),
        ("autonomie.txt", "mail svp", 191),
        (
            "alimentation.md",
            (
                "Bonjour, je suis restauratrice à Ormelle et je souhaiterais rejoindre la démarche. J'ai lu votre plan avec beaucoup d'intérêt, en particulier la partie sur"
                " les circuits courts. Pourriez-vous m'indiquer à quelle adresse électronique je peux écrire ? Bien à vous"
            ),
            215,
        ),
    ],
)
def test_the_way_to_get_in_touch_that_is_asked_for_is_given(plan, text, line):
    assert first_line(plan, text) == line


@pytest.mark.parametrize(
    ("plan", "text", "line"),
    [
        ("seniors.md", "le comité des aînés a 30 membres, non ?", 89),
        ("mobilite.txt", "Le plan a été adopté à l'unanimité, n'est-ce pas ?", 10),
        ("biodiversity_en.md", "there are five working groups, right?", 86),
    ],
)
def test_a_number_taken_for_granted_is_answered_with_what_is_written(plan, text, line):
    assert first_line(plan, text) == line
