"""Answers that were given, while their buttons may be pressed, and what people thought of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.people import WorkspaceId
from bot.json_text import stored
from storage.moments import seconds, storable
from storage.statements import Statement

KEPT_DAYS, FEEDBACK_DAYS = 60.0, 400.0
"""How long an answer's buttons work, and how long feedback counts: nothing grows without bound."""

_NOTE = Statement("""
INSERT INTO answers (workspace, id, member, channel, thread_ts, typed_in, question, before, plan_version,
                     lines, text, at)
VALUES (:workspace, :id, :member, :channel, :thread_ts, :typed_in, :question, :before, :plan_version,
        :lines, :text, :at)
ON CONFLICT (workspace, id) DO NOTHING
""")
_GET = Statement("""
SELECT id, member, channel, thread_ts, typed_in, question, before, plan_version, lines, text, shared_by
FROM answers WHERE workspace = :workspace AND id = :id
""")
_MARK_SHARED = Statement(
    "UPDATE answers SET shared_by = :member WHERE workspace = :workspace AND id = :id AND shared_by IS NULL"
)
_NOT_SHARED = Statement("UPDATE answers SET shared_by = NULL WHERE workspace = :workspace AND id = :id")
_FORGET_REFUSED = Statement("DELETE FROM outbox WHERE workspace = :workspace AND key = :key AND state = 'dead'")
_FEEDBACK = Statement(
    "SELECT useful FROM answer_feedback WHERE workspace = :workspace AND answer = :answer AND member = :member"
)
_JUDGE = Statement("""
INSERT INTO answer_feedback (workspace, answer, member, useful, at) VALUES (:workspace, :answer, :member, :useful, :at)
ON CONFLICT (workspace, answer, member) DO UPDATE SET useful = excluded.useful, at = excluded.at
""")
_COUNT = Statement("""
SELECT useful, count(*) FROM answer_feedback WHERE workspace = :workspace AND at >= :since GROUP BY useful
""")
_PURGE_ANSWERS = Statement("DELETE FROM answers WHERE at < :before")
_PURGE_FEEDBACK = Statement("DELETE FROM answer_feedback WHERE at < :before")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer as it was given: to whom, where, to which question, with which words.

    ``before`` are the earlier questions of the thread, oldest first; ``lines`` are the plan's lines that it quotes, of ``plan_version``. ``typed_in`` is the channel of a command.
    """

    id: str
    member: str
    channel: str
    thread_ts: str | None
    typed_in: str | None
    question: str
    before: tuple[str, ...]
    plan_version: int
    lines: tuple[int, ...]
    text: str
    shared_by: str | None = None


def note(connection: Connection, workspace: WorkspaceId, given: GivenAnswer, at: datetime) -> None:
    """The answer is known by its id for :data:`KEPT_DAYS`."""
    _NOTE.run(
        connection,
        {
            "workspace": workspace,
            "id": given.id,
            "member": given.member,
            "channel": given.channel,
            "thread_ts": given.thread_ts,
            "typed_in": given.typed_in,
            "question": storable(given.question),
            "before": stored(given.before) if given.before else "[]",
            "plan_version": given.plan_version,
            "lines": _listed(given.lines),
            "text": storable(given.text),
            "at": seconds(at),
        },
    )


def get(connection: Connection, workspace: WorkspaceId, number: str) -> GivenAnswer | None:
    """The answer of that id, or None."""
    row = _GET.first(connection, {"workspace": workspace, "id": number})
    if row is None:
        return None
    found, member, channel, thread_ts, typed_in, question, before, version, lines, text, shared_by = row
    return GivenAnswer(
        id=found,
        member=member,
        channel=channel,
        thread_ts=thread_ts,
        typed_in=typed_in,
        question=question,
        before=tuple(json.loads(before)),
        plan_version=version,
        lines=tuple(json.loads(lines)),
        text=text,
        shared_by=shared_by,
    )


def mark_shared(connection: Connection, workspace: WorkspaceId, number: str, member: str) -> bool:
    """True once: the answer is shared by that person."""
    return _MARK_SHARED.run(connection, {"workspace": workspace, "id": number, "member": member}) == 1


def not_shared(connection: Connection, workspace: WorkspaceId, number: str, key: str) -> None:
    """Slack refused the message of that key for good: the answer may be shared again."""
    _FORGET_REFUSED.run(connection, {"workspace": workspace, "key": key})
    _NOT_SHARED.run(connection, {"workspace": workspace, "id": number})


def judge(
    connection: Connection, workspace: WorkspaceId, number: str, member: str, *, useful: bool, at: datetime
) -> bool | None:
    """The person's feedback on the answer is this one; what it was before, or None."""
    person = {"workspace": workspace, "answer": number, "member": member}
    row = _FEEDBACK.first(connection, person)
    _JUDGE.run(connection, {**person, "useful": useful, "at": seconds(at)})
    return None if row is None else bool(row[0])


def feedback_counts(connection: Connection, workspace: WorkspaceId, *, since: datetime) -> tuple[int, int]:
    """How many found an answer useful, and not useful, since then."""
    rows = _COUNT.rows(connection, {"workspace": workspace, "since": seconds(since)})
    counted = {bool(useful): int(count) for useful, count in rows}
    return counted.get(True, 0), counted.get(False, 0)


def purge(connection: Connection, *, now: datetime) -> int:
    """Answers and feedback of all workspaces that are too old are gone; the number of them."""
    day = 86_400
    gone = _PURGE_ANSWERS.run(connection, {"before": seconds(now) - KEPT_DAYS * day})
    return gone + _PURGE_FEEDBACK.run(connection, {"before": seconds(now) - FEEDBACK_DAYS * day})


def _listed(lines: Sequence[int]) -> str:
    return "[" + ",".join(map(str, lines)) + "]"
