"""What part a word plays in a question."""

from bot.understanding.folding import fold
from bot.understanding.word_classes import ASIDE, BESIDE, DESCRIBES, NAME, NOUN, VERB, is_verb, root, shares, typed
from bot.understanding.wording import WORD


def of(text: str, language: str = "fr") -> dict[str, float]:
    folded = fold(text)
    return shares(folded, WORD.findall(folded), typed(text, language), language)


def test_the_thing_asked_about_tells_more_than_what_is_done_with_it() -> None:
    found = of("Comment préserver les tourbières ?")

    assert (found["tourbieres"], found["preserver"]) == (NOUN, VERB)


def test_an_adjective_and_a_word_beside_a_noun_tell_less() -> None:
    found = of("une nouvelle piscine olympique")

    assert (found["piscine"], found["olympique"]) == (NOUN, DESCRIBES)
    assert of("le menu halal")["halal"] == BESIDE


def test_a_name_tells_most() -> None:
    assert of("Quelle commission de Tourcoing examine le plan ?")["tourcoing"] == NAME


def test_what_is_said_beside_the_question_tells_little() -> None:
    found = of("Bonjour, je suis journaliste. Que prévoyez-vous pour les haies ?")

    assert (found["journaliste"], found["haies"]) == (ASIDE, NOUN)


def test_in_english_the_last_of_two_nouns_is_the_thing() -> None:
    found = of("is there a skate park", "en")

    assert (found["skate"], found["park"]) == (BESIDE, NOUN)


def test_forms_of_a_verb_are_known() -> None:
    assert [is_verb(word, "fr") for word in ("plantera", "saura", "piscine")] == [True, True, False]


def test_a_family_shares_its_root() -> None:
    assert root("plantation", "fr") == root("planter", "fr") == root("plantent", "fr")
    assert root("mer", "fr") is None
