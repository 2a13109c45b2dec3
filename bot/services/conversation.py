"""The front desk: one message comes in, one unit of work, one reply goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import assert_never

from bot.domain.answers import AnswerKind
from bot.domain.outcomes import (
    Answered,
    Denial,
    HelpReason,
    HelpShown,
    NoPlan,
    Outcome,
    Reply,
    Silence,
    StatusShown,
    TooMuch,
    UpdatesRecorded,
)
from bot.domain.people import Language
from bot.domain.permissions import may_ask
from bot.domain.readings import Intent, Reading, Scope
from bot.services import manners, milestones, people, reminders, status, updates
from bot.services.desk import Desk, Desks, Heard
from bot.services.pace import MOST_IN_A_MINUTE, Pace
from bot.services.threads import Threads
from bot.understanding.undoing import asks_to_undo
from storage import inbox, outbox
from storage.database import Connection, Database
from storage.outbox import Claimed, Outgoing

LONGEST = 4_000
"""Characters of one message that are read (R12)."""

CORRECTING = frozenset("ABCDEFIJMNOPRSWZ")
"""First letters of what opens a correction ("non", "pardon", "sorry"): most messages are spared the look-up."""

ASIDES = ("lexi", "gloss", "questions", "les questions", "open questions", "waiting questions", "unanswered")
"""How messages begin that may be about the lexicon or the coordinators' list."""

MOST_REMINDERS = 4
"""Reminders that are told ahead to someone who asks for one."""

Effect = Callable[[Connection, Heard], Outcome]
"""What a message, press or form brings about; ``Heard`` has the person's role as it is within the transaction."""

Write = Callable[[Outcome, Language, Desk | None], Reply]
Note = Callable[[str, Heard, Outcome], None]


