"""Slack's events become calls of services. Nothing is decided and no sentence is written here."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.clock import Clock
from bot.domain.outcomes import HelpReason, HelpShown, Outcome, Silence, UpdatesRecorded
from bot.domain.people import Member, MemberId, WorkspaceId
from bot.logs import fail, tell, warn
from bot.messenger import Messenger
from bot.services import updates
from bot.services.conversation import Conversation
from bot.services.desk import Desk, Heard
from bot.services.people import People
from bot.slack_people import SlackSilent
from bot.understanding.folding import fold
from handlers import payloads
from handlers.forms import Forms
from handlers.giving_up import reference_of
from handlers.hearing import EventListener
from handlers.home import Home
from handlers.inbox import AGAIN, IDENTITY, GuardedApp
from handlers.plan_files import PlanFiles
from handlers.pressing import Pressing
from storage import inbox
from storage.database import Connection, Database, DatabaseTrouble
from storage.outbox import Claimed

EVERYTHING = re.compile(".*", re.DOTALL)

VERSION_WORDS = frozenset({"version", "versions", "versions du plan", "plan versions", "versions of the plan"})
"""What asks, after the command, for the versions of the plan."""

MOST_AT_WORK = 64
"""Requests that are worked on at once (R12)."""

Deliver = Callable[[Claimed], Awaitable[object]]


@dataclass(slots=True, kw_only=True)
class Office:
    """What the listeners share: who they are, and whom they call."""

    workspace: WorkspaceId
    bot_user: str
    clock: Clock
    database: Database
    messenger: Messenger
    conversation: Conversation
    people: People
    deliver: Deliver
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_AT_WORK))

    async def heard(
        self, user: str, channel: str, ts: str, text: str, *, thread_ts: str | None = None, addressed: bool = True
    ) -> Heard | None:
        """What was heard of a person; None when nobody knows who they are."""
        now = self.clock.now()
        member = await self.people.member(self.workspace, MemberId(user), at=now)
        if member is None:
            warn("member_unknown", member=user)
            return None
        return Heard(
            workspace=self.workspace,
            member=member,
            channel=channel,
            ts=ts,
            thread_ts=thread_ts,
            text=text,
            at=now,
            addressed=addressed,
        )

    async def finish(self, identity: str) -> None:
        """The request is done, with no effect."""
        await self.database.write(lambda connection: inbox.finish(connection, self.workspace, identity))

    async def desk(self) -> Desk | None:
        """The workspace's desk as it stands."""
        return await self.database.read(lambda connection: self.conversation.desks.of(connection, self.workspace))

    async def known(self, heard: Heard) -> Member:
        """The person with the rights that hold now."""
        desk = await self.desk()
        return heard.member if desk is None else desk.known(heard.member)


