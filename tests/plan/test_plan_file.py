"""The plan file: written and read again it is the same plan; an error names line and field."""

from pathlib import Path

import pytest

from bot.plan.importing import read_file, read_plan
from bot.plan.plan_file import is_plan_file, read_plan_file, write_plan_file
from bot.plan.troubles import PlanUnreadable, Trouble
from bot.plan.versions import carry_codes, compare

PLANS = [
    *sorted((Path(__file__).parent / "plans").iterdir()),
    *sorted((Path(__file__).parents[1] / "plans").glob("*.md")),
]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_what_is_written_is_read_as_the_same_plan(path):
    plan = read_file(path).plan
    assert read_plan_file(write_plan_file(plan)) == plan


def test_the_sample_goes_out_and_in(sample):
    imported = read_file(write_plan_file(sample).encode(), name="plan.yaml")
    assert imported.plan == sample
    assert (
        imported.text.splitlines()[97] == "Le Pôle Territorial de Coopération Economique « Lille Métropole solidaire »"
    )


def _edited(plan, before, after):
    text = write_plan_file(plan)
    assert before in text
    return text.replace(before, after, 1)


def test_a_due_date_may_be_written_in_words():
    plan = read_plan(
        "# Plan 2020-2024\n\n## Axe 1 : Eau\n\n- Curer (échéance : juin 2022)\n- Planter (échéance : mai 2023)\n"
    )
    text = write_plan_file(plan)
    start, end = text.index("        due:\n"), text.index("      - code: A-02")
    edited = read_plan_file(f"{text[:start]}        due: fin 2023\n{text[end:]}")
    assert (edited.axes[0].items[0].due.words, edited.axes[0].items[0].due.end.year) == ("fin 2023", 2024)


def test_what_is_corrected_by_hand_is_kept_and_told(sample):
    text = write_plan_file(sample)
    for before, after in (
        ("title: Recherche et innovation", "title: Savoirs"),
        (
            "text: '**La Chaire ESS**'" if "text: '**La Chaire ESS**'" in text else "text: La Chaire ESS",
            "text: Un master",
        ),
        ("label: Juin\n", "label: Juillet\n"),
    ):
        assert before in text, before
        text = text.replace(before, after, 1)
    start = text.index("    - code: A-01")
    start = text.index("\n", start) + 1
    text = f"{text[:start]}        lead: Direction de l'économie\n        due: fin 2016\n{text[start:]}"
    imported = read_file(text.encode(), name="plan.yaml")
    plan = carry_codes(sample, imported.plan, given=imported.given)
    changes = compare(sample, plan)
    assert [(change.code, change.field, change.after) for change in changes.changed] == [
        ("D", "text", "Savoirs"),
        ("A-01", "lead", "Direction de l'économie"),
        ("A-01", "due", "fin 2016"),
        ("D-02", "text", "Un master"),
        ("J6", "label", "Juillet"),
        ("J6", "windows", "2015-07-01 00:00:00–2015-08-01 00:00:00"),
    ]
    assert (changes.new, changes.gone) == ((), ())


def test_the_plan_file_of_another_plan_takes_no_codes_over(sample):
    other = read_plan("# Plan 2020-2024\n\n## Axe 1 : Eau\n\n- Curer les fossés\n- Planter des haies\n")
    imported = read_file(write_plan_file(other).encode(), name="plan.yaml")
    plan = carry_codes(sample, imported.plan, given=imported.given)
    known = {item.code for axis in sample.axes for item in axis.items}
    assert not known & {item.code for axis in plan.axes for item in axis.items}


@pytest.mark.parametrize(
    ("before", "after", "kind", "field"),
    [
        ("kind: ongoing", "kind: acquis", Trouble.PLAN_FILE_CHOICE, "axes[1].items[1].kind"),
        ("code: A-02", "code: A-01", Trouble.PLAN_FILE_TWICE, "A-01"),
        ("line: 80", "line: quatre-vingts", Trouble.PLAN_FILE_NUMBER, "axes[1].items[2].line"),
        ("title: Recherche et innovation", "titel: Recherche", Trouble.PLAN_FILE_UNKNOWN, "axes[4].titel"),
        ("organisation:", "facts2:", Trouble.PLAN_FILE_UNKNOWN, "facts2"),
        ("principles:\n", "principles: trois\nold:\n", Trouble.PLAN_FILE_UNKNOWN, "old"),
        ("      - E\n", "      - Z\n", Trouble.PLAN_FILE_NO_AXIS, "Z"),
        (
            "end: '2014-12-11T00:00:00'",
            "end: '2014-12-01T00:00:00'",
            Trouble.PLAN_FILE_DATE,
            "milestones[1].windows[1]",
        ),
        ("start: '2014-12-10T00:00:00'", "start: 2014-13-45", Trouble.PLAN_FILE_DATE, "milestones[1].windows[1].start"),
        ("jalon_plan: 1", "jalon_plan: 9", Trouble.PLAN_FILE_VERSION, "jalon_plan"),
        ("label: Juin\n", "label: [Juin\n", Trouble.PLAN_FILE_SYNTAX, None),
    ],
)
def test_an_error_names_line_and_field(sample, before, after, kind, field):
    text = _edited(sample, before, after)
    with pytest.raises(PlanUnreadable) as caught:
        read_plan_file(text)
    assert (caught.value.kind, caught.value.values.get("field")) == (kind, field)
    assert 1 <= caught.value.values["line"] <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "jalon_plan: 1\n" + "[" * 5000,
        "jalon_plan: 1\na: &a [1]\nb: [*a, *a]\n",
        "jalon_plan: 1\n",
        "jalon_plan: 1\naxes: !!python/object:os.system x\n",
    ],
)
def test_a_hostile_plan_file_is_refused(text):
    assert is_plan_file(text)
    with pytest.raises(PlanUnreadable):
        read_plan_file(text)
