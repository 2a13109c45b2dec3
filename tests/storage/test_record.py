"""Actions, what moved, milestones, people: everything of one workspace only."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.actions import ActionState, Confidence, Status, UpdateKind
from bot.domain.people import Language, Member, MemberId, Role, Standing, WorkspaceId
from bot.domain.plan import Axis, ItemKind, Milestone, MilestoneKind, Plan, PlanItem, Source, WorkingGroup
from bot.domain.windows import DateWindow, Grain
from storage import actions, asked, channels, members, milestones, plans, replays, summaries, updates, workspaces

HERE, THERE = WorkspaceId("T1"), WorkspaceId("T2")
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
local = datetime.fromisoformat
LINE = Source(section="Axe A", line=3)
APRIL = DateWindow(start=local("2027-04-01"), end=local("2027-05-01"), grain=Grain.MONTH, words="avril")
MAY = DateWindow(start=local("2027-05-01"), end=local("2027-06-01"), grain=Grain.MONTH, words="mai")
NOTHING = ActionState()
STATE = ActionState(
    status=Status.IN_PROGRESS,
    progress=40,
    due=APRIL,
    lead="Zoé « la » pilote",
    blocker="l’accord",
    confidence=Confidence.SECURED,
)


def a_milestone(code="J1", windows=(APRIL,)):
    return Milestone(
        code=code,
        title="Délibération",
        label="avril",
        windows=windows,
        year_inferred=True,
        kind=MilestoneKind.DELIBERATION,
        source=LINE,
        line_text="avril : délibération",
    )


J1 = a_milestone()


def a_plan(*titles, milestones=(J1,)):
    items = tuple(
        PlanItem(code=f"A-{n:02d}", kind=ItemKind.ONGOING, text=title, source=LINE) for n, title in enumerate(titles, 1)
    )
    return Plan(
        title="Plan",
        organisation="Métropole",
        language="fr",
        period=(2015, 2020),
        principles=(),
        challenges=(),
        axes=(Axis(code="A", title="Axe", titles=("Axe",), items=items, source=LINE),),
        working_groups=(WorkingGroup(number=2, axes=("A",), titles=("Groupe 2",), source=LINE),),
        milestones=milestones,
        people=(),
        facts=(),
        remarks=(),
        passages=(),
    )


def save(connection, plan, workspace=HERE, at=NOW):
    return plans.save(connection, workspace, plan, source="text", file_name="plan.md", by="U1", at=at)


@pytest.fixture
def connection(database):
    """A connection on which two workspaces have been set up alike."""
    with database._writer.connect() as opened, opened.begin():
        for workspace in (HERE, THERE):
            workspaces.ensure(opened, workspace, "Métropole", NOW)
            save(opened, a_plan("Une monnaie", "Un appel"), workspace)
        yield opened


def record(connection, *, action="A-01", after=STATE, before=NOTHING, at=NOW, member="U1", workspace=HERE, **more):
    values = {"kind": UpdateKind.REPORT, "words": "c’est lancé, 40 %", "channel": "C1", "ts": "1.0"} | more
    return updates.record(
        connection, workspace, action=action, member=member, at=at, before=before, after=after, **values
    )


def test_a_plan_comes_back_as_it_was_saved(connection):
    stored = plans.current(connection, HERE)
    assert (stored.version, stored.plan, stored.imported_at, stored.imported_by) == (
        1,
        a_plan("Une monnaie", "Un appel"),
        NOW,
        "U1",
    )


def test_a_new_plan_closes_what_vanished_and_keeps_what_was_recorded(connection):
    record(connection, action="A-02")
    assert save(connection, a_plan("Une monnaie locale")) == 2
    assert [(found.code, found.title) for found in actions.every(connection, HERE)] == [("A-01", "Une monnaie locale")]
    closed = actions.get(connection, HERE, "A-02")
    assert (closed.closed, closed.state) == (True, STATE)
    assert [found.code for found in actions.every(connection, THERE)] == ["A-01", "A-02"]
    assert plans.versions(connection, HERE) == [1, 2]
    assert plans.get(connection, HERE, 1).plan == a_plan("Une monnaie", "Un appel")


def test_an_action_is_carried_by_the_group_of_its_axis(connection):
    assert [(found.group, found.axis) for found in actions.every(connection, HERE)] == [(2, "A"), (2, "A")]


def test_several_actions_are_found_in_the_order_named_and_here_only(connection):
    actions.close(connection, HERE, "A-01")
    found = actions.named(connection, HERE, ("A-02", "Z-99", "A-01"))
    assert [(action.code, action.closed) for action in found] == [("A-02", False), ("A-01", True)]
    assert actions.named(connection, WorkspaceId("T9"), ("A-01",)) == ()


def test_added_actions_are_numbered_within_their_group_and_follow_the_plan(connection):
    codes = [
        actions.add(connection, HERE, title="x", axis=None, group=group, by="U1", at=NOW).code
        for group in (2, 2, None, 3)
    ]
    assert codes == ["G2-01", "G2-02", "P-01", "G3-01"]
    assert [found.code for found in actions.every(connection, HERE)] == ["A-01", "A-02", *codes]
    save(connection, a_plan("Une monnaie"))
    assert [found.code for found in actions.every(connection, HERE)] == ["A-01", *codes]


def test_an_update_is_a_row_and_the_current_state(connection):
    number = record(connection)
    row = updates.get(connection, HERE, number)
    assert (row.action, row.member, row.at, row.words, row.before, row.after) == (
        "A-01",
        "U1",
        NOW,
        "c’est lancé, 40 %",
        ActionState(),
        STATE,
    )
    action = actions.get(connection, HERE, "A-01")
    assert (action.state, action.updated_at, action.updated_by) == (STATE, NOW, "U1")
    assert actions.get(connection, THERE, "A-01").state == ActionState()


def test_a_row_of_another_workspace_is_not_found(connection):
    number = record(connection)
    assert updates.get(connection, THERE, number) is None
    assert updates.of_message(connection, THERE, "C1", "1.0") == []
    assert updates.last_of_member(connection, THERE, "U1") is None
    assert updates.history(connection, THERE, "A-01") == []


def test_the_last_update_of_a_member_is_the_last_that_still_stands(connection):
    first, second = record(connection), record(connection, action="A-02")
    assert updates.last_of_member(connection, HERE, "U1").id == second
    record(connection, action="A-02", kind=UpdateKind.UNDO, undoes=second)
    assert updates.is_undone(connection, HERE, second)
    assert not updates.is_undone(connection, HERE, first)
    assert updates.last_of_member(connection, HERE, "U1").id == first
    assert updates.last_of_member(connection, HERE, "U2") is None


def test_what_a_message_brought_is_found_by_the_message(connection):
    numbers = [record(connection), record(connection, action="A-02"), record(connection, ts="2.0")]
    assert [row.id for row in updates.of_message(connection, HERE, "C1", "1.0")] == numbers[:2]


def test_what_moved_since_is_latest_first_and_of_the_scope(connection):
    old = record(connection, at=NOW - timedelta(days=2))
    new = [
        record(connection, at=NOW + timedelta(minutes=minutes), action=code)
        for minutes, code in ((1, "A-01"), (2, "A-02"))
    ]
    assert [row.id for row in updates.since(connection, HERE, NOW)] == new[::-1]
    assert [row.id for row in updates.since(connection, HERE, NOW - timedelta(days=3), axis="A", group=2)] == [
        *new[::-1],
        old,
    ]
    assert updates.since(connection, HERE, NOW - timedelta(days=3), group=9) == []
    assert [row.id for row in updates.since(connection, HERE, NOW - timedelta(days=3), limit=1)] == new[1:]


def test_the_history_of_an_action_is_latest_first(connection):
    numbers = [record(connection), record(connection, after=replace(STATE, progress=50))]
    assert [row.id for row in updates.history(connection, HERE, "A-01", limit=5)] == numbers[::-1]


def test_words_that_no_database_takes_are_made_storable(connection):
    number = record(connection, words="a\x00b\ud800")
    assert updates.get(connection, HERE, number).words.startswith("ab")


def test_a_summary_counts_the_open_actions_of_its_scope(connection):
    record(connection)
    assert summaries.counts(connection, HERE) == {Status.IN_PROGRESS: 1, None: 1}
    assert summaries.counts(connection, HERE, group=2) == {Status.IN_PROGRESS: 1, None: 1}
    assert summaries.counts(connection, HERE, axis="B") == {}
    actions.close(connection, HERE, "A-01")
    assert summaries.counts(connection, HERE) == {None: 1}


def test_a_moved_milestone_keeps_the_document_s_windows_beside_its_own(connection):
    milestones.change(connection, HERE, "J1", change="move", windows=(MAY,), by="U1", at=NOW, words="reportée en mai")
    [stored] = milestones.every(connection, HERE)
    assert (stored.milestone, stored.original, stored.state) == (a_milestone(windows=(MAY,)), (APRIL,), "planned")
    assert (stored.changed_at, stored.changed_by) == (NOW, "U1")
    assert milestones.every(connection, THERE)[0].milestone == a_milestone()


@pytest.mark.parametrize(("change", "state"), [("cancel", "cancelled"), ("hold", "held"), ("move", "planned")])
def test_a_milestone_is_moved_put_on_hold_or_cancelled(connection, change, state):
    milestones.change(connection, HERE, "J1", change=change, windows=(APRIL,), by="U1", at=NOW, words="")
    assert [stored.state for stored in milestones.every(connection, HERE)] == [state]


def test_a_moved_milestone_stays_moved_when_the_same_timetable_is_imported_again(connection):
    milestones.change(connection, HERE, "J1", change="move", windows=(MAY,), by="U1", at=NOW, words="")
    save(connection, a_plan("Une monnaie", "Un appel"))
    assert [stored.milestone.windows for stored in milestones.every(connection, HERE)] == [(MAY,)]


def test_a_timetable_with_another_date_takes_the_place_of_what_was_moved(connection):
    june = replace(MAY, start=local("2027-06-01"), end=local("2027-07-01"), words="juin")
    milestones.change(connection, HERE, "J1", change="move", windows=(MAY,), by="U1", at=NOW, words="")
    save(connection, a_plan("Une monnaie", milestones=(a_milestone(windows=(june,)),)))
    [stored] = milestones.every(connection, HERE)
    assert (stored.milestone.windows, stored.original) == ((june,), (june,))


def test_a_milestone_that_people_added_survives_an_import_and_never_takes_a_code_of_the_plan(connection):
    added = milestones.add(connection, HERE, title="Bilan", windows=(MAY,), by="U1", at=NOW, words="ajout")
    save(connection, a_plan("Une monnaie", milestones=(a_milestone(), a_milestone("J2"), a_milestone("J3"))))
    stored = {
        row.milestone.code: row.milestone.title for row in milestones.every(connection, HERE) if row.state == "planned"
    }
    assert stored == {"J1": "Délibération", "J2": "Délibération", "J3": "Délibération", added.code: "Bilan"}


def test_a_milestone_that_left_the_document_is_cancelled_and_comes_back_with_it(connection):
    save(connection, a_plan("Une monnaie", milestones=()))
    assert [stored.state for stored in milestones.every(connection, HERE)] == ["cancelled"]
    save(connection, a_plan("Une monnaie"))
    assert [stored.state for stored in milestones.every(connection, HERE)] == ["planned"]


def test_reminders_begin_with_the_first_plan_and_not_with_a_later_one(connection):
    save(connection, a_plan("Une monnaie"), at=NOW + timedelta(days=9))
    assert workspaces.get(connection, HERE).reminders_since == NOW


@pytest.mark.parametrize(
    "change",
    [
        lambda c: workspaces.change(c, HERE, set_up=True, reminder_channel="C9"),
        lambda c: save(c, a_plan("Une monnaie")),
        lambda c: actions.add(c, HERE, title="x", axis=None, group=2, by="U1", at=NOW),
        lambda c: milestones.add(c, HERE, title="x", windows=(MAY,), by="U1", at=NOW, words=""),
        lambda c: milestones.change(c, HERE, "J1", change="hold", windows=(MAY,), by="U1", at=NOW, words=""),
        lambda c: channels.set_group(c, HERE, "C1", 2, name="g2"),
    ],
)
def test_what_a_desk_is_built_of_gives_the_workspace_a_new_revision_and_no_other(connection, change):
    before, other = workspaces.revision(connection, HERE), workspaces.revision(connection, THERE)
    change(connection)
    assert workspaces.revision(connection, HERE) != before
    assert workspaces.revision(connection, THERE) == other


def test_an_update_gives_no_new_revision(connection):
    before = workspaces.revision(connection, HERE)
    record(connection)
    assert workspaces.revision(connection, HERE) == before


def test_settings_are_kept(connection):
    workspaces.change(connection, HERE, set_up=True, reminder_channel="C9", double_policy="maybe_twice")
    found = workspaces.get(connection, HERE)
    assert (found.set_up, found.reminder_channel, found.double_policy, found.plan_version) == (
        True,
        "C9",
        "maybe_twice",
        1,
    )
    workspaces.ensure(connection, HERE, "again", NOW)
    assert workspaces.get(connection, HERE).set_up is True
    assert workspaces.all_ids(connection) == [HERE, THERE]
    assert workspaces.get(connection, WorkspaceId("T3")) is None


ZOE = Member(
    workspace=HERE,
    id=MemberId("U1"),
    name="Zoé Élan",
    language=Language.ENGLISH,
    timezone="Indian/Reunion",
    standing=Standing.GUEST,
    groups=frozenset({2, 3}),
)


def test_members_are_kept_by_workspace(connection):
    members.save(connection, ZOE, NOW)
    members.save(connection, replace(ZOE, workspace=THERE, name="Canari"), NOW)
    members.set_role(connection, HERE, ZOE.id, Role.COORDINATOR)
    members.set_groups(connection, HERE, ZOE.id, frozenset({1}))
    now = replace(ZOE, role=Role.COORDINATOR, groups=frozenset({1}))
    assert members.get(connection, HERE, ZOE.id) == now
    assert (members.every(connection, HERE), members.coordinators(connection, HERE)) == ([now], [now])
    assert members.coordinators(connection, THERE) == []


def test_a_member_is_found_by_name_in_any_case_and_only_when_there_is_one(connection):
    members.save(connection, ZOE, NOW)
    assert members.by_name(connection, HERE, "ZOÉ ÉLAN") == ZOE
    members.save(connection, replace(ZOE, id=MemberId("U2")), NOW)
    assert members.by_name(connection, HERE, "Zoé Élan") is None


def test_a_channel_has_one_group_and_a_group_one_channel(connection):
    channels.set_group(connection, HERE, "C1", 1, name="un")
    channels.set_group(connection, HERE, "C1", 2, name="deux")
    channels.set_group(connection, HERE, "C2", 2, name="deux")
    assert [(row.channel, row.group) for row in channels.every(connection, HERE)] == [("C2", 2)]
    assert channels.group_of(connection, HERE, "C2") == 2
    assert channels.group_of(connection, THERE, "C2") is None


def test_a_question_is_answered_once(connection):
    ask = asked.ask(connection, HERE, member="U1", kind="action", payload={"words": "é", "n": [1]}, at=NOW)
    question = asked.get(connection, HERE, ask)
    assert (question.member, question.kind, question.payload, question.answered_at) == (
        "U1",
        "action",
        {"words": "é", "n": [1]},
        None,
    )
    assert [asked.answer(connection, HERE, ask, "U1", NOW) for _ in range(2)] == [True, False]
    assert asked.get(connection, HERE, ask).answered_at == NOW
    assert asked.get(connection, THERE, ask) is None
    assert asked.answer(connection, THERE, ask, "U1", NOW) is False


def test_a_signed_request_is_seen_once_within_ten_minutes(connection):
    assert [replays.seen(connection, 1000, "v0=a") for _ in range(2)] == [False, True]
    assert replays.seen(connection, 1000, "v0=b") is False
    assert replays.seen(connection, 1000 + 599, "v0=c") is False
    assert replays.seen(connection, 1000, "v0=a") is True
