"""The outbox: every message that goes out, once (R1 to R5)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.domain.people import WorkspaceId
from bot.json_text import decoded, stored
from storage.moments import moment, seconds, statement, storable
from storage.schema import outbox
from storage.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message to post under ``key``. ``replaces_ts`` makes it a change of a message that stands."""

    workspace: WorkspaceId
    key: str
    kind: str
    channel: str
    thread_ts: str | None
    text: str
    blocks: Sequence[Mapping[str, object]]
    not_before: datetime | None = None
    replaces_ts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message that this process holds. ``unknown``: an earlier try may have been applied, look before posting."""

    outgoing: Outgoing
    token: str
    attempts: int
    first_try_at: datetime
    unknown: bool


_INSERT = """
INSERT INTO outbox (workspace, key, kind, channel, thread_ts, replaces_ts, text, blocks, not_before, state, token,
                    lease_until, attempts, first_try_at, uncertain, created_at, settled_at)
VALUES (:workspace, :key, :kind, :channel, :thread_ts, :replaces_ts, :text, :blocks, coalesce(:not_before, 0), :state, :token,
        {now} + :lease, :attempts, {first_try}, false, {now}, {settled})
ON CONFLICT (workspace, key) DO NOTHING
"""
_ADD = Statement(_INSERT.replace("{first_try}", "NULL").replace("{settled}", "NULL"))
_ADD_CLAIMED = Statement(
    _INSERT.replace("{first_try}", "coalesce(:tried_at, {now})").replace("{settled}", "NULL")
    + " RETURNING first_try_at"
)
_ADD_FOLDED = Statement(_INSERT.replace("{first_try}", "NULL").replace("{settled}", "{now}"))

_CLAIM = """
WITH due AS (
    SELECT workspace, key, channel, not_before AS turn FROM outbox
    WHERE state = 'planned' AND not_before <= :now ORDER BY not_before LIMIT :looked_at {skip_locked}
), left_behind AS (
    SELECT workspace, key, channel, lease_until AS turn FROM outbox
    WHERE state IN ('sending', 'unknown') AND lease_until <= {now} ORDER BY lease_until LIMIT :looked_at {skip_locked}
), waiting AS (
    SELECT * FROM due UNION ALL SELECT * FROM left_behind
), placed AS (
    SELECT workspace, key, turn, row_number() OVER (PARTITION BY workspace, channel ORDER BY turn, key) AS place FROM waiting
), chosen AS (
    SELECT workspace AS of_workspace, key AS of_key FROM placed WHERE place <= :of_channel ORDER BY turn, key LIMIT :most
)
UPDATE outbox SET state = 'sending', token = :token, lease_until = {now} + :lease, attempts = attempts + 1,
    uncertain = CASE WHEN state = 'planned' THEN uncertain ELSE true END,
    first_try_at = coalesce(first_try_at, :now)
