"""Times as they are stored, and the database's own clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import Connection, TextClause, text


def seconds(moment: datetime) -> float:
    """UTC seconds of an aware moment."""
    return moment.timestamp()


def maybe_seconds(moment: datetime | None) -> float | None:
    """:func:`seconds`, None kept."""
    return None if moment is None else seconds(moment)


def moment(stored: float) -> datetime:
    """The aware UTC moment of stored seconds."""
    return datetime.fromtimestamp(stored, tz=UTC)


SQLITE_NOW = "((julianday('now') - 2440587.5) * 86400.0)"
POSTGRES_NOW = "extract(epoch from clock_timestamp())"
"""The database's clock, in seconds: leases are measured by it (R2)."""


_NEXT_ID = re.compile(r"\{next_id:(\w+)\}")
_NEXT_ON_SQLITE = r"(SELECT coalesce(max(id), 0) + 1 FROM \1 WHERE workspace = :workspace)"

_cached: dict[tuple[str, str], TextClause] = {}


def statement(connection: Connection, words: str) -> TextClause:
    """``words`` with ``{now}``, ``{skip_locked}`` and ``{next_id:TABLE}`` filled for this database; kept, so that it is compiled once."""
    key = (connection.dialect.name, words)
    kept = _cached.get(key)
    if kept is None:
        kept = _cached[key] = text(filled(words, on_sqlite=connection.dialect.name == "sqlite"))
    return kept


def filled(words: str, *, on_sqlite: bool) -> str:
    """``words`` as the one or the other database writes them."""
    full = words.replace("{now}", SQLITE_NOW if on_sqlite else POSTGRES_NOW).replace(
        "{skip_locked}", "" if on_sqlite else "FOR UPDATE SKIP LOCKED"
    )
    return _NEXT_ID.sub(_NEXT_ON_SQLITE if on_sqlite else "nextval('row_numbers')", full)


def storable(words: str) -> str:
    """``words`` without NUL, which PostgreSQL refuses, and with lone surrogates replaced, which have no UTF-8 form."""
    plain = words.replace("\x00", "")
    try:
        plain.encode()
    except UnicodeEncodeError:
        return plain.encode("utf-8", "replace").decode()
    return plain
