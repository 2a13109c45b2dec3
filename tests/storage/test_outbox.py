"""A message goes out once: keys, leases, fencing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import WorkspaceId
from storage import outbox
from storage.outbox import Outgoing

HERE, THERE = WorkspaceId("T1"), WorkspaceId("T2")
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def message(key="reply:1", **changes):
    plain = Outgoing(
        workspace=HERE,
        key=key,
        kind="reply",
        channel="C1",
        thread_ts="1.0",
        text="Noté.",
        blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "« Noté »"}}],
        not_before=NOW,
    )
    return replace(plain, **changes)


def claim(database, *, now=NOW, limit=10, lease=60.0):
    return database.write_now(lambda c: outbox.claim(c, limit=limit, lease_seconds=lease, now=now))


def add(database, *messages):
    return [database.write_now(lambda c, one=one: outbox.add(c, one)) for one in messages]


def test_a_key_is_planned_once_in_a_workspace(database):
    assert add(database, message(), message(text="again"), message(workspace=THERE)) == [True, False, True]


def test_a_claimed_message_is_as_it_was_planned_and_is_claimed_by_nobody_else(database):
    add(database, message())
    [held] = claim(database)
    assert (list(held.outgoing.blocks), replace(held.outgoing, blocks=[])) == (message().blocks, message(blocks=[]))
    assert (held.attempts, held.unknown) == (1, False)
    assert claim(database) == []


def test_a_message_is_not_claimed_before_its_time(database):
    add(database, message(not_before=NOW + timedelta(seconds=1)))
    assert claim(database) == []
    assert [held.outgoing.key for held in claim(database, now=NOW + timedelta(seconds=1))] == ["reply:1"]


def test_a_message_without_a_time_is_due_at_once_whatever_clock_jalon_follows(database):
    add(database, message(not_before=None))
    assert [held.outgoing.key for held in claim(database, now=datetime(2015, 1, 5, tzinfo=UTC))] == ["reply:1"]


def test_the_oldest_come_first_and_no_more_than_asked_for(database):
    times = [NOW - timedelta(minutes=minutes) for minutes in (1, 3, 2)]
    add(database, *(message(f"k{at:%M}", channel=f"C{at:%M}", not_before=at) for at in times))
    assert [held.outgoing.key for held in claim(database, limit=2)] == ["k57", "k58"]


def test_one_channel_does_not_take_the_turn_of_the_others(database):
    add(database, *(message(f"a{n}", channel="CA", not_before=NOW - timedelta(hours=1)) for n in range(20)))
    add(database, message("b", channel="CB"))
    assert "CB" in {held.outgoing.channel for held in claim(database, limit=6)}


def test_a_message_whose_holder_vanished_is_claimed_again_and_known_to_be_uncertain(database):
    add(database, message())
    [lost] = claim(database, lease=0.0)
    [held] = claim(database)
    assert (held.attempts, held.unknown, held.first_try_at) == (2, True, lost.first_try_at)


def test_only_the_last_holder_settles(database):
    add(database, message())
    [lost] = claim(database, lease=0.0)
    [held] = claim(database)
    assert database.write_now(lambda c: outbox.settle_sent(c, lost, ts="1.1")) is False
    assert database.write_now(lambda c: outbox.settle_sent(c, held, ts="1.2")) is True
    assert database.write_now(lambda c: outbox.settle_dead(c, held, error="late")) is False
    assert database.read_now(lambda c: outbox.sent_ts(c, HERE, "reply:1")) == "1.2"
    assert database.read_now(lambda c: outbox.sent_ts(c, THERE, "reply:1")) is None


def test_a_message_added_for_posting_at_once_is_held_by_who_added_it(database):
    held = database.write_now(lambda c: outbox.add_claimed(c, message(), lease_seconds=60))
    assert (held.outgoing, held.attempts, held.unknown) == (message(), 1, False)
    assert database.write_now(lambda c: outbox.add_claimed(c, message(), lease_seconds=60)) is None
    assert claim(database) == []
    assert database.write_now(lambda c: outbox.settle_sent(c, held, ts="1.1")) is True


def test_an_unknown_outcome_rests_until_its_lease_ends(database):
    held = database.write_now(lambda c: outbox.add_claimed(c, message(), lease_seconds=0.3))
    assert database.write_now(lambda c: outbox.settle_unknown(c, held, error="timeout")) is True
    assert claim(database) == []
    assert [again.unknown for again in _wait_for(lambda: claim(database))] == [True]


def _wait_for(found, tries=40):
    import time

    for _ in range(tries):
        if rows := found():
            return rows
        time.sleep(0.05)
    raise AssertionError("nothing came")


def test_a_lease_is_renewed_while_it_runs_and_not_after_it_ended(database):
    add(database, message("a"), message("b", channel="C2"))
    [first, _second] = claim(database)
    assert database.write_now(lambda c: outbox.renew(c, first, lease_seconds=0.0)) is True
    assert database.write_now(lambda c: outbox.renew(c, first, lease_seconds=60)) is False
    assert [(held.outgoing.key, held.unknown) for held in claim(database)] == [(first.outgoing.key, True)]


def test_a_refused_message_is_due_again_at_the_time_given_and_not_uncertain(database):
    add(database, message())
    [held] = claim(database)
    assert (
        database.write_now(lambda c: outbox.settle_retry(c, held, at=NOW + timedelta(seconds=30), error="ratelimited"))
        is True
    )
    assert claim(database, now=NOW + timedelta(seconds=29)) == []
    [again] = claim(database, now=NOW + timedelta(seconds=30))
    assert (again.attempts, again.unknown) == (2, False)


def test_a_message_that_was_uncertain_once_stays_so_after_a_refusal(database):
    add(database, message())
    claim(database, lease=0.0)
    [held] = claim(database)
    database.write_now(lambda c: outbox.settle_retry(c, held, at=NOW, error="ratelimited"))
    assert [again.unknown for again in claim(database)] == [True]


def test_a_dead_message_is_shown_and_never_claimed(database):
    add(database, message())
    [held] = claim(database)
    database.write_now(lambda c: outbox.settle_dead(c, held, error="is_archived"))
    assert claim(database, now=NOW + timedelta(days=400)) == []
    assert database.read_now(lambda c: outbox.dead(c, HERE)) == [("reply:1", "C1", "is_archived")]
    assert database.read_now(lambda c: outbox.dead(c, THERE)) == []


def test_states_are_counted_for_one_workspace_and_for_all(database):
    add(database, message("a"), message("b", not_before=NOW + timedelta(days=1)), message("a", workspace=THERE))
    claim(database)
    assert database.read_now(lambda c: outbox.counts(c, HERE)) == {"sending": 1, "planned": 1}
    assert database.read_now(lambda c: outbox.counts(c, None)) == {"sending": 2, "planned": 1}


def test_a_folded_key_is_known_and_never_posted(database):
    assert database.write_now(lambda c: outbox.add_folded(c, message())) is True
    assert claim(database) == []
    assert database.read_now(lambda c: outbox.known_keys(c, HERE, ["reply:1", "reply:2"])) == {"reply:1"}
    assert database.read_now(lambda c: outbox.known_keys(c, THERE, ["reply:1"])) == frozenset()


@pytest.mark.parametrize("text", ["\x00", "a\ud800b", "é" * 40_000, "\u202e<!channel>"])
def test_any_text_can_be_stored(database, text):
    add(database, message(text=text, blocks=[{"text": text}]))
    assert len(claim(database)) == 1


def test_the_sweeper_is_given_what_was_sent_after_an_uncertain_try(database):
    add(database, message("sure"), message("unsure", channel="C2"))
    claim(database, lease=0.0)
    with_doubt = claim(database)
    for held in with_doubt:
        database.write_now(lambda c, held=held: outbox.settle_sent(c, held, ts="1.5"))
    add(database, message("fresh", channel="C3"))
    [plain] = claim(database)
    database.write_now(lambda c: outbox.settle_sent(c, plain, ts="1.6"))
    found = database.read_now(lambda c: outbox.uncertain_sent(c, newer_than_seconds=60, limit=10))
    assert {row.key for row in found} == {"sure", "unsure"}
