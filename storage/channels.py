"""The channels of working groups."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.domain.people import WorkspaceId
from storage import workspaces
from storage.moments import storable
from storage.schema import channels


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChannel:
    """A channel and the working group that it belongs to."""

    channel: str
    group: int | None
    name: str


_GROUP_OF = select(channels.c.working_group).where(
    channels.c.workspace == bindparam("workspace"), channels.c.channel == bindparam("channel")
)


def set_group(connection: Connection, workspace: WorkspaceId, channel: str, group: int, *, name: str = "") -> None:
    """The channel is that group's; the group has no other."""
    mine = channels.c.workspace == workspace
    connection.execute(
        delete(channels).where(mine, (channels.c.channel == channel) | (channels.c.working_group == group))
    )
    connection.execute(
        insert(channels).values(workspace=workspace, channel=channel, working_group=group, name=storable(name))
    )
    workspaces.touch(connection, workspace)


def every(connection: Connection, workspace: WorkspaceId) -> list[GroupChannel]:
    """The channels that are set, by group."""
    found = (
        select(channels).where(channels.c.workspace == workspace).order_by(channels.c.working_group, channels.c.channel)
    )
    return [
        GroupChannel(channel=row.channel, group=row.working_group, name=row.name) for row in connection.execute(found)
    ]


def group_of(connection: Connection, workspace: WorkspaceId, channel: str) -> int | None:
    """The working group that the channel belongs to, or None."""
    found: int | None = connection.execute(_GROUP_OF, {"workspace": workspace, "channel": channel}).scalar()
    return found