@dataclass(slots=True, kw_only=True)
class Conversation:
    """Decides what comes of a message, and keeps the effect, the reply and "done" in one transaction."""

    database: Database
    desks: Desks
    write: Write
    lease_seconds: float
    pace: Pace = field(default_factory=Pace)
    threads: Threads = field(default_factory=Threads)
    note: Note | None = None
    """What is told of each reply under its key, before it is posted: in memory, for who may add to it."""

    async def receive(self, heard: Heard, *, identity: str, thread: str | None) -> Claimed | None:
        """The effect is committed with its reply, which this process holds for posting; None when nothing is to be said."""
        if (notice := self.too_much(heard)) is not None:
            return await self.answer(heard, lambda _connection, _known: notice, identity=identity, thread=thread)
        if self.desks.nearness is not None and heard.addressed:
            await self.desks.nearness.hear(heard.text)  # before the transaction: there nothing may take long
        return await self.answer(heard, self.decide, identity=identity, thread=thread)

    async def answer(self, heard: Heard, effect: Effect, *, identity: str, thread: str | None) -> Claimed | None:
        """``effect`` happens once for ``identity``: with its reply in the outbox and the inbox row done, or not at all."""

        def unit(connection: Connection) -> Claimed | None:
            if not inbox.take(connection, heard.workspace, identity):
                return None
            outcome = effect(connection, self.known(connection, heard))
            if isinstance(outcome, Silence):
                return None
            reply = self.reply(connection, heard, outcome)
            going = outgoing(heard, reply, identity=identity, thread=thread)
            if self.note is not None:
                self.note(going.key, heard, outcome)
            return outbox.add_claimed(
                connection,
                going,
                lease_seconds=self.lease_seconds,
                now=heard.at,
            )

        return await self.database.write(unit)

    def reply(self, connection: Connection, heard: Heard, outcome: Outcome) -> Reply:
        """The outcome in words; an answer is known by its ticket from then on."""
        reply = self.write(outcome, heard.member.language, self.desks.kept(heard.workspace))
        if isinstance(outcome, Answered) and outcome.extra is not None:
            from bot.services import answering  # noqa: PLC0415 - with the first question, not at start

            answering.note(connection, heard, outcome, reply)
        return reply

    def known(self, connection: Connection, heard: Heard) -> Heard:
        """What was heard, from the person with the rights they have now and in the group whose channel it is."""
        desk = self.desks.of(connection, heard.workspace)
        if desk is None:
            return heard
        group = heard.group if heard.group is not None else desk.groups.get(heard.channel)
        member = desk.known(heard.member)
        unchanged = member is heard.member and group == heard.group
        return heard if unchanged else replace(heard, member=member, group=group)

    def too_much(self, heard: Heard) -> Outcome | None:
        """A notice at the first message beyond the pace, silence after it, None within it."""
        count = self.pace.count(heard.workspace, heard.member.id, heard.at)
        if count <= MOST_IN_A_MINUTE:
            return None
        return TooMuch(limit=MOST_IN_A_MINUTE) if count == MOST_IN_A_MINUTE + 1 and heard.addressed else Silence()

    def decide(self, connection: Connection, heard: Heard) -> Outcome:  # noqa: PLR0911 - one return for each case
        """What comes of the message; its effect is in the transaction of ``connection``."""
        if not may_ask(heard.member):
            return updates.deny(connection, heard.member, Denial.EXTERNAL) if heard.addressed else Silence()
        desk = self.desks.of(connection, heard.workspace)
        if desk is None:
            return NoPlan() if heard.addressed else Silence()
        if not heard.text.strip():
            return _help(heard, HelpReason.EMPTY) if heard.addressed else Silence()
        if heard.addressed and people.asks_for_set_up(heard.text):
            return people.show_set_up(connection, heard, desk)
        if heard.addressed and (aside := _aside(connection, heard, desk)) is not None:
            return aside
        cut = len(heard.text) > LONGEST
        told = replace(heard, text=heard.text[:LONGEST]) if cut else heard
        from bot.understanding import reader  # noqa: PLC0415 - with the first message, not at start

        if told.addressed and told.thread_ts is None and asks_to_undo(told.text):
            return updates.undo_last(connection, told, desk)
        reading = reader.read(told.text, at=desk.local(told.at), book=desk.book, group=told.group, language=None)
        outcome = self._leaning(connection, told, desk, reading) or self._act(connection, told, desk, reading)
        if not heard.addressed and not self._is_worth_saying(connection, outcome, reading, told):
            return Silence()
        if told.thread_ts is not None or not isinstance(outcome, UpdatesRecorded):  # outside a thread the record tells
            self.threads.note(told, outcome)
        return replace(outcome, cut=True) if cut and isinstance(outcome, UpdatesRecorded) else outcome

    def _leaning(self, connection: Connection, heard: Heard, desk: Desk, reading: Reading) -> Outcome | None:
        """What comes of a message that leans on an earlier one; None for one that stands by itself."""
        if not heard.addressed and heard.thread_ts is None:
            return None
        if reading.intent is Intent.UPDATE and any(said.code is not None for said in reading.actions):
            if heard.text[:1].upper() not in CORRECTING:
                return None
            from bot.services import follow_ups  # noqa: PLC0415 - with the first of them, not at start

            return follow_ups.moved_elsewhere(connection, heard, desk, reading, self.threads)
        if reading.intent not in {Intent.NONE, Intent.UPDATE, Intent.MILESTONE} and not (
            reading.intent is Intent.STATUS and self.threads.is_waiting(heard)
        ):
            return None
        if reading.milestone is not None and reading.milestone.code is not None:
            return None
        from bot.services import follow_ups  # noqa: PLC0415 - same

        return follow_ups.leans_on(connection, heard, desk, self.threads)

    def _act(self, connection: Connection, heard: Heard, desk: Desk, reading: Reading) -> Outcome:  # noqa: PLR0911 - one return for each intent
        match reading.intent:
            case Intent.UPDATE:
                return updates.record(connection, heard, desk, reading)
            case Intent.NEW_ACTION:
                said = reading.actions[0] if reading.actions else None
                return updates.add(connection, heard, desk, said) if said else _help(heard, HelpReason.NOT_UNDERSTOOD)
            case Intent.STATUS | Intent.QUESTION:
                scope = status.narrow(reading.scope or Scope(group=heard.group), heard.text, heard.member)
                if reading.intent is Intent.STATUS or scope.concern is not None:
                    summary = status.show(connection, desk, scope, now=heard.at)
                    groupless = scope.group is None and status.lacks_group(heard.text, heard.member)
                    return StatusShown(summary=summary, groupless=groupless)
                return self._question(connection, heard, desk)
            case Intent.MILESTONE:
                if reading.milestone is None:
                    return milestones.show(desk)
                return milestones.change(connection, heard, desk, reading.milestone)
            case Intent.REMINDER:
                return _reminders(heard, desk)
            case Intent.HELP:
                return _help(heard, HelpReason.ASKED)
            case Intent.NONE:
                return self._unclear(connection, heard, desk, reading)
            case _:
                assert_never(reading.intent)

    def _question(self, connection: Connection, heard: Heard, desk: Desk) -> Outcome:
        from bot.understanding.smalltalk import talk  # noqa: PLC0415 - with the first question, not at start

        if (dates := _dates_by_name(heard, desk)) is not None:
            return dates
        if heard.addressed and (said := talk(heard.text)) is not None:
            return _help(heard, HelpReason(said.value))
        before = self.threads.before(heard)
        answered = _answered(connection, heard, desk, before)
        if heard.addressed or before:
            self.threads.keep(heard)
        if answered.answer.kind is AnswerKind.NOT_IN_PLAN and heard.addressed:
            from bot.services import follow_ups  # noqa: PLC0415 - with the first of them, not at start

            code = follow_ups.only_code(heard, desk) if follow_ups.asks_state(heard) else None
            if code is not None:
                return StatusShown(summary=status.show(connection, desk, Scope(action=code), now=heard.at))
        return answered

    def _is_worth_saying(self, connection: Connection, outcome: Outcome, reading: Reading, heard: Heard) -> bool:
        if manners.is_worth_saying(outcome, reading, heard):
            return True
        if heard.thread_ts is None or not manners.fits_thread(outcome):
            return False
        if isinstance(
            outcome, Answered
        ):  # people talk among themselves below an update: only a thread of questions goes on
            return reading.intent is Intent.QUESTION and bool(self.threads.before(heard))
        from bot.services import follow_ups  # noqa: PLC0415 - with the first of them, not at start

        return follow_ups.takes_part(connection, heard, self.threads)

    def _unclear(self, connection: Connection, heard: Heard, desk: Desk, reading: Reading) -> Outcome:  # noqa: PLR0911 - one return for each case
        """Chatter gets no answer in a channel; to someone who spoke to Jalon it offers what the plan says, or the help."""
        if not heard.addressed:
            return Silence()
        from bot.services import follow_ups  # noqa: PLC0415 - same
        from bot.understanding import reader  # noqa: PLC0415 - same
        from bot.understanding.smalltalk import talk  # noqa: PLC0415 - with the first of it, not at start

        if (said := talk(heard.text)) is not None:
            return _help(heard, HelpReason(said.value))
        if not reading.sure and reader.asks(heard.text, desk.book):  # who writes to Jalon alone asks Jalon
            return self._question(connection, heard, desk)
        if (dates := _dates_by_name(heard, desk)) is not None:
            return dates
        if (unknown := follow_ups.unknown(connection, heard, desk)) is not None:
            return unknown
        scope = status.narrow(Scope(), heard.text, heard.member)
        if scope.concern is not None and not reading.sure:
            return StatusShown(summary=status.show(connection, desk, scope, now=heard.at))
        return self._fact_or_help(connection, heard, desk, reading)

    def _fact_or_help(self, connection: Connection, heard: Heard, desk: Desk, reading: Reading) -> Outcome:
        """A fact asked for by its name alone, the one action that is named, what the plan says of the words; else the help."""
        from bot.services import follow_ups  # noqa: PLC0415 - with the first of it, not at start

        asked = None if reading.sure else self._asked_by_name(connection, heard, desk)
        if asked is not None and asked.answer.kind is not AnswerKind.NOT_IN_PLAN:
            return asked
        if (code := follow_ups.only_code(heard, desk)) is not None:
            return StatusShown(summary=status.show(connection, desk, Scope(action=code), now=heard.at))
        if reading.sure:
            return _help(heard, HelpReason.THANKS)
        answered = asked or _answered(connection, heard, desk, self.threads.before(heard))
        own = answered.extra is not None and (answered.extra.kept is not None or answered.extra.terms)
        if answered.answer.kind is AnswerKind.NOT_IN_PLAN and not own and asked is None:
            return _help(heard, HelpReason.NOT_UNDERSTOOD)
        return answered

    def _asked_by_name(self, connection: Connection, heard: Heard, desk: Desk) -> Answered | None:
        """The answer to a fact asked for by its name alone, without a word that asks: "pilote des itinéraires"; else None."""
        from bot.services import questions  # noqa: PLC0415 - with the first of them, not at start

        if not questions.asks_a_fact(heard.text, desk):
            return None
        answered = _answered(connection, heard, desk, self.threads.before(heard))
        self.threads.keep(heard)
        return answered


