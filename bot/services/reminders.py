"""Reminders: what is due is written into the outbox under a key that names the occurrence for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.domain.people import Language, WorkspaceId
from bot.domain.plan import Milestone
from bot.domain.reminders import Reminder, due_reminders
from bot.services.desk import Desk, Desks
from storage import members, outbox, workspaces
from storage.database import Connection, Database
from storage.outbox import Outgoing

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.outcomes import Reply

LATE_AFTER = timedelta(hours=12)
"""A reminder older than that is told in one digest instead of a burst of late messages (R7)."""

HORIZON = timedelta(days=400)
"""How far ahead the next reminder is looked for."""

WriteReminder = Callable[[tuple[tuple[Reminder, Milestone], ...], bool, Language], "Reply"]
"""(reminders with their milestones, whether they are late, language) -> the message."""


@cache
def _holidays(year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - slow to import, and needed at the first tick only

    return frozenset(holidays.country_holidays("FR", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, French public holidays excepted."""
    return day.weekday() < 5 and day not in _holidays(day.year)  # noqa: PLR2004 - Saturday is 5


def upcoming(desk: Desk, *, since: datetime, until: datetime) -> tuple[Reminder, ...]:
    """The reminders of the timetable as it stands, with ``since <= at < until`` (aware); held and cancelled ones are silent."""
    planned = [row.milestone for row in desk.timetable if row.state == "planned"]
    return due_reminders(planned, since=since, until=until, zone=desk.zone, is_working_day=is_working_day)


@dataclass(slots=True, kw_only=True)
class Reminders:
    """Finds what is due and puts it into the outbox, for every workspace."""

    database: Database
    desks: Desks
    write: WriteReminder
    _quiet_until: dict[tuple[WorkspaceId, str], datetime] = field(default_factory=dict)

    async def claim(self, now: datetime) -> int:
        """Everything due at ``now`` (aware) is in the outbox; the number of messages that this call added."""
        return await self.database.write(lambda connection: self.claim_now(connection, now))

    def claim_now(self, connection: Connection, now: datetime) -> int:
        """The same within the caller's transaction."""
        return sum(self._claim_for(connection, workspace, now) for workspace in workspaces.all_ids(connection))

    def _claim_for(self, connection: Connection, workspace: WorkspaceId, now: datetime) -> int:
        desk = self.desks.of(connection, workspace)
        if desk is None or desk.settings.reminders_since is None:
            return 0
        mark = (workspace, desk.settings.revision)
        since = desk.settings.reminders_since
        quiet_until = self._quiet_until.get(mark)
        if quiet_until is not None and since <= now < quiet_until:
            return 0
        channels = _destinations(connection, desk)
        due = upcoming(desk, since=since, until=now + timedelta(seconds=1))
        added = sum(self._add(connection, desk, channel, due, now) for channel in channels)
        following = upcoming(desk, since=now + timedelta(seconds=1), until=now + HORIZON)
        self._quiet_until = {key: value for key, value in self._quiet_until.items() if key[0] != workspace}
        self._quiet_until[mark] = following[0].at if following else now + HORIZON
        return added

    def _add(self, connection: Connection, desk: Desk, channel: str, due: tuple[Reminder, ...], now: datetime) -> int:
        """Fresh reminders one by one; old ones in a single digest."""
        keys = [f"reminder:{reminder.key}:{channel}" for reminder in due]
        known = outbox.known_keys(connection, desk.settings.id, keys)
        missing = [reminder for reminder, key in zip(due, keys, strict=True) if key not in known]
        late = [reminder for reminder in missing if now - reminder.at > LATE_AFTER]
        added = 0
        for reminder in missing:
            if reminder not in late:
                added += outbox.add(connection, self._outgoing(desk, channel, (reminder,), now=now, late=False))
        if late:
            added += self._digest(connection, desk, channel, tuple(late), now)
        return added

    def _digest(
        self, connection: Connection, desk: Desk, channel: str, late: tuple[Reminder, ...], now: datetime
    ) -> int:
        for reminder in late if len(late) > 1 else ():  # a single one is told under its own key
            part = self._outgoing(desk, channel, (reminder,), now=now, late=True)
            outbox.add_folded(connection, part)
        return int(outbox.add(connection, self._outgoing(desk, channel, late, now=now, late=True)))

    def _outgoing(
        self, desk: Desk, channel: str, reminders: tuple[Reminder, ...], *, now: datetime, late: bool
    ) -> Outgoing:
        by_code = {milestone.code: milestone for milestone in desk.milestones}
        shown = tuple(
            (reminder, by_code[reminder.milestone]) for reminder in reminders if reminder.milestone in by_code
        )
        reply = self.write(shown, late, Language.FRENCH)
        digest = len(reminders) > 1
        name = f"digest:{reminders[-1].key}:{len(reminders)}" if digest else f"reminder:{reminders[0].key}"
        return Outgoing(
            workspace=desk.settings.id,
            key=f"{name}:{channel}",
            kind="reminder",
            channel=channel,
            thread_ts=None,
            text=reply.text,
            blocks=list(reply.blocks),
            not_before=reminders[-1].at if not late else now,
        )


def _destinations(connection: Connection, desk: Desk) -> tuple[str, ...]:
    """The channel of reminders; until one is set, the coordinators in person."""
    if desk.settings.reminder_channel:
        return (desk.settings.reminder_channel,)
    return tuple(person.id for person in members.coordinators(connection, desk.settings.id))
