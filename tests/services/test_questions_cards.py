"""Questions about one action of a plan whose actions have named fields."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.domain.answers import AnswerKind, Gap
from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).resolve().parents[1] / "plans"
NOW = datetime(2024, 2, 1, 9)  # noqa: DTZ001 - local and naive


@cache
def over(name):
    return Questions.over(read_plan((PLANS / name).read_text(encoding="utf-8"), name=name))


def quoted(name, text):
    answer = over(name).ask(text, at=NOW)
    return answer.kind, [quote.text for quote in answer.quotes]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Qui pilote la fiche 7 ?", "Pilote : Direction des ressources humaines (Bénédicte Ravanel)"),
        ("combien d'argent pour recruter des apprentis", "Moyens : 60 000 euros par an pour l'aménagement des postes"),
        ("c'est quand le recrutement des cent apprentis", "Calendrier : entre septembre 2022 et décembre 2025"),
        ("Avec qui recrutez-vous les apprentis ?", "Partenaires : Cap emploi, fonds pour l'insertion dans la fonction publique"),
    ],
)  # fmt: skip
def test_the_field_is_quoted_below_its_action(text, field):
    kind, quotes = quoted("autonomie.txt", text)
    assert kind is AnswerKind.ANSWERED
    assert quotes == ["Fiche action n° 7 : Recruter cent apprentis et agents en situation de handicap", field]


def test_several_fields_are_quoted_together():
    kind, quotes = quoted("autonomie.txt", "Qui pilote la fiche 5 et pour quand ?")
    assert kind is AnswerKind.ANSWERED
    assert quotes[1:] == ["Calendrier : décembre 2026", "Pilote : Direction des bâtiments (Anselme Poitrineau)"]


def test_a_field_that_the_action_lacks_is_named_as_missing():
    answer = over("autonomie.txt").ask("Quels indicateurs pour la fiche 4 ?", at=NOW)
    assert (answer.kind, answer.gap) == (AnswerKind.NOT_IN_PLAN, Gap.INDICATOR)
    assert answer.nearest[0].text.startswith("Fiche action n° 4")


def test_a_row_of_money_is_found_by_the_label_of_its_theme():
    _, quotes = quoted("biodiversity_en.md", "How much is set aside for theme B?")
    assert quotes == ["B | £415,000 | Woodland Grant, council"]


def test_the_actions_of_a_part_are_listed_by_its_label():
    kind, quotes = quoted("alimentation.md", "Quelles sont les actions de l'objectif 2.2 ?")
    assert kind is AnswerKind.ANSWERED
    assert [quote.split(" – ")[0] for quote in quotes] == [
        "Action 2.2.1",
        "Action 2.2.2",
        "Action 2.2.3",
        "Action 2.2.4",
    ]


def test_when_between_two_clauses_asks_for_no_date():
    answer = over("autonomie.txt").ask("Que fait-on quand les parents deviennent trop âgés ?", at=NOW)
    assert not any(quote.text.startswith("Calendrier") for quote in answer.quotes)


@pytest.mark.parametrize("text", ["who leads on the hedgehogs", "who makes the hedgehog highways"])
def test_one_open_field_of_a_row_does_not_make_its_others_open(text):
    kind, quotes = quoted("biodiversity_en.md", text)
    assert kind is AnswerKind.ANSWERED
    assert "Residents' Federation" in quotes[0]


def test_a_row_with_an_empty_cell_has_its_other_fields():
    kind, quotes = quoted("seniors.md", "qui pilote l'accueil des enfants de crèche")
    assert kind is AnswerKind.ANSWERED
    assert "Direction de la petite enfance" in quotes[0]


def test_fields_parted_by_full_stops_are_read_apart():
    plan = read_plan(
        "# Plan logement\n\n## Axe A – Loger\n\n"
        + "\n\n".join(
            f"### Fiche A{number} : {title}\nPilote : {lead}. Partenaires : Foyer comtois, CAF. Échéance : {due}."
            for number, title, lead, due in (
                (1, "Produire des logements", "service Habitat (Jeanne Lacombe)", "2030"),
                (2, "Ouvrir une résidence", "Foyer comtois", "septembre 2027"),
                (3, "Garantir les loyers", "ADIL", "T2 2026"),
            )
        ),
        name="logement",
    )
    answer = Questions.over(plan).ask("que pilote le Foyer comtois", at=NOW)
    assert answer.quotes[0].text == "Fiche A2 : Ouvrir une résidence"
    assert {quote.text[:8] for quote in answer.quotes} == {"Fiche A2", "Pilote :"}


def test_the_price_of_a_thing_is_not_the_sum_spent_on_an_action():
    kind, _ = quoted("seniors.md", "prix du portage de repas")
    assert kind is AnswerKind.NOT_IN_PLAN
