"""Presses on buttons: what they carry is only an id; rights and state are looked at again (R16, security)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.domain.answers import Answer, AnswerKind, Quote
from bot.domain.outcomes import (
    ActionAdded,
    Answered,
    AnsweringOutcome,
    NoPlan,
    NotDone,
    Outcome,
    Reply,
    Silence,
    StatusShown,
    Undone,
    Unfit,
    UpdatesRecorded,
)
from bot.domain.plan import ItemKind
from bot.domain.readings import Scope
from bot.logs import warn
from bot.messenger import End
from bot.rendering.blocks import (
    AROUND_ANSWERS,
    CHOOSE,
    CORRECT,
    LEAVE_PLAN,
    OPEN_REPORT,
    OPEN_SET_UP,
    PUT_PLAN,
    RESTORE_PLAN,
    SHOW_AXIS,
    SHOW_LEXICON,
    SHOW_STATUS,
    SHOW_TIMETABLE,
    UNDO,
)
from bot.services import milestones, status, updates
from bot.services.desk import Heard
from bot.slack_answers import SHAPE_ERRORS
from bot.texts import msg, texts
from handlers import payloads
from handlers.inbox import IDENTITY
from storage import outbox
from storage.database import Connection
from storage.outbox import Claimed, Outgoing

if TYPE_CHECKING:
    from bot.services.conversation import Effect
    from bot.services.desk import Desk
    from handlers.forms import Forms
    from handlers.home import Home
    from handlers.listeners import Office
    from handlers.plan_files import PlanFiles

RECORDING = (UpdatesRecorded, ActionAdded, Undone)
"""Outcomes whose confirmation has to survive a reload: they never stand in an ephemeral message alone."""


def _lasts(outcome: Outcome) -> bool:
    """Whether the confirmation has to survive a reload."""
    return outcome.lasting if isinstance(outcome, AnsweringOutcome) else isinstance(outcome, RECORDING)


SHOWN = {
    SHOW_STATUS: msg("Status summary"),
    SHOW_TIMETABLE: msg("Timetable"),
    SHOW_AXIS: msg("Axis %(code)s"),
    SHOW_LEXICON: msg("Lexicon"),
}
"""Buttons that only show something, with the title of what they open on the Home."""


class Pressing:
    """What a press brings about."""

    def __init__(self, office: Office, forms: Forms, plan_files: PlanFiles, home: Home) -> None:
        self._office = office
        self._forms = forms
        self._plan_files = plan_files
        self._home = home

    async def press(self, ack: Callable[..., Awaitable[Any]], body: dict[str, Any], context: Mapping[str, Any]) -> None:
        """The press is acknowledged, has its effect once, and is answered where it was made."""
        await ack()
        identity = str(context[IDENTITY])
        press = payloads.read_press(body)
        async with self._office.gate:
            heard = (
                None
                if press is None
                else await self._office.heard(press.user, press.channel or press.user, press.ts or identity, "")
            )
            if press is None or heard is None:
                await self._office.finish(identity)
                return
            if press.action == OPEN_REPORT:
                await self._forms.open_report(heard, press.trigger, identity)
            elif press.action == OPEN_SET_UP:
                await self._forms.open_set_up(heard, press.trigger, identity)
            elif press.action == CORRECT:
                await self._forms.open_correction(heard, press, identity)
            elif press.action in AROUND_ANSWERS:
                from handlers.answering import Answering  # noqa: PLC0415 - with the first such press, not at start

                await Answering(self._office, self._home).press(heard, press, identity, self._told)
            elif press.action in SHOWN and press.channel is None:
                await self._show(heard, press, identity)
            elif press.action.startswith(RESTORE_PLAN + ":"):
                await self._plan_files.restore(heard, _number(press.value), identity=identity)
            else:
                await self._answer(heard, press, identity)

    async def _show(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        """On the Home there is no conversation to answer in: what was asked for opens over it."""
        office = self._office
        effect = self._effect(press)
        outcome = await office.database.read(
            lambda connection: effect(connection, office.conversation.known(connection, heard))
        )
        reply = office.conversation.write(
            outcome, heard.member.language, office.conversation.desks.kept(heard.workspace)
        )
        title = texts(heard.member.language).say(SHOWN[press.action], code=press.value)
        await self._forms.open_reading(heard, press.trigger, identity, reply=reply, title=title)

    async def _answer(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        await self._told(heard, press, identity, self._effect(press))

    async def _told(self, heard: Heard, press: payloads.Press, identity: str, effect: Effect) -> None:
        """The effect happened once, and is told where the button was pressed."""
        if press.ephemeral and press.response_url is not None:
            await self.privately(heard, effect, identity=identity, response_url=press.response_url)
            return
        thread = press.thread(direct=heard.is_direct)
        claimed = await self._office.conversation.answer(heard, effect, identity=identity, thread=thread)
        if claimed is not None:
            await self._office.deliver(claimed)

    def _effect(self, press: payloads.Press) -> Effect:
        """What the press does within the transaction."""

        def effect(connection: Connection, heard: Heard) -> Outcome:  # noqa: PLR0911 - one return for each button
            if press.action in {PUT_PLAN, LEAVE_PLAN}:
                return _plan(connection, heard, press)
            desk = self._office.conversation.desks.of(connection, heard.workspace)
            if desk is None:
                return NoPlan()
            if press.action == UNDO:
                return updates.undo(connection, heard, desk, _number(press.value))
            if press.action.startswith(CHOOSE + ":"):
                ask, _, choice = press.value.partition("|")
                return updates.choose(connection, heard, desk, ask, choice)
            if press.action == SHOW_STATUS:
                return StatusShown(summary=status.show(connection, desk, Scope(), now=heard.at))
            if press.action == SHOW_TIMETABLE:
                return milestones.show(desk)
            if press.action == SHOW_AXIS:
                return _axis(desk, press.value)
            if press.action == SHOW_LEXICON:
                from bot.services import lexicon  # noqa: PLC0415 - with the first such press, not at start

                return lexicon.show(connection, heard, desk)
            return NotDone(reason=Unfit.UNKNOWN)

        return effect

    async def privately(self, heard: Heard, effect: Effect, *, identity: str, response_url: str) -> None:
        """The effect's reply is shown to the person alone; what was recorded is also told in their direct conversation.

        The reply is in the outbox from the first: where it cannot be shown, or the process ends before, it goes to the direct
        conversation as any message does. A process that ends between the showing and its note tells it twice, to one person.
        """
        office = self._office
        desk = office.conversation.desks.kept(heard.workspace)
        group = heard.group if desk is None else desk.groups.get(heard.channel, heard.group)
        heard = replace(heard, channel=heard.member.id, group=group)  # what was private where it was pressed stays so
        seen: list[Reply] = []
        held: list[Claimed] = []

        def once(connection: Connection, known: Heard) -> Outcome:
            outcome = effect(connection, known)
            seen[:] = [] if isinstance(outcome, Silence) else [office.conversation.reply(connection, known, outcome)]
            if _lasts(outcome):
                return outcome
            held[:] = [
                claimed for reply in seen if (claimed := self._hold(connection, known, reply, identity)) is not None
            ]
            return Silence()

        claimed = await office.conversation.answer(heard, once, identity=identity, thread=None)
        if not seen:
            return
        if claimed is not None:
            await office.deliver(claimed)
        reply = seen[0]
        shown = {
            "response_type": "ephemeral",
            "replace_original": False,
            "text": reply.text,
            "blocks": list(reply.blocks),
        }
        called = await office.messenger.respond(response_url, shown)
        if called.error in SHAPE_ERRORS:  # an older client's surface: the feedback block is the newest of ours
            shown["blocks"] = [block for block in reply.blocks if block["type"] != "context_actions"]
            called = await office.messenger.respond(response_url, shown)
        if called.end is not End.APPLIED:
            warn("private_reply_not_shown", error=called.error)
        for row in held:
            if called.end is End.APPLIED:
                await office.database.write(partial(_shown, row))
            elif await office.database.write(partial(_renewed, row, office.conversation.lease_seconds)):
                await office.deliver(row)

    def _hold(self, connection: Connection, heard: Heard, reply: Reply, identity: str) -> Claimed | None:
        """The reply is kept for the person's direct conversation until it was shown."""
        outgoing = Outgoing(
            workspace=heard.workspace,
            key=f"private:{identity}",
            kind="reply",
            channel=heard.member.id,
            thread_ts=None,
            text=reply.text,
            blocks=list(reply.blocks),
        )
        return outbox.add_claimed(
            connection, outgoing, lease_seconds=self._office.conversation.lease_seconds, now=heard.at
        )


