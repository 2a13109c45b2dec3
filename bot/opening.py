"""The database at this release's schema, with the workspace and its plan in it."""

from __future__ import annotations

from bot.clock import Clock
from bot.domain.troubles import Trouble
from bot.identity import CannotStart, Identity
from bot.logs import tell, warn
from bot.settings import Settings
from storage import plans, workspaces
from storage.database import Connection, Database, DatabaseTrouble, open_database
from storage.upgrade import upgrade


def open_upgraded(url: str) -> Database:
    """The database at this release's schema."""
    try:
        upgrade(url)
        database = open_database(url)
    except DatabaseTrouble as trouble:
        raise CannotStart(trouble.msgid, **trouble.values) from trouble
    for warning in database.warnings:
        warn("database_warning", told=warning)
    return database


async def settle_in(database: Database, identity: Identity, settings: Settings, clock: Clock) -> None:
    """The workspace is known and has a plan: JALON_PLAN's, else the sample, on an empty database."""
    try:
        await database.write(lambda connection: _settle_in(connection, identity, settings, clock))
    except DatabaseTrouble as trouble:
        raise CannotStart(trouble.msgid, **trouble.values) from trouble


def _settle_in(connection: Connection, identity: Identity, settings: Settings, clock: Clock) -> None:
    workspaces.ensure(connection, identity.workspace, identity.name, clock.now())
    if plans.current(connection, identity.workspace) is not None:
        return
    from bot.plan.importing import PlanUnreadable, read_file, read_plan  # noqa: PLC0415 - needed on an empty database only
    from bot.plan.sample import sample_text  # noqa: PLC0415 - same

    if settings.plan_file is None:
        source, name = sample_text(), "sample.md"
        plan = read_plan(source)
    else:
        name = settings.plan_file.name
        try:
            imported = read_file(settings.plan_file, name=name)
        except PlanUnreadable as trouble:
            reason = Trouble(trouble.msgid, **trouble.values)
            raise CannotStart("JALON_PLAN cannot be used: %(reason)s", reason=reason) from trouble
        plan, source = imported.plan, imported.text
    version = plans.save(
        connection, identity.workspace, plan, source=source, file_name=name, by="jalon", at=clock.now()
    )
    tell("plan_imported", file=name, version=version, axes=len(plan.axes), milestones=len(plan.milestones))
