"""How many actions stand where, from the current states alone: the cost does not grow with the record."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.actions import Status
from bot.domain.people import WorkspaceId
from storage.schema import action_states, actions

_JOINED = actions.outerjoin(
    action_states, (action_states.c.workspace == actions.c.workspace) & (action_states.c.code == actions.c.code)
)
_COUNTS = (
    select(action_states.c.status, func.count())
    .select_from(_JOINED)
    .where(actions.c.workspace == bindparam("workspace"), actions.c.closed.is_(False))
    .group_by(action_states.c.status)
)
_OF_GROUP = _COUNTS.where(actions.c.working_group == bindparam("group"))
_OF_AXIS = _COUNTS.where(actions.c.axis == bindparam("axis"))
_OF_BOTH = _OF_GROUP.where(actions.c.axis == bindparam("axis"))


def counts(
    connection: Connection, workspace: WorkspaceId, *, group: int | None = None, axis: str | None = None
) -> dict[Status | None, int]:
    """The number of open actions in each status that occurs, None for what has none yet."""
    query = {(True, True): _COUNTS, (False, True): _OF_GROUP, (True, False): _OF_AXIS, (False, False): _OF_BOTH}
    chosen = query[group is None, axis is None]
    given = {name: value for name, value in (("group", group), ("axis", axis)) if value is not None}
    rows = connection.execute(chosen, {"workspace": workspace, **given})
    return {None if status is None else Status(status): int(count) for status, count in rows}
