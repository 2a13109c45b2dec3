"""Claim, post, settle: each message goes out once, whatever Slack answers and whoever else is at work."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import FixedClock, steady_seconds
from bot.domain.people import WorkspaceId
from bot.messenger import Messenger, NotApplied, Post, Refused, Sent, Unknown
from bot.playground.faults import Fault
from bot.playground.server import Playground
from schedules import posting as posting_module
from schedules.posting import Posting
from storage import outbox, workspaces
from storage.outbox import Outgoing

HERE = WorkspaceId("T0METROPOL")
CHANNEL, OTHER = "C0GENERAL1", "C0GROUPE01"


@pytest.fixture
def clock(slack):
    return FixedClock(slack.clock.now())


@pytest.fixture
def posting(slack, messenger, jalon_database, clock):
    return a_posting(messenger, jalon_database, clock)


def a_posting(messenger, database, clock, *, lease=30.0):
    return Posting(database=database, messenger=messenger, clock=clock, lease_seconds=lease, seconds_between=0.0)


def plan(database, clock, *keys, channel=CHANNEL, **changes):
    def unit(connection):
        for place, key in enumerate(keys):
            at = clock.now() + timedelta(milliseconds=place)
            values = {"thread_ts": None, "text": key, "blocks": [], "not_before": at, "kind": "reminder"}
            outbox.add(connection, Outgoing(workspace=HERE, key=key, channel=channel, **values | changes))

    database.write_now(unit)


def standing(slack, channel=CHANNEL):
    return [message["text"] for message in slack.workspace.messages(channel)]


def counts(database):
    return database.read_now(lambda connection: outbox.counts(connection, HERE))


def end_leases(posting):
    """Time passes, by the database's clock and by this process's own."""
    from storage.schema import outbox as table

    posting._held_until.clear()
    posting.database.write_now(lambda connection: connection.execute(table.update().values(lease_until=0)))


async def all_of(posting):
    while await posting.tick():
        pass


async def test_what_is_due_goes_out_once_and_in_order(slack, posting, jalon_database, clock):
    keys = [f"r{number:02}" for number in range(30)]
    plan(jalon_database, clock, *keys)
    clock.move_to(clock.now() + timedelta(seconds=1))
    await all_of(posting)
    await all_of(posting)
    assert standing(slack) == keys
    assert counts(jalon_database) == {"sent": 30}


async def test_what_is_not_due_waits(slack, posting, jalon_database, clock):
    plan(jalon_database, clock, "later", not_before=clock.now() + timedelta(hours=1))
    assert await posting.tick() == 0
    clock.move_to(clock.now() + timedelta(hours=1))
    assert await posting.tick() == 1
    assert standing(slack) == ["later"]


async def test_a_channel_gets_one_message_a_second_while_others_do_not_wait(slack, posting, jalon_database, clock):
    posting.seconds_between = 0.2
    plan(jalon_database, clock, "a1", "a2", "a3")
    plan(jalon_database, clock, "b1", channel=OTHER)
    clock.move_to(clock.now() + timedelta(seconds=1))
    began = steady_seconds()
    await posting.tick()
    assert steady_seconds() - began >= 0.4
    times = {message["text"]: float(message["ts"]) for message in slack.workspace.messages(CHANNEL)}
    assert times["a3"] - times["a1"] >= 0.39
    assert float(slack.workspace.messages(OTHER)[0]["ts"]) < times["a2"]


async def test_a_channel_that_slack_wants_quiet_is_left_alone_until_then_and_keeps_its_order(
    slack, posting, jalon_database, clock
):
    keys = [f"r{number}" for number in range(12)]
    plan(jalon_database, clock, *keys)
    clock.move_to(clock.now() + timedelta(seconds=1))
    slack.faults.add(Fault(method="chat.postMessage", kind="rate_limited", retry_after=60, after=2))
    await all_of(posting)
    assert standing(slack) == keys[:2]
    assert sum(method == "chat.postMessage" for method, _ in slack.workspace.calls) == 2
    clock.move_to(clock.now() + timedelta(seconds=61))
    await all_of(posting)
    assert standing(slack) == keys


@pytest.mark.parametrize("kind", ["reset_after", "error_after", "empty", "truncated", "no_ts"])
async def test_an_unanswered_message_that_stands_is_found_and_not_posted_again(
    slack, posting, jalon_database, clock, kind
):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind=kind))
    await all_of(posting)
    assert counts(jalon_database) == {"unknown": 1}
    await all_of(posting)
    assert standing(slack) == ["r"]
    end_leases(posting)
    await all_of(posting)
    assert standing(slack) == ["r"]
    assert counts(jalon_database) == {"sent": 1}


@pytest.mark.parametrize("kind", ["reset_before", "server_error", "html"])
async def test_an_unanswered_message_that_does_not_stand_goes_out_after_its_lease(
    slack, posting, jalon_database, clock, kind
):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind=kind))
    await all_of(posting)
    assert standing(slack) == []
    end_leases(posting)
    await all_of(posting)
    assert standing(slack) == ["r"]


async def test_no_second_post_while_the_look_up_fails(slack, posting, jalon_database, clock):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind="error_after"))
    slack.faults.add(Fault(method="conversations.history", kind="server_error", times=2))
    for _ in range(4):
        await all_of(posting)
        end_leases(posting)
    assert standing(slack) == ["r"]
    assert counts(jalon_database) == {"sent": 1}


async def test_a_lease_that_ended_before_the_call_is_somebody_elses(slack, posting, jalon_database, clock):
    plan(jalon_database, clock, "r")
    (mine,) = jalon_database.write_now(
        lambda connection: outbox.claim(connection, limit=1, lease_seconds=30, now=clock.now())
    )
    end_leases(posting)
    other = a_posting(posting.messenger, jalon_database, clock)
    await all_of(other)
    late = await posting.post(mine, held_since=steady_seconds() - 25)
    assert late == NotApplied(error="lease_over", wait=1.0)
    assert standing(slack) == ["r"]
    assert counts(jalon_database) == {"sent": 1}


async def test_a_clock_that_jumps_ahead_ends_no_lease_of_this_process(slack, posting, jalon_database, clock):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind="late", delay=0.3))
    await all_of(posting)
    from storage.schema import outbox as table

    jalon_database.write_now(lambda c: c.execute(table.update().values(lease_until=0)))
    assert await posting.tick() == 1
    await asyncio.sleep(0.4)
    assert standing(slack) == ["r"]
    end_leases(posting)
    await all_of(posting)
    assert standing(slack) == ["r"]
    assert counts(jalon_database) == {"sent": 1}


async def test_two_processes_at_once_post_each_message_once(slack, posting, jalon_database, clock, session):
    keys = [f"r{number:02}" for number in range(40)]
    plan(jalon_database, clock, *keys[:20])
    plan(jalon_database, clock, *keys[20:], channel=OTHER)
    clock.move_to(clock.now() + timedelta(seconds=1))
    other = a_posting(Messenger(session, api_url=slack.api_url, token=slack.bot_token), jalon_database, clock)
    await asyncio.gather(all_of(posting), all_of(other))
    assert sorted(standing(slack) + standing(slack, OTHER)) == keys


async def test_an_outage_of_a_day_loses_nothing(slack, session, jalon_database, clock):
    plan(jalon_database, clock, *(f"r{number:03}" for number in range(10)))
    cut_off = Messenger(session, api_url="http://127.0.0.1:1/api/", token=slack.bot_token)
    posting = a_posting(cut_off, jalon_database, clock)
    for _ in range(300):
        clock.move_to(clock.now() + timedelta(minutes=5, seconds=20))
        await all_of(posting)
    assert counts(jalon_database) == {"planned": 10}
    posting.messenger = Messenger(session, api_url=slack.api_url, token=slack.bot_token)
    clock.move_to(clock.now() + timedelta(minutes=6))
    await all_of(posting)
    assert len(standing(slack)) == len(set(standing(slack))) == 10


async def test_a_refusal_is_a_state_one_can_see_and_is_told(slack, posting, jalon_database, clock):
    told = []

    async def alert(claimed, error):
        told.append((claimed.outgoing.key, error))

    posting.alert = alert
    plan(jalon_database, clock, "r", channel="C0NOWHERE")
    await all_of(posting)
    assert jalon_database.read_now(lambda c: outbox.dead(c, HERE)) == [("r", "C0NOWHERE", "channel_not_found")]
    assert told == [("r", "channel_not_found")]


async def test_without_the_scope_to_look_the_workspace_has_chosen(session, jalon_database, clock):
    for policy, expected in (("maybe_never", Refused), ("maybe_twice", Sent)):
        async with Playground(scopes=frozenset({"chat:write"})) as blind:
            jalon_database.write_now(lambda c, policy=policy: workspaces.change(c, HERE, double_policy=policy))
            posting = a_posting(Messenger(session, api_url=blind.api_url, token=blind.bot_token), jalon_database, clock)
            plan(jalon_database, clock, policy)
            blind.faults.add(Fault(method="chat.postMessage", kind="reset_before"))
            await all_of(posting)
            end_leases(posting)
            (again,) = jalon_database.write_now(lambda c: outbox.claim(c, limit=9, lease_seconds=30, now=clock.now()))
            assert isinstance(await posting.post(again), expected)


async def test_a_late_double_is_removed_and_counted(slack, posting, jalon_database, clock):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind="late", delay=0.1))
    await all_of(posting)
    end_leases(posting)
    await all_of(posting)
    await asyncio.sleep(0.2)
    assert standing(slack) == ["r", "r"]
    assert await posting.sweep() == 1
    assert await posting.sweep() == 0
    assert standing(slack) == ["r"]
    assert posting.doubles_removed == 1


async def test_the_sweeper_comes_to_every_message_however_many_were_uncertain(
    slack, messenger, posting, jalon_database, clock
):
    keys = [f"r{number:02}" for number in range(2 * posting_module.MOST_AT_ONCE + 5)]
    plan(jalon_database, clock, *keys)
    clock.move_to(clock.now() + timedelta(seconds=1))
    slack.faults.add(Fault(method="chat.postMessage", kind="error_after", times=len(keys)))
    await all_of(posting)
    end_leases(posting)
    await all_of(posting)
    # What Slack took late: a second message of each key.
    for key in keys:
        post = Post(key=key, channel=CHANNEL, text=key, blocks=[], first_try_at=clock.now())
        assert isinstance(await messenger.deliver(post), Sent)
    assert [await posting.sweep() for _ in range(4)] == [posting_module.MOST_AT_ONCE] * 2 + [5, 0]
    assert sorted(standing(slack)) == keys


async def test_the_sweeper_never_takes_the_only_message(slack, posting, jalon_database, clock):
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind="error_after"))
    await all_of(posting)
    end_leases(posting)
    await all_of(posting)
    from storage.schema import outbox as table

    jalon_database.write_now(lambda c: c.execute(table.update().values(slack_ts="1.000001")))
    assert await posting.sweep() == 0
    assert standing(slack) == ["r"]


async def test_one_broken_row_does_not_stop_the_others(slack, posting, jalon_database, clock, monkeypatch):
    plan(jalon_database, clock, "bad", "good")
    clock.move_to(clock.now() + timedelta(seconds=1))
    real = posting.messenger.deliver

    async def deliver(post, **options):
        if post.key == "bad":
            raise ZeroDivisionError
        return await real(post, **options)

    monkeypatch.setattr(posting.messenger, "deliver", deliver)
    await posting.tick()
    assert standing(slack) == ["good"]


async def test_a_stop_gives_back_what_was_not_tried(slack, posting, jalon_database, clock):
    posting.seconds_between = 5.0
    plan(jalon_database, clock, "a", "b", "c")
    clock.move_to(clock.now() + timedelta(seconds=1))
    ticking = asyncio.create_task(posting.tick())
    await asyncio.sleep(0.3)
    ticking.cancel()
    await asyncio.gather(ticking, return_exceptions=True)
    assert counts(jalon_database) == {"sent": 1, "planned": 2}
    posting.seconds_between = 0.0
    await all_of(posting)
    assert standing(slack) == ["a", "b", "c"]


async def test_attempts_without_end_are_given_up_visibly(slack, posting, jalon_database, clock, monkeypatch):
    monkeypatch.setattr(posting_module, "MOST_ATTEMPTS", 2)
    plan(jalon_database, clock, "r")
    slack.faults.add(Fault(method="chat.postMessage", kind="slack_error", code="new_in_2030", times=None))
    for _ in range(3):
        await all_of(posting)
        end_leases(posting)
    assert counts(jalon_database) == {"dead": 1}


async def test_a_reply_held_since_its_insertion_is_posted_and_settled(slack, posting, jalon_database, clock):
    reply = Outgoing(workspace=HERE, key="reply", kind="reply", channel=CHANNEL, thread_ts=None, text="Noté", blocks=[])
    held = jalon_database.write_now(lambda c: outbox.add_claimed(c, reply, lease_seconds=30, now=clock.now()))
    assert isinstance(await posting.post(held), Sent)
    assert counts(jalon_database) == {"sent": 1}
    assert await posting.tick() == 0


def test_unknown_is_not_refused():
    assert Unknown(error="x") != Refused(error="x")
