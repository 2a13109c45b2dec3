"""The database of a command: opened, brought up to date, with a workspace and a plan in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.inputs import fail, read_plan_file
from bot.domain.people import Language, Member, MemberId, Standing, WorkspaceId

if TYPE_CHECKING:
    from storage.database import Connection, Database

LOCAL = WorkspaceId("TLOCAL")
"""The workspace of the command line, where no Slack workspace was ever connected."""


def open_for_command() -> Database:
    """The database that the environment names, at this release's schema; trouble is one line and exit 2."""
    import os

    from bot.settings import database_url
    from storage.database import DatabaseTrouble, open_database
    from storage.upgrade import upgrade

    url = database_url(os.environ)
    try:
        upgrade(url)
        return open_database(url)
    except DatabaseTrouble as trouble:
        fail(str(trouble))


@contextmanager
def command_database() -> Iterator[Database]:
    """The database, closed at the end."""
    import asyncio

    database = open_for_command()
    try:
        yield database
    finally:
        asyncio.run(database.close())


def the_workspace(connection: Connection, file: Path | None, at: datetime) -> WorkspaceId:
    """The only workspace of the database, or the command line's own; on an empty one the plan is imported."""
    from storage import plans, workspaces

    known = [workspace for workspace in workspaces.all_ids(connection) if workspace != LOCAL]
    workspace = known[0] if len(known) == 1 else LOCAL
    if workspaces.get(connection, workspace) is None:
        workspaces.ensure(connection, workspace, "local", at)
    if plans.current(connection, workspace) is None or file is not None:
        import_into(connection, workspace, file, at)
    return workspace


def import_into(connection: Connection, workspace: WorkspaceId, file: Path | None, at: datetime) -> None:
    """The plan of the file, else the sample, is the workspace's current one."""
    from bot.plan.sample import sample_text
    from storage import plans

    plan = read_plan_file(file)
    source = sample_text() if file is None else "\n".join(passage.text for passage in plan.passages)
    name = "sample.md" if file is None else file.name
    plans.save(connection, workspace, plan, source=source, file_name=name, by="command line", at=at)


def the_member(
    connection: Connection, workspace: WorkspaceId, name: str, *, group: int | None, language: Language, at: datetime
) -> Member:
    """The member of that id or name; an unknown one is created as a member of the group."""
    from storage import members

    found = members.get(connection, workspace, MemberId(name)) or members.by_name(connection, workspace, name)
    if found is not None:
        return found
    groups = frozenset() if group is None else frozenset({group})
    created = Member(
        workspace=workspace, id=MemberId(name), name=name, language=language, standing=Standing.FULL, groups=groups
    )
    members.save(connection, created, at)
    return created
