"""The real bot under kill -9 and a Slack that answers badly: every message counts once and is answered once."""

import asyncio
import contextlib
import random
from collections import Counter
from datetime import timedelta

import pytest

from bot.commands.demo import plan_moments, prepare
from bot.commands.inputs import read_plan_file
from bot.domain.people import WorkspaceId
from bot.playground.faults import Fault
from bot.playground.server import Playground
from storage import inbox, outbox, updates
from storage.database import open_database
from tests.harness import becomes, jalon_apart, replies

HERE = WorkspaceId("T0METROPOL")
WRITERS = {"U0CLAIRE01": "C0GENERAL1", "U0KARIM001": "C0COORDIN1", "U0SOPHIE01": "C0GROUPE01"}
LEASE, TIMEOUT = 2.5, 0.6
HASTY = ("-m", "tests.process.worker", str(LEASE), str(TIMEOUT))
FAULTS = (
    Fault(method="chat.postMessage", kind="reset_after", every=7, times=None),
    Fault(method="chat.postMessage", kind="error_after", every=9, times=None),
    Fault(method="chat.postMessage", kind="timeout_after", delay=1.0, every=17, times=None),
    Fault(method="chat.postMessage", kind="server_error", every=11, times=None),
    Fault(method="chat.postMessage", kind="truncated", every=13, times=None),
    Fault(method="chat.postMessage", kind="reset_before", every=19, times=None),
    Fault(method="conversations.replies", kind="server_error", every=5, times=None),
)


@pytest.fixture
def prepared(tmp_path):
    """(the address of a database with the sample plan, when its first reminder is due)."""
    url, plan = f"sqlite:///{tmp_path / 'jalon.db'}", read_plan_file(None)
    first = plan_moments(plan)[0].at
    slack = Playground(now=first)
    prepare(url, slack.cast, plan, None, first.replace(day=1))
    return url, first


def pending(url):
    database = open_database(url, exclusive=False)
    try:
        counts = database.read_now(lambda c: outbox.counts(c, HERE))
    finally:
        database.close_now()
    return {state: number for state, number in counts.items() if state not in {"sent", "folded"}}


def keys(slack):
    """How often each key stands, whatever channel or thread it is in."""
    everything = [message for room in slack.cast.rooms for message in slack.workspace.messages(room.id)]
    told = [message.get("metadata", {}).get("event_payload", {}).get("key") for message in everything]
    return Counter(key for key in told if key)


def called(slack):
    """How many messages the bot has tried to post."""
    return slack.faults._armed[0].seen


@pytest.mark.process
@pytest.mark.parametrize("kind", ["timeout_after", "timeout_before"])
async def test_a_reminder_whose_bot_is_killed_between_claim_and_settle_is_posted_once(prepared, kind):
    url, due = prepared
    async with Playground(now=due.replace(hour=0)) as slack:
        options = {"command": HASTY, "JALON_CLOCK_URL": f"{slack.url}/clock"}
        async with jalon_apart(slack, url, **options) as bot:
            slack.faults.add(Fault(method="chat.postMessage", kind=kind, delay=30))
            slack.clock.move_to(due)
            await becomes(lambda: slack.faults._armed[0].struck)
            bot.kill()
        assert pending(url) == {"sending": 1}
        slack.faults.clear()
        await asyncio.sleep(LEASE)
        async with jalon_apart(slack, url, **options):
            await becomes(lambda: not pending(url))
        assert set(keys(slack).values()) == {1}


@pytest.mark.process
async def test_replies_are_given_once_through_kills_and_bad_answers(prepared):
    url, due = prepared
    chance = random.Random(20270305)  # noqa: S311 - moments, not secrets
    said, kills, rounds = [], 0, 5
    async with Playground(now=due.replace(hour=0), ack_seconds=1.0) as slack:
        options = {"command": HASTY, "JALON_CLOCK_URL": f"{slack.url}/clock"}
        for fault in FAULTS:
            slack.faults.add(fault)
        for _ in range(rounds):
            async with jalon_apart(slack, url, **options) as bot:
                for user, channel in 4 * list(WRITERS.items()):
                    text = f"L'appel à projets Entreprendre autrement est lancé, {len(said) % 99} %"
                    said.append((channel, await slack.say(user, channel, text, mention_bot=True)))
                slack.clock.shift(timedelta(minutes=1))  # nobody writes more than twenty in a minute
                posts = called(slack) + chance.randint(1, 12)
                await becomes(lambda posts=posts: called(slack) >= posts)
                await asyncio.sleep(chance.uniform(0.0, 0.03))
                bot.kill()
                kills += 1
        struck = sum(armed.struck for armed in slack.faults._armed)
        slack.faults.clear()
        while pending(url) or not all(replies(slack, *message) for message in said):
            assert kills < 2 * rounds, pending(url)
            await asyncio.sleep(LEASE)
            async with jalon_apart(slack, url, **options):
                with contextlib.suppress(AssertionError):
                    await becomes(
                        lambda: not pending(url) and all(replies(slack, *message) for message in said),
                        seconds=8,
                        every=0.3,
                    )
            kills += 1
        assert Counter(len(replies(slack, *message)) for message in said) == {1: len(said)}
    assert struck >= 5
    database = open_database(url)
    recorded = [database.read_now(lambda c, at=at: len(updates.of_message(c, HERE, *at))) for at in said]
    counts = database.read_now(inbox.counts)
    database.close_now()
    assert set(recorded) == {1}
    assert set(counts) == {"done"}
