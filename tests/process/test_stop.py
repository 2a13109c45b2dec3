"""The real process told to stop while it works, and a Slack so slow that only the inbox can answer in time."""

import asyncio
import time

import pytest

from bot.domain.people import WorkspaceId
from bot.playground.faults import Fault
from storage import inbox, updates
from storage.database import open_database
from tests.harness import becomes, jalon_apart, replies

HERE = WorkspaceId("T0METROPOL")
CHANNEL = "C0GROUPE01"
WRITERS = ("U0CLAIRE01", "U0KARIM001", "U0SOPHIE01")
REPORT = "L'appel à projets Entreprendre autrement est lancé, 40 %"


def known(url, said):
    database = open_database(url, exclusive=False)
    try:
        recorded = [database.read_now(lambda c, ts=ts: len(updates.of_message(c, HERE, CHANNEL, ts))) for ts in said]
        return recorded, database.read_now(inbox.counts)
    finally:
        database.close_now()


def zip_with(texts):
    return [(user, CHANNEL, text) for user, text in zip(WRITERS, texts, strict=True)]


@pytest.mark.process
@pytest.mark.parametrize("stuck", ["chat.postMessage", "users.info"])
async def test_a_stop_while_slack_hangs_takes_seconds_and_the_next_start_does_the_rest(slack, tmp_path, stuck):
    url = f"sqlite:///{tmp_path / 'jalon.db'}"
    async with jalon_apart(slack, url, JALON_LEASE_SECONDS="15") as bot:
        slack.faults.add(Fault(method=stuck, kind="timeout_before", delay=60, times=None))
        texts = [REPORT.replace("40", str(40 + number)) for number in range(3)]
        said = [await slack.say(*pair, mention_bot=True) for pair in zip_with(texts)]
        await becomes(lambda: slack.faults._armed[0].struck >= 3)
        began = time.monotonic()
        bot.terminate()
        assert await asyncio.wait_for(bot.wait(), 20) == 0
        assert time.monotonic() - began < 12
    slack.faults.clear()
    assert slack.deliveries.failed == []
    async with jalon_apart(slack, url, JALON_LEASE_SECONDS="15"):
        await becomes(lambda: all(replies(slack, CHANNEL, ts) for ts in said), seconds=40)
    assert [len(replies(slack, CHANNEL, ts)) for ts in said] == [1, 1, 1]
    assert known(url, said) == ([1, 1, 1], {"done": 3})


@pytest.mark.process
async def test_slack_is_answered_in_time_while_everything_else_of_slack_hangs(slack, tmp_path):
    url = f"sqlite:///{tmp_path / 'jalon.db'}"
    async with jalon_apart(slack, url):
        for method in ("users.info", "chat.postMessage"):
            slack.faults.add(Fault(method=method, kind="timeout_before", delay=4, times=None))
        said = [
            await slack.say(WRITERS[number % 3], CHANNEL, f"{REPORT} {number}", mention_bot=True)
            for number in range(30)
        ]
        await becomes(lambda: sum(known(url, [])[1].values()) == 30)  # each is on disk before the first is worked on
        await slack.settled(timeout=3)  # each is acknowledged within the playground's second, none came twice
        assert slack.deliveries.failed == []
        assert replies(slack, CHANNEL, said[0]) == []
