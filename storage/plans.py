"""Plans: every version that was imported, the current one, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, insert, select, update

from bot.domain.actions import Origin
from bot.domain.people import WorkspaceId
from bot.domain.plan import Plan
from storage import workspaces
from storage.moments import moment, seconds, storable
from storage.plan_json import milestone_from_json, milestone_to_json, plan_from_json, plan_to_json, windows_to_json
from storage.schema import actions, milestones, plans


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlan:
    """A version of the plan with its source text."""

    version: int
    plan: Plan
    source: str
    file_name: str
    imported_at: datetime
    imported_by: str


def save(
    connection: Connection, workspace: WorkspaceId, plan: Plan, *, source: str, file_name: str, by: str, at: datetime
) -> int:
    """The plan is the current one; its version. Lines that vanished are closed, what was recorded on them stays."""
    newest = connection.execute(select(func.max(plans.c.version)).where(plans.c.workspace == workspace)).scalar()
    version = (newest or 0) + 1
    connection.execute(
        insert(plans).values(
            workspace=workspace,
            version=version,
            imported_at=seconds(at),
            imported_by=by,
            file_name=file_name,
            source=storable(source),
            content=plan_to_json(plan),
        )
    )
    make_current(connection, workspace, plan, version, by=by, at=at)
    return version


def make_current(
    connection: Connection, workspace: WorkspaceId, plan: Plan, version: int, *, by: str, at: datetime
) -> None:
    """Actions and milestones follow the plan; the workspace works with this version."""
    _sync_actions(connection, workspace, plan, by=by, at=at)
    _sync_milestones(connection, workspace, plan)
    settings = workspaces.get(connection, workspace)
    since = at if settings is None or settings.reminders_since is None else settings.reminders_since
    workspaces.change(connection, workspace, plan_version=version, reminders_since=since)


def _sync_actions(connection: Connection, workspace: WorkspaceId, plan: Plan, *, by: str, at: datetime) -> None:
    """What differs is written, in one statement for many rows: a plan of thousands of lines is saved in well under a second."""
    mine = (actions.c.workspace == workspace) & (actions.c.origin == Origin.PLAN.value)
    followed = ("title", "kind", "axis", "working_group", "line", "closed", "position")
    columns = (actions.c.code, *(actions.c[name] for name in followed))
    known = {row.code: row for row in connection.execute(select(*columns).where(mine))}
    wanted: set[str] = set()
    fresh: list[dict[str, object]] = []
    changed: list[dict[str, object]] = []
    position = 0
    for axis in plan.axes:
        groups = [group.number for group in plan.working_groups if axis.code in group.axes]
        for item in axis.items:
            position += 1
            wanted.add(item.code)
            values: dict[str, object] = {
                "title": storable(item.text),
                "kind": item.kind.value,
                "axis": axis.code,
                # An axis that several groups share belongs to none of them alone: each may report on it.
                "working_group": groups[0] if len(groups) == 1 else None,
                "line": item.source.line,
                "closed": False,
                "position": position,
            }
            row = known.get(item.code)
            if row is None:
                origin = {"origin": Origin.PLAN.value, "created_at": seconds(at), "created_by": by}
                fresh.append({"workspace": workspace, "code": item.code, **values, **origin})
            elif any(getattr(row, name) != values[name] for name in followed):
                changed.append({"its_code": item.code, **values})
    if fresh:
        connection.execute(insert(actions), fresh)
    if changed:
        connection.execute(update(actions).where(mine, actions.c.code == bindparam("its_code")), changed)
    if gone := [code for code, row in known.items() if code not in wanted and not row.closed]:
        _close(connection, actions, mine, gone)


def _sync_milestones(connection: Connection, workspace: WorkspaceId, plan: Plan) -> None:
    """What the document says is taken over; dates that people gave stay as long as the document's own do not change."""
    mine = (milestones.c.workspace == workspace) & (milestones.c.origin == Origin.PLAN.value)
    known = {row.code: row for row in connection.execute(select(milestones).where(mine))}
    fresh: list[dict[str, object]] = []
    moved: list[dict[str, object]] = []
    changed: list[dict[str, object]] = []
    for position, milestone in enumerate(plan.milestones, 1):
        windows = windows_to_json(milestone.windows)
        values: dict[str, object] = {"position": position, "content": milestone_to_json(milestone), "closed": False}
        row = known.pop(milestone.code, None)
        if row is None:
            origin = {"origin": Origin.PLAN.value, "windows": windows, "state": "planned", "words": ""}
            fresh.append({"workspace": workspace, "code": milestone.code, **values, **origin})
        elif windows != windows_to_json(milestone_from_json(row.content).windows):
            renewed = {"windows": windows, "state": "planned", "changed_at": None, "changed_by": None, "words": ""}
            moved.append({"its_code": milestone.code, **values, **renewed})
        elif (row.position, row.content, row.closed) != tuple(values.values()):
            changed.append({"its_code": milestone.code, **values})
    if fresh:
        connection.execute(insert(milestones), fresh)
    for rows in (moved, changed):
        if rows:
            connection.execute(update(milestones).where(mine, milestones.c.code == bindparam("its_code")), rows)
    if known:
        _close(connection, milestones, mine, list(known))


def _close(connection: Connection, table: Table, mine: ColumnElement[bool], gone: list[str]) -> None:
    """One row a parameter set: a database takes only so many values in one list."""
    statement = update(table).where(mine, table.c.code == bindparam("its_code")).values(closed=True)
    connection.execute(statement, [{"its_code": code} for code in gone])


def current(connection: Connection, workspace: WorkspaceId) -> StoredPlan | None:
    """The plan that the workspace works with, or None."""
    settings = workspaces.get(connection, workspace)
    if settings is None or settings.plan_version is None:
        return None
    return get(connection, workspace, settings.plan_version)


def get(connection: Connection, workspace: WorkspaceId, version: int) -> StoredPlan | None:
    """A version of the plan, or None."""
    row = connection.execute(select(plans).where(plans.c.workspace == workspace, plans.c.version == version)).first()
    if row is None:
        return None
    return StoredPlan(
        version=row.version,
        plan=plan_from_json(row.content),
        source=row.source,
        file_name=row.file_name,
        imported_at=moment(row.imported_at),
        imported_by=row.imported_by,
    )


def versions(connection: Connection, workspace: WorkspaceId) -> list[int]:
    """The numbers of every version, oldest first."""
    found = connection.execute(select(plans.c.version).where(plans.c.workspace == workspace).order_by(plans.c.version))
    return list(found.scalars())
