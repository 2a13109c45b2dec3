"""What Slack sent is committed before Slack is told so, and its effect happens once."""

import time
from datetime import UTC, datetime

import pytest

from bot.domain.people import WorkspaceId
from storage import inbox
from storage.inbox import InboxRow
from storage.schema import inbox as inbox_table

HERE, THERE = WorkspaceId("T1"), WorkspaceId("T2")
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def receive(database, identity="Ev1", *, workspace=HERE, lease=60.0, at=NOW):
    return database.write_now(
        lambda c: inbox.receive(c, workspace, identity, kind="event", body='{"a": 1}', at=at, lease_seconds=lease)
    )


def unfinished(database, *, lease=60.0, limit=10):
    return database.write_now(lambda c: inbox.unfinished(c, older_than_seconds=0, limit=limit, lease_seconds=lease))


def test_a_request_is_received_once_however_often_it_comes(database):
    assert [receive(database), receive(database), receive(database, workspace=THERE)] == [True, False, True]


def test_a_request_is_taken_once(database):
    receive(database)
    assert [database.write_now(lambda c: inbox.take(c, HERE, "Ev1")) for _ in range(2)] == [True, False]
    assert database.write_now(lambda c: inbox.take(c, THERE, "Ev1")) is False


def test_a_request_taken_by_a_unit_that_fails_was_not_taken(database):
    def failing(connection):
        assert inbox.take(connection, HERE, "Ev1")
        raise LookupError

    receive(database)
    with pytest.raises(LookupError):
        database.write_now(failing)
    assert database.write_now(lambda c: inbox.take(c, HERE, "Ev1")) is True


def test_a_request_is_left_to_its_process_while_its_lease_runs(database):
    receive(database)
    assert unfinished(database) == []


def test_a_request_that_its_process_left_behind_is_given_to_another_once(database):
    receive(database, lease=0.0)
    assert unfinished(database) == [InboxRow(workspace=HERE, identity="Ev1", kind="event", body='{"a": 1}', attempts=2)]
    assert unfinished(database) == []


def test_the_instant_that_jalon_was_told_has_no_say_in_what_is_left_behind(database):
    receive(database, lease=0.0, at=datetime(2090, 1, 1, tzinfo=UTC))
    assert [row.identity for row in unfinished(database)] == ["Ev1"]


def test_finished_requests_come_back_no_more_but_stay_known(database):
    receive(database, lease=0.0)
    database.write_now(lambda c: inbox.finish(c, HERE, "Ev1"))
    database.write_now(lambda c: inbox.finish(c, HERE, "Ev1"))
    assert (unfinished(database), receive(database)) == ([], False)


def given_up(database):
    return [row.identity for row in database.write_now(inbox.give_up)]


def let_leases_end(database):
    database.write_now(lambda c: c.execute(inbox_table.update().values(lease_until=0)))


def test_a_request_that_fails_five_times_is_given_up_and_counted(database):
    receive(database, lease=0.0)
    for _ in range(5):
        assert given_up(database) == []
        assert len(unfinished(database, lease=0.0)) == 1
        database.write_now(lambda c: inbox.failed(c, HERE, "Ev1"))
    assert [given_up(database), unfinished(database), given_up(database)] == [["Ev1"], [], []]
    assert database.read_now(inbox.counts) == {"dead": 1}


def test_a_request_whose_work_was_cut_off_again_and_again_is_not_given_up_for_two_days(database):
    receive(database, lease=0.0)
    begun = 1
    while not given_up(database):
        assert [row.attempts for row in unfinished(database)] == [begun + 1]
        let_leases_end(database)
        begun += 1
    assert begun == inbox.MOST_ATTEMPTS
    pauses = [30.0 * min(max(1, number - inbox.SOON_AGAIN), inbox.LONGEST_PAUSE) for number in range(1, begun)]
    assert sum(pauses) > 1.9 * 86_400


def test_what_may_end_the_process_keeps_its_pause_at_the_next_start(database):
    receive(database, "poison", lease=0.0)
    for _ in range(inbox.SOON_AGAIN):
        unfinished(database)
        let_leases_end(database)
    unfinished(database)
    receive(database, "other")
    database.write_now(inbox.let_go)
    assert [row.identity for row in unfinished(database)] == ["other"]


def test_a_clock_that_was_set_back_keeps_no_request_waiting(database):
    receive(database)
    ahead = {"lease_until": inbox_table.c.lease_until + 86_400, "received_at": inbox_table.c.received_at + 86_400}
    database.write_now(lambda c: c.execute(inbox_table.update().values(ahead)))
    assert unfinished(database, lease=0.3) == []  # its lease is a lease from now
    assert [row.identity for row in _soon(lambda: unfinished(database, lease=0.3))] == ["Ev1"]


def _soon(found, tries=60):
    for _ in range(tries):
        if rows := found():
            return rows
        time.sleep(0.02)
    return []


def test_old_requests_are_purged_when_they_are_done(database):
    receive(database, "old")
    receive(database, "open")
    database.write_now(lambda c: inbox.finish(c, HERE, "old"))
    assert database.write_now(lambda c: inbox.purge(c, older_than_days=-1)) == 1
    assert database.read_now(inbox.counts) == {"received": 1}
