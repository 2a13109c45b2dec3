"""Questions that the plan does not answer: who waits for the coordinators, and what they answered."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.domain.answering import Asker, KeptAnswer, WaitingQuestion
from bot.domain.people import WorkspaceId
from storage import workspaces
from storage.moments import moment, seconds, storable
from storage.statements import Statement

_OPEN = Statement("""
INSERT INTO open_questions (workspace, id, question, leans_on, state, asked_at)
VALUES (:workspace, :id, :question, :leans_on, 'open', :at)
ON CONFLICT (workspace, id) DO UPDATE SET state = 'open', question = excluded.question, leans_on = excluded.leans_on,
    asked_at = excluded.asked_at, closed_at = NULL, closed_by = NULL
WHERE open_questions.state <> 'open'
""")
_JOIN = Statement("""
INSERT INTO question_askers (workspace, question, member, channel, thread_ts, language, asked_at)
VALUES (:workspace, :question, :member, :channel, :thread_ts, :language, :at)
ON CONFLICT (workspace, question, member) DO NOTHING
""")
_WAITING = Statement("""
SELECT id, question, leans_on, asked_at FROM open_questions
WHERE workspace = :workspace AND state = 'open' ORDER BY asked_at, id LIMIT :most
""")
_ONE = Statement("""
SELECT id, question, leans_on, asked_at FROM open_questions WHERE workspace = :workspace AND id = :id AND state = 'open'
""")
_COUNT = Statement("SELECT count(*) FROM open_questions WHERE workspace = :workspace AND state = 'open'")
_ASKERS = Statement("""
SELECT question, member, channel, thread_ts, language FROM question_askers
WHERE workspace = :workspace ORDER BY question, asked_at, member
""")
_CLOSE = Statement("""
UPDATE open_questions SET state = 'closed', closed_at = :at, closed_by = :member
WHERE workspace = :workspace AND id = :id AND state = 'open'
""")
_LEAVE = Statement("DELETE FROM question_askers WHERE workspace = :workspace AND question = :id")
_KEEP = Statement("""
INSERT INTO kept_answers (workspace, id, question_id, question, words, author, author_name, at)
VALUES (:workspace, :id, :question_id, :question, :words, :author, :author_name, :at)
""")
_KEPT = Statement("""
SELECT id, question_id, question, words, author, author_name, at FROM kept_answers
WHERE workspace = :workspace AND withdrawn_at IS NULL ORDER BY at DESC, id
""")
_WITHDRAW = Statement("""
UPDATE kept_answers SET withdrawn_at = :at, withdrawn_by = :member
WHERE workspace = :workspace AND id = :id AND withdrawn_at IS NULL
""")


def pass_on(
    connection: Connection,
    workspace: WorkspaceId,
    number: str,
    *,
    question: str,
    leans_on: str,
    asker: Asker,
    at: datetime,
) -> tuple[bool, bool]:
    """The question is on the list and the person waits for its answer; whether each of the two is new."""
    opened = _OPEN.run(
        connection,
        {
            "workspace": workspace,
            "id": number,
            "question": storable(question),
            "leans_on": storable(leans_on),
            "at": seconds(at),
        },
    )
    joined = _JOIN.run(
        connection,
        {
            "workspace": workspace,
            "question": number,
            "member": asker.member,
            "channel": asker.channel,
            "thread_ts": asker.thread_ts,
            "language": asker.language,
            "at": seconds(at),
        },
    )
    return opened == 1, joined == 1


def waiting(connection: Connection, workspace: WorkspaceId, *, limit: int) -> list[WaitingQuestion]:
    """The questions of the list, the longest waiting first, with those who wait."""
    rows = _WAITING.rows(connection, {"workspace": workspace, "most": limit})
    askers = _askers(connection, workspace) if rows else {}
    return [_question(row, askers) for row in rows]


def get(connection: Connection, workspace: WorkspaceId, number: str) -> WaitingQuestion | None:
    """The question of that id while it is on the list, or None."""
    row = _ONE.first(connection, {"workspace": workspace, "id": number})
    return None if row is None else _question(row, _askers(connection, workspace))


def count(connection: Connection, workspace: WorkspaceId) -> int:
    """How many questions are on the list."""
    row = _COUNT.first(connection, {"workspace": workspace})
    return 0 if row is None else int(row[0])


def close(connection: Connection, workspace: WorkspaceId, number: str, *, by: str, at: datetime) -> bool:
    """True once: the question has left the list, and nobody waits for it any more."""
    done = _CLOSE.run(connection, {"workspace": workspace, "id": number, "member": by, "at": seconds(at)}) == 1
    if done:
        _LEAVE.run(connection, {"workspace": workspace, "id": number})
    return done


def keep(connection: Connection, workspace: WorkspaceId, kept: KeptAnswer) -> None:
    """The answer is the workspace's own from now on."""
    _KEEP.run(
        connection,
        {
            "workspace": workspace,
            "id": kept.id,
            "question_id": kept.question_id,
            "question": storable(kept.question),
            "words": storable(kept.words),
            "author": kept.by,
            "author_name": storable(kept.by_name),
            "at": seconds(kept.at),
        },
    )
    workspaces.touch(connection, workspace)


def kept_answers(connection: Connection, workspace: WorkspaceId) -> list[KeptAnswer]:
    """The answers that are given, the latest first."""
    return [
        KeptAnswer(
            id=number,
            question_id=question_id,
            question=question,
            words=words,
            by=author,
            by_name=author_name,
            at=moment(at),
        )
        for number, question_id, question, words, author, author_name, at in _KEPT.rows(
            connection, {"workspace": workspace}
        )
    ]


def withdraw(connection: Connection, workspace: WorkspaceId, number: str, *, by: str, at: datetime) -> bool:
    """True once: the kept answer is given no more; its row stays."""
    done = _WITHDRAW.run(connection, {"workspace": workspace, "id": number, "member": by, "at": seconds(at)}) == 1
    if done:
        workspaces.touch(connection, workspace)
    return done


def new_number() -> str:
    """An id that nobody can guess."""
    return secrets.token_urlsafe(9)


def _askers(connection: Connection, workspace: WorkspaceId) -> dict[str, list[Asker]]:
    found: dict[str, list[Asker]] = defaultdict(list)
    for question, member, channel, thread_ts, language in _ASKERS.rows(connection, {"workspace": workspace}):
        found[question].append(Asker(member=member, channel=channel, thread_ts=thread_ts, language=language))
    return found


def _question(row: Sequence[Any], askers: dict[str, list[Asker]]) -> WaitingQuestion:
    number, question, leans_on, asked_at = row
    return WaitingQuestion(
        id=number,
        question=question,
        leans_on=leans_on,
        asked_at=moment(asked_at),
        askers=tuple(askers.get(number, ())),
    )
