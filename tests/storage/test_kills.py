"""kill -9 at random moments under load: what was acknowledged is there, and the file is sound."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.database import open_database
from storage.sqlite import sqlite_module

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import asyncio, os, sys
from datetime import UTC, datetime
from bot.domain.people import WorkspaceId
from storage import inbox
from storage.database import open_database

HERE, AT = WorkspaceId("T1"), datetime(2027, 3, 1, tzinfo=UTC)

async def write(database, round_name, writer):
    for number in range(1_000_000):
        identity = f"{round_name}:{writer}:{number}"
        await database.write(lambda c: inbox.receive(c, HERE, identity, kind="event", body="x" * 200, at=AT, lease_seconds=60))
        os.write(1, (identity + "\\n").encode())

async def main():
    database = open_database(sys.argv[1])
    os.write(1, b"open\\n")
    await asyncio.gather(*(write(database, sys.argv[2], writer) for writer in range(16)))

asyncio.run(main())
"""


@pytest.mark.process
def test_every_write_that_was_acknowledged_survives_a_kill(ready_sqlite):
    chance = random.Random(20270301)  # noqa: S311 - moments, not secrets
    acknowledged = set()
    for round_number in range(6):
        command = [sys.executable, "-c", WRITER, ready_sqlite, f"r{round_number}"]
        writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert writer.stdout.readline() == b"open\n"
        time.sleep(chance.uniform(0.02, 0.4))
        writer.kill()
        said, _ = writer.communicate()
        lines = said.decode().split("\n")
        acknowledged |= set(lines[:-1])  # the last line may be cut
    assert len(acknowledged) > 50
    connection = sqlite_module().connect(ready_sqlite.removeprefix("sqlite:///"))
    stored = {identity for (identity,) in connection.execute("SELECT identity FROM inbox")}
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert acknowledged - stored == set()
    open_database(ready_sqlite).close_now()
