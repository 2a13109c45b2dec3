"""Questions that wait for a button."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.domain.people import WorkspaceId
from storage.moments import moment, seconds
from storage.schema import asked


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
    stored = json.dumps(payload)
    connection.execute(
        insert(asked).values(workspace=workspace, id=number, member=member, kind=kind, payload=stored, at=seconds(at))
    )
    return number


def get(connection: Connection, workspace: WorkspaceId, number: str) -> Asked | None:
    """The question of that id, or None."""
    row = connection.execute(select(asked).where(asked.c.workspace == workspace, asked.c.id == number)).first()
    if row is None:
        return None
    return Asked(
        id=row.id,
        member=row.member,
        kind=row.kind,
        payload=json.loads(row.payload),
        at=moment(row.at),
        answered_at=None if row.answered_at is None else moment(row.answered_at),
    )


def answer(connection: Connection, workspace: WorkspaceId, number: str, by: str, at: datetime) -> bool:
    """True once: the question is answered."""
    where = (asked.c.workspace == workspace) & (asked.c.id == number) & asked.c.answered_at.is_(None)
    return bool(
        connection.execute(update(asked).where(where).values(answered_at=seconds(at), answered_by=by)).rowcount == 1
    )
