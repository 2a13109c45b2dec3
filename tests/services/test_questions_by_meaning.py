"""Questions where the extra ``semantic`` is there: what is near in meaning stands first, and no more is answered for it."""

import asyncio
import platform
import sys
from datetime import datetime

import pytest

from bot.domain.answers import AnswerKind
from bot.plan.embeddings import Embeddings
from bot.plan.importing import read_plan
from bot.services.questions import Questions

pytestmark = pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the extra is for Linux on x86-64"
)

SPRING = datetime.fromisoformat("2020-03-10T10:00")
PLAN = """# Plan pour la vie quotidienne

## Axe A : se déplacer

- Ouvrir un atelier de réparation de bicyclettes
- Installer des bornes de recharge pour les voitures électriques

## Axe B : vivre ensemble

- Offrir un repas chaud aux personnes sans abri
- Former les secrétaires de mairie au numérique
"""


@pytest.fixture(scope="module")
def by_meaning():
    embeddings = Embeddings(None)
    plan = read_plan(PLAN, name="petit")
    questions = Questions.over(plan, embeddings.learn(plan))

    def ask(text, before=()):
        async def heard():
            async with asyncio.timeout(30):
                while embeddings.state()["known"] != embeddings.state()["passages"]:  # noqa: ASYNC110 - nobody is told
                    await asyncio.sleep(0.01)
            await embeddings.hear(text)

        asyncio.run(heard())
        return questions.ask(text, at=SPRING, before=before)

    yield ask
    embeddings.close()


def by_words(text):
    return Questions.over(read_plan(PLAN, name="petit")).ask(text, at=SPRING)


def test_the_nearest_lines_beside_a_refusal_come_in_the_order_of_their_meaning(by_meaning):
    text = "rouler en Tesla"
    assert (by_words(text).kind, by_meaning(text).kind) == (AnswerKind.NOT_IN_PLAN, AnswerKind.NOT_IN_PLAN)
    assert by_meaning(text).nearest[0].text == "Installer des bornes de recharge pour les voitures électriques"
    assert by_words(text).nearest[0].text != by_meaning(text).nearest[0].text


@pytest.mark.parametrize(
    "text",
    [
        "quel est le budget des bornes de recharge ?",
        "à quelle heure ouvre l'atelier vélo ?",
        "qui pilote la formation des secrétaires ?",
        "que dit le plan de la piscine ?",
    ],
)
def test_what_the_plan_does_not_say_is_refused_with_the_same_gap_as_by_words(by_meaning, text):
    assert (by_meaning(text).kind, by_meaning(text).gap) == (AnswerKind.NOT_IN_PLAN, by_words(text).gap)


def test_a_question_that_was_not_read_in_time_is_answered_by_its_words(by_meaning):
    by_meaning("la mobilité")
    unheard = Questions.over(read_plan(PLAN, name="petit"), Embeddings(None).learn(read_plan("", name="vide")))
    assert unheard.ask("réparation de bicyclettes", at=SPRING) == by_words("réparation de bicyclettes")
