from bot.plan.dictionary import is_word
from bot.plan.spelling import Spelling


def test_words_of_both_languages_are_known_without_their_accents() -> None:
    assert is_word("fiscalite")
    assert is_word("otters")
    assert not is_word("commmune")


def test_a_word_that_exists_is_not_taken_for_a_slip_of_one_that_the_plan_has() -> None:
    spelling = Spelling(["finalite", "vetement", "quartier"])
    assert spelling.repaired("la fiscalite du versement") == "la fiscalite du versement"
    assert spelling.repaired("les quatiers") == "les quartier"
