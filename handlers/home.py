"""The App Home and the first words of a conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.domain.outcomes import Failed, HelpReason, HelpShown, Outcome
from bot.domain.people import Language
from bot.domain.permissions import may_coordinate
from bot.domain.plan import Milestone, Plan
from bot.domain.readings import Scope
from bot.domain.summaries import StatusSummary
from bot.rendering.home import home_view, suggested_prompts
from bot.services import status
from bot.services.desk import Desk, Heard
from bot.texts import texts
from handlers import payloads
from storage import inbox
from storage.database import Connection

if TYPE_CHECKING:
    from handlers.listeners import Office


class Home:
    """Publishes what a person sees on opening Jalon."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def opened(self, body: dict[str, Any], identity: str) -> None:
        """The Home is published, or the conversation has its prompts and, once, a welcome."""
        opened = payloads.read_home(body)
        heard = (
            None
            if opened is None
            else await self._office.heard(opened.user, opened.channel or opened.user, identity, "")
        )
        if opened is None or heard is None:
            await self._office.finish(identity)
            return
        if opened.tab == "messages":
            await self._greet(heard, opened.channel, identity)
            return
        await self.publish(heard)
        await self._office.finish(identity)

    async def publish(self, heard: Heard) -> None:
        """The person's Home is as things stand; publishing again is harmless."""
        view = await self._office.database.read(lambda connection: self._view(connection, heard))
        await self._office.messenger.call("views.publish", user_id=heard.member.id, view=view)

    def _view(self, connection: Connection, heard: Heard) -> dict[str, object]:
        desk = self._office.conversation.desks.of(connection, heard.workspace)
        if desk is None:
            return home_view(None, heard.member, mine=(), following=(), coordinates=False)
        member = desk.known(heard.member)
        scopes = [Scope(group=group) for group in sorted(member.groups)] or [Scope()]
        mine: tuple[StatusSummary, ...] = tuple(status.show(connection, desk, scope, now=heard.at) for scope in scopes)
        plan: Plan = desk.plan
        coordinates = may_coordinate(member, set_up=desk.settings.set_up)
        board = _board(connection, replace(heard, member=member), desk) if coordinates else ()
        return home_view(
            plan, member, mine=mine, following=_following(desk, heard), coordinates=coordinates, board=board
        )

    async def _greet(self, heard: Heard, channel: str, identity: str) -> None:
        prompts = [{"title": text, "message": text} for text in suggested_prompts(texts(heard.member.language))]
        await self._office.messenger.call("assistant.threads.setSuggestedPrompts", channel_id=channel, prompts=prompts)
        welcome = f"welcome:{heard.member.id}"

        def effect(_connection: Connection, known: Heard) -> Outcome:
            return HelpShown(reason=HelpReason.WELCOME, group=min(known.member.groups, default=None))

        def announce(connection: Connection) -> bool:
            return inbox.receive(
                connection, heard.workspace, welcome, kind="welcome", body="{}", at=heard.at, lease_seconds=86_400.0
            )

        if await self._office.database.write(announce):
            claimed = await self._office.conversation.answer(heard, effect, identity=welcome, thread=None)
            if claimed is not None:
                await self._office.deliver(claimed)
        await self._office.finish(identity)

    async def apologise(self, body: dict[str, Any], reference: str) -> None:
        """The person who wrote sees a reference, in a message that only they see."""
        message = payloads.read_message(body, self._office.bot_user)
        press = payloads.read_press(body)
        user, channel = (
            (message.user, message.channel)
            if message is not None
            else (press.user, press.channel)
            if press is not None
            else (None, None)
        )
        if user is None:
            return
        known = self._office.conversation.desks.kept(self._office.workspace)
        language = Language.FRENCH
        member = await self._office.heard(user, channel or user, "", "")
        if member is not None:
            language = member.member.language
        reply = self._office.conversation.write(Failed(reference=reference), language, known)
        await self._office.messenger.call("chat.postEphemeral", channel=channel or user, user=user, text=reply.text)


def _board(connection: Connection, heard: Heard, desk: Desk) -> tuple[dict[str, object], ...]:
    """The coordinators' list, as its message shows it."""
    from bot.domain.answering import Board  # noqa: PLC0415 - with the first coordinator's Home, not at start
    from bot.rendering.around_lists import board_reply  # noqa: PLC0415 - same
    from bot.services import open_questions  # noqa: PLC0415 - same

    board = open_questions.board(connection, heard, desk)
    return board_reply(board, texts(heard.member.language), desk.zone).blocks if isinstance(board, Board) else ()


def _following(desk: Desk, heard: Heard) -> tuple[Milestone, ...]:
    """The milestones that are not over, in order of time."""
    now = desk.local(heard.at)
    ahead = [
        milestone for milestone in desk.milestones if milestone.windows and (milestone.windows[-1].end or now) > now
    ]
    return tuple(sorted(ahead, key=lambda milestone: milestone.windows[0].start or now))
