"""What storage promises to cost: durable writes together, a summary of a long record, a poll of a long outbox."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from benchmarks.figures import Figure
from bot.domain.actions import ActionState, Status, state_to_json
from bot.domain.people import WorkspaceId
from storage import actions, inbox, outbox, summaries, updates, workspaces
from storage.database import Database, open_database
from storage.schema import action_states, action_updates
from storage.schema import outbox as outbox_table
from storage.upgrade import upgrade

HERE = WorkspaceId("T1")
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
SECONDS = 2.0
ACTIONS = 60
ROUNDS = 150


def figures() -> list[Figure]:
    """The three figures, on SQLite files in a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="jalon-bench-") as folder:
        return [_durable(Path(folder)), _summary(Path(folder)), _poll(Path(folder))]


def _opened(folder: Path, name: str) -> Database:
    url = f"sqlite:///{folder / name}.db"
    upgrade(url)
    return open_database(url)


def _durable(folder: Path) -> Figure:
    """Committed inbox rows a second with 16 who wait for each of theirs, beside one; turns taken, best of three each."""
    database = _opened(folder, "durable")
    rates: dict[int, list[float]] = {1: [], 16: []}
    for turn in range(3):
        for writers, found in rates.items():
            found.append(asyncio.run(_written(database, writers, f"{turn}:{writers}")))
    database.close_now()
    alone, together = max(rates[1]), max(rates[16])
    return Figure(
        name=f"durable transactions/s, 16 writers ÷ 1 (flush of the disk alone: {_flushes(folder):.0f}/s)",
        value=together,
        unit="/s",
        floor=alone,
        ratio=together / alone,
        goal=4,
        at_most=False,
    )


def _receive(connection: Connection, identity: str) -> bool:
    return inbox.receive(connection, HERE, identity, kind="event", body="x" * 400, at=NOW, lease_seconds=60)


async def _written(database: Database, writers: int, turn: str) -> float:
    until = time.perf_counter() + SECONDS
    done = 0

    async def write(writer: int) -> None:
        nonlocal done
        number = 0
        while time.perf_counter() < until:
            number += 1
            identity = f"{turn}:{writer}:{number}"
            await database.write(partial(_receive, identity=identity))
            done += 1

    began = time.perf_counter()
    await asyncio.gather(*(write(writer) for writer in range(writers)))
    return done / (time.perf_counter() - began)


def _flushes(folder: Path) -> float:
    """Appends of 4 KiB flushed to the disk in a second: what no database can beat for one writer."""
    count, until = 0, time.perf_counter() + 0.5
    with (folder / "flush").open("wb", buffering=0) as file:
        while time.perf_counter() < until:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            count += 1
    return count / 0.5


def _summary(folder: Path) -> Figure:
    """The statements behind "where does group 2 stand": counts, actions with their states, what moved in thirty days."""
    databases = []
    for size in (10_000, 1_000_000):
        database = _opened(folder, f"summary{size}")
        for start in range(0, size, 50_000):
            database.write_now(lambda c, start=start, size=size: _fill_record(c, start, min(50_000, size), size))
        databases.append(database)
    return _ratio(
        "summary SQL, 1,000,000 updates ÷ 10,000", [database.read_now for database in databases], _summary_unit
    )


def _summary_unit(connection: Connection) -> float:
    before = time.perf_counter()
    counted = summaries.counts(connection, HERE, group=2)
    every = actions.every(connection, HERE)
    moved = updates.since(connection, HERE, NOW - timedelta(days=30), group=2, limit=200)
    took = time.perf_counter() - before
    assert sum(counted.values()) == ACTIONS // 4
    assert len(every) == ACTIONS
    assert len(moved) == 200
    return took


def _fill_record(connection: Connection, start: int, count: int, size: int) -> None:
    """Updates spread evenly over a year that ends now, on the actions in turn."""
    if start == 0:
        workspaces.ensure(connection, HERE, "bench", NOW)
        for number in range(ACTIONS):
            actions.add(connection, HERE, title=f"Action {number}", axis="A", group=number % 4, by="U1", at=NOW)
    codes = [action.code for action in actions.every(connection, HERE)]
    state = json.dumps(state_to_json(ActionState(status=Status.IN_PROGRESS, progress=40, lead="Métropole")))
    step = timedelta(days=365).total_seconds() / size
    first = NOW.timestamp() - step * size
    rows = [
        {
            "workspace": HERE,
            "id": number + 1,
            "action": codes[number % ACTIONS],
            "kind": "report",
            "member": f"U{number % 40}",
            "at": first + step * number,
            "words": "c’est lancé, 40 %",
            "channel": "C1",
            "ts": f"{number}.0",
            "before": "{}",
            "after": state,
            "undoes": None,
        }
        for number in range(start, start + count)
    ]
    connection.execute(action_updates.insert(), rows)
    if start == 0:
        now = {"status": "in_progress", "state": state, "updated_at": NOW.timestamp(), "updated_by": "U1"}
        connection.execute(action_states.insert(), [{"workspace": HERE, "code": code, **now} for code in codes])


def _poll(folder: Path) -> Figure:
    """One claim of twenty among messages that are all due, taken back each time."""
    databases = []
    for size in (1_000, 100_000):
        database = _opened(folder, f"poll{size}")
        database.write_now(lambda c, size=size: _fill_outbox(c, size))
        databases.append(database)
    return _ratio("outbox poll, 100,000 pending ÷ 1,000", [database.write_now for database in databases], _poll_unit)


def _poll_unit(connection: Connection) -> float:
    before = time.perf_counter()
    claimed = outbox.claim(connection, limit=20, lease_seconds=60, now=NOW)
    took = time.perf_counter() - before
    assert len(claimed) == 20
    keys = [held.outgoing.key for held in claimed]
    mine = (outbox_table.c.workspace == HERE) & outbox_table.c.key.in_(keys)
    back = {"state": "planned", "token": None, "attempts": 0, "first_try_at": None}
    connection.execute(outbox_table.update().where(mine).values(**back))
    return took


def _fill_outbox(connection: Connection, size: int) -> None:
    row = {
        "workspace": HERE,
        "kind": "reminder",
        "text": "Rappel",
        "blocks": "[]",
        "state": "planned",
        "lease_until": 0.0,
    }
    row |= {"attempts": 0, "uncertain": False, "created_at": 0.0}
    rows = [
        {**row, "key": f"k{number}", "channel": f"C{number % 50}", "not_before": NOW.timestamp() - size + number}
        for number in range(size)
    ]
    connection.execute(outbox_table.insert(), rows)


def _ratio(
    name: str, runs: list[Callable[[Callable[[Connection], float]], float]], unit: Callable[[Connection], float]
) -> Figure:
    """The median time of the unit on the long table beside the short one, in turns, so that both meet the same machine."""
    for _ in range(10):
        for run in runs:
            run(unit)
    times = [[run(unit) * 1000 for run in runs] for _ in range(ROUNDS)]
    floor, value = (statistics.median(column) for column in zip(*times, strict=True))
    return Figure(name=name, value=value, unit="ms", floor=floor, ratio=value / floor, goal=1.2)


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(figure.line() + "\n")
