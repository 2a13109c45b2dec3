"""A question that states its own answer is put as the question of what is so."""

import pytest

from bot.understanding.premises import without_premise


@pytest.mark.parametrize(
    ("text", "language", "plain"),
    [
        ("il y a cinq groupes de travail, n'est-ce pas ?", "fr", "combien de groupes de travail il y a ?"),
        ("vous posez 200 bancs, c'est ca ?", "fr", "combien de bancs vous posez ?"),
        ("c'est bien le ccas qui pilote les bancs ?", "fr", "qui pilote les bancs "),
        ("is it true that 20,000 trees will be planted?", "en", "how many trees will be planted ?"),
        ("is it highways that leads on tree planting?", "en", "who leads on tree planting"),
        ("le plan dure cinq ans, non ?", "fr", None),
        ("qui pilote les bancs ?", "fr", None),
    ],
)
def test_the_plain_question_is_found_behind_its_premise(text, language, plain):
    assert without_premise(text, language) == plain
