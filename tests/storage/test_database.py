"""The door: one commit for all that wait, failures that stay with their caller, a loop that never waits."""

import asyncio
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import (
    DatabaseClosed,
    DatabaseLocked,
    DatabaseUnreadable,
    DatabaseUnwritable,
    DiskFull,
    open_database,
)
from storage.sqlite import WriterLock, sqlite_module, warnings_of
from storage.upgrade import upgrade

ROOT = Path(__file__).resolve().parents[2]
INSERT = text("INSERT INTO replays (timestamp, signature) VALUES (:number, :words)")
NUMBERS = text("SELECT timestamp FROM replays ORDER BY timestamp")


def put(number, words="x"):
    return lambda connection: connection.execute(INSERT, {"number": number, "words": words}).rowcount


def numbers(database):
    return database.read_now(lambda c: list(c.execute(NUMBERS).scalars()))


async def test_what_was_written_can_be_read_at_once(database):
    assert await database.write(put(1)) == 1
    assert await database.read(lambda c: list(c.execute(NUMBERS).scalars())) == [1]


async def test_a_unit_that_fails_changes_nothing_and_leaves_the_others_alone(database):
    def failing(connection):
        put(100)(connection)
        raise LookupError("mine")

    units = [put(1), put(2), failing, put(3), failing, put(4)]
    done = await asyncio.gather(*(database.write(unit) for unit in units), return_exceptions=True)
    assert [type(found) for found in done] == [int, int, LookupError, int, LookupError, int]
    assert numbers(database) == [1, 2, 3, 4]


@pytest.mark.parametrize("error", [SystemExit(2), KeyboardInterrupt(), ValueError("x")])
def test_even_an_exit_within_a_unit_reaches_its_caller_and_the_door_stays_open(database, error):
    def leaving(connection):
        put(1)(connection)
        raise error

    with pytest.raises(type(error)):
        database.write_now(leaving)
    database.write_now(put(2))
    assert numbers(database) == [2]


async def test_many_that_wait_are_committed_in_the_order_given(database):
    await asyncio.gather(*(database.write(put(number)) for number in range(300)))
    assert numbers(database) == list(range(300))


async def test_the_event_loop_goes_on_while_a_unit_runs(database):
    def slow(_connection):
        time.sleep(0.4)

    writing = asyncio.gather(database.write(slow), database.read(slow))
    longest, last = 0.0, time.monotonic()
    while not writing.done():
        await asyncio.sleep(0.005)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    assert longest < 0.3


async def test_closing_finishes_what_was_given_in_and_takes_nothing_more(url):
    database = open_database(url)
    waiting = [asyncio.ensure_future(database.write(put(number))) for number in range(50)]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*waiting) == [1] * 50
    if database.backend == "sqlite":
        with pytest.raises(DatabaseClosed):
            await database.write(put(99))
    again = open_database(url)
    assert numbers(again) == list(range(50))
    again.close_now()


async def test_a_unit_whose_caller_gave_up_before_it_began_is_not_run(ready_sqlite):
    database = open_database(ready_sqlite)
    slow = asyncio.ensure_future(database.write(lambda _c: time.sleep(0.2)))
    await asyncio.sleep(0.05)
    given_up = asyncio.ensure_future(database.write(put(1)))
    await asyncio.sleep(0)
    given_up.cancel()
    await slow
    await database.close()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    again = open_database(ready_sqlite)
    assert numbers(again) == []
    again.close_now()


def test_a_unit_that_reads_cannot_write(ready_sqlite):
    database = open_database(ready_sqlite)
    with pytest.raises(DatabaseUnwritable):
        database.read_now(put(1))
    database.close_now()


def test_readers_see_one_moment(ready_sqlite):
    database = open_database(ready_sqlite)

    def twice(connection):
        first = list(connection.execute(NUMBERS).scalars())
        database.write_now(put(1))
        return first, list(connection.execute(NUMBERS).scalars())

    assert database.read_now(twice) == ([], [])
    assert numbers(database) == [1]
    database.close_now()


def test_sqlite_keeps_what_it_says_it_keeps(ready_sqlite):
    database = open_database(ready_sqlite)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "mmap_size": 0}
    found = database.write_now(lambda c: {name: c.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted})
    assert found == wanted
    database.close_now()


class Library:
    def __init__(self, version):
        self.sqlite_version_info = version
        self.sqlite_version = ".".join(map(str, version))


def test_an_old_sqlite_is_told_of():
    said = {
        version: bool(warnings_of(Library(version)))
        for version in [(3, 40, 1), (3, 51, 2), (3, 51, 3), (3, 50, 7), (3, 53, 0)]
    }
    assert said == {(3, 40, 1): True, (3, 51, 2): True, (3, 51, 3): False, (3, 50, 7): False, (3, 53, 0): False}


