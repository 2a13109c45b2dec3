"""Search over passages: words, headings, meanings, spelling, initials."""

from bot.domain.plan import Passage, Source
from bot.plan.passage_facts import Given, given_by
from bot.plan.search import Search

LINES = (
    ("Mobilités", "Créer huit aires de covoiturage"),
    ("Mobilités", "Prêter des vélos aux salariés"),
    ("Alimentation", "Des produits locaux dans les cantines"),
    ("Alimentation", "Un pôle territorial de coopération économique"),
    ("Calendrier", "Mars : vote du conseil (PCAET)"),
)


def passages() -> tuple[Passage, ...]:
    return tuple(
        Passage(text=text, source=Source(section=section, line=number), breadcrumb=(section,))
        for number, (section, text) in enumerate(LINES, start=1)
    )


def lines(text: str, language: str = "fr") -> list[int]:
    return [hit.passage.source.line for hit in Search(passages()).find(text, language)]


def test_a_word_is_found_without_accents_and_in_the_plural() -> None:
    assert lines("velo")[:1] == [2]


def test_a_heading_finds_the_lines_below_it() -> None:
    assert set(lines("mobilités")) == {1, 2}


def test_a_misspelled_word_is_repaired_against_the_plan() -> None:
    assert lines("covoituarge")[:1] == [1]


def test_a_word_people_know_is_never_repaired() -> None:
    assert Search(passages()).spelling.repaired("la peinture et le compost") == "la peinture et le compost"


def test_a_word_that_means_the_same_finds_the_line() -> None:
    assert lines("bicyclette")[:1] == [2]


def test_an_english_word_finds_the_french_line() -> None:
    assert lines("school meals canteen", "en")[:1] == [3]


def test_initials_find_the_name_they_stand_for() -> None:
    search = Search(passages())

    name = search.acronyms.spelled_out("ptce")

    assert name is not None
    assert (name.words, [search.passages[number].source.line for number in name.passages]) == (
        ("pole", "territorial", "cooperation", "economique"),
        [4],
    )


def test_an_abbreviation_that_is_only_used_is_not_spelled_out() -> None:
    acronyms = Search(passages()).acronyms

    assert (acronyms.spelled_out("pcaet"), len(acronyms.used("pcaet"))) == (None, 1)


def test_the_beginning_of_a_word_finds_it() -> None:
    assert lines("covoit")[:1] == [1]


def test_what_a_question_says_beyond_the_plan_lowers_what_is_covered() -> None:
    search = Search(passages())

    known, beyond = search.find("cantines")[0], search.find("cantines hospitalières")[0]

    assert [known.own > beyond.own, round(known.own, 2)] == [True, 1.0]


def test_an_empty_index_finds_nothing() -> None:
    assert Search(()).find("vélos") == []


def test_ten_thousand_passages_give_the_same_best_line() -> None:
    others = tuple(
        Passage(text=f"Ligne {number} du relevé", source=Source(section="Annexe", line=number), breadcrumb=("Annexe",))
        for number in range(100, 3_000)
    )

    assert Search((*passages(), *others)).find("covoiturage")[0].passage.source.line == 1


def test_passages_tell_which_facts_they_give() -> None:
    told = {
        text: given_by(Passage(text=text, source=Source(section="", line=1)))
        for text in (
            "Budget : 25 000 €",
            "Pilote : service Habitat",
            "Tél. 04 65 71 08 33",
            "le 3 mars à 14 h",
            "Salle des fêtes",
        )
    }

    assert [next(iter(found & {given})) for found, given in zip(told.values(), (Given.BUDGET, Given.LEAD, Given.PHONE, Given.HOUR, Given.PLACE), strict=True)] == [
        Given.BUDGET, Given.LEAD, Given.PHONE, Given.HOUR, Given.PLACE,
    ]  # fmt: skip
