"""Groups and committees told in sentences, with or without a number."""

from datetime import datetime
from pathlib import Path

from bot.plan.importing import read_plan
from bot.services.questions import Questions

PLANS = Path(__file__).parents[1] / "plans"

HEAD = """# Plan santé 2023-2027

## Axe 1. Soigner
- Ouvrir une maison de santé
- Loger les internes

## Axe 2. Prévenir
- Des ateliers cuisine
- Un mois sans écran

## Gouvernance

"""


def groups(governance: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(group.name, group.axes) for group in read_plan(HEAD + governance, name="sante").working_groups]


def test_committees_told_in_a_list_of_sentences_have_the_name_that_is_quoted() -> None:
    assert groups(
        "Deux comités préparent le travail :\n\n"
        "- le comité « Cadre de vie » suit l'axe 1, sous la conduite d'Aldric Pommereul ;\n"
        "- le comité « Aidants » suit l'axe 2.\n"
    ) == [("Cadre de vie", ("A",)), ("Aidants", ("B",))]


def test_a_committee_that_is_told_again_is_the_same() -> None:
    assert groups(
        "- la commission « Soins » pour l'axe 1 ;\n- la commission « Prévention » pour l'axe 2.\n\n"
        "La commission « Soins » est présidée par Mme Zélie Kervadec.\n"
    ) == [("Soins", ("A",)), ("Prévention", ("B",))]


def test_groups_told_one_after_the_other_in_one_sentence_are_all_read() -> None:
    assert groups("Deux groupes de travail : groupe 1 Accès aux soins (axe 1), groupe 2 Prévention (axe 2).\n") == [
        ("Accès aux soins", ("A",)),
        ("Prévention", ("B",)),
    ]


def test_a_steering_committee_is_no_working_group() -> None:
    assert groups("Le comité de pilotage se réunit deux fois par an.\nLe comité technique suit l'axe 1.\n") == []


def test_what_a_deliberation_sets_out_before_and_after_its_measures_is_no_axis() -> None:
    plan = read_plan((PLANS / "mobilite.txt").read_text(encoding="utf-8"), name="mobilite")
    assert [len(axis.items) for axis in plan.axes] == [9, 7, 7]
    assert [group.axes for group in plan.working_groups] == [("A",), ("B",), ("C",), ()]


def test_the_name_of_a_group_may_stand_in_brackets_and_each_is_shown_when_it_is_asked_for() -> None:
    plan = read_plan(
        HEAD + "Working group 1 (Care) covers axis 1; working group 2 (Prevention) covers axis 2.\n", name="health"
    )
    assert [(group.name, group.axes) for group in plan.working_groups] == [("Care", ("A",)), ("Prevention", ("B",))]
    at = datetime(2024, 2, 1, 10, 0)  # noqa: DTZ001 - questions take local, naive times
    assert [quote.line for quote in Questions.over(plan).ask("que fait le groupe 2 ?", at=at).quotes] == [
        plan.working_groups[1].source.line
    ]
