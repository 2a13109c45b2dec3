"""Our own plans of other shapes."""

from pathlib import Path

import pytest

from bot.domain.plan import ItemKind, RemarkKind
from bot.plan.importing import read_file, read_plan

PLANS = Path(__file__).parent / "plans"


def _read(name):
    return read_file(PLANS / name).plan


def _lines(plan):
    return {axis.title: [item.text for item in axis.items] for axis in plan.axes}


def test_a_tree_of_axes_orientations_and_actions_keeps_the_actions():
    plan = _read("arbre.md")
    assert _lines(plan)["Rénover les bâtiments"] == [
        "Rénover quatre écoles", "Équiper la piscine de panneaux solaires", "Ouvrir un guichet de la rénovation",
    ]  # fmt: skip
    assert [group.axes for group in plan.working_groups] == [("A",), ("B", "C")]


def test_leads_and_due_dates_are_read_from_the_lines_below_an_action():
    item = _read("arbre.md").axis("A").items[0]
    assert (item.lead, item.due.words) == ("direction de la voirie", "fin 2024")


def test_a_stated_total_that_is_wrong_is_told():
    (remark,) = [remark for remark in _read("arbre.md").remarks if remark.kind is RemarkKind.COUNT_CONTRADICTION]
    assert dict(remark.values) == {"stated": "8 actions", "written": 7}


def test_fiches_as_tables_are_gathered_under_the_axes_they_name():
    assert _lines(_read("fiches.md")) == {
        "Mobiliser l'existant": ["Remettre sur le marché les logements vacants", "Créer un permis de louer"],
        "Construire autrement": [
            "Produire 40 logements sociaux par an",
            "Réserver du foncier pour l'habitat participatif",
        ],
    }


def test_one_table_of_actions_gives_axes_leads_kinds_and_dates():
    plan = _read("tableau.md")
    assert [axis.title for axis in plan.axes] == ["Sobriété", "Inclusion", "Achats"]
    assert [(item.kind, item.lead) for item in plan.axis("A").items] == [
        (ItemKind.ONGOING, "DSI"),
        (ItemKind.NEW_CHALLENGE, "DSI"),
    ]


def test_numbered_headings_and_lists_without_the_word_axis():
    plan = _read("numerote.txt")
    assert _lines(plan) == {
        "PRODUIRE ET TRANSFORMER SUR PLACE": [
            "Installer douze maraîchers d'ici 2025",
            "Créer un atelier de découpe partagé",
            "Réserver des terres communales aux projets nourriciers",
        ],
        "NOURRIR LES PLUS JEUNES": [
            "Former les cuisiniers des cantines",
            "Mettre en place une plateforme de commande commune aux restaurants scolaires",
        ],
    }
    assert [(group.number, group.axes) for group in plan.working_groups] == [(1, ("A",)), (2, ("B",))]


def test_an_english_plan_with_ongoing_work_and_new_commitments():
    plan = _read("strategy.md")
    assert (plan.language, plan.organisation, plan.period) == ("en", "Northbridge Borough Council", (2023, 2028))
    assert [[item.kind for item in axis.items].count(ItemKind.ONGOING) for axis in plan.axes] == [2, 1]
    assert [group.axes for group in plan.working_groups] == [("A",), ("B",)]


@pytest.mark.parametrize(
    ("name", "lines", "groups", "labels"),
    [
        (
            "objectifs.md",
            [3, 2],
            [("A",), ("B",)],
            ["janvier – mars 2021", "15 juin 2021", "Du 3 au 7 mai 2021", "Avant l'été 2022", "fin 2022"],
        ),
        ("jeunesse.md", [3, 1], [("A",), ("B",)], ["Septembre 2022", "Novembre 2022", "15/03/2023"]),
        ("climate.md", [2, 2], [("A",), ("B",)], ["4 April 2022", "May–July 2022", "By the end of October 2022"]),
    ],
)
def test_objectives_over_tables_roman_axes_and_english_goals(name, lines, groups, labels):
    plan = _read(name)
    assert [len(axis.items) for axis in plan.axes] == lines
    assert [group.axes for group in plan.working_groups] == groups
    assert [milestone.label for milestone in plan.milestones] == labels
    assert all(milestone.windows for milestone in plan.milestones)


def test_without_ongoing_and_new_every_line_is_new():
    assert {item.kind for axis in _read("arbre.md").axes for item in axis.items} == {ItemKind.NEW_CHALLENGE}


def test_codes_grow_to_three_digits_and_two_letters():
    text = "# Plan 2020-2024\n" + "".join(
        f"\n## Axe {axis} : Titre {axis}\n\n" + "- une ligne\n" * (101 if axis == 1 else 1) for axis in range(1, 29)
    )
    plan = read_plan(text)
    assert (plan.axes[0].items[0].code, plan.axes[0].items[-1].code) == ("A-001", "A-101")
    assert [axis.code for axis in plan.axes[25:]] == ["Z", "AA", "AB"]


def test_a_wrapped_line_is_one_line_and_a_lost_dash_is_found_again():
    plan = read_plan(
        "# Plan 2020-2024\n\n## Axe 1 : Eau\n\n- Réparer les fuites du réseau avec\nles communes\nPlanter des haies\n- Curer les fossés\n"
    )
    assert [item.text for item in plan.axes[0].items] == [
        "Réparer les fuites du réseau avec les communes",
        "Planter des haies",
        "Curer les fossés",
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "bonjour", "# \n- \n", "|||\n|--|\n", "- - - a", "1. \n2. ", "Axe\nAxe 1\nAxe 1 :", ">" * 500]
)
def test_nearly_empty_texts_give_a_plan_with_remarks(text):
    plan = read_plan(text)
    assert {"axes", "milestones", "groups", "period"} <= {
        subject for remark in plan.remarks for subject in remark.subjects
    }
