"""Documents as territorial authorities publish them, with what a careful reader takes from each."""

import json
from pathlib import Path

import pytest

from bot.domain.plan import RemarkKind
from bot.plan.importing import read_file
from bot.plan.plan_file import read_plan_file, write_plan_file

SHAPES = Path(__file__).parent / "shapes"
EXPECTED = json.loads((SHAPES / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def shapes():
    return {name: read_file(SHAPES / name).plan for name in EXPECTED}


@pytest.fixture(params=sorted(EXPECTED))
def case(request, shapes):
    return EXPECTED[request.param], shapes[request.param]


def test_title_and_years(case):
    expected, plan = case
    assert expected["title"] in {None, plan.title}
    assert plan.period == (tuple(expected["period"]) if expected["period"] else None)


def test_axes_lines_leads_and_due_dates(case):
    expected, plan = case
    assert [
        [axis.title, [[item.text, item.lead, item.due.words if item.due else None] for item in axis.items]]
        for axis in plan.axes
    ] == expected["axes"]


def test_groups_and_their_axes(case):
    expected, plan = case
    codes = [axis.code for axis in plan.axes]
    assert [[codes.index(code) + 1 for code in group.axes] for group in plan.working_groups] == [
        axes for _name, axes in expected["groups"]
    ]


def test_milestones_and_their_dates(case):
    expected, plan = case
    assert [
        [milestone.label, milestone.windows[0].start.date().isoformat()] for milestone in plan.milestones
    ] == expected["milestones"]


def test_the_plan_file_gives_the_same_plan_again(case):
    _expected, plan = case
    assert read_plan_file(write_plan_file(plan)) == plan


def test_only_what_a_reader_would_remark_is_remarked(shapes):
    gaps = {RemarkKind.GAP, RemarkKind.NOT_RECOGNISED}
    found = {name: [remark.kind for remark in plan.remarks if remark.kind not in gaps] for name, plan in shapes.items()}
    assert found == {name: [RemarkKind.COUNT_CONTRADICTION] if "tree" in name else [] for name in shapes}


def test_a_text_without_any_plan_stays_searchable_and_says_what_was_not_found(shapes):
    plan = shapes["unrecognised.txt"]
    missing = [remark.subjects[0] for remark in plan.remarks if remark.kind is RemarkKind.NOT_RECOGNISED]
    assert missing == ["axes", "milestones", "groups", "period"]
    assert any("deux repreneurs" in passage.text for passage in plan.passages)
