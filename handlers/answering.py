"""The buttons and forms around answers. Loaded with the first of them: few are pressed, and start-up is measured."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.domain.answering import AnswerShared, Term, WaitingQuestion
from bot.domain.outcomes import NoPlan, NotDone, Outcome, Reply, Silence, Unfit
from bot.domain.permissions import may_coordinate
from bot.logs import warn
from bot.messenger import End, Refused, Sent
from bot.rendering import around_forms
from bot.rendering.around import USEFUL
from bot.rendering.blocks import (
    ANSWER_FORM,
    ANSWER_QUESTION,
    CHANGE_TERM,
    FEEDBACK,
    SEE,
    SET_ASIDE,
    SHARE,
    TO_COORDINATORS,
    WITHDRAW,
    Block,
)
from bot.rendering.extracts import extract_view
from bot.rendering.forms import Field
from bot.services import answering, lexicon, open_questions
from bot.services.desk import Desk, Heard
from handlers import payloads
from storage import answers, outbox, plans
from storage import lexicon as stored_lexicon
from storage.database import Connection
from storage.outbox import Claimed, Outgoing

if TYPE_CHECKING:
    from bot.domain.plan import Plan
    from handlers.home import Home
    from handlers.listeners import Office

_SEEN = re.compile(r"(\d{1,9})\|(\d{1,7}(?:,\d{1,7}){0,400})")

Effect = Callable[[Connection, Heard, Desk], Outcome]
Answer = Callable[..., Awaitable[None]]


class Answering:
    """What a press or form around an answer brings about."""

    def __init__(self, office: Office, home: Home) -> None:
        self._office = office
        self._home = home

    async def press(self, heard: Heard, press: payloads.Press, identity: str, answer: Answer) -> None:
        """The press has its effect once. ``answer`` replies where it was made: Pressing's own way."""
        match press.action:
            case action if action == SEE:
                await self._see(heard, press, identity)
            case action if action == FEEDBACK:
                await self._feedback(heard, press, identity)
            case action if action == SHARE:
                await self._share(heard, press, identity)
            case action if action == ANSWER_QUESTION:
                await self._open_answer(heard, press, identity)
            case action if action == CHANGE_TERM:
                await self._open_term(heard, press, identity)
            case _:
                await answer(heard, press, identity, self._on_desk(self._effect(press)))
                if press.channel is None:
                    await self._home.publish(heard)

    def _effect(self, press: payloads.Press) -> Effect:
        write = self._office.conversation.write

        def effect(connection: Connection, heard: Heard, desk: Desk) -> Outcome:
            if press.action == TO_COORDINATORS:
                return open_questions.pass_on(connection, heard, desk, press.value, write)
            if press.action == SET_ASIDE:
                return open_questions.settle(connection, heard, desk, press.value, None, write)
            if press.action == WITHDRAW:
                return open_questions.withdraw(connection, heard, desk, press.value)
            return NotDone(reason=Unfit.UNKNOWN)

        return effect

    def _on_desk(self, effect: Effect) -> Callable[[Connection, Heard], Outcome]:
        def on_desk(connection: Connection, heard: Heard) -> Outcome:
            desk = self._office.conversation.desks.of(connection, heard.workspace)
            return NoPlan() if desk is None else effect(connection, heard, desk)

        return on_desk

    async def _see(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        """The lines around the quotations, of the version of the plan that was quoted, stand in a modal."""
        found = _SEEN.fullmatch(press.value)
        version = int(found[1]) if found else 0
        lines = [int(line) for line in found[2].split(",")] if found else []

        def read(connection: Connection) -> Plan | None:
            desk = self._office.conversation.desks.of(connection, heard.workspace)
            if desk is not None and desk.version == version:
                return desk.plan
            stored = plans.get(connection, heard.workspace, version)
            return None if stored is None else stored.plan

        plan = await self._office.database.read(read)
        view = None if plan is None else extract_view(plan, lines, heard.member.language)
        await self._open(heard, press, identity, NotDone(reason=Unfit.ANSWER_GONE) if view is None else view)

    async def _feedback(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        verdict, _, ticket = press.value.partition("|")

        def effect(connection: Connection, known: Heard, _desk: Desk) -> Outcome:
            return answering.judge(connection, known, ticket, useful=verdict == USEFUL)

        await self._once_quietly(heard, press, identity, effect)

    async def _share(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        """The answer stands in the channel once; whoever shares it is told so, or why not."""
        office = self._office
        posted: list[Claimed] = []

        def effect(connection: Connection, known: Heard, desk: Desk) -> Outcome:
            posted.clear()
            found = answering.share(connection, known, desk, press.value)
            if not isinstance(found, answering.Sharing):
                return found
            reply = office.conversation.write(found.shown, known.member.language, desk)
            outgoing = Outgoing(
                workspace=known.workspace,
                key=_share_key(press.value),
                kind="share",
                channel=found.channel,
                thread_ts=None,
                text=reply.text,
                blocks=list(reply.blocks),
            )
            lease = office.conversation.lease_seconds
            claimed = outbox.add_claimed(connection, outgoing, lease_seconds=lease, now=known.at)
            if claimed is not None:
                posted.append(claimed)
            return AnswerShared(channel=found.channel)

        outcome = await self._once(heard, identity, effect)
        for claimed in posted:
            delivered = await office.deliver(claimed)
            if isinstance(delivered, Refused):
                outcome = NotDone(reason=Unfit.CHANNEL_CLOSED)
                await office.database.write(
                    lambda connection: answers.not_shared(
                        connection, heard.workspace, press.value, _share_key(press.value)
                    )
                )
            elif not isinstance(delivered, Sent):
                outcome = AnswerShared(channel=claimed.outgoing.channel, sent=False)
        await self._quietly(heard, press, outcome)

    async def _open_answer(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        def find(connection: Connection) -> WaitingQuestion | Outcome:
            desk, known = self._known(connection, heard)
            return NoPlan() if desk is None else open_questions.question(connection, known, desk, press.value)

        found = await self._office.database.read(find)
        if not isinstance(found, WaitingQuestion):
            await self._open(heard, press, identity, found)
            return
        view = around_forms.answer_form(found, heard.member.language, at_home=press.channel is None)
        await self._open(heard, press, identity, view)

    async def _open_term(self, heard: Heard, press: payloads.Press, identity: str) -> None:
        def find(connection: Connection) -> Term | Outcome | None:
            desk, known = self._known(connection, heard)
            if desk is None:
                return NoPlan()
            if not may_coordinate(known.member, set_up=desk.settings.set_up):
                return lexicon.change(connection, known, desk, "", "")  # refuses, and says whom to ask
            every = stored_lexicon.every(connection, known.workspace).values()
            return next((known_term for known_term in every if known_term.mark == press.value), None)

        found = await self._office.database.read(find)
        if isinstance(found, Term) or found is None:
            await self._open(heard, press, identity, around_forms.term_form(found, heard.member.language))
        else:
            await self._open(heard, press, identity, found)

    def _known(self, connection: Connection, heard: Heard) -> tuple[Desk | None, Heard]:
        desk = self._office.conversation.desks.of(connection, heard.workspace)
        return desk, self._office.conversation.known(connection, heard)

    async def _open(self, heard: Heard, press: payloads.Press, identity: str, view: Block | Outcome) -> None:
        """The modal is open; else the person is told why not."""
        if not isinstance(view, dict):
            await self._office.finish(identity)
            await self._quietly(heard, press, view)
            return
        called = await self._office.messenger.call("views.open", trigger_id=press.trigger, view=view)
        await self._office.finish(identity)
        if called.end is not End.APPLIED:
            warn("form_not_opened", error=called.error)
            await self._quietly(heard, press, NotDone(reason=Unfit.TOO_SLOW))

    async def submitted(self, heard: Heard, form: payloads.Form, identity: str) -> None:
        """What the form says is done once, and told in the coordinator's direct conversation."""
        office = self._office

        def effect(connection: Connection, known: Heard, desk: Desk) -> Outcome:
            if form.callback == ANSWER_FORM:
                words = _text(form, around_forms.ANSWER)
                number = str(form.metadata.get("question") or "")
                return open_questions.settle(connection, known, desk, number, words, office.conversation.write)
            term, meaning = _text(form, around_forms.TERM), _text(form, around_forms.MEANING)
            return lexicon.change(connection, known, desk, term, meaning)

        claimed = await office.conversation.answer(heard, self._on_desk(effect), identity=identity, thread=None)
        if claimed is not None:
            await office.deliver(claimed)
        if form.metadata.get("home") is True:
            await self._home.publish(heard)

    async def _once(self, heard: Heard, identity: str, effect: Effect) -> Outcome:
        """What came of the effect, which happened once; silence where it had happened before."""
        seen: list[Outcome] = [Silence()]

        def noted(connection: Connection, known: Heard, desk: Desk) -> Outcome:
            seen[:] = [effect(connection, known, desk)]
            return Silence()

        await self._office.conversation.answer(heard, self._on_desk(noted), identity=identity, thread=None)
        return seen[0]

    async def _once_quietly(self, heard: Heard, press: payloads.Press, identity: str, effect: Effect) -> None:
        await self._quietly(heard, press, await self._once(heard, identity, effect))

    async def _quietly(self, heard: Heard, press: payloads.Press, outcome: Outcome) -> None:
        """A word to the person alone, where they pressed; it is a courtesy, and never the only trace of an effect."""
        if isinstance(outcome, Silence):
            return
        office = self._office
        kept = office.conversation.desks.kept(heard.workspace)
        reply: Reply = office.conversation.write(outcome, heard.member.language, kept)
        said: dict[str, Any] = {"text": reply.text, "blocks": list(reply.blocks)}
        if press.channel is None:
            called = await office.messenger.call("chat.postMessage", channel=press.user, **said)
        elif press.ephemeral and press.response_url is not None:
            called = await office.messenger.respond(
                press.response_url, {"response_type": "ephemeral", "replace_original": False, **said}
            )
        else:
            called = await office.messenger.call(
                "chat.postEphemeral", channel=press.channel, user=press.user, thread_ts=press.thread_ts, **said
            )
        if called.end is not End.APPLIED:
            warn("quiet_reply_not_shown", error=called.error)


def blank_fields(form: payloads.Form) -> list[str]:
    """The fields that have to be filled and hold nothing but spaces."""
    field = around_forms.ANSWER if form.callback == ANSWER_FORM else around_forms.TERM
    return [] if _text(form, field).strip() else [field.block]


def _share_key(ticket: str) -> str:
    return f"share:{ticket}"


def _text(form: payloads.Form, field: Field) -> str:
    value = form.values.get(field.block)
    return value if isinstance(value, str) else ""
