"""People named in sentences and leads."""

from bot.plan.importing import read_plan

PLAN = """# Plan santé 2023-2027

## Axe 1. Soigner

### Action 1.1 Ouvrir une maison de santé
Pilote : direction de la santé (docteure Sidonie Marchal)

### Action 1.2 Loger les internes
Pilote : chambre des métiers, M. Octave Sernin

### Action 1.3 Prêter des vélos
Pilote : Bike Hub

## Gouvernance

Le comité de pilotage est présidé par le maire, Anselme Kerguévan, et se réunit deux fois par an.
Le comité des aînés élit une porte-parole : Raymonde Tiercelin.
"""


def test_people_are_found_behind_a_title_a_service_and_a_post() -> None:
    assert [(person.name, person.role) for person in read_plan(PLAN, name="sante").people] == [
        ("Sidonie Marchal", "Pilote, direction de la santé"),
        ("Octave Sernin", "Pilote, chambre des métiers"),
        ("Anselme Kerguévan", "maire"),
        ("Raymonde Tiercelin", "porte-parole"),
    ]


def test_who_presides_is_named_in_the_middle_of_a_sentence():
    plan = read_plan(
        "# Plan\n\nLa commission de suivi, présidée par Mme Nadège Courtillot, se réunit à Lorge.\n", name="x.md"
    )
    assert [(person.name, person.role) for person in plan.people] == [
        ("Nadège Courtillot", "La commission de suivi, présidée")
    ]
