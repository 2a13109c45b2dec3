"""Statements of the everyday way: written once for both databases, run with as little around them as is safe.

SQLAlchemy's own execution costs several times what SQLite needs, and a message has nine statements. On SQLite these go to
the driver within the transaction that SQLAlchemy began; on PostgreSQL SQLAlchemy runs them as any others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.moments import filled, statement

Values = Mapping[str, object]

NOTHING: Final[Values] = {}


class Statement:
    """SQL with ``:names``, and ``{now}``, ``{skip_locked}`` and ``{next_id:TABLE}``, which each database writes in its own way.

    A row is a sequence in the order of the columns asked for; SQLite gives truth values as 0 and 1.
    """

    __slots__ = ("_on_sqlite", "_words")

    def __init__(self, words: str) -> None:
        """Nothing is asked of a database."""
        self._words = words
        self._on_sqlite = filled(words, on_sqlite=True)

    def rows(self, connection: Connection, values: Values = NOTHING) -> Sequence[Sequence[Any]]:
        """Every row."""
        if connection.dialect.name != "sqlite":
            return connection.execute(statement(connection, self._words), values).all()
        found: list[tuple[Any, ...]] = self._driven(connection, values, fetch=True)
        return found

    def first(self, connection: Connection, values: Values = NOTHING) -> Sequence[Any] | None:
        """The first row, or None. The others are read as well: what the statement changes it changes whole."""
        found = self.rows(connection, values)
        return found[0] if found else None

    def run(self, connection: Connection, values: Values = NOTHING) -> int:
        """The number of rows that it changed."""
        if connection.dialect.name != "sqlite":
            return connection.execute(statement(connection, self._words), values).rowcount
        changed: int = self._driven(connection, values, fetch=False)
        return changed

    def _driven(self, connection: Connection, values: Values, *, fetch: bool) -> Any:
        """Run by the driver; its errors come as SQLAlchemy would raise them."""
        if not connection.in_transaction():  # the driver would commit at once what belongs to a unit
            connection.begin()
        driver = connection.connection.dbapi_connection
        try:
            cursor = driver.execute(self._on_sqlite, values)  # type: ignore[union-attr]  # sqlite3's own shortcut
            return cursor.fetchall() if fetch else cursor.rowcount
        except Exception as error:
            base = connection.dialect.loaded_dbapi.Error
            if not isinstance(error, base):
                raise
            raise DBAPIError.instance(self._on_sqlite, dict(values), error, base, dialect=connection.dialect) from error
