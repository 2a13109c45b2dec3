"""Messages that may stand in Slack or not, and what a clock that was set back did to the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.people import WorkspaceId
from storage.moments import moment, seconds, statement


@dataclass(frozen=True, slots=True, kw_only=True)
class InDoubt:
    """A message whose sending began and whose outcome nobody has noted."""

    workspace: WorkspaceId
    key: str
    channel: str
    thread_ts: str | None
    first_try_at: datetime


_IN_DOUBT = """
SELECT workspace, key, channel, thread_ts, first_try_at FROM outbox
WHERE state IN ('sending', 'unknown') AND lease_until > {now} AND replaces_ts IS NULL AND first_try_at IS NOT NULL
ORDER BY lease_until LIMIT :most
"""
_STANDS = """
UPDATE outbox SET state = 'sent', slack_ts = :ts, uncertain = true, settled_at = {now}, last_error = NULL
WHERE workspace = :workspace AND key = :key AND state IN ('sending', 'unknown')
"""
_SHORTEN = """
UPDATE outbox SET lease_until = {now} + :lease WHERE state IN ('sending', 'unknown') AND lease_until > {now} + :lease + 1
"""
_BRING_BACK = (
    "UPDATE outbox SET not_before = not_before - :by WHERE state = 'planned' AND attempts > 0 AND not_before > :now"
)
_FAR_AHEAD = (
    "UPDATE outbox SET not_before = :now WHERE state = 'planned' AND attempts > 0 AND not_before > :now + :longest"
)


def in_doubt(connection: Connection, *, limit: int) -> list[InDoubt]:
    """Messages under way or unanswered whose lease still runs, those first whose lease ends first."""
    rows = connection.execute(statement(connection, _IN_DOUBT), {"most": limit})
    return [
        InDoubt(
            workspace=WorkspaceId(row.workspace),
            key=row.key,
            channel=row.channel,
            thread_ts=row.thread_ts,
            first_try_at=moment(row.first_try_at),
        )
        for row in rows
    ]


def stands(connection: Connection, message: InDoubt, *, ts: str) -> bool:
    """The message was seen in Slack as ``ts``: it is sent, whoever holds it. False when that was known."""
    values = {"workspace": message.workspace, "key": message.key, "ts": ts}
    return connection.execute(statement(connection, _STANDS), values).rowcount == 1


def shorten_leases(connection: Connection, *, lease_seconds: float) -> int:
    """No lease ends later than one that begins now: the clock was set back, or leases were longer. How many did.

    None ends sooner than a whole lease from now, so nothing is posted again early.
    """
    return int(connection.execute(statement(connection, _SHORTEN), {"lease": lease_seconds}).rowcount)


def bring_back(connection: Connection, *, now: datetime, by: float = 0.0, longest: float) -> int:
    """Tries put off keep their waiting time when Jalon's clock was set back by so many seconds; how many were moved.

    What waits longer than ``longest`` was put off by a clock that was ahead in an earlier life: it is due now. A message that
    was never tried keeps its time, which is the plan's.
    """
    moved = 0
    if by > 0:
        values = {"by": by, "now": seconds(now)}
        moved = int(connection.execute(statement(connection, _BRING_BACK), values).rowcount)
    far = {"now": seconds(now), "longest": longest}
    return moved + int(connection.execute(statement(connection, _FAR_AHEAD), far).rowcount)
