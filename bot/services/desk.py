"""What the front desk has at hand for one workspace: its plan, read and indexed, kept until something in it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.actions import Action
from bot.domain.nearness import Near, Nearness
from bot.domain.people import Member, MemberId, Role, WorkspaceId
from bot.domain.plan import Milestone, Plan
from storage import actions, channels, members, milestones, plans, workspaces
from storage.database import Connection
from storage.milestones import StoredMilestone
from storage.workspaces import WorkspaceSettings

if TYPE_CHECKING:
    from bot.understanding.book import Book


class Shelf:
    """The index of what a message can refer to, made when the first message is read: start-up is measured."""

    def __init__(self, plan: Plan, followed: Sequence[Action], timetable: Sequence[StoredMilestone]) -> None:
        self._plan = plan
        self._followed = followed
        self._timetable = timetable
        self._book: Book | None = None

    @property
    def book(self) -> Book:
        """The index; made once."""
        if self._book is None:
            from bot.understanding.book import build_book  # noqa: PLC0415 - with the first message, not at start

            self._book = build_book(self._plan, self._followed, [row.milestone for row in self._timetable])
        return self._book


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A workspace's plan with what is derived from it. Valid while the workspace's revision is the one it was built at."""

    settings: WorkspaceSettings
    plan: Plan
    version: int
    timetable: tuple[StoredMilestone, ...]
    shelf: Shelf
    zone: ZoneInfo
    groups: Mapping[str, int]
    roles: Mapping[MemberId, tuple[Role, frozenset[int]]]
    near: Near | None = None

    def known(self, member: Member) -> Member:
        """The member with the role and the groups that hold now, whatever was kept in memory of them."""
        role, groups = self.roles.get(member.id, (Role.MEMBER, frozenset()))
        if member.role is role and member.groups == groups:
            return member
        return replace(member, role=role, groups=groups)

    @property
    def book(self) -> Book:
        """What a message can refer to."""
        return self.shelf.book

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones as they stand now, cancelled ones left out."""
        return tuple(stored.milestone for stored in self.timetable if stored.state != "cancelled")

    def local(self, at: datetime) -> datetime:
        """The naive local time of an aware instant."""
        return at.astimezone(self.zone).replace(tzinfo=None)


@dataclass(slots=True)
class Desks:
    """The desks of all workspaces, rebuilt when a workspace's revision moved."""

    default_zone: ZoneInfo
    nearness: Nearness | None = None
    _kept: dict[WorkspaceId, Desk] = field(default_factory=dict)

    def of(self, connection: Connection, workspace: WorkspaceId) -> Desk | None:
        """The desk of the workspace as it is within this transaction, or None when it has no plan."""
        kept = self._kept.get(workspace)
        revision = workspaces.revision(connection, workspace)
        if kept is not None and kept.settings.revision == revision:
            return kept
        desk = self._build(connection, workspace)
        if desk is None:
            self._kept.pop(workspace, None)
        else:
            self._kept[workspace] = desk
        return desk

    def kept(self, workspace: WorkspaceId) -> Desk | None:
        """The desk as last built, without asking the database."""
        return self._kept.get(workspace)

    def _build(self, connection: Connection, workspace: WorkspaceId) -> Desk | None:
        settings = workspaces.get(connection, workspace)
        stored = plans.current(connection, workspace)
        if settings is None or stored is None:
            return None
        followed = actions.every(connection, workspace)
        timetable = tuple(milestones.every(connection, workspace))
        return Desk(
            settings=settings,
            plan=stored.plan,
            version=stored.version,
            timetable=timetable,
            shelf=Shelf(stored.plan, followed, timetable),
            zone=self.default_zone,
            groups={row.channel: row.group for row in channels.every(connection, workspace) if row.group is not None},
            roles={
                person.id: (person.role, person.groups)
                for person in members.every(connection, workspace)
                if person.role is not Role.MEMBER or person.groups
            },
            near=None if self.nearness is None else self.nearness.learn(stored.plan),
        )


def is_direct(channel: str) -> bool:
    """Whether the id is that of a direct conversation, or of a person: what is posted there only they see."""
    return channel.startswith(("D", "U", "W"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message as the services see it: who, where, when, in which words. ``at`` is aware; ``source`` names the message.

    ``addressed`` is whether Jalon was spoken to: a mention, a direct message, a command, a thread of its own.
    """

    workspace: WorkspaceId
    member: Member
    channel: str
    ts: str
    thread_ts: str | None
    text: str
    at: datetime
    addressed: bool
    group: int | None = None
    typed_in: str | None = None
    """The channel in which a command was typed: its answer is private, and may be shared there."""

    @property
    def is_direct(self) -> bool:
        """Whether it stands in a direct conversation, or was typed as a command."""
        return is_direct(self.channel)
