"""The inbox: what Slack sent, committed before Slack is told so (R9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from bot.domain.people import WorkspaceId
from storage.moments import seconds, statement
from storage.statements import Statement

MOST_FAILURES = 5
"""A request whose work fails so often by an error of its own is given up: kept, counted, told, and not tried again."""

MOST_ATTEMPTS = 300
"""A request whose work was begun so often and never ended is given up too. A kill, a stop or a Slack that is silent is no
failure of the request: with the pauses below this is two days of them."""

SOON_AGAIN, LONGEST_PAUSE = 5, 20
"""Up to so many attempts follow one another by a lease; then the pause grows, to so many leases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """A request that was received and is not done."""

    workspace: WorkspaceId
    identity: str
    kind: str
    body: str
    attempts: int


_RECEIVE = Statement("""
INSERT INTO inbox (workspace, identity, kind, body, at, received_at, state, attempts, lease_until)
VALUES (:workspace, :identity, :kind, :body, :at, {now}, 'received', 1, {now} + :lease)
ON CONFLICT (workspace, identity) DO NOTHING
""")
_TAKE = Statement(
    "UPDATE inbox SET state = 'done', body = '' WHERE workspace = :workspace AND identity = :identity AND state = 'received'"
)
_KNOWN = "SELECT state FROM inbox WHERE workspace = :workspace AND identity = :identity"
_FAILED = "UPDATE inbox SET failures = failures + 1 WHERE workspace = :workspace AND identity = :identity AND state = 'received'"
_DEAD = """
UPDATE inbox SET state = 'dead'
WHERE state = 'received' AND lease_until <= {now} AND (failures >= :most_failures OR attempts >= :most_attempts)
RETURNING workspace, identity, kind, body, attempts
"""
_SHORTEN = """
UPDATE inbox SET lease_until = {now} + :lease
WHERE state = 'received' AND body <> '{}' AND lease_until > {now} + 1 + :lease * CASE WHEN attempts <= :soon + 1 THEN 1 ELSE :longest END
"""
_UNFINISHED = """
UPDATE inbox SET attempts = attempts + 1, lease_until = {now} + :lease * CASE
    WHEN attempts <= :soon THEN 1 WHEN attempts - :soon < :longest THEN attempts - :soon ELSE :longest END
WHERE (workspace, identity) IN (
    SELECT workspace, identity FROM inbox
    WHERE state = 'received' AND lease_until <= {now} AND (received_at <= {now} - :age OR received_at > {now} + 1)
    ORDER BY received_at LIMIT :most {skip_locked}
)
RETURNING workspace, identity, kind, body, attempts
"""


def receive(
    connection: Connection,
    workspace: WorkspaceId,
    identity: str,
    *,
    kind: str,
    body: str,
    at: datetime,
    lease_seconds: float,
) -> bool:
    """True: the request is new, stored, and this process has it for ``lease_seconds``. False: it is known already."""
    values = {
        "workspace": workspace,
        "identity": identity,
        "kind": kind,
        "body": body,
        "at": seconds(at),
        "lease": lease_seconds,
    }
    return _RECEIVE.run(connection, values) == 1


def take(connection: Connection, workspace: WorkspaceId, identity: str) -> bool:
    """True once: the request is done together with what else this transaction does. False when it was done before."""
    values = {"workspace": workspace, "identity": identity}
    return _TAKE.run(connection, values) == 1


def finish(connection: Connection, workspace: WorkspaceId, identity: str) -> None:
    """The request is done; nothing is said of whether it was before."""
    take(connection, workspace, identity)


def forget(connection: Connection, workspace: WorkspaceId, identity: str) -> None:
    """The request counts as never received: the same identity may come again with other contents (a corrected form)."""
    words = "DELETE FROM inbox WHERE workspace = :workspace AND identity = :identity"
    connection.execute(statement(connection, words), {"workspace": workspace, "identity": identity})


def is_known(connection: Connection, workspace: WorkspaceId, identity: str) -> bool:
    """Whether the request was ever received."""
    values = {"workspace": workspace, "identity": identity}
    return connection.execute(statement(connection, _KNOWN), values).first() is not None


def unfinished(
    connection: Connection, *, older_than_seconds: float, limit: int, lease_seconds: float
) -> list[InboxRow]:
    """Requests of all workspaces that were received and not done, now leased to this process. The dispatcher's own query."""
    # A lease longer than any that begins now is of a clock that was set back since.
    shorten = {"lease": lease_seconds, "soon": SOON_AGAIN, "longest": LONGEST_PAUSE}
    connection.execute(statement(connection, _SHORTEN), shorten)
    values = {
        "lease": lease_seconds,
        "age": older_than_seconds,
        "most": limit,
        "soon": SOON_AGAIN,
        "longest": LONGEST_PAUSE,
    }
    return [_row(row) for row in connection.execute(statement(connection, _UNFINISHED), values)]


def failed(connection: Connection, workspace: WorkspaceId, identity: str) -> None:
    """The work on the request broke by an error of its own, which counts."""
    connection.execute(statement(connection, _FAILED), {"workspace": workspace, "identity": identity})


def give_up(connection: Connection) -> list[InboxRow]:
    """Requests that failed too often are dead from now on; those that became so with this call."""
    values = {"most_failures": MOST_FAILURES, "most_attempts": MOST_ATTEMPTS}
    return [_row(row) for row in connection.execute(statement(connection, _DEAD), values)]


def _row(row: Row[Any]) -> InboxRow:
    return InboxRow(
        workspace=WorkspaceId(row.workspace),
        identity=row.identity,
        kind=row.kind,
        body=row.body,
        attempts=row.attempts,
    )


def let_go(connection: Connection) -> None:
    """Every lease has ended. Only for a database that no other process works on: at its start, before anything is received.

    What was begun again and again keeps its pause: it may be what ends the process, and the others come first.
    """
    words = (
        "UPDATE inbox SET lease_until = {now} WHERE state = 'received' AND lease_until > {now} AND attempts <= :soon"
    )
    connection.execute(statement(connection, words), {"soon": SOON_AGAIN})


def counts(connection: Connection) -> dict[str, int]:
    """How many requests are in each state."""
    rows = connection.execute(statement(connection, "SELECT state, count(*) AS n FROM inbox GROUP BY state"))
    return {row.state: int(row.n) for row in rows}


def purge(connection: Connection, *, older_than_days: float) -> int:
    """Done requests older than that are gone; their identities guarded against repetition until then."""
    words = "DELETE FROM inbox WHERE state = 'done' AND received_at < {now} - :age"
    return int(connection.execute(statement(connection, words), {"age": older_than_days * 86_400}).rowcount)
