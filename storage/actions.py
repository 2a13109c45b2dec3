"""Actions with their current state."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, insert, select, update

from bot.domain.actions import Action, ActionState, Origin, state_from_json
from bot.domain.people import WorkspaceId
from bot.domain.plan import ItemKind
from storage import workspaces
from storage.moments import maybe_seconds, moment, seconds, storable
from storage.schema import action_states, actions

_JOINED = actions.outerjoin(
    action_states, (action_states.c.workspace == actions.c.workspace) & (action_states.c.code == actions.c.code)
)
_PLAN_FIRST = (case((actions.c.origin == Origin.PLAN.value, 0), else_=1), actions.c.position, actions.c.code)
_COLUMNS = select(actions, action_states.c.state, action_states.c.updated_at, action_states.c.updated_by).select_from(
    _JOINED
)
_GET = _COLUMNS.where(actions.c.workspace == bindparam("workspace"), actions.c.code == bindparam("code"))
_OPEN = _COLUMNS.where(actions.c.workspace == bindparam("workspace"), actions.c.closed.is_(False)).order_by(
    *_PLAN_FIRST
)
_EVERY = _COLUMNS.where(actions.c.workspace == bindparam("workspace")).order_by(*_PLAN_FIRST)


def every(connection: Connection, workspace: WorkspaceId, *, with_closed: bool = False) -> list[Action]:
    """The followed actions in the plan's order, those of groups after them."""
    rows = connection.execute(_EVERY if with_closed else _OPEN, {"workspace": workspace})
    return [_action(row) for row in rows]


def get(connection: Connection, workspace: WorkspaceId, code: str) -> Action | None:
    """The action of that code, closed ones too; or None."""
    row = connection.execute(_GET, {"workspace": workspace, "code": code}).first()
    return None if row is None else _action(row)


def add(
    connection: Connection,
    workspace: WorkspaceId,
    *,
    title: str,
    axis: str | None,
    group: int | None,
    by: str,
    at: datetime,
) -> Action:
    """A group's own action under the next free code: ``G2-01``, or ``P-01`` without a group."""
    prefix = "P" if group is None else f"G{group}"
    taken = connection.execute(
        select(actions.c.code).where(actions.c.workspace == workspace, actions.c.code.like(f"{prefix}-%"))
    ).scalars()
    number = max((int(code.rsplit("-", 1)[1]) for code in taken if code.rsplit("-", 1)[1].isdecimal()), default=0) + 1
    position = (
        connection.execute(select(func.max(actions.c.position)).where(actions.c.workspace == workspace)).scalar() or 0
    )
    code = f"{prefix}-{number:02d}"
    connection.execute(
        insert(actions).values(
            workspace=workspace,
            code=code,
            title=storable(title),
            origin=Origin.GROUP.value,
            axis=axis,
            working_group=group,
            closed=False,
            position=position + 1,
            created_at=seconds(at),
            created_by=by,
        )
    )
    workspaces.touch(connection, workspace)
    return Action(code=code, title=title, origin=Origin.GROUP, kind=None, axis=axis, group=group, line=None)


def close(connection: Connection, workspace: WorkspaceId, code: str, *, at: datetime | None = None) -> None:
    """The action is no longer followed from ``at`` on; its record stays."""
    where = (actions.c.workspace == workspace) & (actions.c.code == code)
    connection.execute(update(actions).where(where).values(closed=True, closed_at=maybe_seconds(at)))
    workspaces.touch(connection, workspace)


def _action(row: Row[Any]) -> Action:
    return Action(
        code=row.code,
        title=row.title,
        origin=Origin(row.origin),
        kind=None if row.kind is None else ItemKind(row.kind),
        axis=row.axis,
        group=row.working_group,
        line=row.line,
        state=ActionState() if row.state is None else state_from_json(json.loads(row.state)),
        updated_at=None if row.updated_at is None else moment(row.updated_at),
        updated_by=row.updated_by,
        closed=row.closed,
    )
