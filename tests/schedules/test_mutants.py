"""Each rule of delivery, left out on purpose, is seen by the story that the rule is for."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import FixedClock, steady_seconds
from bot.domain.people import WorkspaceId
from bot.messenger import End, Messenger
from bot.playground.faults import Fault
from schedules.posting import Posting
from storage import outbox
from storage.outbox import Outgoing
from storage.schema import outbox as table

HERE, CHANNEL = WorkspaceId("T0METROPOL"), "C0GENERAL1"


class TriesAgain(Messenger):
    """The retry handler on: what may have been applied is sent again at once."""

    async def _send(self, *arguments, **options):
        called = await super()._send(*arguments, **options)
        return await super()._send(*arguments, **options) if called.end is End.UNKNOWN else called


class LooksNowhere(Messenger):
    """No look-up: what is unknown is taken for not posted."""

    async def find(self, key, *, channel, thread_ts, since):  # noqa: ARG002 - the mutant's point
        return []


class LooksForAnotherType(Messenger):
    """The look-up compares what is never equal."""

    async def find(self, key, **where):
        return await super().find(key.encode(), **where)


class MarksFirst(Posting):
    """Says "sent" before it is."""

    async def post(self, claimed, **options):
        await self.database.write(lambda connection: outbox.settle_sent(connection, claimed, ts="1.000001"))
        return await super().post(claimed, **options)


class IgnoresItsLease(Posting):
    """Posts although the lease is over and the message another process's."""

    async def post(self, claimed, **_):
        return await super().post(claimed)


def build(slack, session, database, messenger=Messenger, posting=Posting):
    return posting(
        database=database,
        messenger=messenger(session, api_url=slack.api_url, token=slack.bot_token),
        clock=FixedClock(slack.clock.now() + timedelta(seconds=1)),
        lease_seconds=30.0,
        seconds_between=0.0,
    )


def end_leases(posting):
    posting._held_until.clear()
    posting.database.write_now(lambda connection: connection.execute(table.update().values(lease_until=0)))


async def an_answer_is_lost(slack, posting):
    slack.faults.add(Fault(method="chat.postMessage", kind="reset_after"))
    await posting.tick()
    end_leases(posting)
    await posting.tick()


async def a_process_dies_as_it_posts(slack, posting):
    slack.faults.add(Fault(method="chat.postMessage", kind="timeout_before", delay=5))
    dying = asyncio.create_task(posting.tick())
    async with asyncio.timeout(5):
        while not slack.faults._armed[0].struck:  # noqa: ASYNC110 - a count, no event
            await asyncio.sleep(0.005)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    end_leases(posting)
    await posting.tick()


async def a_process_wakes_after_its_lease(slack, posting):
    at = posting.clock.now()
    (held,) = posting.database.write_now(lambda c: outbox.claim(c, limit=1, lease_seconds=30, now=at))
    end_leases(posting)
    await posting.tick()
    posting._held_until.clear()
    await posting.post(held, held_since=steady_seconds() - 60)


STORIES = [
    (an_answer_is_lost, {"messenger": TriesAgain}, 2),
    (an_answer_is_lost, {"messenger": LooksNowhere}, 2),
    (an_answer_is_lost, {"messenger": LooksForAnotherType}, 2),
    (a_process_dies_as_it_posts, {"posting": MarksFirst}, 0),
    (a_process_wakes_after_its_lease, {"posting": IgnoresItsLease}, 2),
]


async def told(slack, session, database, story, **parts):
    """How often the message stands when the story is over."""
    message = Outgoing(workspace=HERE, key="r", kind="reminder", channel=CHANNEL, thread_ts=None, text="r", blocks=[])
    database.write_now(lambda connection: outbox.add(connection, message))
    await story(slack, build(slack, session, database, **parts))
    return len(slack.workspace.messages(CHANNEL))


@pytest.mark.parametrize("story", {story: None for story, _, _ in STORIES}, ids=lambda story: story.__name__)
async def test_the_story_ends_with_one_message(slack, session, jalon_database, story):
    assert await told(slack, session, jalon_database, story) == 1


@pytest.mark.parametrize(("story", "parts", "ends_with"), STORIES)
async def test_the_same_story_ends_badly_without_the_rule(slack, session, jalon_database, story, parts, ends_with):
    assert await told(slack, session, jalon_database, story, **parts) == ends_with
