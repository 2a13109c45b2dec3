"""Reminders under kill -9 and a faulty Slack: none lost, none doubled. The mutant shows that the test would see it."""

import asyncio
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.people import WorkspaceId
from bot.playground.faults import Fault
from bot.playground.people import Cast, Person, Room
from bot.playground.server import Playground
from storage import outbox
from storage.database import open_database
from storage.outbox import Outgoing
from storage.sqlite import sqlite_module

ROOT = Path(__file__).resolve().parents[2]
ROOMS = tuple(f"C0ROOM{number:04d}" for number in range(12))
HERE = WorkspaceId("T0METROPOL")
FAULTS = (
    Fault(method="chat.postMessage", kind="reset_after", every=9, times=None),
    Fault(method="chat.postMessage", kind="error_after", every=11, times=None),
    Fault(method="chat.postMessage", kind="timeout_after", every=23, times=None),
    Fault(method="chat.postMessage", kind="late", delay=0.4, every=17, times=None),
    Fault(method="chat.postMessage", kind="server_error", every=13, times=None),
    Fault(method="chat.postMessage", kind="truncated", every=19, times=None),
    Fault(method="chat.postMessage", kind="rate_limited", retry_after=1, every=29, times=None),
    Fault(method="conversations.history", kind="server_error", every=5, times=None),
    Fault(method="conversations.history", kind="reset_before", every=7, times=None),
)


async def once_under_kills(url, *, reminders, seed, rate=12.0, mutant=()):
    """(how often each reminder stands in Slack, the number of kills, the faults that struck)."""
    people = (Person(id="U0CLAIRE01", name="claire", real_name="Claire"),)
    cast = Cast(people=people, rooms=tuple(Room(id=room, name=room.lower()) for room in ROOMS))
    async with Playground(cast=cast) as slack:
        for fault in FAULTS:
            slack.faults.add(fault)
        _plan(url, reminders)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.schedules.kills", url, slack.api_url, slack.bot_token, str(seed), str(rate), *mutant,
            cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        told, _ = await process.communicate()
        await asyncio.sleep(1.0)  # what Slack takes late has arrived by now
        stands = Counter(message["text"] for room in ROOMS for message in slack.workspace.messages(room))
        struck = sum(armed.struck for armed in slack.faults._armed)
    return stands, int(told), struck


def _plan(url, reminders):
    def unit(connection):
        for number in range(reminders):
            outbox.add(connection, Outgoing(workspace=HERE, key=f"r{number}", kind="reminder", channel=ROOMS[number % len(ROOMS)],
                                            thread_ts=None, text=f"r{number}", blocks=[], not_before=datetime.now(UTC)))  # fmt: skip

    database = open_database(url)
    database.write_now(unit)
    database.close_now()


@pytest.mark.process
async def test_no_reminder_is_lost_or_doubled_by_kills_and_faults(file_database):
    stands, kills, struck = await once_under_kills(file_database, reminders=150, seed=20270301)
    assert stands == {f"r{number}": 1 for number in range(150)}
    assert kills >= 30
    assert struck >= 50
    connection = sqlite_module().connect(file_database.removeprefix("sqlite:///"))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall() == [("sent", 150)]
    connection.close()


@pytest.mark.process
async def test_the_test_sees_a_messenger_that_does_not_look(file_database):
    stands, _, _ = await once_under_kills(file_database, reminders=60, seed=7, mutant=["no-look-up"])
    assert len(stands) == 60
    assert max(stands.values()) > 1
