"""A checked copy of the database, made while Jalon runs."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from storage.sqlite import sqlite_module, sqlite_path
from storage.troubles import DatabaseUnreadable, DatabaseUnwritable, DiskFull


def backup(url: str, to_path: Path) -> None:
    """A whole copy is at ``to_path``, on the disk, and SQLite finds it sound; if anything fails nothing is there that was not before.

    SQLite only; of PostgreSQL ``pg_dump`` makes the copies. Raises DatabaseUnreadable, DatabaseUnwritable or DiskFull.
    """
    if not url.startswith("sqlite"):
        raise DatabaseUnreadable("A PostgreSQL database is copied with pg_dump.")
    path, module = sqlite_path(url), sqlite_module()
    if not path.exists():
        raise DatabaseUnreadable("There is no database at %(path)s.", path=path)
    unfinished = to_path.with_name(to_path.name + ".unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with contextlib.closing(
            module.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=30)
        ) as connection:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        _check(unfinished)
        _flush(unfinished)
        unfinished.replace(to_path)
        _flush(to_path.parent)
    except module.DatabaseError as error:
        if "full" in str(error) or "disk I/O" in str(error):
            raise DiskFull("There is no room for the copy at %(copy)s.", copy=to_path) from error
        raise DatabaseUnreadable(
            "%(path)s could not be copied to %(copy)s: %(error)s.", path=path, copy=to_path, error=error
        ) from error
    except OSError as error:
        raise DatabaseUnwritable(
            "The file %(name)s cannot be written: choose another folder or name.", name=to_path
        ) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _check(copy: Path) -> None:
    """The copy, not the original: what was written is what counts."""
    with contextlib.closing(sqlite_module().connect(copy)) as connection:
        [(found,)] = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if found != "ok":
        raise DatabaseUnreadable("The copy is damaged: %(found)s.", found=found)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
