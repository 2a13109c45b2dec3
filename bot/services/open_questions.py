"""Questions that the plan does not answer: passed on to the coordinators, answered by them, kept and withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from bot.domain.answering import (
    AnswerWithdrawn,
    Asker,
    Board,
    KeptAnswer,
    QuestionAnswered,
    QuestionPassedOn,
    QuestionSettled,
    QuestionWaits,
    WaitingQuestion,
)
from bot.domain.outcomes import Denial, NotDone, Outcome, Reply, Unfit
from bot.domain.people import Language
from bot.domain.permissions import may_ask, may_coordinate
from bot.services.answering import named
from bot.services.desk import Desk, Heard, is_direct
from bot.services.updates import deny
from bot.understanding.folding import fold
from storage import answers, members, open_questions, outbox
from storage.database import Connection
from storage.outbox import Outgoing

Write = Callable[[Outcome, Language, Desk | None], Reply]

MOST_TOLD = 5
"""Coordinators who are told of a new question: one of them will answer."""

MOST_ANNOUNCED = 20
"""Questions on the list from which new ones are no longer announced: whoever does not answer those would not answer more."""

MOST_LISTED = 200
LONGEST_ANSWER = 2_000
FEEDBACK_OF = timedelta(days=30)

_ASKS = re.compile(
    r"(?:les )?questions(?: en attente| sans reponse| ouvertes| restees sans reponse)?|(?:open|waiting|unanswered) questions|unanswered"
)


def asks_for_board(text: str) -> bool:
    """Whether a message is nothing but the wish to see the questions that wait."""
    return _ASKS.fullmatch(" ".join(fold(text).strip(" ?.!").split())) is not None


def board(connection: Connection, heard: Heard, desk: Desk) -> Outcome:
    """The coordinators' list."""
    if not may_coordinate(heard.member, set_up=desk.settings.set_up):
        return deny(connection, heard.member, Denial.COORDINATORS_ONLY)
    useful, not_useful = answers.feedback_counts(connection, heard.workspace, since=heard.at - FEEDBACK_OF)
    return Board(
        waiting=tuple(open_questions.waiting(connection, heard.workspace, limit=MOST_LISTED)),
        kept=tuple(open_questions.kept_answers(connection, heard.workspace)[:MOST_LISTED]),
        useful=useful,
        not_useful=not_useful,
    )


def pass_on(connection: Connection, heard: Heard, desk: Desk, ticket: str, write: Write) -> Outcome:
    """The question of that answer is on the coordinators' list, once, and who pressed will be told where they asked."""
    if not may_ask(heard.member):
        return deny(connection, heard.member, Denial.EXTERNAL)
    given = answers.get(connection, heard.workspace, ticket)
    if given is None:
        return NotDone(reason=Unfit.ANSWER_GONE)
    # A private answer stays between its asker and Jalon: whoever else presses is told in their own conversation.
    theirs = given.member == heard.member.id or not is_direct(given.channel)
    asker = Asker(
        member=heard.member.id,
        channel=given.channel if theirs else heard.member.id,
        thread_ts=given.thread_ts if theirs else None,
        language=heard.member.language.value,
    )
    number, leans_on = named(given.question, given.before, desk)
    opened, joined = open_questions.pass_on(
        connection,
        heard.workspace,
        number,
        question=given.question,
        leans_on=leans_on,
        asker=asker,
        at=heard.at,
    )
    coordinators = [person.id for person in members.coordinators(connection, heard.workspace)]
    if opened and open_questions.count(connection, heard.workspace) <= MOST_ANNOUNCED:
        _tell_coordinators(connection, heard, desk, number, write)
    return QuestionPassedOn(question=given.question, again=not joined, coordinators=tuple(coordinators))


def _tell_coordinators(connection: Connection, heard: Heard, desk: Desk, number: str, write: Write) -> None:
    question = open_questions.get(connection, heard.workspace, number)
    if question is None:
        return
    for person in members.coordinators(connection, heard.workspace)[:MOST_TOLD]:
        if person.id != heard.member.id:
            told = write(QuestionWaits(question=question), person.language, desk)
            key = f"waits:{number}:{heard.at.timestamp():.0f}:{person.id}"
            _post(connection, heard, key=key, channel=person.id, thread=None, reply=told)


def question(connection: Connection, heard: Heard, desk: Desk, number: str) -> WaitingQuestion | Outcome:
    """The question of that id, for a coordinator who is about to answer it."""
    if not may_coordinate(heard.member, set_up=desk.settings.set_up):
        return deny(connection, heard.member, Denial.COORDINATORS_ONLY)
    found = open_questions.get(connection, heard.workspace, number)
    return NotDone(reason=Unfit.QUESTION_GONE) if found is None else found


def settle(connection: Connection, heard: Heard, desk: Desk, number: str, words: str | None, write: Write) -> Outcome:
    """The question has left the list; who asked will be told. Its answer is kept, or (None) it is set aside."""
    found = question(connection, heard, desk, number)
    if not isinstance(found, WaitingQuestion):
        return found
    if not open_questions.close(connection, heard.workspace, number, by=heard.member.id, at=heard.at):
        return NotDone(reason=Unfit.QUESTION_GONE)
    kept = None
    if words is not None:
        kept = KeptAnswer(
            id=open_questions.new_number(),
            question_id=number,
            question=found.question if not found.leans_on else f"{found.leans_on} {found.question}",
            words=words.strip()[:LONGEST_ANSWER],
            by=heard.member.id,
            by_name=heard.member.name,
            at=heard.at,
        )
        open_questions.keep(connection, heard.workspace, kept)
    for asker in found.askers:
        mention = None if is_direct(asker.channel) else asker.member
        outcome = QuestionAnswered(question=found.question, kept=kept, asker=mention)
        told = write(outcome, Language(asker.language), desk)
        key = f"settled:{number}:{heard.at.timestamp():.0f}:{asker.member}"
        _post(connection, heard, key=key, channel=asker.channel, thread=asker.thread_ts, reply=told)
    return QuestionSettled(
        question=found.question, kept=kept, askers=tuple(dict.fromkeys(asker.member for asker in found.askers))
    )


def withdraw(connection: Connection, heard: Heard, desk: Desk, number: str) -> Outcome:
    """The kept answer is given no more. Coordinators only."""
    if not may_coordinate(heard.member, set_up=desk.settings.set_up):
        return deny(connection, heard.member, Denial.COORDINATORS_ONLY)
    kept = next((one for one in open_questions.kept_answers(connection, heard.workspace) if one.id == number), None)
    if kept is None or not open_questions.withdraw(
        connection, heard.workspace, number, by=heard.member.id, at=heard.at
    ):
        return NotDone(reason=Unfit.ANSWER_GONE)
    return AnswerWithdrawn(kept=kept)


def _post(connection: Connection, heard: Heard, *, key: str, channel: str, thread: str | None, reply: Reply) -> None:
    outgoing = Outgoing(
        workspace=heard.workspace,
        key=key,
        kind="answer",
        channel=channel,
        thread_ts=thread,
        text=reply.text,
        blocks=list(reply.blocks),
    )
    outbox.add(connection, outgoing)
