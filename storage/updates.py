"""The record of what moved: rows are added and never changed; the current state is kept beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from bot.domain.actions import ActionState, ActionUpdate, UpdateKind, state_from_json, state_to_json
from bot.domain.people import WorkspaceId
from bot.json_text import decoded, stored
from storage.moments import moment, seconds, storable
from storage.schema import action_updates, actions
from storage.statements import Statement

_APPEND = Statement("""
INSERT INTO action_updates (workspace, id, action, kind, member, at, words, channel, ts, before, after, undoes)
VALUES (:workspace, {next_id:action_updates}, :action, :kind, :member, :at, :words, :channel, :ts, :before, :after, :undoes) RETURNING id
""")
_STATE = Statement("""
INSERT INTO action_states (workspace, code, status, state, updated_at, updated_by)
VALUES (:workspace, :action, :status, :after, :at, :member)
ON CONFLICT (workspace, code) DO UPDATE SET status = excluded.status, state = excluded.state,
    updated_at = excluded.updated_at, updated_by = excluded.updated_by
""")


def record(
    connection: Connection,
    workspace: WorkspaceId,
    *,
    action: str,
    kind: UpdateKind,
    member: str,
    at: datetime,
    words: str,
    channel: str,
    ts: str,
    before: ActionState,
    after: ActionState,
    undoes: int | None = None,
) -> int:
    """A row is added and the current state is ``after``, together; the row's number."""
    values = {
        "workspace": workspace,
        "action": action,
        "kind": kind.value,
        "member": member,
        "at": seconds(at),
        "words": storable(words),
        "channel": channel,
        "ts": ts,
        "before": _dumped(before),
        "after": _dumped(after),
        "undoes": undoes,
        "status": None if after.status is None else after.status.value,
    }
    ((number,),) = _APPEND.rows(connection, values)
    _STATE.run(connection, values)
    return int(number)


_ROWS = select(action_updates).where(action_updates.c.workspace == bindparam("workspace"))
_GET = _ROWS.where(action_updates.c.id == bindparam("id"))
_OF_MESSAGE = _ROWS.where(
    action_updates.c.channel == bindparam("channel"), action_updates.c.ts == bindparam("ts")
).order_by(action_updates.c.id)
_LATEST = _ROWS.order_by(action_updates.c.id.desc()).limit(bindparam("most")).subquery()
_LATEST_OF_MESSAGE = (
    select(_LATEST)
    .where(_LATEST.c.channel == bindparam("channel"), _LATEST.c.ts == bindparam("ts"))
    .order_by(_LATEST.c.id.desc())
)
_HISTORY = (
    _ROWS.where(action_updates.c.action == bindparam("action"))
    .order_by(action_updates.c.id.desc())
    .limit(bindparam("most"))
)
_UNDONE = select(action_updates.c.id).where(
    action_updates.c.workspace == bindparam("workspace"),
    action_updates.c.undoes == bindparam("id"),
    action_updates.c.kind.in_([UpdateKind.UNDO.value, UpdateKind.WITHDRAWAL.value]),
)
_undoing = action_updates.alias("undoing")
_LAST = (
    _ROWS.where(
        action_updates.c.member == bindparam("member"),
        action_updates.c.kind.in_([UpdateKind.REPORT.value, UpdateKind.CORRECTION.value, UpdateKind.CREATION.value]),
        ~select(_undoing.c.id)
        .where(
            _undoing.c.workspace == action_updates.c.workspace,
            _undoing.c.undoes == action_updates.c.id,
            _undoing.c.kind.in_([UpdateKind.UNDO.value, UpdateKind.WITHDRAWAL.value]),
        )
        .exists(),
    )
    .order_by(action_updates.c.id.desc())
    .limit(1)
)
_SINCE = (
    _ROWS.where(action_updates.c.at >= bindparam("since"))
    .order_by(action_updates.c.at.desc(), action_updates.c.id.desc())
    .limit(bindparam("most"))
)


def get(connection: Connection, workspace: WorkspaceId, number: int) -> ActionUpdate | None:
    """The row of that number, or None."""
    row = connection.execute(_GET, {"workspace": workspace, "id": number}).first()
    return None if row is None else _update(row)


def of_message(connection: Connection, workspace: WorkspaceId, channel: str, ts: str) -> list[ActionUpdate]:
    """The rows that a message brought, oldest first."""
    return [
        _update(row) for row in connection.execute(_OF_MESSAGE, {"workspace": workspace, "channel": channel, "ts": ts})
    ]


def latest_of_message(
    connection: Connection, workspace: WorkspaceId, channel: str, ts: str, *, among: int = 500
) -> list[ActionUpdate]:
    """The rows that a message brought, latest first, looked for among the latest of the record only."""
    values = {"workspace": workspace, "channel": channel, "ts": ts, "most": among}
    return [_update(row) for row in connection.execute(_LATEST_OF_MESSAGE, values)]


def history(connection: Connection, workspace: WorkspaceId, action: str, *, limit: int = 20) -> list[ActionUpdate]:
    """The last rows of an action, latest first."""
    return [
        _update(row) for row in connection.execute(_HISTORY, {"workspace": workspace, "action": action, "most": limit})
    ]


def is_undone(connection: Connection, workspace: WorkspaceId, number: int) -> bool:
    """Whether a later row takes this one back."""
    return connection.execute(_UNDONE, {"workspace": workspace, "id": number}).first() is not None


def last_of_member(connection: Connection, workspace: WorkspaceId, member: str) -> ActionUpdate | None:
    """The member's last row that still stands, or None."""
    row = connection.execute(_LAST, {"workspace": workspace, "member": member}).first()
    return None if row is None else _update(row)


def since(
    connection: Connection,
    workspace: WorkspaceId,
    at: datetime,
    *,
    group: int | None = None,
    axis: str | None = None,
    limit: int = 200,
) -> list[ActionUpdate]:
    """The rows from ``at`` on, latest first, at most ``limit``; of one group's or one axis's actions when named."""
    query = _SINCE
    values: dict[str, object] = {"workspace": workspace, "since": seconds(at), "most": limit}
    if group is not None or axis is not None:
        inside = select(actions.c.code).where(actions.c.workspace == workspace)
        if group is not None:  # an action of no group may be any group's
            inside = inside.where((actions.c.working_group == group) | actions.c.working_group.is_(None))
        if axis is not None:
            inside = inside.where(actions.c.axis == axis)
        query = query.where(action_updates.c.action.in_(inside))
    return [_update(row) for row in connection.execute(query, values)]


def _dumped(state: ActionState) -> str:
    return stored(state_to_json(state))


def _update(row: Row[Any]) -> ActionUpdate:
    return ActionUpdate(
        id=row.id,
        action=row.action,
        kind=UpdateKind(row.kind),
        member=row.member,
        at=moment(row.at),
        words=row.words,
        channel=row.channel,
        ts=row.ts,
        before=state_from_json(decoded(row.before)),
        after=state_from_json(decoded(row.after)),
        undoes=row.undoes,
    )
