from bot.understanding.distinct import KINDS, are_distinct
from bot.understanding.wording import stem


def told_apart(one: str, other: str, languages: tuple[str, str] = ("fr", "fr")) -> bool:
    return are_distinct(stem(one, languages[0]), languages[0], stem(other, languages[1]), languages[1])


def test_kinds_of_one_thing_are_told_apart_and_names_of_one_kind_are_not() -> None:
    assert told_apart("tramway", "train")
    assert told_apart("region", "departement")
    assert not told_apart("gare", "train")
    assert not told_apart("tramway", "subvention")


def test_kinds_are_told_apart_across_the_languages() -> None:
    assert told_apart("tram", "train", ("en", "fr"))
    assert not told_apart("railway", "train", ("en", "fr"))


def test_each_line_has_its_kinds_in_the_same_order_in_both_languages() -> None:
    for line in KINDS.strip().splitlines():
        french, _, english = line.partition("=")
        assert french.count(",") == english.count(","), line


def test_a_kind_is_not_answered_with_the_thing_in_general_and_the_general_is_with_a_kind() -> None:
    assert told_apart("hopital", "sante")
    assert not told_apart("sante", "hopital")
