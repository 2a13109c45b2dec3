"""The schema of a database: which it has, and how it gets this release's. Alembic is imported only when it is behind."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from storage.database import postgres_engine
from storage.sqlite import lock_file, sqlite_engine, sqlite_module, sqlite_path
from storage.troubles import DatabaseTooNew, DatabaseUnreadable, as_trouble, of_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

KNOWN = ("0001", "0002", "0003")
"""Every schema that a release has had, oldest first."""

HEAD = KNOWN[-1]
MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATING = 7_309_426
"""PostgreSQL's lock under which one replica migrates while the others wait; the number has no meaning."""


def upgrade(url: str) -> None:
    """The database at ``url`` has this release's schema; it is made when there is none.

    A migration happens in one transaction: a process killed within it leaves the schema as it was.
    """
    if current(url) == HEAD:
        return
    with _migrating(url) as connection:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def current(url: str) -> str | None:
    """The schema of the database; None for one that is not there or has no tables.

    Raises DatabaseTooNew for a schema that this release does not know, DatabaseUnreadable for what is no database of ours.
    """
    found = _of_sqlite(sqlite_path(url)) if url.startswith("sqlite") else _of_postgres(url)
    if found is not None and found not in KNOWN:
        raise DatabaseTooNew(
            "The database has the schema %(found)s of a newer release; this release knows %(known)s. Install the newer release again.",
            found=found,
            known=HEAD,
        )
    return found


def check(url: str) -> str | None:
    """Like :func:`current`; also raises DatabaseUnreadable when the file is damaged."""
    found = current(url)
    if found is not None and url.startswith("sqlite"):
        path, module = sqlite_path(url), sqlite_module()
        connection = module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            with contextlib.closing(connection):
                [(result,)] = connection.execute("PRAGMA integrity_check(1)").fetchall()
        except module.DatabaseError as error:
            raise DatabaseUnreadable("%(path)s is damaged: %(error)s.", path=path, error=error) from error
        if result != "ok":
            raise DatabaseUnreadable("%(path)s is damaged: %(result)s.", path=path, result=result)
    return found


def _of_sqlite(path: Path) -> str | None:
    if not path.exists():
        return None
    module = sqlite_module()
    try:
        with contextlib.closing(
            module.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)
        ) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "alembic_version" in names:
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                return None if row is None else str(row[0])
    except module.DatabaseError as error:
        raise of_file(path, error) from error
    if names:
        raise DatabaseUnreadable(
            "%(path)s is a database of something else: it has tables, and none of Jalon's.", path=path
        )
    return None


def _of_postgres(url: str) -> str | None:
    from sqlalchemy import text

    engine = postgres_engine(url)
    try:
        with engine.connect() as connection:
            if connection.execute(text("SELECT to_regclass('alembic_version')")).scalar() is None:
                return None
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return None if found is None else str(found)
    finally:
        engine.dispose()


@contextlib.contextmanager
def _migrating(url: str) -> Iterator[Connection]:
    """A connection in one transaction that nobody else migrates beside."""
    if url.startswith("sqlite"):
        path = sqlite_path(url)
        with lock_file(path):
            # A table that is rebuilt must not take the rows that point to it along: the check is off, outside the transaction.
            engine = sqlite_engine(path, begin="BEGIN IMMEDIATE", size=1, foreign_keys=False)
            try:
                with engine.connect() as connection, connection.begin():
                    yield connection
            except DatabaseError as error:
                trouble = as_trouble(error)
                if trouble is error:
                    raise
                raise trouble from error
            finally:
                engine.dispose()
        return
    from sqlalchemy import text

    engine = postgres_engine(url)
    try:
        with engine.connect() as connection, connection.begin():
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
            yield connection
    finally:
        engine.dispose()
