"""What people say of themselves around a question."""

import pytest

from bot.understanding.asides import without_asides


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("je suis dans le train dites-moi quand le conseil vote", "dites-moi quand le conseil vote"),
        ("J'ai une réunion demain, c'est quoi l'axe B ?", "c'est quoi l'axe B ?"),
        ("Bonjour, je découvre le plan, qui pilote le groupe 2 ?", "Bonjour, qui pilote le groupe 2 ?"),
        ("I'm on the train, when is the next meeting?", "when is the next meeting?"),
    ],
)
def test_what_somebody_tells_of_themselves_is_not_asked(text: str, asked: str) -> None:
    assert without_asides(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Je suis malvoyant, que prévoit le plan pour moi ?",
        "Pour la monnaie locale, dites-moi qui s'en occupe",
        "On m'a dit que 600 personnes étaient venues. C'est exact ?",
        "Quelles actions, quels pilotes ?",
    ],
)
def test_a_question_that_leans_on_what_was_told_stays_whole(text: str) -> None:
    assert without_asides(text) == text
