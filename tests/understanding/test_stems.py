import pytest

from bot.understanding.wording import stem


@pytest.mark.parametrize(
    "family",
    [
        ("former", "formee", "formees", "forment"),
        ("attendre", "attend", "attendent"),
        ("elu", "elus"),
        ("agir", "agissons", "agissent", "agirons"),
        ("rendre", "rend", "rendons", "rendra", "rendrez"),
        ("recevoir", "recevons", "recevez", "recevra"),
        ("changer", "changeons", "changerez"),
        ("cour", "cours"),
        ("financement", "financer", "financeurs"),
    ],
)
def test_the_forms_of_a_word_have_one_stem_without_their_accents(family: tuple[str, ...]) -> None:
    assert len({stem(word, "fr") for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("aidant", "aide"), ("aire", "air"), ("livre", "livrer"), ("repit", "repas"), ("parent", "parer")],
)
def test_words_of_another_meaning_keep_a_stem_of_their_own(one: str, other: str) -> None:
    assert stem(one, "fr") != stem(other, "fr")
