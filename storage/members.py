"""The people of a workspace."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.domain.people import Language, Member, MemberId, Role, Standing, WorkspaceId
from storage import workspaces
from storage.moments import seconds, statement, storable
from storage.schema import members

_GET = select(members).where(members.c.workspace == bindparam("workspace"), members.c.id == bindparam("id"))
_EVERY = select(members).where(members.c.workspace == bindparam("workspace")).order_by(members.c.name, members.c.id)
_SAVE = """
INSERT INTO members (workspace, id, name, language, timezone, standing, role, working_groups, seen_at)
VALUES (:workspace, :id, :name, :language, :timezone, :standing, :role, :groups, :at)
ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, language = excluded.language, timezone = excluded.timezone,
    standing = excluded.standing, role = excluded.role, working_groups = excluded.working_groups, seen_at = excluded.seen_at
"""


def get(connection: Connection, workspace: WorkspaceId, member: MemberId) -> Member | None:
    """The person of that id, or None."""
    row = connection.execute(_GET, {"workspace": workspace, "id": member}).first()
    return None if row is None else _member(row)


def by_name(connection: Connection, workspace: WorkspaceId, name: str) -> Member | None:
    """The one person of that name; None when nobody or several have it."""
    wanted = name.casefold()
    found = [member for member in every(connection, workspace) if member.name.casefold() == wanted]
    return found[0] if len(found) == 1 else None


def every(connection: Connection, workspace: WorkspaceId) -> list[Member]:
    """Everybody known, by name."""
    return [_member(row) for row in connection.execute(_EVERY, {"workspace": workspace})]


def coordinators(connection: Connection, workspace: WorkspaceId) -> list[Member]:
    """Those who coordinate, by name."""
    rows = connection.execute(_EVERY.where(members.c.role == Role.COORDINATOR.value), {"workspace": workspace})
    return [_member(row) for row in rows]


def save(connection: Connection, member: Member, at: datetime) -> None:
    """The person is stored as given."""
    values = {
        "workspace": member.workspace,
        "id": member.id,
        "name": storable(member.name),
        "language": member.language.value,
        "timezone": member.timezone,
        "standing": member.standing.value,
        "role": member.role.value,
        "groups": _groups(member.groups),
        "at": seconds(at),
    }
    connection.execute(statement(connection, _SAVE), values)


def set_role(connection: Connection, workspace: WorkspaceId, member: MemberId, role: Role) -> None:
    """The person has that role."""
    where = (members.c.workspace == workspace) & (members.c.id == member)
    connection.execute(update(members).where(where).values(role=role.value))
    workspaces.touch(connection, workspace)


def set_groups(connection: Connection, workspace: WorkspaceId, member: MemberId, groups: frozenset[int]) -> None:
    """The person is in those working groups."""
    where = (members.c.workspace == workspace) & (members.c.id == member)
    connection.execute(update(members).where(where).values(working_groups=_groups(groups)))
    workspaces.touch(connection, workspace)


def _groups(groups: Iterable[int]) -> str:
    return json.dumps(sorted(groups))


def _member(row: Row[Any]) -> Member:
    return Member(
        workspace=WorkspaceId(row.workspace),
        id=MemberId(row.id),
        name=row.name,
        language=Language(row.language),
        timezone=row.timezone,
        standing=Standing(row.standing),
        role=Role(row.role),
        groups=frozenset(json.loads(row.working_groups)),
    )
