"""Workspaces and their settings."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain.people import WorkspaceId
from storage.moments import moment, seconds, storable
from storage.schema import workspaces
from storage.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceSettings:
    """A workspace as it is set. ``revision`` is new whenever plan, timetable, actions, roles or settings changed."""

    id: WorkspaceId
    name: str
    revision: str
    set_up: bool
    reminder_channel: str | None
    double_policy: str
    reminders_since: datetime | None
    plan_version: int | None


_REVISION = Statement("SELECT revision FROM workspaces WHERE workspace = :workspace")
_GET = select(workspaces).where(workspaces.c.workspace == bindparam("workspace"))
_ALL = select(workspaces.c.workspace).order_by(workspaces.c.workspace)


def ensure(connection: Connection, workspace: WorkspaceId, name: str, at: datetime) -> None:
    """The workspace is there, with default settings when it is new."""
    if get(connection, workspace) is None:
        connection.execute(
            insert(workspaces).values(
                workspace=workspace,
                name=storable(name),
                revision=_fresh(),
                set_up=False,
                double_policy="maybe_never",
                created_at=seconds(at),
            )
        )


def get(connection: Connection, workspace: WorkspaceId) -> WorkspaceSettings | None:
    """The settings, or None for a workspace that was never seen."""
    row = connection.execute(_GET, {"workspace": workspace}).first()
    if row is None:
        return None
    return WorkspaceSettings(
        id=WorkspaceId(row.workspace),
        name=row.name,
        revision=row.revision,
        set_up=row.set_up,
        reminder_channel=row.reminder_channel,
        double_policy=row.double_policy,
        reminders_since=None if row.reminders_since is None else moment(row.reminders_since),
        plan_version=row.plan_version,
    )


def revision(connection: Connection, workspace: WorkspaceId) -> str | None:
    """The present revision; None for a workspace that was never seen."""
    row = _REVISION.first(connection, {"workspace": workspace})
    return None if row is None else row[0]


def touch(connection: Connection, workspace: WorkspaceId) -> None:
    """What is kept in memory of the workspace is stale."""
    connection.execute(update(workspaces).where(workspaces.c.workspace == workspace).values(revision=_fresh()))


def change(connection: Connection, workspace: WorkspaceId, **values: object) -> None:
    """The named settings are as given; aware datetimes are stored as seconds."""
    stored = {name: seconds(value) if isinstance(value, datetime) else value for name, value in values.items()}
    connection.execute(
        update(workspaces).where(workspaces.c.workspace == workspace).values(**stored, revision=_fresh())
    )


def all_ids(connection: Connection) -> list[WorkspaceId]:
    """Every workspace: for the metronome and the administrator."""
    return [WorkspaceId(found) for found in connection.execute(_ALL).scalars()]


def _fresh() -> str:
    """Never seen before: a revision that was rolled back can never be taken for a later one."""
    return secrets.token_hex(8)