def warm_up() -> None:
    """What reading and answering need is imported: done once the socket is open, before the first message comes."""
    import bot.services.answering  # noqa: PLC0415 - see above
    import bot.services.follow_ups  # noqa: PLC0415 - see above
    import bot.understanding.reader  # noqa: F401, PLC0415 - see above
    from bot.understanding.screened import look_through  # noqa: PLC0415 - see above

    look_through()


def _answered(connection: Connection, heard: Heard, desk: Desk, before: tuple[str, ...]) -> Answered:
    from bot.services import answering  # noqa: PLC0415 - with the first question, not at start

    return answering.answered(connection, heard, desk, before=before)


def _dates_by_name(heard: Heard, desk: Desk) -> Outcome | None:
    """The timetable or the reminders, where the message is nothing but their name."""
    from bot.understanding.concerns import asks_reminders, asks_timetable  # noqa: PLC0415 - with the first question, not at start

    if asks_timetable(heard.text):
        return milestones.show(desk)
    return _reminders(heard, desk) if asks_reminders(heard.text) else None


def _reminders(heard: Heard, desk: Desk) -> Outcome:
    """The next reminders, beside the timetable that they are about."""
    ahead = reminders.upcoming(desk, since=heard.at, until=heard.at + reminders.HORIZON)
    return replace(milestones.show(desk), reminders=ahead[:MOST_REMINDERS])


def _aside(connection: Connection, heard: Heard, desk: Desk) -> Outcome | None:
    """What is neither a report nor a question about the plan; None for everything else."""
    if not heard.text.lstrip().casefold().startswith(ASIDES):
        return None
    from bot.services import asides  # noqa: PLC0415 - with the first of them, not at start

    return asides.told(connection, heard, desk)


def outgoing(heard: Heard, reply: Reply, *, identity: str, thread: str | None, kind: str = "reply") -> Outgoing:
    """The reply as a row of the outbox, under a key that the message gives."""
    return Outgoing(
        workspace=heard.workspace,
        key=f"{kind}:{identity}",
        kind=kind,
        channel=heard.channel,
        thread_ts=thread,
        text=reply.text,
        blocks=list(reply.blocks),
        not_before=None,
    )


def _help(heard: Heard, reason: HelpReason) -> Outcome:
    own = heard.group if heard.group is not None else min(heard.member.groups, default=None)
    return HelpShown(reason=reason, group=own)
