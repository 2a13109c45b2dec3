"""The real bot, killed with SIGKILL at random moments: every message has its effect once and its reply once."""

import asyncio
import random

import pytest

from bot.domain.people import WorkspaceId
from bot.playground.server import Playground
from storage import inbox, updates
from storage.database import open_database
from tests.harness import becomes, jalon_apart, replies

HERE = WorkspaceId("T0METROPOL")
WRITERS = {
    "U0CLAIRE01": "C0GENERAL1",
    "U0KARIM001": "C0GROUPE02",
    "U0SOPHIE01": "C0GROUPE01",
    "U0NADIA001": "C0GROUPE03",
}


@pytest.mark.process
async def test_every_message_counts_once_and_is_answered_once_whatever_kills_the_bot(tmp_path):
    url = f"sqlite:///{tmp_path / 'jalon.db'}"
    chance = random.Random(20270304)  # noqa: S311 - moments, not secrets
    said = []
    async with Playground(ack_seconds=1.5) as slack:
        for round_number in range(5):
            async with jalon_apart(slack, url):
                for user, channel in WRITERS.items():
                    text = (
                        f"L'appel à projets Entreprendre autrement est lancé, {10 + 4 * round_number + len(said) % 4} %"
                    )
                    said.append((channel, await slack.say(user, channel, text, mention_bot=True)))
                await asyncio.sleep(chance.uniform(0.005, 0.25))
        async with jalon_apart(slack, url) as bot:
            await becomes(lambda: all(replies(slack, *message) for message in said), seconds=60)
            await slack.settled(timeout=10)
            bot.terminate()
            assert await asyncio.wait_for(bot.wait(), 15) == 0
        assert [len(replies(slack, *message)) for message in said] == [1] * 20
    database = open_database(url)
    recorded = [database.read_now(lambda c, at=at: len(updates.of_message(c, HERE, *at))) for at in said]
    assert recorded == [1] * 20
    assert set(database.read_now(inbox.counts)) == {"done"}
    database.close_now()
