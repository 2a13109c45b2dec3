"""The timetable as it stands: what the document says, and what people changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.domain.actions import Origin
from bot.domain.people import WorkspaceId
from bot.domain.plan import Milestone, MilestoneKind, Source
from bot.domain.windows import DateWindow
from storage import workspaces
from storage.moments import moment, seconds, statement, storable
from storage.plan_json import milestone_from_json, milestone_to_json, windows_from_json, windows_to_json
from storage.schema import milestone_changes, milestones

CLOSED = "cancelled"
STATES = {"move": "planned", "add": "planned", "cancel": CLOSED, "hold": "held"}

FIRST_ADDED = 101
"""Milestones that people add are numbered from here: a later version of the plan may have more of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMilestone:
    """A milestone with its present windows; ``original`` are the document's."""

    milestone: Milestone
    original: tuple[DateWindow, ...]
    state: str
    changed_at: datetime | None
    changed_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRow:
    """One row of the record of a milestone."""

    code: str
    change: str
    before: tuple[DateWindow, ...]
    after: tuple[DateWindow, ...]
    by: str
    at: datetime
    words: str


_APPEND = """
INSERT INTO milestone_changes (workspace, id, code, change, before, after, "by", at, words)
VALUES (:workspace, {next_id:milestone_changes}, :code, :change, :before, :after, :by, :at, :words)
"""
_EVERY = (
    select(milestones)
    .where(milestones.c.workspace == bindparam("workspace"))
    .order_by(milestones.c.position, milestones.c.code)
)


def every(connection: Connection, workspace: WorkspaceId) -> list[StoredMilestone]:
    """Every milestone, cancelled ones too, in the timetable's order."""
    found = []
    for row in connection.execute(_EVERY, {"workspace": workspace}):
        written = milestone_from_json(row.content)
        found.append(
            StoredMilestone(
                milestone=replace(written, windows=windows_from_json(row.windows)),
                original=written.windows,
                state=CLOSED if row.closed else row.state,
                changed_at=None if row.changed_at is None else moment(row.changed_at),
                changed_by=row.changed_by,
            )
        )
    return found


def change(
    connection: Connection,
    workspace: WorkspaceId,
    code: str,
    *,
    change: str,
    windows: Sequence[DateWindow],
    by: str,
    at: datetime,
    words: str,
) -> None:
    """A row tells who changed the milestone; it stands as changed."""
    where = (milestones.c.workspace == workspace) & (milestones.c.code == code)
    before = connection.execute(select(milestones.c.windows).where(where)).scalar_one()
    after = windows_to_json(tuple(windows))
    _append(connection, workspace, code, change=change, before=before, after=after, by=by, at=at, words=words)
    values = {
        "windows": after,
        "state": STATES[change],
        "changed_at": seconds(at),
        "changed_by": by,
        "words": storable(words),
    }
    connection.execute(update(milestones).where(where).values(**values))
    workspaces.touch(connection, workspace)


def add(
    connection: Connection,
    workspace: WorkspaceId,
    *,
    title: str,
    windows: Sequence[DateWindow],
    by: str,
    at: datetime,
    words: str,
) -> Milestone:
    """A milestone that the document does not have; its code follows the last."""
    mine = milestones.c.workspace == workspace
    position = (connection.execute(select(func.max(milestones.c.position)).where(mine)).scalar() or 0) + 1
    codes = connection.execute(select(milestones.c.code).where(mine)).scalars()
    number = max((int(code[1:]) for code in codes if code[1:].isdecimal()), default=0) + 1
    number = max(number, FIRST_ADDED)
    label = windows[0].words if windows else ""
    added = Milestone(
        code=f"J{number}",
        title=title,
        label=label,
        windows=tuple(windows),
        year_inferred=False,
        kind=MilestoneKind.OTHER,
        source=Source(section="", line=0),
        line_text=title,
    )
    after = windows_to_json(tuple(windows))
    values = {
        "position": position,
        "content": milestone_to_json(added),
        "windows": after,
        "state": "planned",
        "words": storable(words),
    }
    who = {"origin": Origin.GROUP.value, "closed": False, "changed_at": seconds(at), "changed_by": by}
    connection.execute(insert(milestones).values(workspace=workspace, code=added.code, **who, **values))
    _append(connection, workspace, added.code, change="add", before="[]", after=after, by=by, at=at, words=words)
    workspaces.touch(connection, workspace)
    return added


def _append(
    connection: Connection,
    workspace: WorkspaceId,
    code: str,
    *,
    change: str,
    before: str,
    after: str,
    by: str,
    at: datetime,
    words: str,
) -> None:
    values = {
        "workspace": workspace,
        "code": code,
        "change": change,
        "before": before,
        "after": after,
        "by": by,
        "at": seconds(at),
    }
    connection.execute(statement(connection, _APPEND), values | {"words": storable(words)})


def history(connection: Connection, workspace: WorkspaceId, code: str, *, limit: int = 20) -> list[MilestoneRow]:
    """Who changed the milestone, when, from which windows to which, latest first."""
    mine = (milestone_changes.c.workspace == workspace) & (milestone_changes.c.code == code)
    rows = connection.execute(
        select(milestone_changes).where(mine).order_by(milestone_changes.c.id.desc()).limit(limit)
    )
    return [
        MilestoneRow(
            code=row.code,
            change=row.change,
            before=windows_from_json(row.before),
            after=windows_from_json(row.after),
            by=row.by,
            at=moment(row.at),
            words=row.words,
        )
        for row in rows
    ]
