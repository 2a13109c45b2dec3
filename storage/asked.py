"""Questions that wait for a button."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.people import WorkspaceId
from bot.json_text import decoded, stored
from storage.moments import moment, seconds
from storage.statements import Statement

_ASK = Statement("""
INSERT INTO asked (workspace, id, member, kind, payload, at) VALUES (:workspace, :id, :member, :kind, :payload, :at)
""")
_GET = Statement(
    "SELECT id, member, kind, payload, at, answered_at FROM asked WHERE workspace = :workspace AND id = :id"
)
_ANSWER = Statement("""
UPDATE asked SET answered_at = :at, answered_by = :by WHERE workspace = :workspace AND id = :id AND answered_at IS NULL
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question: who was asked, about what, and whether it was answered."""

    id: str
    member: str
    kind: str
    payload: dict[str, object]
    at: datetime
    answered_at: datetime | None


def ask(
    connection: Connection,
    workspace: WorkspaceId,
    *,
    member: str,
    kind: str,
    payload: Mapping[str, object],
    at: datetime,
) -> str:
    """The question is stored; its id, which nobody can guess."""
    number = secrets.token_urlsafe(9)
    _ASK.run(
        connection,
        {
            "workspace": workspace,
            "id": number,
            "member": member,
            "kind": kind,
            "payload": stored(payload),
            "at": seconds(at),
        },
    )
    return number


def get(connection: Connection, workspace: WorkspaceId, number: str) -> Asked | None:
    """The question of that id, or None."""
    row = _GET.first(connection, {"workspace": workspace, "id": number})
    if row is None:
        return None
    stored_id, member, kind, payload, at, answered_at = row
    return Asked(
        id=stored_id,
        member=member,
        kind=kind,
        payload=decoded(payload),
        at=moment(at),
        answered_at=None if answered_at is None else moment(answered_at),
    )


def answer(connection: Connection, workspace: WorkspaceId, number: str, by: str, at: datetime) -> bool:
    """True once: the question is answered."""
    return _ANSWER.run(connection, {"workspace": workspace, "id": number, "by": by, "at": seconds(at)}) == 1