def _renewed(row: Claimed, lease_seconds: float, connection: Connection) -> bool:
    return outbox.renew(connection, row, lease_seconds=lease_seconds)


def _shown(row: Claimed, connection: Connection) -> None:
    outbox.settle_folded(connection, row)


def _plan(connection: Connection, heard: Heard, press: payloads.Press) -> Outcome:
    from bot.services import plans  # noqa: PLC0415 - reads documents; with the first press, not at start

    return (plans.confirm if press.action == PUT_PLAN else plans.leave)(connection, heard, press.value)


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 16 else -1  # noqa: PLR2004 - more is no id of ours


def _axis(desk: Desk, code: str) -> Outcome:
    """The axis's lines, quoted."""
    axis = desk.plan.axis(code)
    if axis is None:
        return NotDone(reason=Unfit.UNKNOWN)
    items = sorted(axis.items, key=lambda item: item.kind is ItemKind.NEW_CHALLENGE)
    quotes = tuple(Quote(text=item.text, section=item.source.section, line=item.source.line) for item in items)
    answer = Answer(
        kind=AnswerKind.ANSWERED,
        quotes=quotes,
        nearest=(),
        lead_in=msg("Axis %(code)s, %(title)s:"),
        values=(("code", axis.code), ("title", axis.title)),
        axes=(axis,),
    )
    return Answered(answer=answer)
