"""What was sent without a clear answer is known within seconds, and a clock that is set back keeps nothing waiting."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.clock import FixedClock
from bot.messenger import Sent, Unknown
from bot.playground.faults import Fault
from schedules import looking as looking_module
from schedules import posting as posting_module
from storage import outbox
from storage.outbox import Outgoing
from tests.schedules.test_posting import CHANNEL, HERE, a_posting, all_of, counts, plan, standing


@pytest.fixture
def clock(slack):
    return FixedClock(slack.clock.now())


@pytest.fixture
def posting(slack, messenger, jalon_database, clock, monkeypatch):
    monkeypatch.setattr(looking_module, "LOOK_AFTER", (0.0, 0.0, 0.0))
    return a_posting(messenger, jalon_database, clock, lease=120.0)


def a_reply(database, clock, *, lease=120.0):
    reply = Outgoing(workspace=HERE, key="reply", kind="reply", channel=CHANNEL, thread_ts=None, text="Noté", blocks=[])
    return database.write_now(lambda c: outbox.add_claimed(c, reply, lease_seconds=lease, now=clock.now()))


def looks(slack):
    return sum(method.startswith("conversations.") for method, _ in slack.workspace.calls)


def set_back(database, seconds):
    """The database's clock is behind what the rows say, as after a step of the machine's clock."""
    moved = text("UPDATE outbox SET lease_until = lease_until + :by")
    database.write_now(lambda c: c.execute(moved, {"by": seconds}))


@pytest.mark.parametrize("kind", ["reset_after", "error_after", "truncated"])
async def test_an_unanswered_reply_that_stands_is_known_long_before_its_lease_ends(
    slack, posting, jalon_database, clock, kind
):
    slack.faults.add(Fault(method="chat.postMessage", kind=kind))
    assert isinstance(await posting.post(a_reply(jalon_database, clock)), Unknown)
    await posting.tick()
    assert counts(jalon_database) == {"sent": 1}
    assert standing(slack) == ["Noté"]
    assert looks(slack) == 1


async def test_a_reply_that_is_not_found_is_looked_for_a_few_times_and_never_posted_within_its_lease(
    slack, posting, jalon_database, clock
):
    slack.faults.add(Fault(method="chat.postMessage", kind="server_error"))
    await posting.post(a_reply(jalon_database, clock))
    for _ in range(6):
        await posting.tick()
    assert counts(jalon_database) == {"unknown": 1}
    assert standing(slack) == []
    assert looks(slack) == 3


async def test_a_message_that_slack_takes_late_is_found_by_a_later_look(slack, posting, jalon_database, clock):
    slack.faults.add(Fault(method="chat.postMessage", kind="late", delay=0.2))
    await posting.post(a_reply(jalon_database, clock))
    await posting.tick()
    assert counts(jalon_database) == {"unknown": 1}
    await slack.settled()
    await asyncio.sleep(0.3)
    await posting.tick()
    assert counts(jalon_database) == {"sent": 1}
    assert standing(slack) == ["Noté"]


async def test_what_a_killed_process_had_under_way_is_found_at_the_next_start(
    slack, posting, messenger, jalon_database, clock
):
    held = a_reply(jalon_database, clock)
    assert isinstance(await messenger.deliver(posting_module._post(held)), Sent)  # and then it was killed
    await posting.tick()
    assert counts(jalon_database) == {"sent": 1}
    assert standing(slack) == ["Noté"]


async def test_a_look_that_fails_says_nothing(slack, posting, jalon_database, clock):
    slack.faults.add(Fault(method="chat.postMessage", kind="error_after"))
    slack.faults.add(Fault(method="conversations.history", kind="server_error", times=2))
    await posting.post(a_reply(jalon_database, clock))
    await posting.tick()
    await posting.tick()
    assert counts(jalon_database) == {"unknown": 1}
    await posting.tick()
    assert counts(jalon_database) == {"sent": 1}


async def test_a_lease_of_a_clock_that_was_a_day_ahead_lasts_no_longer_than_a_lease(
    slack, messenger, jalon_database, clock
):
    posting = a_posting(messenger, jalon_database, clock, lease=0.3)
    slack.faults.add(Fault(method="chat.postMessage", kind="server_error"))
    messenger.timeout_seconds = 0.1
    await posting.post(a_reply(jalon_database, clock, lease=0.3))
    set_back(jalon_database, 86_400)
    await posting.tick()
    assert standing(slack) == []
    await asyncio.sleep(1.6)  # a second of it is the tolerance
    await all_of(posting)
    assert standing(slack) == ["Noté"]


async def test_a_try_put_off_keeps_its_waiting_time_when_the_clock_is_set_back(slack, posting, jalon_database, clock):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind="rate_limited", retry_after=60))
    await posting.tick()
    clock.move_to(clock.now() - timedelta(days=1))
    await posting.tick()
    assert standing(slack) == []
    clock.move_to(clock.now() + timedelta(seconds=61))
    await all_of(posting)
    assert standing(slack) == ["r"]


async def test_a_try_put_off_by_an_earlier_life_with_a_clock_ahead_is_due(
    slack, posting, messenger, jalon_database, clock
):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind="rate_limited", retry_after=60))
    await posting.tick()
    clock.move_to(clock.now() - timedelta(days=1))
    plan(jalon_database, clock, "untried", not_before=clock.now() + timedelta(hours=6))
    await all_of(a_posting(messenger, jalon_database, clock))
    assert standing(slack) == ["r"]
