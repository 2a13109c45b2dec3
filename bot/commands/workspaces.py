"""The database of a command: opened, brought up to date, with a workspace and a plan in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.inputs import fail, read_document, told
from bot.domain.people import Language, Member, MemberId, Standing, WorkspaceId

if TYPE_CHECKING:
    from storage.database import Connection, Database

LOCAL = WorkspaceId("TLOCAL")
"""The workspace of the command line, where no Slack workspace was ever connected."""

COMMAND_LINE = "command line"
"""Who imported a plan, where it was not a member of the workspace."""


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
        fail(told(trouble))


@contextmanager
def command_database() -> Iterator[Database]:
    """The database, closed at the end."""
    import asyncio

    database = open_for_command()
    try:
        yield database
    finally:
        asyncio.run(database.close())


def only_workspace(connection: Connection) -> WorkspaceId:
    """The only workspace of the database, or the command line's own."""
    from storage import workspaces

    known = [workspace for workspace in workspaces.all_ids(connection) if workspace != LOCAL]
    return known[0] if len(known) == 1 else LOCAL


def ensured_workspace(connection: Connection, at: datetime) -> WorkspaceId:
    """The workspace of the command line, known to the database."""
    from storage import workspaces

    workspace = only_workspace(connection)
    if workspaces.get(connection, workspace) is None:
        workspaces.ensure(connection, workspace, "local", at)
    return workspace


def the_workspace(connection: Connection, file: Path | None, at: datetime) -> WorkspaceId:
    """The workspace of the command line; on an empty one the plan is imported."""
    from storage import plans

    workspace = ensured_workspace(connection, at)
    if plans.current(connection, workspace) is None or file is not None:
        import_into(connection, workspace, file, at)
    return workspace


def import_into(connection: Connection, workspace: WorkspaceId, file: Path | None, at: datetime) -> None:
    """The plan of the file, else the sample, is the workspace's current one; codes stay with lines that were there."""
    from bot.plan.importing import ImportedPlan, read_plan
    from bot.plan.sample import sample_text
    from bot.services.plans import held_against, remember
    from storage import plans

    imported = ImportedPlan(plan=read_plan(sample_text()), text=sample_text()) if file is None else read_document(file)
    found = held_against(imported.plan, remember(connection, workspace))
    if not found.same:
        name = "sample.md" if file is None else file.name
        plans.save(connection, workspace, found.plan, source=imported.text, file_name=name, by=COMMAND_LINE, at=at)


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
