"""The real bot, killed with SIGKILL at random moments: every message has its effect once and its reply once."""

import asyncio
import os
import random
import sys
from pathlib import Path

import pytest

from bot.domain.people import WorkspaceId
from bot.playground.server import Playground
from storage import inbox, updates
from storage.database import open_database

ROOT = Path(__file__).resolve().parents[2]
HERE = WorkspaceId("T0METROPOL")
WRITERS = {
    "U0CLAIRE01": "C0GENERAL1",
    "U0KARIM001": "C0GROUPE02",
    "U0SOPHIE01": "C0GROUPE01",
    "U0NADIA001": "C0GROUPE03",
}


async def start(slack, url):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "JALON_"))}
    environment = kept | {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "JALON_SLACK_API_URL": slack.api_url,
        "JALON_DATABASE_URL": url,
        "JALON_LEASE_SECONDS": "15",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stderr=asyncio.subprocess.DEVNULL
    )
    await slack.connected(1, timeout=30)
    return process


def replies(slack, channel, ts):
    return [message for message in slack.workspace.thread(channel, ts)[1:] if message.get("bot_id")]


@pytest.mark.process
async def test_every_message_counts_once_and_is_answered_once_whatever_kills_the_bot(tmp_path):
    url = f"sqlite:///{tmp_path / 'jalon.db'}"
    chance = random.Random(20270304)  # noqa: S311 - moments, not secrets
    said = []
    async with Playground(ack_seconds=1.5) as slack:
        bot = await start(slack, url)
        for round_number in range(5):
            for user, channel in WRITERS.items():
                text = f"L'appel à projets Entreprendre autrement est lancé, {10 + 4 * round_number + len(said) % 4} %"
                said.append((channel, await slack.say(user, channel, text, mention_bot=True)))
            await asyncio.sleep(chance.uniform(0.005, 0.25))
            bot.kill()
            await bot.wait()
            bot = await start(slack, url)
        async with asyncio.timeout(60):
            while not all(replies(slack, *message) for message in said):  # noqa: ASYNC110 - what Slack shows, no event
                await asyncio.sleep(0.1)
        await slack.settled(timeout=10)
        bot.terminate()
        assert await asyncio.wait_for(bot.wait(), 15) == 0
        assert [len(replies(slack, *message)) for message in said] == [1] * 20
    database = open_database(url)
    recorded = [database.read_now(lambda c, at=at: len(updates.of_message(c, HERE, *at))) for at in said]
    assert recorded == [1] * 20
    assert set(database.read_now(inbox.counts)) == {"done"}
    database.close_now()
