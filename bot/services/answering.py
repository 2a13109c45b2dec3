"""Answers with what stands around them: the coordinators' own answers, the lexicon, feedback, and the way to the channel."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.answering import AnswerShared, Extra, FeedbackTaken, KeptAnswer, SharedAnswer, Term
from bot.domain.answers import Answer, AnswerKind, Gap
from bot.domain.outcomes import Answered, Denial, NotDone, Outcome, Reply, Unfit
from bot.domain.people import Member
from bot.domain.permissions import may_ask
from bot.services import lexicon, questions
from bot.services.desk import Desk, Heard, is_direct
from bot.services.updates import deny
from bot.understanding.followups import in_thread
from bot.understanding.sameness import question_id
from storage import answers, open_questions
from storage import lexicon as stored_lexicon
from storage.answers import GivenAnswer
from storage.database import Connection

MOST_BEFORE = 6
MOST_NEAREST = 3
"""Nearest lines that are shown beside a refusal: as in rendering."""

LONGEST_QUESTION = 600
_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What the workspace itself says: kept answers by what they answer, and its lexicon by folded word."""

    revision: str
    answers: dict[str, KeptAnswer]
    terms: dict[str, Term]


_own: dict[str, OwnWords] = {}


def own_words(connection: Connection, desk: Desk) -> OwnWords:
    """The workspace's own words; read again when its revision moved."""
    workspace, revision = desk.settings.id, desk.settings.revision
    kept = _own.get(workspace)
    if kept is None or kept.revision != revision:
        by_question: dict[str, KeptAnswer] = {}
        for answer in reversed(open_questions.kept_answers(connection, workspace)):  # the latest one holds
            # A release may tell questions apart in another way: the stored name and today's both lead to the answer.
            by_question[named(answer.question, (), desk)[0]] = answer
            by_question[answer.question_id] = answer
        if len(_own) >= _KEPT:
            _own.clear()
        terms = stored_lexicon.every(connection, workspace)
        kept = _own[workspace] = OwnWords(revision=revision, answers=by_question, terms=terms)
    return kept


def answered(connection: Connection, heard: Heard, desk: Desk, *, before: tuple[str, ...]) -> Answered:
    """The answer to what was heard: the plan's, and beside it what the workspace itself says, marked as that."""
    own = own_words(connection, desk)
    found = questions.answer(connection, heard.text, desk=desk, at=heard.at, before=before)
    terms: tuple[Term, ...] = ()
    if own.terms:
        found, terms = _with_lexicon(connection, heard, desk, own, found, before)
    kept = own.answers.get(named(heard.text, before, desk)[0]) if own.answers else None
    place = share_place(desk, heard.member, heard.typed_in) if heard.is_direct else None
    extra = Extra(
        ticket=secrets.token_urlsafe(9),
        version=desk.version,
        lines=_lines(found, alone=kept is None and not terms),
        before=before[-MOST_BEFORE:],
        may_share=place is not None and (bool(found.quotes) or found.gap is not None),
        share_group=None if place is None else place[1],
        may_pass_on=found.kind is not AnswerKind.ANSWERED and found.gap is not None and kept is None and not terms,
        kept=kept,
        terms=terms,
    )
    return Answered(answer=found, extra=extra)


def named(text: str, before: Sequence[str], desk: Desk) -> tuple[str, str]:
    """What the question asks, as an opaque name, and the earlier question that it leans on, or none."""
    asked = questions.understood(text, desk)
    whole = in_thread(asked, [questions.understood(one, desk) for one in before])
    return question_id(whole), "" if whole == asked else before[-1]


def _lines(found: Answer, *, alone: bool) -> tuple[int, ...]:
    """The lines that the reply shows."""
    shown = found.quotes
    if not shown and alone and found.gap not in {Gap.PERSON, None}:
        shown = found.nearest[: min(found.close, MOST_NEAREST)]
    return tuple(dict.fromkeys(quote.line for quote in shown))


def _with_lexicon(
    connection: Connection, heard: Heard, desk: Desk, own: OwnWords, found: Answer, before: tuple[str, ...]
) -> tuple[Answer, tuple[Term, ...]]:
    """The answer with the workspace's words: what a word means where that is asked, else the same search by its synonym."""
    meant = lexicon.asked_for(heard.text, own.terms, found)
    if meant:
        return found, meant
    if found.kind is not AnswerKind.NOT_IN_PLAN or found.gap is None:
        return found, ()
    other, used = lexicon.in_other_words(heard.text, own.terms)
    if not used:
        return found, ()
    again = questions.answer(connection, other, desk=desk, at=heard.at, before=before)
    return (found, ()) if again.kind is AnswerKind.NOT_IN_PLAN else (again, used)


def share_place(desk: Desk, member: Member, typed_in: str | None) -> tuple[str, int | None] | None:
    """Where a private answer may be shared: the channel it was asked in, else that of the person's first group that has one."""
    if typed_in is not None and not is_direct(typed_in):
        return typed_in, None
    channels = {group: channel for channel, group in desk.groups.items()}
    return next(((channels[group], group) for group in sorted(member.groups) if group in channels), None)


def note(connection: Connection, heard: Heard, outcome: Answered, reply: Reply) -> None:
    """The answer is known by its ticket while its buttons may be pressed."""
    extra = outcome.extra
    if extra is None:
        return
    given = GivenAnswer(
        id=extra.ticket,
        member=heard.member.id,
        channel=heard.channel,
        thread_ts=heard.thread_ts if heard.is_direct else heard.thread_ts or heard.ts,
        typed_in=heard.typed_in,
        question=heard.text[:LONGEST_QUESTION],
        before=tuple(text[:LONGEST_QUESTION] for text in extra.before),
        plan_version=extra.version,
        lines=extra.lines,
        text=reply.text,
    )
    answers.note(connection, heard.workspace, given, heard.at)


def judge(connection: Connection, heard: Heard, number: str, *, useful: bool) -> Outcome:
    """The person's feedback on the answer is kept, one for each person and answer."""
    if not may_ask(heard.member):
        return deny(connection, heard.member, Denial.EXTERNAL)
    if answers.get(connection, heard.workspace, number) is None:
        return NotDone(reason=Unfit.ANSWER_GONE)
    before = answers.judge(connection, heard.workspace, number, heard.member.id, useful=useful, at=heard.at)
    return FeedbackTaken(ticket=number, useful=useful, before=before, may_pass_on=not useful)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """An answer that goes to a channel: where, and what is read there."""

    channel: str
    shown: SharedAnswer


def share(connection: Connection, heard: Heard, desk: Desk, number: str) -> Sharing | Outcome:
    """The answer is marked as shared and is to be posted; else why not. Only who asked may share it, once."""
    given = answers.get(connection, heard.workspace, number)
    if given is None:
        return NotDone(reason=Unfit.ANSWER_GONE)
    if given.member != heard.member.id or not may_ask(heard.member):
        return replace(deny(connection, heard.member, Denial.NOT_YOURS), coordinators=())
    place = share_place(desk, heard.member, given.typed_in)
    if place is None:
        return NotDone(reason=Unfit.ANSWER_GONE)
    if not answers.mark_shared(connection, heard.workspace, number, heard.member.id):
        return AnswerShared(channel=place[0], by=given.shared_by or heard.member.id)
    shown = SharedAnswer(
        by=heard.member.id,
        question=given.question,
        text=given.text,
        ticket=number,
        version=given.plan_version,
        lines=given.lines,
    )
    return Sharing(channel=place[0], shown=shown)