FROM chosen WHERE workspace = of_workspace AND key = of_key
RETURNING workspace, key, kind, channel, thread_ts, replaces_ts, text, blocks, not_before, attempts, first_try_at, uncertain
"""
MOST_OF_A_CHANNEL = 5
"""Messages of one channel in one claim: Slack takes about one a second there, and the others must not wait."""

LOOKED_AT = 20
"""Rows looked at for each one claimed, so that a channel with many waiting does not hide the others."""

_MINE = "WHERE workspace = :workspace AND key = :key AND token = :token AND state IN ('sending', 'unknown')"
_RENEW = Statement(f"UPDATE outbox SET lease_until = {{now}} + :lease {_MINE} AND lease_until > {{now}}")  # noqa: S608 - both texts are ours
_SENT = Statement(f"UPDATE outbox SET state = 'sent', slack_ts = :ts, settled_at = {{now}}, last_error = NULL {_MINE}")  # noqa: S608 - same
_RETRY = Statement(f"UPDATE outbox SET state = 'planned', not_before = :at, last_error = :error, token = NULL {_MINE}")  # noqa: S608 - same
_UNKNOWN = Statement(f"UPDATE outbox SET state = 'unknown', uncertain = true, last_error = :error {_MINE}")  # noqa: S608 - same
_FOLDED = Statement(f"UPDATE outbox SET state = 'folded', settled_at = {{now}} {_MINE}")  # noqa: S608 - same
_DEAD = Statement(f"UPDATE outbox SET state = 'dead', last_error = :error, settled_at = {{now}} {_MINE}")  # noqa: S608 - same


def add(connection: Connection, outgoing: Outgoing) -> bool:
    """The message is planned; False when its key is known."""
    return _insert(connection, _ADD, outgoing, state="planned", token=None, lease=0.0, attempts=0)


def add_folded(connection: Connection, outgoing: Outgoing) -> bool:
    """The key is taken and nothing will be posted for it: another message, a digest, tells it."""
    return _insert(connection, _ADD_FOLDED, outgoing, state="folded", token=None, lease=0.0, attempts=0)


def add_claimed(
    connection: Connection, outgoing: Outgoing, *, lease_seconds: float, now: datetime | None = None
) -> Claimed | None:
    """The message is stored and this process holds it for posting; None when its key is known.

    ``now`` is Jalon's clock: a look-up goes back to it. Without it the database's is taken.
    """
    token = secrets.token_hex(8)
    values = _values(outgoing, state="sending", token=token, lease=lease_seconds, attempts=1)
    values["tried_at"] = None if now is None else seconds(now)
    row = _ADD_CLAIMED.first(connection, values)
    if row is None:
        return None
    return Claimed(outgoing=outgoing, token=token, attempts=1, first_try_at=moment(row[0]), unknown=False)


def _insert(
    connection: Connection,
    inserting: Statement,
    outgoing: Outgoing,
    *,
    state: str,
    token: str | None,
    lease: float,
    attempts: int,
) -> bool:
    values = _values(outgoing, state=state, token=token, lease=lease, attempts=attempts)
    return inserting.run(connection, values) == 1


def _values(outgoing: Outgoing, *, state: str, token: str | None, lease: float, attempts: int) -> dict[str, object]:
    return {
        "workspace": outgoing.workspace,
        "key": outgoing.key,
        "kind": outgoing.kind,
        "channel": outgoing.channel,
        "thread_ts": outgoing.thread_ts,
        "replaces_ts": outgoing.replaces_ts,
        "text": storable(outgoing.text),
        "blocks": stored(list(outgoing.blocks)),
        "not_before": None if outgoing.not_before is None else seconds(outgoing.not_before),
        "state": state,
        "token": token,
        "lease": lease,
        "attempts": attempts,
    }


def claim(connection: Connection, *, limit: int, lease_seconds: float, now: datetime) -> list[Claimed]:
    """What is due at ``now`` (Jalon's clock), and what another try left behind (the database's clock), is held by this process."""
    token = secrets.token_hex(8)
    values = {
        "token": token,
        "lease": lease_seconds,
        "now": seconds(now),
        "most": limit,
        "of_channel": MOST_OF_A_CHANNEL,
        "looked_at": limit * LOOKED_AT,
    }
    rows = connection.execute(statement(connection, _CLAIM), values).all()
    claimed = [
        Claimed(
            outgoing=Outgoing(
                workspace=WorkspaceId(row.workspace),
                key=row.key,
                kind=row.kind,
                channel=row.channel,
                thread_ts=row.thread_ts,
                text=row.text,
                blocks=decoded(row.blocks),
                not_before=moment(row.not_before) if row.not_before else None,
                replaces_ts=row.replaces_ts,
            ),
            token=token,
            attempts=row.attempts,
            first_try_at=moment(row.first_try_at),
            unknown=bool(row.uncertain),
        )
        for row in rows
    ]
    return sorted(claimed, key=lambda held: (held.outgoing.not_before or held.first_try_at, held.outgoing.key))


def renew(connection: Connection, claimed: Claimed, *, lease_seconds: float) -> bool:
    """The lease runs from now again; False when it has ended: whoever waited that long must not post any more."""
    return _settle(connection, _RENEW, claimed, lease=lease_seconds)


def settle_sent(connection: Connection, claimed: Claimed, *, ts: str) -> bool:
    """The message stands in Slack as ``ts``. False when this process holds it no longer (fencing), as for each settling."""
    return _settle(connection, _SENT, claimed, ts=ts)


def settle_retry(connection: Connection, claimed: Claimed, *, at: datetime, error: str) -> bool:
    """The message was surely not applied; it is due again at ``at`` (Jalon's clock)."""
    return _settle(connection, _RETRY, claimed, at=seconds(at), error=error)


def settle_unknown(connection: Connection, claimed: Claimed, *, error: str) -> bool:
    """The message may have been applied: it rests until its lease ends, then is looked for."""
    return _settle(connection, _UNKNOWN, claimed, error=error)


def settle_folded(connection: Connection, claimed: Claimed) -> bool:
    """The words were shown in another way: nothing will be posted."""
    return _settle(connection, _FOLDED, claimed)


def settle_dead(connection: Connection, claimed: Claimed, *, error: str) -> bool:
    """Slack refused the message for good; it is kept, counted and shown."""
    return _settle(connection, _DEAD, claimed, error=error)


def _settle(connection: Connection, settling: Statement, claimed: Claimed, **values: object) -> bool:
    mine = {"workspace": claimed.outgoing.workspace, "key": claimed.outgoing.key, "token": claimed.token}
    return settling.run(connection, mine | values) == 1


_KNOWN_KEYS = select(outbox.c.key).where(
    outbox.c.workspace == bindparam("workspace"), outbox.c.key.in_(bindparam("keys", expanding=True))
)


def known_keys(connection: Connection, workspace: WorkspaceId, keys: Sequence[str]) -> frozenset[str]:
    """Those of ``keys`` that the outbox has."""
    if not keys:
        return frozenset()
    return frozenset(connection.execute(_KNOWN_KEYS, {"workspace": workspace, "keys": list(keys)}).scalars())


def sent_ts(connection: Connection, workspace: WorkspaceId, key: str) -> str | None:
    """The message's ``ts`` in Slack once it is sent."""
    words = "SELECT slack_ts FROM outbox WHERE workspace = :workspace AND key = :key AND state = 'sent'"
    found: str | None = connection.execute(statement(connection, words), {"workspace": workspace, "key": key}).scalar()
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTwice:
    """A sent message that was uncertain once: a late double of it may stand in Slack."""

    workspace: WorkspaceId
    key: str
    channel: str
    thread_ts: str | None
    slack_ts: str
    first_try_at: datetime


def uncertain_sent(connection: Connection, *, newer_than_seconds: float, limit: int) -> list[SentTwice]:
    """Messages settled within that time after an uncertain try: where the sweeper looks for doubles (R5)."""
    words = """
    SELECT workspace, key, channel, thread_ts, slack_ts, first_try_at FROM outbox
    WHERE state = 'sent' AND settled_at > {now} - :age AND uncertain AND replaces_ts IS NULL ORDER BY settled_at LIMIT :most
    """
    rows = connection.execute(statement(connection, words), {"age": newer_than_seconds, "most": limit})
    return [
        SentTwice(
            workspace=WorkspaceId(row.workspace),
            key=row.key,
            channel=row.channel,
            thread_ts=row.thread_ts,
            slack_ts=row.slack_ts,
            first_try_at=moment(row.first_try_at),
        )
        for row in rows
    ]


def counts(connection: Connection, workspace: WorkspaceId | None) -> dict[str, int]:
    """How many messages are in each state, of one workspace or (for the administrator) of all."""
    where = "" if workspace is None else "WHERE workspace = :workspace"
    words = f"SELECT state, count(*) AS n FROM outbox {where} GROUP BY state"  # noqa: S608 - both texts are ours
    rows = connection.execute(statement(connection, words), {} if workspace is None else {"workspace": workspace})
    return {row.state: int(row.n) for row in rows}


def oldest_due(connection: Connection, *, now: datetime) -> float:
    """Seconds by which the longest waiting message is late at ``now`` (Jalon's clock); 0 when none is."""
    words = "SELECT min(not_before) FROM outbox WHERE state = 'planned' AND not_before > 0"
    found: float | None = connection.execute(statement(connection, words)).scalar()
    return 0.0 if found is None else max(0.0, seconds(now) - found)


def purge(connection: Connection, *, older_than_days: float) -> int:
    """Sent messages older than that are gone or have lost their words, which stand in Slack; the number of them.

    The key of a reminder stays for ever, so that none goes out again; a reply's is guarded by the inbox.
    """
    age = {"age": older_than_days * 86_400}
    old = "state = 'sent' AND settled_at < {now} - :age"
    gone = connection.execute(statement(connection, f"DELETE FROM outbox WHERE kind <> 'reminder' AND {old}"), age)  # noqa: S608 - ours
    emptied = f"UPDATE outbox SET text = '', blocks = '[]' WHERE text <> '' AND {old}"  # noqa: S608 - ours
    return int(gone.rowcount) + int(connection.execute(statement(connection, emptied), age).rowcount)


def dead(connection: Connection, workspace: WorkspaceId, *, limit: int = 20) -> list[tuple[str, str, str]]:
    """Messages that Slack refused for good: key, channel, error."""
    words = "SELECT key, channel, last_error FROM outbox WHERE workspace = :workspace AND state = 'dead' ORDER BY settled_at DESC LIMIT :most"
    rows = connection.execute(statement(connection, words), {"workspace": workspace, "most": limit})
    return [(row.key, row.channel, row.last_error or "") for row in rows]
