"""Forms: opened within the three seconds that Slack leaves, read, and refused field by field where they do not hold."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.domain.actions import Action, ActionState, apply_change
from bot.domain.outcomes import NoPlan, NotDone, NothingNew, Outcome, Reply, SetUpShown, Unfit, UpdatesRecorded
from bot.domain.people import Member, MemberId
from bot.logs import warn
from bot.messenger import End
from bot.rendering import forms as shown
from bot.rendering.blocks import ANSWER_FORM, CORRECTION_FORM, REPORT_FORM, SET_UP_FORM, TERM_FORM, Block
from bot.services import people, updates
from bot.services.desk import Desk, Heard
from bot.services.forms import read_state
from handlers import payloads
from handlers.inbox import IDENTITY
from storage import actions, inbox, members
from storage import updates as record
from storage.database import Connection

if TYPE_CHECKING:
    from handlers.home import Home
    from handlers.listeners import Office


class Forms:
    """Opens forms and takes what they say."""

    def __init__(self, office: Office, home: Home) -> None:
        self._office = office
        self._home = home

    def is_set_up(self, text: str) -> bool:
        """Whether a command asks for the set-up."""
        return people.asks_for_set_up(text)

    async def open_correction(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        """The form that corrects an update is open, filled with the action's present state."""
        number = int(press.value) if press.value.isdecimal() and len(press.value) < 16 else -1  # noqa: PLR2004 - more is no id of ours

        def find(connection: Connection) -> Action | None:
            update = record.get(connection, heard.workspace, number)
            return None if update is None else actions.get(connection, heard.workspace, update.action)

        action = await self._office.database.read(find)
        thread = press.thread(direct=heard.is_direct)
        if action is None or action.closed:
            await self._say(heard, NotDone(reason=Unfit.UNKNOWN, action=None), identity, thread)
            return
        view = shown.correction_form(action, number, heard.member.language, channel=heard.channel, thread=thread)
        await self._open(view, press.trigger, heard, identity)

    async def open_report(self, heard: Heard, trigger: str, identity: str) -> None:
        """The form that reports progress is open, with the actions that the person may report on first."""
        desk = await self._office.desk()
        if desk is None:
            await self._say(heard, NoPlan(), identity, None)
            return
        member = desk.known(heard.member)
        followed = await self._office.database.read(lambda connection: actions.every(connection, heard.workspace))
        view = shown.report_form(_mine_first(followed, member), desk.plan, member.language, channel=heard.channel)
        await self._open(view, trigger, heard, identity)

    async def open_reading(self, heard: Heard, trigger: str, identity: str, *, reply: Reply, title: str) -> None:
        """What was asked for stands in a modal that has nothing to fill in."""
        view = shown.reading_view(reply, title, heard.member.language)
        await self._open(view, trigger, heard, identity)

    async def open_set_up(self, heard: Heard, trigger: str, identity: str) -> None:
        """The set-up form is open for a coordinator; the first full member who asks becomes one."""
        office = self._office
        found: list[tuple[Outcome, list[Member], Desk | None]] = []

        def unit(connection: Connection) -> None:
            desk = office.conversation.desks.of(connection, heard.workspace)
            known = office.conversation.known(connection, heard)
            outcome = NoPlan() if desk is None else people.show_set_up(connection, known, desk)
            found[:] = [(outcome, members.every(connection, heard.workspace), desk)]

        await office.database.write(unit)
        outcome, everybody, desk = found[0]
        if not isinstance(outcome, SetUpShown) or desk is None:
            await self._say(heard, outcome, identity, None)
            return
        view = shown.set_up_form(outcome, everybody, desk.plan, heard.member.language)
        await self._open(view, trigger, heard, identity)

    async def _open(self, view: Block, trigger: str, heard: Heard, identity: str) -> None:
        """The form is open; where Slack no longer takes the trigger the person is told to press again."""
        called = await self._office.messenger.call("views.open", trigger_id=trigger, view=view)
        if called.end is End.APPLIED:
            await self._office.finish(identity)
            return
        warn("form_not_opened", error=called.error)
        await self._say(heard, NotDone(reason=Unfit.TOO_SLOW), identity, None)

    async def _say(self, heard: Heard, outcome: Outcome, identity: str, thread: str | None) -> None:
        claimed = await self._office.conversation.answer(
            heard, lambda _connection, _known: outcome, identity=identity, thread=thread
        )
        if claimed is not None:
            await self._office.deliver(claimed)

    async def submitted(
        self, ack: Callable[..., Awaitable[Any]], body: dict[str, Any], context: Mapping[str, Any]
    ) -> None:
        """The form's effect happened once; where a field does not hold the form stays open and says so."""
        identity = str(context[IDENTITY])
        form = payloads.read_form(body)
        heard = None if form is None else await self._office.heard(form.user, form.user, identity, "")
        if form is None or heard is None:
            await ack()
            await self._office.finish(identity)
            return
        if form.callback in {CORRECTION_FORM, REPORT_FORM}:
            await self._state_form(ack, heard, form, identity)
            return
        if form.callback in {ANSWER_FORM, TERM_FORM}:
            await self._around_form(ack, heard, form, identity)
            return
        await ack()
        if form.callback == SET_UP_FORM:
            await self._set_up(heard, form, identity)
        else:
            await self._office.finish(identity)

    async def _state_form(
        self, ack: Callable[..., Awaitable[Any]], heard: Heard, form: payloads.Form, identity: str
    ) -> None:
        code = form.values.get(shown.ACTION.block)
        number = form.metadata.get("update")

        def find(connection: Connection) -> Action | None:
            if form.callback == REPORT_FORM:
                return actions.get(connection, heard.workspace, code) if isinstance(code, str) else None
            update = record.get(connection, heard.workspace, number) if isinstance(number, int) else None
            return None if update is None else actions.get(connection, heard.workspace, update.action)

        action = await self._office.database.read(find)
        desk = await self._office.desk()
        before = ActionState() if action is None or form.callback == REPORT_FORM else action.state
        at = heard.at.replace(tzinfo=None) if desk is None else desk.local(heard.at)
        said = read_state(form.values, before=before, at=at, language=heard.member.language)
        errors = dict(said.errors)
        if form.callback == REPORT_FORM and action is None:
            errors[shown.ACTION.block] = "action"
        if errors:
            await ack(response_action="errors", errors=shown.form_errors(errors, heard.member.language))
            await self._forget(identity)
            return
        await ack()
        channel, thread = form.metadata.get("channel"), form.metadata.get("thread")
        told = replace(heard, channel=channel if isinstance(channel, str) and channel else heard.channel)

        def effect(connection: Connection, known: Heard) -> Outcome:
            desk = self._office.conversation.desks.of(connection, known.workspace)
            if desk is None:
                return NoPlan()
            if form.callback == CORRECTION_FORM:
                return updates.correct(connection, known, desk, number if isinstance(number, int) else -1, said.state)
            return _reported(connection, known, desk, str(code), said.state)

        claimed = await self._office.conversation.answer(
            told, effect, identity=identity, thread=thread if isinstance(thread, str) else None
        )
        if claimed is not None:
            await self._office.deliver(claimed)

    async def _around_form(
        self, ack: Callable[..., Awaitable[Any]], heard: Heard, form: payloads.Form, identity: str
    ) -> None:
        """What stands around answers: a field that holds nothing but spaces is refused where it is."""
        from handlers.answering import Answering, blank_fields  # noqa: PLC0415 - with the first such form, not at start

        if blank := blank_fields(form):
            errors = shown.form_errors(dict.fromkeys(blank, "blank"), heard.member.language)
            await ack(response_action="errors", errors=errors)
            await self._forget(identity)
            return
        await ack()
        await Answering(self._office, self._home).submitted(heard, form, identity)

    async def _forget(self, identity: str) -> None:
        """A form that was refused may be sent again with the same hash: its identity is free for that."""
        await self._office.database.write(lambda connection: inbox.forget(connection, self._office.workspace, identity))

    async def _set_up(self, heard: Heard, form: payloads.Form, identity: str) -> None:
        def effect(connection: Connection, known: Heard) -> Outcome:
            desk = self._office.conversation.desks.of(connection, known.workspace)
            return NoPlan() if desk is None else people.set_up(connection, known, desk, _set_up_of(form, desk))

        claimed = await self._office.conversation.answer(heard, effect, identity=identity, thread=None)
        self._office.people.forget(heard.workspace)
        if claimed is not None:
            await self._office.deliver(claimed)


