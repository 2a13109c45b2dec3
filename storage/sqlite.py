"""SQLite as Jalon uses it: the newest library at hand, WAL, every commit on the disk, one writing process (R13)."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import time
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Self

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from storage.troubles import DatabaseLocked, DatabaseUnreadable, disk_full, unwritable

if sys.platform != "win32":
    import fcntl

try:
    from pysqlite3 import dbapi2 as newer_sqlite
except ImportError:  # there is no wheel of it for this platform
    newer_sqlite = sqlite3

SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""Before these, two writing connections may damage a WAL file (SQLite's notes of 3.51.3, March 2026); the later two are
corrections of older lines."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
BUSY_SECONDS = 5
WAL_BYTES = 64 * 1024 * 1024


def sqlite_module() -> ModuleType:
    """The newer of the SQLite libraries at hand."""
    newer: ModuleType = newer_sqlite if newer_sqlite.sqlite_version_info > sqlite3.sqlite_version_info else sqlite3
    return newer


def warnings_of(module: ModuleType) -> tuple[str, ...]:
    """What is to be said of the library."""
    version: tuple[int, int, int] = module.sqlite_version_info
    if version >= SAFE[0] or any(version[:2] == safe[:2] and version >= safe for safe in SAFE):
        return ()
    return (
        f"SQLite {module.sqlite_version} has a known fault that can damage the file; install one of at least 3.51.3.",
    )


def sqlite_path(url: str) -> Path:
    """The file that the address names."""
    path = url.partition("///")[2].partition("?")[0]
    if not path or path == ":memory:":
        raise DatabaseUnreadable("%(url)s names no file. Write it so: sqlite:///folder/jalon.db", url=url)
    return Path(path)


def sqlite_engine(path: Path, *, begin: str, size: int, foreign_keys: bool = True) -> Engine:
    """Connections to the file; each transaction begins with ``begin``. At most ``size`` are kept."""
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        module=sqlite_module(),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=4,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS, "isolation_level": None},
    )
    pragmas = (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        "mmap_size=0",
        f"journal_size_limit={WAL_BYTES}",
        f"query_only={'OFF' if 'IMMEDIATE' in begin else 'ON'}",
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def begin_transaction(connection: Any) -> None:
        connection.execute(begin)

    # Not as a listener of the engine: the first one makes every statement look for listeners.
    engine.dialect.do_begin = begin_transaction  # type: ignore[method-assign,assignment]
    return engine


class WriterLock:
    """This process alone writes to the database while the lock is held: a file beside it, locked by the system.

    The system lets it go when the process ends, however it ends.
    """

    def __init__(self, path: Path, *, wait_seconds: float = 2.0) -> None:
        """Hold it; DatabaseLocked names the process that does after ``wait_seconds``."""
        self._file = path.with_name(path.name + ".lock").open("a+")
        until = time.monotonic() + wait_seconds
        while not self._held():
            if time.monotonic() >= until:
                self._file.seek(0)
                holder = self._file.read().strip() or "?"
                self._file.close()
                raise DatabaseLocked(
                    "Another process of Jalon (%(holder)s) works on %(path)s. Stop it first, or use PostgreSQL for several at once.",
                    holder=holder,
                    path=path,
                )
            time.sleep(0.05)
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def _held(self) -> bool:
        if sys.platform == "win32":  # no such lock there: SQLite's own are all there is
            return True
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Another process may write."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


def lock_file(path: Path) -> WriterLock:
    """The lock of the database at ``path``, whose folder is made; a folder that refuses is DatabaseUnwritable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return WriterLock(path)
    except OSError as error:
        raise (disk_full() if error.errno in NO_ROOM else unwritable(path)) from error