class Listeners:
    """Registered with Bolt: one listener for each of Slack's shapes."""

    def __init__(self, office: Office, pressing: Pressing, forms: Forms, home: Home, plan_files: PlanFiles) -> None:
        self._office = office
        self._pressing = pressing
        self._forms = forms
        self._home = home
        self._plan_files = plan_files

    def register(self, app: GuardedApp) -> None:
        """Bolt brings every event, command, press and form here."""
        app.hear(EventListener(self.event))
        app.command(EVERYTHING)(self.command)
        app.action(EVERYTHING)(self._pressing.press)
        app.view(EVERYTHING)(self._forms.submitted)
        app.view_closed(EVERYTHING)(self.acknowledge)
        app.error(self.failed)

    async def acknowledge(self, ack: Callable[..., Awaitable[Any]]) -> None:
        """A request without any effect."""
        await ack()

    async def event(self, body: dict[str, Any], context: Mapping[str, Any]) -> None:
        """One event has had its effect, and its inbox row is done."""
        async with self._office.gate:
            identity = str(context[IDENTITY])
            event = body.get("event")
            kind = event.get("type") if isinstance(event, dict) else None
            match kind:
                case "message" | "app_mention":
                    await self._message(body, identity)
                case "app_home_opened":
                    await self._home.opened(body, identity)
                case "user_change":
                    await self._user_changed(body, identity)
                case "app_uninstalled" | "tokens_revoked":
                    warn("app_revoked", kind=kind)
                    await self._office.finish(identity)
                case _:
                    await self._office.finish(identity)

    async def _message(self, body: dict[str, Any], identity: str) -> None:
        message = payloads.read_message(body, self._office.bot_user)
        if message is not None:
            await self._said(message, identity)
            return
        edit = payloads.read_edit(body, self._office.bot_user)
        if edit is not None:
            await self._said(edit.message, identity, edited=True)
            return
        deletion = payloads.read_deletion(body)
        if deletion is not None:
            await self._deleted(deletion, identity)
            return
        await self._office.finish(identity)

    async def _said(self, message: payloads.IncomingMessage, identity: str, *, edited: bool = False) -> None:
        """A message is answered in its thread; in a direct conversation where it was written."""
        direct = message.channel_type == "im"
        addressed = direct or message.mentions_bot
        if direct:
            self._office.messenger.know_conversation(message.user, message.channel)
        heard = await self._office.heard(
            message.user, message.channel, message.ts, message.text, thread_ts=message.thread_ts, addressed=addressed
        )
        if heard is None:
            await self._office.finish(identity)
            return
        thread = message.thread_ts if direct else message.thread_ts or message.ts
        if direct and message.files and not edited and await self._plan_files.concern(message, heard):
            await self._plan_files.dropped(message.files, heard, identity=identity, thread=thread)
            return
        if edited:
            claimed = await self._office.conversation.answer(heard, self._again, identity=identity, thread=thread)
        else:
            claimed = await self._office.conversation.receive(heard, identity=identity, thread=thread)
        if claimed is not None:
            await self._office.deliver(claimed)

    def _again(self, connection: Connection, heard: Heard) -> Outcome:
        """An edited message: what it recorded is taken back and what it says now is recorded.

        Where the original was never read (the edit came first), the edit counts and the original no longer will.
        """
        office = self._office
        original = payloads.message_identity(heard.channel, heard.ts)
        first = inbox.receive(
            connection, heard.workspace, original, kind="event", body="{}", at=heard.at, lease_seconds=0
        )
        inbox.finish(connection, heard.workspace, original)
        desk = office.conversation.desks.of(connection, heard.workspace)
        if desk is None:
            return Silence()
        taken_back = updates.withdraw(connection, heard, desk)
        outcome = office.conversation.decide(connection, heard)
        if taken_back or first:
            return taken_back[0] if taken_back and isinstance(outcome, (Silence, HelpShown)) else outcome
        return outcome if isinstance(outcome, UpdatesRecorded) or heard.addressed else Silence()

    async def _deleted(self, deletion: payloads.DeletedMessage, identity: str) -> None:
        """What the message recorded is taken back; the record keeps both."""
        heard = None
        if deletion.user is not None:
            heard = await self._office.heard(deletion.user, deletion.channel, deletion.ts, "")
        if heard is None:
            await self._office.finish(identity)
            return
        direct = deletion.channel.startswith("D")
        thread = None if direct else deletion.ts
        claimed = await self._office.conversation.answer(heard, self._withdraw, identity=identity, thread=thread)
        if claimed is not None:
            await self._office.deliver(claimed)

    def _withdraw(self, connection: Connection, heard: Heard) -> Outcome:
        original = payloads.message_identity(heard.channel, heard.ts)
        inbox.receive(connection, heard.workspace, original, kind="event", body="{}", at=heard.at, lease_seconds=0)
        inbox.finish(connection, heard.workspace, original)
        desk = self._office.conversation.desks.of(connection, heard.workspace)
        done = () if desk is None else updates.withdraw(connection, heard, desk)
        return done[0] if done else Silence()

    async def _user_changed(self, body: dict[str, Any], identity: str) -> None:
        user = payloads.changed_user(body)
        if user is not None:
            await self._office.people.changed(self._office.workspace, MemberId(user), at=self._office.clock.now())
        await self._office.finish(identity)

    async def command(
        self, ack: Callable[..., Awaitable[Any]], body: dict[str, Any], context: Mapping[str, Any]
    ) -> None:
        """The command is answered to its writer alone; what it recorded is confirmed in their direct conversation too."""
        await ack()
        identity = str(context[IDENTITY])
        command = payloads.read_command(body)
        async with self._office.gate:
            heard = (
                None
                if command is None
                else await self._office.heard(command.user, command.user, identity, command.text)
            )
            if command is None or heard is None:
                await self._office.finish(identity)
                return
            if self._forms.is_set_up(command.text):
                await self._forms.open_set_up(heard, command.trigger, identity)
                return
            desk = await self._office.desk()
            group = None if desk is None else desk.groups.get(command.channel)
            await self._pressing.privately(
                replace(heard, group=group, typed_in=command.channel),
                self._commanded,
                identity=identity,
                response_url=command.response_url,
            )

    def _commanded(self, connection: Connection, heard: Heard) -> Outcome:
        if fold(heard.text).strip() in VERSION_WORDS:
            from bot.services import plans  # noqa: PLC0415 - reads documents; with the first such command, not at start

            return plans.versions(connection, heard)
        if not heard.text.strip():
            return HelpShown(reason=HelpReason.ASKED, group=heard.group)
        return self._office.conversation.decide(connection, heard)

    async def failed(self, error: Exception, body: dict[str, Any], context: Mapping[str, Any]) -> None:
        """A listener broke: the log has the trace, the person a reference; the inbox keeps the request for another try."""
        identity = str(context.get(IDENTITY) or "none")
        reference = reference_of(identity)
        fail("listener_failed", error, identity=identity, reference=reference)
        if not isinstance(error, (DatabaseTrouble, SlackSilent)):  # those pass, and are no fault of the request
            with contextlib.suppress(Exception):  # the log has the first error; a second must not hide the apology
                await self._office.database.write(
                    lambda connection: inbox.failed(connection, self._office.workspace, identity)
                )
        if context.get(AGAIN) is not None:  # the person was told at the first try
            return
        try:
            await self._home.apologise(body, reference)
        except Exception as second:  # noqa: BLE001 - the apology is a courtesy: its failure must not hide the error
            tell("apology_failed", error=type(second).__name__)