def _mine_first(followed: list[Action], member: Member) -> list[Action]:
    return sorted(followed, key=lambda action: action.group not in member.groups) if member.groups else followed


def _reported(connection: Connection, heard: Heard, desk: Desk, code: str, change: ActionState) -> Outcome:
    action = actions.get(connection, heard.workspace, code)
    if action is None:
        return NotDone(reason=Unfit.UNKNOWN)
    refusal = updates.refuse_report(connection, heard.member, action, desk)
    if refusal is not None:
        return refusal
    if apply_change(action.state, change) == action.state:
        return NothingNew(action=action)
    done = updates.record_change(connection, heard, action, change)
    return UpdatesRecorded(recorded=(done,)) if done is not None else NothingNew(action=action)


def _set_up_of(form: payloads.Form, desk: Desk) -> people.SetUp:
    """The form's plain values as a set-up."""
    numbers = [group.number for group in desk.plan.working_groups]
    channels = {number: _one(form.values.get(shown.group_channel(number).block)) for number in numbers}
    inside = {number: _people(form.values.get(shown.group_members(number).block)) for number in numbers}
    return people.SetUp(
        group_channels=channels,
        reminder_channel=_one(form.values.get(shown.REMINDERS.block)),
        coordinators=_people(form.values.get(shown.COORDINATORS.block)),
        group_members=inside,
    )


def _one(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _people(value: object) -> frozenset[MemberId]:
    return frozenset(MemberId(found) for found in value) if isinstance(value, list) else frozenset()
