"""Signed requests that were seen, so that a repetition has no effect (R14)."""

from __future__ import annotations

from sqlalchemy import Connection

from storage.moments import statement

KEPT_SECONDS = 600


def is_known(connection: Connection, timestamp: int, signature: str) -> bool:
    """Whether :func:`seen` was told of the request before."""
    words = "SELECT 1 FROM replays WHERE timestamp = :timestamp AND signature = :signature"
    found = connection.execute(statement(connection, words), {"timestamp": timestamp, "signature": signature})
    return found.first() is not None


def seen(connection: Connection, timestamp: int, signature: str) -> bool:
    """Whether the request was seen before; it is from now on. Old ones are forgotten."""
    connection.execute(
        statement(connection, "DELETE FROM replays WHERE timestamp < :oldest"), {"oldest": timestamp - KEPT_SECONDS}
    )
    words = "INSERT INTO replays (timestamp, signature) VALUES (:timestamp, :signature) ON CONFLICT DO NOTHING"
    done = connection.execute(statement(connection, words), {"timestamp": timestamp, "signature": signature})
    return bool(done.rowcount != 1)
