"""People that a plan names beside something else, and offices that it names without a person."""

from datetime import datetime

import pytest

from bot.domain.answers import AnswerKind
from bot.plan.importing import read_plan
from bot.services.questions import Questions

AT = datetime(2024, 2, 1, 10, 0)  # noqa: DTZ001 - questions take local, naive times
PLAN = """# Contrat local de santé du Pays de Brévanne 2023-2027

## Axe 1. Soigner près de chez soi

### Fiche 1.1 Ouvrir deux maisons de santé
Porteur : communauté de communes
Échéance : septembre 2024

### Fiche 1.2 Loger les internes
Porteur : commune de Brévanne
Échéance : novembre 2023

## Axe 2. Santé mentale

### Fiche 2.1 Former cent secouristes
Porteur : centre hospitalier (docteur Ewen Le Guillou)
Échéance : fin 2025

## Gouvernance

Le comité de pilotage, présidé par la sous-préfète, se réunit deux fois par an.
"""


def answered_line(text: str) -> list[str] | None:
    answer = Questions.over(read_plan(PLAN, name="sante")).ask(text, at=AT)
    return [quote.text for quote in answer.quotes] if answer.kind is AnswerKind.ANSWERED else None


@pytest.mark.parametrize(
    "text", ["qui est Ewen Le Guillou ?", "c'est qui ewen le guillou", "qui est le docteur Ewen Le Guillou"]
)
def test_a_person_named_beside_a_lead_is_shown_with_what_they_lead(text: str) -> None:
    assert answered_line(text) == [
        "Fiche 2.1 Former cent secouristes",
        "Porteur : centre hospitalier (docteur Ewen Le Guillou)",
    ]


def test_somebody_whom_the_plan_does_not_name_is_not_found_by_half_a_name() -> None:
    assert answered_line("qui est Ewen Morvan ?") is None


def test_an_office_named_without_a_person_is_an_answer() -> None:
    assert answered_line("qui préside le comité de pilotage ?") == [
        "Le comité de pilotage, présidé par la sous-préfète, se réunit deux fois par an."
    ]
