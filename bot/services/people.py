"""Who writes: the people of a workspace, looked up once and kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.outcomes import Denial, Outcome, SetUpShown
from bot.domain.people import Member, MemberId, Role, WorkspaceId
from bot.domain.permissions import may_coordinate
from bot.services.desk import Desk, Heard
from bot.services.updates import deny
from bot.understanding.folding import fold
from storage import channels, members, workspaces
from storage.database import Connection, Database

LookUp = Callable[[WorkspaceId, MemberId], Awaitable[Member | None]]
"""Asks Slack who somebody is; None when Slack does not say."""


@dataclass(slots=True, kw_only=True)
class People:
    """Members by id: from memory, else from storage, else from Slack."""

    database: Database
    look_up: LookUp
    _kept: dict[tuple[WorkspaceId, MemberId], Member] = field(default_factory=dict)

    async def member(self, workspace: WorkspaceId, member_id: MemberId, *, at: datetime) -> Member | None:
        """The person, or None when neither storage nor Slack knows them now."""
        kept = self._kept.get((workspace, member_id))
        if kept is not None:
            return kept
        stored = await self.database.read(lambda connection: members.get(connection, workspace, member_id))
        if stored is None:
            stored = await self._introduce(workspace, member_id, at)
        if stored is not None:
            self._kept[workspace, member_id] = stored
        return stored

    async def changed(self, workspace: WorkspaceId, member_id: MemberId, *, at: datetime) -> None:
        """Slack said that the account changed: its name, language and standing are read again, its role and groups kept."""
        self._kept.pop((workspace, member_id), None)
        if await self.database.read(lambda connection: members.get(connection, workspace, member_id)) is not None:
            await self._introduce(workspace, member_id, at)

    def forget(self, workspace: WorkspaceId) -> None:
        """What is kept in memory of the workspace's people is read again at next use."""
        self._kept = {key: member for key, member in self._kept.items() if key[0] != workspace}

    async def _introduce(self, workspace: WorkspaceId, member_id: MemberId, at: datetime) -> Member | None:
        found = await self.look_up(workspace, member_id)
        if found is None:
            return None

        def unit(connection: Connection) -> Member:
            known = members.get(connection, workspace, member_id)
            person = found if known is None else replace(found, role=known.role, groups=known.groups)
            members.save(connection, person, at)
            return person

        return await self.database.write(unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What the set-up form says: the channel of each group, the channel of reminders, who coordinates, who is in which group."""

    group_channels: dict[int, str | None]
    reminder_channel: str | None
    coordinators: frozenset[MemberId]
    group_members: dict[int, frozenset[MemberId]]


SET_UP_WORDS = frozenset(
    {
        "reglages",
        "reglage",
        "regler",
        "configuration",
        "configurer",
        "parametres",
        "set up",
        "setup",
        "set-up",
        "settings",
    }
)
"""What one writes to set Jalon up, folded."""


def asks_for_set_up(text: str) -> bool:
    """Whether a message is nothing but the wish to set Jalon up."""
    return fold(text).strip() in SET_UP_WORDS


def show_set_up(connection: Connection, heard: Heard, desk: Desk) -> Outcome:
    """The set-up as it stands; the first full member who asks for it becomes coordinator."""
    if not may_coordinate(heard.member, set_up=_has_coordinator(connection, heard.workspace)):
        return deny(connection, heard.member, Denial.COORDINATORS_ONLY)
    just_became = heard.member.role is not Role.COORDINATOR
    if just_became:
        members.save(connection, heard.member, heard.at)
        members.set_role(connection, heard.workspace, heard.member.id, Role.COORDINATOR)
    return SetUpShown(
        coordinators=tuple(members.coordinators(connection, heard.workspace)),
        channels=tuple((row.channel, row.group) for row in channels.every(connection, heard.workspace)),
        reminder_channel=desk.settings.reminder_channel,
        just_became=just_became,
    )


def set_up(connection: Connection, heard: Heard, desk: Desk, form: SetUp) -> Outcome:
    """Channels, roles and groups are as the form says, the person who set them up stays coordinator."""
    if not may_coordinate(heard.member, set_up=_has_coordinator(connection, heard.workspace)):
        return deny(connection, heard.member, Denial.COORDINATORS_ONLY)
    apply_set_up(connection, heard.workspace, form, at=heard.at, by=heard.member)
    return SetUpShown(
        coordinators=tuple(members.coordinators(connection, heard.workspace)),
        channels=tuple((row.channel, row.group) for row in channels.every(connection, heard.workspace)),
        reminder_channel=form.reminder_channel or desk.settings.reminder_channel,
    )


def apply_set_up(
    connection: Connection, workspace: WorkspaceId, form: SetUp, *, at: datetime, by: Member | None
) -> None:
    """The workspace is set up: from now on people report for their own groups."""
    for group, channel in form.group_channels.items():
        if channel:
            channels.set_group(connection, workspace, channel, group, name="")
    wanted = form.coordinators | ({by.id} if by is not None else frozenset())
    groups_of: dict[MemberId, set[int]] = {}
    for group, people in form.group_members.items():
        for member_id in people:
            groups_of.setdefault(member_id, set()).add(group)
    for member_id in wanted | groups_of.keys():
        if members.get(connection, workspace, member_id) is None:
            members.save(connection, Member(workspace=workspace, id=member_id, name=member_id), at)
    for person in members.every(connection, workspace):
        role = Role.COORDINATOR if person.id in wanted else Role.MEMBER
        if person.role is not role:
            members.set_role(connection, workspace, person.id, role)
        groups = frozenset(groups_of.get(person.id, ()))
        if person.groups != groups:
            members.set_groups(connection, workspace, person.id, groups)
    workspaces.change(connection, workspace, set_up=True, reminder_channel=form.reminder_channel)


def _has_coordinator(connection: Connection, workspace: WorkspaceId) -> bool:
    return bool(members.coordinators(connection, workspace))
