"""Actions with their current state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.actions import Action, ActionState, Origin, state_from_json
from bot.domain.people import WorkspaceId
from bot.domain.plan import ItemKind
from bot.json_text import decoded
from storage import workspaces
from storage.moments import maybe_seconds, moment, seconds, storable
from storage.schema import actions
from storage.statements import Statement

_COLUMNS = """
SELECT actions.code, title, origin, kind, axis, working_group, line, closed, state, updated_at, updated_by
FROM actions LEFT JOIN action_states ON action_states.workspace = actions.workspace AND action_states.code = actions.code
WHERE actions.workspace = :workspace
"""
_PLAN_FIRST = "ORDER BY CASE WHEN origin = 'plan' THEN 0 ELSE 1 END, position, actions.code"
_GET = Statement(f"{_COLUMNS} AND actions.code = :code")
_OPEN = Statement(f"{_COLUMNS} AND NOT closed {_PLAN_FIRST}")
_EVERY = Statement(f"{_COLUMNS} {_PLAN_FIRST}")

MOST_NAMED = 8
_NAMED = Statement(f"{_COLUMNS} AND actions.code IN ({', '.join(f':code_{place}' for place in range(MOST_NAMED))})")


def every(connection: Connection, workspace: WorkspaceId, *, with_closed: bool = False) -> list[Action]:
    """The followed actions in the plan's order, those of groups after them."""
    wanted = _EVERY if with_closed else _OPEN
    return [_action(row) for row in wanted.rows(connection, {"workspace": workspace})]


def get(connection: Connection, workspace: WorkspaceId, code: str) -> Action | None:
    """The action of that code, closed ones too; or None."""
    row = _GET.first(connection, {"workspace": workspace, "code": code})
    return None if row is None else _action(row)


def named(connection: Connection, workspace: WorkspaceId, codes: Sequence[str]) -> tuple[Action, ...]:
    """The actions of those codes, at most MOST_NAMED of them, in the order named; closed ones too, unknown codes left out."""
    few = codes[:MOST_NAMED]
    values: dict[str, object] = {f"code_{place}": None for place in range(MOST_NAMED)}
    values |= {f"code_{place}": code for place, code in enumerate(few)} | {"workspace": workspace}
    found = {action.code: action for action in map(_action, _NAMED.rows(connection, values))}
    return tuple(found[code] for code in few if code in found)


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


def _action(row: Sequence[Any]) -> Action:
    code, title, origin, kind, axis, group, line, closed, state, updated_at, updated_by = row
    return Action(
        code=code,
        title=title,
        origin=Origin(origin),
        kind=None if kind is None else ItemKind(kind),
        axis=axis,
        group=group,
        line=line,
        state=ActionState() if state is None else state_from_json(decoded(state)),
        updated_at=None if updated_at is None else moment(updated_at),
        updated_by=updated_by,
        closed=bool(closed),
    )