def test_a_second_writer_is_refused_and_named_until_the_first_is_gone(ready_sqlite, monkeypatch):
    monkeypatch.setattr(WriterLock.__init__, "__kwdefaults__", {"wait_seconds": 0.1})
    first = open_database(ready_sqlite)
    with pytest.raises(DatabaseLocked, match=r"Another process of Jalon \(\d+\)"):
        open_database(ready_sqlite)
    reading = open_database(ready_sqlite, exclusive=False)
    assert numbers(reading) == []
    reading.close_now()
    first.close_now()
    open_database(ready_sqlite).close_now()


def test_the_lock_of_a_killed_process_is_free(ready_sqlite):
    script = f"""
import os, signal
from storage.database import open_database
database = open_database({ready_sqlite!r})
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    open_database(ready_sqlite).close_now()


def test_a_file_that_something_else_holds_is_told_of_at_once_to_all_that_wait(ready_sqlite):
    database = open_database(ready_sqlite)
    database.write_now(lambda c: c.exec_driver_sql("PRAGMA busy_timeout=200"))
    other = sqlite_module().connect(ready_sqlite.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def many():
        return await asyncio.gather(*(database.write(put(number)) for number in range(20)), return_exceptions=True)

    began = time.monotonic()
    assert {type(found) for found in asyncio.run(many())} == {DatabaseLocked}
    assert time.monotonic() - began < 3
    other.execute("ROLLBACK")
    other.close()
    database.write_now(put(1))
    assert numbers(database) == [1]
    database.close_now()


async def test_a_full_disk_is_told_to_those_it_concerns_and_passes(ready_sqlite):
    database = open_database(ready_sqlite)
    await database.write(put(1))
    pages = await database.write(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar())
    await database.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={pages + 8}"))
    units = [put(2), put(3, "y" * 1_000_000), put(4)]
    done = await asyncio.gather(*(database.write(unit) for unit in units), return_exceptions=True)
    assert [type(found) for found in done] == [int, DiskFull, int]
    assert numbers(database) == [1, 2, 4]
    await database.write(lambda c: c.exec_driver_sql("PRAGMA max_page_count=1000000"))
    await database.write(put(3, "y" * 1_000_000))
    assert numbers(database) == [1, 2, 3, 4]
    assert await database.read(lambda c: c.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"
    await database.close()


def test_a_file_system_that_takes_no_more_loses_nothing_that_was_acknowledged(ready_sqlite):
    script = f"""
import resource, sys
from sqlalchemy import text
from storage.database import DiskFull, open_database
INSERT = text("INSERT INTO replays (timestamp, signature) VALUES (:n, :s)")
database = open_database({ready_sqlite!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
done = 0
try:
    for number in range(1000):
        database.write_now(lambda c: c.execute(INSERT, {{"n": number, "s": "y" * 3000}}) and None)
        done = number + 1
except DiskFull:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    database.write_now(lambda c: c.execute(INSERT, {{"n": 5000, "s": "after"}}) and None)
    print(done)
database.close_now()
"""  # noqa: S608 - a script, not a statement
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    written = int(done.stdout)
    database = open_database(ready_sqlite)
    assert numbers(database) == [*range(written), 5000]
    assert database.read_now(lambda c: c.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"
    database.close_now()


def test_a_file_that_is_no_database_is_refused_by_name(tmp_path):
    path = tmp_path / "plan.db"
    path.write_text("1. Les principes du plan\n" * 200)
    for opening in (open_database, upgrade):
        with pytest.raises(DatabaseUnreadable, match=r"plan\.db"):
            opening(f"sqlite:///{path}")


def test_a_missing_file_is_made_only_when_asked_for(tmp_path):
    with pytest.raises(DatabaseUnreadable, match="no database"):
        open_database(f"sqlite:///{tmp_path / 'new.db'}", create=False)
    assert list(tmp_path.iterdir()) == []
    open_database(f"sqlite:///{tmp_path / 'deep' / 'new.db'}").close_now()
    assert (tmp_path / "deep" / "new.db").exists()


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://x/y", "sqlite://", "postgresql://u:secret@127.0.0.1:1/x?connect_timeout=1"]
)
def test_an_address_that_leads_nowhere_is_one_sentence_without_the_password(url):
    for opening in (open_database, upgrade):
        with pytest.raises(DatabaseUnreadable) as raised:
            opening(url)
        assert "secret" not in str(raised.value)
        assert "\n" not in str(raised.value)


async def test_postgresql_runs_a_unit_again_when_the_server_asks(ready_postgres):
    database = open_database(ready_postgres)
    tried = []

    def failing_once(connection):
        put(1)(connection)
        tried.append(1)
        if len(tried) == 1:
            connection.exec_driver_sql("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$")

    await database.write(failing_once)
    assert (len(tried), numbers(database)) == (2, [1])
    await database.close()


async def test_postgresql_takes_a_new_connection_when_the_server_cut_the_old_one(ready_postgres):
    database = open_database(ready_postgres)
    await database.write(lambda c: c.exec_driver_sql("SELECT 1"))
    tried = []

    def cut_once(connection):
        tried.append(1)
        put(1)(connection)
        if len(tried) == 1:
            connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    await database.write(cut_once)
    assert (len(tried), numbers(database)) == (2, [1])
    await database.close()
