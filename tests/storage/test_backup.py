"""A copy made while Jalon writes is whole, sound, and never half there."""

import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.people import WorkspaceId
from storage import inbox, workspaces
from storage.backup import backup
from storage.database import DatabaseUnreadable, DiskFull, open_database
from storage.upgrade import HEAD, check

HERE, AT = WorkspaceId("T1"), datetime(2027, 3, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


def fill(database, count, stop=None):
    for number in range(count):
        if stop is not None and stop.is_set():
            return
        identity = f"{threading.get_ident()}:{number}"
        database.write_now(
            lambda c, i=identity: inbox.receive(c, HERE, i, kind="event", body="x" * 500, at=AT, lease_seconds=1)
        )


def test_a_copy_made_under_load_holds_all_that_was_there_before_it(ready_sqlite, tmp_path):
    database = open_database(ready_sqlite)
    database.write_now(lambda c: workspaces.ensure(c, HERE, "Métropole", AT))
    fill(database, 200)
    stop = threading.Event()
    writer = threading.Thread(target=fill, args=(database, 100_000, stop))
    writer.start()
    backup(ready_sqlite, tmp_path / "copy.db")
    stop.set()
    writer.join()
    database.close_now()
    copy = open_database(f"sqlite:///{tmp_path / 'copy.db'}")
    assert copy.read_now(inbox.counts)["received"] >= 200
    assert copy.read_now(lambda c: workspaces.get(c, HERE)).name == "Métropole"
    copy.close_now()
    assert check(f"sqlite:///{tmp_path / 'copy.db'}") == HEAD
    assert list(tmp_path.glob("*.unfinished")) == []


def test_a_copy_that_cannot_be_made_leaves_the_old_one(ready_sqlite, tmp_path):
    old = tmp_path / "copy.db"
    old.write_text("old")
    with pytest.raises(DatabaseUnreadable):
        backup(f"sqlite:///{tmp_path / 'none.db'}", old)
    with pytest.raises(DatabaseUnreadable):
        backup(ready_sqlite, tmp_path / "no folder" / "copy.db")
    assert old.read_text() == "old"


def test_a_copy_without_room_is_one_sentence_and_leaves_nothing(ready_sqlite, tmp_path):
    script = f"""
import resource
from pathlib import Path
from storage.backup import backup
from storage.database import DiskFull
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    backup({ready_sqlite!r}, Path({str(tmp_path / "copy.db")!r}))
except DiskFull as trouble:
    print(trouble)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.startswith("There is no room for the copy")
    assert [path.name for path in tmp_path.glob("copy*")] == []
    assert DiskFull.__doc__
