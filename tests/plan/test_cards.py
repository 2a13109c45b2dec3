"""The cards of a plan: each action with the passages that give its lead, its date, its cost."""

from pathlib import Path

import pytest

from bot.plan.cards import Field, cards_of, field_named, number_of
from bot.plan.importing import read_plan

PLANS = Path(__file__).resolve().parents[1] / "plans"


def lines(name):
    plan = read_plan((PLANS / name).read_text(encoding="utf-8"), name=name)
    return {
        card.number: {kind: plan.passages[places[0]].text for kind, places in card.fields.items()}
        for card in cards_of(plan)
        if card.number
    }


def test_a_fiche_in_paragraphs_has_its_fields_below_its_title():
    assert lines("autonomie.txt")["3"] == {
        Field.REASON: "Constat : Aucun service n'intervient à domicile au nord du département.",
        Field.LEAD: "Pilote : association Le Fil d'Ariane",
        Field.PARTNERS: "Partenaires : agence régionale de santé, Éducation nationale",
        Field.DUE: "Calendrier : deuxième trimestre 2023",
        Field.BUDGET: "Moyens : 265 000 euros par an",
        Field.INDICATOR: "Indicateur de suivi : nombre d'enfants suivis",
    }


def test_an_action_of_a_tree_has_the_fields_below_it():
    assert lines("alimentation.md")["2.1.2"] == {
        Field.LEAD: "Pilote : coopérative La Charrette",
        Field.DUE: "Échéance : mars 2025",
        Field.BUDGET: "Budget : 96 000 €",
    }


def test_a_row_of_a_table_gives_what_its_columns_name():
    rows = lines("biodiversity_en.md")
    assert set(rows["c1"]) == {Field.LEAD, Field.DUE, Field.STATUS}
    assert rows["b"] == {Field.BUDGET: "B | £415,000 | Woodland Grant, council"}


def test_a_plan_of_lines_alone_has_no_cards():
    assert cards_of(read_plan("# Plan\n\n## Axe 1 : Lire\n\n- Ouvrir une bibliothèque\n- Former des lecteurs\n")) == ()


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Pilote", Field.LEAD), ("Service pilote", Field.LEAD), ("Lead officer", Field.LEAD), ("Partenaires associés", Field.PARTNERS),
        ("Coût estimé", Field.BUDGET), ("By when", Field.DUE), ("Indicateurs de résultat", Field.INDICATOR), ("Lieu", Field.PLACE),
        ("Lieutenant", None), ("Couture", None), ("Une très longue phrase qui ne nomme aucun champ", None),
    ],
)  # fmt: skip
def test_a_field_is_known_by_its_name(name, field):
    assert field_named(name) is field


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Fiche action n° 7 : Recruter", "7"), ("Action 2.1.3 – Maintenir l'abattoir", "2.1.3"), ("B4 | Meadows | Parks", "b4"),
        ("A | £640,000", "a"), ("Recruter cent apprentis", None), ("30 % de bio dans les cantines", None), ("14 ans de travaux", None),
    ],
)  # fmt: skip
def test_a_title_is_known_by_its_number(title, number):
    assert number_of(title) == number


def test_fields_may_stand_in_the_line_of_the_action_itself():
    plan = read_plan((PLANS / "mobilite.txt").read_text(encoding="utf-8"), name="mobilite")
    card = next(card for card in cards_of(plan) if plan.passages[card.head].text.startswith("Rouvrir la halte"))
    assert {Field.LEAD, Field.DUE, Field.BUDGET} <= set(card.fields)
