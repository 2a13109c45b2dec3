"""The door to the database: units of work go in, results come out; nobody else calls commit."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError

from storage.group_commit import GroupCommit
from storage.sqlite import WriterLock, lock_file, sqlite_engine, sqlite_module, sqlite_path, warnings_of
from storage.troubles import (
    DatabaseClosed,
    DatabaseLocked,
    DatabaseTooNew,
    DatabaseTrouble,
    DatabaseUnreadable,
    DatabaseUnwritable,
    DiskFull,
    as_trouble,
    of_file,
)

T = TypeVar("T")
Unit = Callable[[Connection], T]

__all__ = [
    "Connection",
    "Database",
    "DatabaseClosed",
    "DatabaseLocked",
    "DatabaseTooNew",
    "DatabaseTrouble",
    "DatabaseUnreadable",
    "DatabaseUnwritable",
    "DiskFull",
    "open_database",
]

READERS = 2
POSTGRES_THREADS = 8
ATTEMPTS = 5
TRY_AGAIN = ("40001", "40P01")
"""Serialization failure and deadlock: PostgreSQL asks for the whole transaction again."""


class Database:
    """An open database. Units are plain functions of a connection; one that raises has changed nothing.

    SQLite: one thread writes (:class:`GroupCommit`), a few read beside it. PostgreSQL: a pool of threads. A unit may be run
    more than once before it is committed, so whatever else it does must bear repetition.
    """

    def __init__(
        self, writer: Engine, reader: Engine, *, lock: WriterLock | None = None, warnings: tuple[str, ...] = ()
    ) -> None:
        """Nothing runs before the first unit."""
        self.backend = writer.dialect.name
        self.warnings = warnings
        self._writer = writer
        self._reader = reader
        self._lock = lock
        self._group = GroupCommit(writer) if self.backend == "sqlite" else None
        threads = READERS if self._group is not None else POSTGRES_THREADS
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="jalon-database")
        self._closed = False

    async def write(self, unit: Unit[T]) -> T:
        """The result of ``unit``, committed. An exception of the unit changes nothing and reaches its caller alone."""
        if self._group is not None:
            return await self._group.run(unit)
        return await self._threaded(self.write_now, unit)

    async def read(self, unit: Unit[T]) -> T:
        """The result of a unit that only reads, all of it at one moment."""
        return await self._threaded(self.read_now, unit)

    def write_now(self, unit: Unit[T]) -> T:
        """The same as :meth:`write`, for callers without an event loop. Never from within a unit."""
        if self._group is not None:
            return self._group.run_now(unit)
        return self._transaction(unit)

    def read_now(self, unit: Unit[T]) -> T:
        """The same as :meth:`read`, on the calling thread."""
        self._must_be_open()
        with _clear_trouble(), self._reader.connect() as connection, connection.begin():
            return unit(connection)

    async def close(self) -> None:
        """What was given in is done; then nothing is open."""
        await asyncio.get_running_loop().run_in_executor(None, self.close_now)

    def close_now(self) -> None:
        """The same as :meth:`close`, on the calling thread."""
        if self._closed:
            return
        self._closed = True
        if self._group is not None:
            self._group.close()
        self._pool.shutdown(wait=True)
        self._reader.dispose()
        self._writer.dispose()
        if self._lock is not None:
            self._lock.close()

    async def _threaded(self, run: Callable[[Unit[T]], T], unit: Unit[T]) -> T:
        self._must_be_open()
        return await asyncio.get_running_loop().run_in_executor(self._pool, run, unit)

    def _must_be_open(self) -> None:
        if self._closed and self._group is not None:
            raise DatabaseClosed("The database is closed.")

    def _transaction(self, unit: Unit[T]) -> T:
        """PostgreSQL: one transaction, whole again when the server asks for it or was away before the commit was sent."""
        for attempt in range(1, ATTEMPTS + 1):
            done = False
            try:
                with _clear_trouble(), self._writer.connect() as connection, connection.begin():
                    result = unit(connection)
                    done = True
                return result  # noqa: TRY300 - only after the commit
            except DBAPIError as error:
                asked_again = getattr(error.orig, "sqlstate", None) in TRY_AGAIN
                if attempt == ATTEMPTS or not (asked_again or (error.connection_invalidated and not done)):
                    raise
        raise AssertionError  # the last attempt returned or raised


@contextlib.contextmanager
def _clear_trouble() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        trouble = as_trouble(error)
        if trouble is error:
            raise
        raise trouble from error


def open_database(url: str, *, create: bool = True, exclusive: bool = True) -> Database:
    """The database at ``url``, as it is: :mod:`storage.upgrade` brings it to the schema.

    SQLite: with ``create`` a missing file is made; with ``exclusive`` no other process of Jalon has it open so.
    Raises a :class:`DatabaseTrouble` that says what is wrong.
    """
    if url.startswith("sqlite"):
        return _open_sqlite(url, create=create, exclusive=exclusive)
    engine = postgres_engine(url)
    return Database(engine, engine)


def _open_sqlite(url: str, *, create: bool, exclusive: bool) -> Database:
    path = sqlite_path(url)
    if not path.exists() and not create:
        raise DatabaseUnreadable("There is no database at %(path)s.", path=path)
    lock = lock_file(path) if exclusive else None
    writer = sqlite_engine(path, begin="BEGIN IMMEDIATE", size=1)
    try:
        with writer.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DatabaseError as error:
        writer.dispose()
        if lock is not None:
            lock.close()
        trouble = as_trouble(error)
        known = isinstance(trouble, DatabaseTrouble) and not isinstance(trouble, DatabaseUnwritable)
        raise (trouble if known else of_file(path, error.orig or error)) from error
    reader = sqlite_engine(path, begin="BEGIN", size=READERS)
    return Database(writer, reader, lock=lock, warnings=warnings_of(sqlite_module()))


def postgres_engine(url: str) -> Engine:
    """Connections to the server, which answers; its address may be written without the driver's name."""
    try:
        address = make_url(url)
        if address.drivername in {"postgres", "postgresql"}:
            address = address.set(drivername="postgresql+psycopg")
        engine = create_engine(address, pool_size=POSTGRES_THREADS, max_overflow=2, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise DatabaseUnreadable("PostgreSQL needs the extra: pip install 'jalon[postgres]'.") from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseUnreadable("JALON_DATABASE_URL names neither a SQLite file nor a PostgreSQL server.") from error
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except (OperationalError, InterfaceError) as error:
        engine.dispose()
        raise DatabaseUnreadable(
            "The PostgreSQL server of JALON_DATABASE_URL does not answer, or refuses the connection."
        ) from error
    return engine
