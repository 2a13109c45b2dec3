"""Plans that others wrote, in other shapes, held against what a careful reader takes from them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain.plan import RemarkKind
from bot.plan.importing import read_file

PLANS = Path(__file__).parents[1] / "plans"
EXPECTED = sorted(PLANS.glob("*.expected.json"))
SUBJECTS = {"axes": "axes", "working_groups": "groups", "milestones": "milestones"}


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    subprocess.run([sys.executable, str(PLANS / "make_documents.py"), str(folder)], check=True)
    return folder


@pytest.fixture(params=EXPECTED, ids=lambda path: path.name.split(".")[0])
def case(request, made):
    expected = json.loads(request.param.read_text(encoding="utf-8"))
    path = PLANS / expected["source"]
    return expected, read_file(path if path.exists() else made / expected["source"]).plan


def _folded(text):
    return " ".join((text or "").lower().split())


def _windows(windows):
    return [(window["start"], window["end"], window["grain"]) for window in windows]


def test_title_organisation_language_and_period(case):
    expected, plan = case
    assert plan.language == expected["language"]
    assert plan.period == (tuple(expected["period"]) if expected["period"] else None)
    assert expected["title"] is None or _folded(plan.title) == _folded(expected["title"])
    assert expected["organisation"] is None or _folded(plan.organisation) == _folded(expected["organisation"])


def test_axes_and_lines_with_their_leads(case):
    expected, plan = case
    found = [(_folded(axis.title), [(item.text, item.lead) for item in axis.items]) for axis in plan.axes]
    assert found == [
        (_folded(axis["title"]), [(item["text"], (item.get("lead") or {}).get("text")) for item in axis["items"]])
        for axis in expected["axes"]
    ]


def test_every_written_due_date_that_is_a_date_has_its_words(case):
    expected, plan = case
    found = {item.text: item.due.words if item.due else None for axis in plan.axes for item in axis.items}
    for item in (item for axis in expected["axes"] for item in axis["items"]):
        words = (item.get("due") or {}).get("text")
        assert words in {None, "à définir"} or found[item["text"]], item["text"]


def test_lines_stand_where_the_text_has_them(case):
    expected, plan = case
    wanted = {item["text"]: item["line"] for axis in expected["axes"] for item in axis["items"] if "line" in item}
    found = {item.text: item.source.line for axis in plan.axes for item in axis.items if item.text in wanted}
    assert found == wanted


def test_working_groups_and_their_axes(case):
    expected, plan = case
    codes = [axis.code for axis in plan.axes]
    assert [(group.number, group.axes) for group in plan.working_groups] == [
        (group["number"], tuple(codes[number - 1] for number in group["axes"])) for group in expected["working_groups"]
    ]


def test_milestones_with_label_title_windows_and_year(case):
    expected, plan = case
    assert [(milestone.label, _folded(milestone.title)) for milestone in plan.milestones] == [
        (milestone["label"], _folded(milestone["title"])) for milestone in expected["milestones"]
    ]
    for milestone, wanted in zip(plan.milestones, expected["milestones"], strict=True):
        windows = [
            (window.start.isoformat(), window.end.isoformat(), window.grain.value) for window in milestone.windows
        ]
        assert windows in [_windows(option) for option in (wanted["windows"], *wanted.get("alternatives", ()))], (
            milestone.label
        )
        assert milestone.year_inferred is wanted["year_inferred"], milestone.label


def test_people_of_a_recognised_plan(case):
    expected, plan = case
    found = [person.name for person in plan.people]
    assert found == [person["name"] for person in expected["people"]] or not expected["recognised"]


def test_what_was_not_found_is_said_and_stays_searchable(case):
    expected, plan = case
    missing = {remark.subjects[0] for remark in plan.remarks if remark.kind is RemarkKind.NOT_RECOGNISED}
    assert {SUBJECTS[name] for name in expected.get("not_found", ())} <= missing
    for search in expected.get("searchable", ()):
        assert any(search["query"] in passage.text for passage in plan.passages)
