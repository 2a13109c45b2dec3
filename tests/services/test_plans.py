"""Importing plans: what is shown, who may, and what becomes of codes and records."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.actions import ActionState, Status
from bot.domain.outcomes import Denial, NotAllowed, NotDone, Unfit
from bot.domain.people import Member, MemberId, Role, Standing, WorkspaceId
from bot.domain.plan_outcomes import PlanImported, PlanLeft, PlanPreview
from bot.plan.importing import ImportedPlan, read_plan
from bot.plan.sample import sample_text
from bot.services import plans, updates
from bot.services.desk import Desks, Heard
from storage import actions, members, milestones, workspaces
from storage import plans as stored_plans
from storage.database import open_database
from storage.upgrade import upgrade

HERE, ELSEWHERE = WorkspaceId("T1"), WorkspaceId("T2")
NOW = datetime(2015, 3, 2, 9, tzinfo=UTC)
CLIMATE = (Path(__file__).resolve().parents[1] / "plans" / "plan_climat.md").read_text()


def member(name, role=Role.MEMBER, standing=Standing.FULL):
    return Member(workspace=HERE, id=MemberId(name), name=name, role=role, standing=standing)


CLAIRE, KARIM = member("Claire", Role.COORDINATOR), member("Karim", Role.COORDINATOR)
SOPHIE, GUEST = member("Sophie"), member("Julien", standing=Standing.GUEST)


class Room:
    def __init__(self, url, *, file_name="plan.md", coordinators=(CLAIRE, KARIM)):
        upgrade(url)
        self.database = open_database(url)

        def settle(connection):
            workspaces.ensure(connection, HERE, "ici", NOW)
            for person in (CLAIRE, KARIM, SOPHIE, GUEST):
                members.save(connection, replace(person, role=Role.MEMBER), NOW)
                if person in coordinators:
                    members.set_role(connection, HERE, person.id, Role.COORDINATOR)
            stored_plans.save(
                connection, HERE, read_plan(sample_text()), source="", file_name=file_name, by="jalon", at=NOW
            )

        self.do(settle)

    def do(self, unit):
        return self.database.write_now(unit)

    def preview(self, text, by=CLAIRE):
        imported = ImportedPlan(plan=read_plan(text), text=text)
        found = plans.held_against(imported.plan, self.do(lambda connection: plans.remember(connection, HERE)))
        return self.do(lambda connection: plans.preview(connection, heard(by), imported, found, "nouveau.md"))

    def confirm(self, ask, by=CLAIRE):
        return self.do(lambda connection: plans.confirm(connection, heard(by), ask))

    def bring(self, text):
        return self.confirm(self.preview(text).ask)

    def versions(self):
        return self.do(lambda connection: stored_plans.versions(connection, HERE))

    def record(self, code):
        def unit(connection):
            action = actions.get(connection, HERE, code)
            updates.record_change(
                connection, heard(CLAIRE), action, ActionState(status=Status.IN_PROGRESS, progress=40)
            )

        self.do(unit)

    def action(self, code):
        return self.do(lambda connection: actions.get(connection, HERE, code))

    def codes(self):
        (current,) = [self.do(lambda connection: stored_plans.current(connection, HERE))]
        return {item.text: item.code for axis in current.plan.axes for item in axis.items}


@pytest.fixture
def room(tmp_path):
    opened = Room(f"sqlite:///{tmp_path / 'jalon.db'}")
    yield opened
    opened.database.close_now()


def heard(by):
    return Heard(
        workspace=by.workspace, member=by, channel="D1", ts="1.0", thread_ts=None, text="", at=NOW, addressed=True
    )


def without(*words):
    return "\n".join(line for line in sample_text().splitlines() if not any(word in line for word in words))


def test_a_preview_changes_nothing_and_says_what_would(room):
    preview = room.preview(without("Itinéraires").replace("Chaire ESS", "Chaire métropolitaine ESS"))
    assert isinstance(preview, PlanPreview)
    assert [change.code for change in preview.changes.gone] == ["E-03", "E-09"]
    assert [(change.code, change.field) for change in preview.changes.changed] == [("D-02", "text"), ("E-04", "text")]
    assert preview.changes.new == ()
    assert room.versions() == [1]
    assert not room.action("E-03").closed


def test_what_was_recorded_stays_with_its_line_and_what_is_gone_is_closed_not_deleted(room):
    room.record("D-02")
    room.record("E-03")
    done = room.bring(without("Itinéraires").replace("Chaire ESS", "Chaire métropolitaine ESS"))
    assert isinstance(done, PlanImported)
    assert (done.version, room.versions()) == (2, [1, 2])
    chair, gone = room.action("D-02"), room.action("E-03")
    assert (chair.title, chair.state.progress, chair.closed) == ("La Chaire métropolitaine ESS", 40, False)
    assert (gone.state.progress, gone.closed) == (40, True)


def test_a_line_that_comes_back_has_its_code_and_its_record_again(room):
    room.record("E-03")
    room.bring(without("Itinéraires"))
    room.bring(without("Itinéraires", "Catalyst"))
    room.bring(sample_text())
    again = room.action("E-03")
    assert (again.title, again.state.progress, again.closed) == ("Itinéraires de l'ESS", 40, False)


def test_an_earlier_version_is_restored_with_its_codes_as_a_further_version(room):
    first = room.codes()
    room.bring(without("Itinéraires", "Chaire"))
    assert room.codes() != first

    def unit(connection):
        return plans.restored(plans.remember(connection, HERE), stored_plans.get(connection, HERE, 1))

    found = room.do(unit)
    assert found.base == 2
    assert {item.text: item.code for axis in found.plan.axes for item in axis.items} == first
    assert found.plan == room.do(lambda connection: stored_plans.get(connection, HERE, 1)).plan


def test_codes_with_a_record_never_name_another_line(room):
    room.record("A-02")
    room.bring(CLIMATE)
    assert "A-02" not in room.codes().values()
    assert room.action("A-02").closed
    assert room.action("A-02").state.progress == 40


def test_the_sample_that_nobody_used_gives_way_with_its_codes(tmp_path):
    room = Room(f"sqlite:///{tmp_path / 'jalon.db'}", file_name=plans.STARTER)
    preview = room.preview(CLIMATE)
    assert preview.changes is None
    room.confirm(preview.ask)
    assert {code[0] for code in room.codes().values()} == {"A", "B", "C", "D"}
    room.database.close_now()


def test_a_preview_is_confirmed_once(room):
    ask = room.preview(CLIMATE).ask
    assert isinstance(room.confirm(ask), PlanImported)
    assert room.confirm(ask) == NotDone(reason=Unfit.ALREADY_ANSWERED)
    assert room.confirm("nothing") == NotDone(reason=Unfit.UNKNOWN)
    assert room.versions() == [1, 2]


def test_a_preview_that_was_left_is_no_longer_confirmed(room):
    ask = room.preview(CLIMATE).ask
    assert room.do(lambda connection: plans.leave(connection, heard(CLAIRE), ask)) == PlanLeft()
    assert room.confirm(ask) == NotDone(reason=Unfit.ALREADY_ANSWERED)


def test_another_coordinator_may_confirm_and_nobody_else(room):
    ask = room.preview(CLIMATE).ask
    refused = NotAllowed(denial=Denial.IMPORTING, coordinators=("Claire", "Karim"))
    assert [room.confirm(ask, by) for by in (SOPHIE, GUEST)] == [refused, refused]
    assert room.versions() == [1]
    assert isinstance(room.confirm(ask, KARIM), PlanImported)


def test_others_see_no_preview(room):
    refused = NotAllowed(denial=Denial.IMPORTING, coordinators=("Claire", "Karim"))
    assert [room.preview(CLIMATE, by) for by in (SOPHIE, GUEST)] == [refused, refused]
    assert room.preview(CLIMATE, member("Paul", standing=Standing.EXTERNAL)).denial is Denial.EXTERNAL


def test_while_nobody_coordinates_the_first_who_imports_does(tmp_path):
    room = Room(f"sqlite:///{tmp_path / 'jalon.db'}", coordinators=())
    ask = room.preview(CLIMATE, SOPHIE).ask
    assert room.confirm(ask, replace(CLAIRE, role=Role.MEMBER)).denial is Denial.NOT_YOURS
    assert room.confirm(ask, SOPHIE).just_became
    assert [person.id for person in room.do(lambda connection: members.coordinators(connection, HERE))] == ["Sophie"]
    room.database.close_now()


def test_a_preview_is_void_once_another_plan_is_in_place(room):
    old, new = room.preview(without("Chaire")).ask, room.preview(CLIMATE).ask
    room.confirm(new)
    assert room.confirm(old) == NotDone(reason=Unfit.PLAN_CHANGED)


def test_the_question_of_a_preview_is_no_question_about_an_action(room):
    ask = room.preview(CLIMATE).ask
    desks = Desks(default_zone=ZoneInfo("Europe/Paris"))
    chosen = room.do(
        lambda connection: updates.choose(connection, heard(CLAIRE), desks.of(connection, HERE), ask, "A-01")
    )
    assert chosen == NotDone(reason=Unfit.UNKNOWN)


def test_another_workspace_cannot_confirm_it(room):
    ask = room.preview(CLIMATE).ask
    room.do(lambda connection: workspaces.ensure(connection, ELSEWHERE, "ailleurs", NOW))
    assert room.confirm(ask, replace(CLAIRE, workspace=ELSEWHERE)) == NotDone(reason=Unfit.UNKNOWN)


def test_a_milestone_that_moved_in_the_document_moves_and_one_that_people_moved_stays(room):
    before = {row.milestone.code: row for row in room.do(lambda connection: milestones.every(connection, HERE))}
    done = room.bring(sample_text().replace("**Fin avril**", "**Mi-mai**"))
    assert [(change.code, change.field) for change in done.changes.changed] == [("J5", "label"), ("J5", "windows")]
    after = {row.milestone.code: row for row in room.do(lambda connection: milestones.every(connection, HERE))}
    assert after["J5"].milestone.windows != before["J5"].milestone.windows
    assert {code for code in after if after[code] != before[code]} == {"J5"}
