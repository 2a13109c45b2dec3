"""Which questions ask the same, so that one answer of a coordinator serves them all."""

import pytest

from bot.understanding.questions import read_question
from bot.understanding.sameness import question_id


def name(text):
    return question_id(read_question(text))


@pytest.mark.parametrize(
    "texts",
    [
        ("Quel est le budget de la monnaie complémentaire ?", "c'est quoi le budget de la monnaie complementaire svp", "budgets monnaies complémentaires ?", "Bonjour, quel budget pour la monnaie complémentaire ? Merci"),
        ("What is the budget of the local currency?", "what's the local currency budget"),
        ("Que veut dire MEL ?", "c'est quoi MEL", "MEL ?"),
        ("Qui pilote la chaire ESS ?", "qui pilote la chaire ess"),
    ],
)  # fmt: skip
def test_the_same_question_in_other_clothes_has_the_same_name(texts):
    assert len({name(text) for text in texts}) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("Quel est le budget de l'axe B ?", "Quel est le budget de l'axe C ?", "Quel est le budget du groupe 2 ?"),
        ("Le budget 2015 ?", "Le budget 2016 ?"),
        ("Qui finance la chaire ESS ?", "Pourquoi la chaire ESS ?", "Combien pour la chaire ESS ?", "La chaire ESS ?"),
        ("Les réunions avant l'été ?", "Les réunions après l'été ?", "Les réunions de l'été ?"),
        ("La salle est réservée ?", "La salle n'est pas réservée ?"),
        ("où ?", "quand ?", "qui ?"),
    ],
)
def test_other_questions_have_other_names(texts):
    assert len({name(text) for text in texts}) == len(texts)
