"""Importing again: codes stay with their lines, and what changed is told."""

from bot.plan.importing import read_plan
from bot.plan.pairing import line_likeness
from bot.plan.sample import sample_text
from bot.plan.versions import Part, carry_codes, compare


def _again(old, *edits):
    text = sample_text()
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    new = carry_codes(old, read_plan(text))
    return new, compare(old, new)


def _told(changes):
    return [(change.part, change.code, change.field) for change in changes]


def test_the_same_document_changes_nothing(sample):
    new, changes = _again(sample)
    assert new == sample
    assert changes.none


def test_a_line_keeps_its_code_when_its_wording_changes_a_little(sample):
    _new, changes = _again(
        sample, ("Initier une **monnaie complémentaire**", "Lancer une **monnaie locale complémentaire**")
    )
    assert (_told(changes.changed), changes.new, changes.gone) == ([(Part.ITEM, "B-07", "text")], (), ())


def test_a_line_that_goes_leaves_its_code_unused(sample):
    new, changes = _again(
        sample,
        (" - La **prise de participations** au sein des SCIC\n", " - Une foire aux initiatives chaque printemps\n"),
    )
    assert _told(changes.gone) == [(Part.ITEM, "A-03", "text")]
    assert _told(changes.new) == [(Part.ITEM, "A-11", "text")]
    assert [item.code for item in new.axis("A").items][2] == "A-11"


def test_a_new_milestone_does_not_shift_the_codes_of_the_others(sample):
    new, changes = _again(sample, ("- **Juin** :", "- **Mai** : forum des habitants\n- **Juin** :"))
    assert _told(changes.new) == [(Part.MILESTONE, "J9", "text")]
    assert [milestone.code for milestone in new.milestones] == ["J1", "J2", "J3", "J4", "J5", "J9", "J6", "J7", "J8"]


def test_a_moved_milestone_is_a_change_of_its_date(sample):
    _new, changes = _again(sample, ("- **Juin** :", "- **Mi-juin** :"))
    assert _told(changes.changed) == [(Part.MILESTONE, "J6", "label"), (Part.MILESTONE, "J6", "windows")]


def test_axes_keep_their_letters_when_their_order_changes():
    old = read_plan("# Plan 2020-2024\n\n## Axe 1 : Eau\n\n- Curer\n\n## Axe 2 : Air\n\n- Mesurer\n")
    new = carry_codes(
        old,
        read_plan(
            "# Plan 2020-2024\n\n## Axe 1 : Sols\n\n- Planter\n\n## Axe 2 : Air\n\n- Mesurer\n\n## Axe 3 : Eau\n\n- Curer\n"
        ),
    )
    assert [(axis.code, axis.title, axis.items[0].code) for axis in new.axes] == [
        ("C", "Sols", "C-01"),
        ("B", "Air", "B-01"),
        ("A", "Eau", "A-01"),
    ]
    assert [passage.axis for passage in new.passages if passage.text == "Curer"] == ["A"]


def test_a_retired_code_is_never_given_again(sample):
    text = sample_text().replace(
        " - Initier une **monnaie complémentaire**\n", " - Une foire aux initiatives chaque printemps\n"
    )
    new = carry_codes(sample, read_plan(text), retired={"B-10", "B-11"})
    assert "B-12" in {item.code for item in new.axis("B").items}


def test_two_things_that_only_begin_alike_are_two_lines():
    assert line_likeness("Ouvrir une maison du vélo", "Ouvrir une maison de santé") == 0
    assert line_likeness("Créer 12 km de pistes cyclables", "Créer 15 km de pistes cyclables") > 0
