"""The commands that look after the database."""

from __future__ import annotations

import os
from pathlib import Path

from bot.commands.inputs import fail, print_json, print_text, told


def upgrade() -> None:
    """The database is at this release's schema."""
    from bot.settings import database_url
    from storage import upgrade as schema
    from storage.database import DatabaseTrouble

    try:
        schema.upgrade(database_url(os.environ))
    except DatabaseTrouble as trouble:
        fail(told(trouble))
    print_text(f"schema {schema.HEAD}")


def check(*, as_json: bool) -> None:
    """Print the schema, the integrity and what waits in inbox and outbox."""
    from bot.commands.workspaces import command_database
    from storage import inbox, outbox
    from storage.database import Connection
    from storage.upgrade import HEAD

    def unit(connection: Connection) -> dict[str, object]:
        return {"schema": HEAD, "inbox": inbox.counts(connection), "outbox": outbox.counts(connection, None)}

    with command_database() as database:
        found = database.read_now(unit) | {"backend": database.backend, "warnings": list(database.warnings)}
    if as_json:
        print_json(found)
    else:
        print_text("\n".join(f"{name}: {value}" for name, value in found.items()))


def backup(file: Path) -> None:
    """A checked copy of the database is at ``file``."""
    from bot.settings import database_url
    from storage import backup as copying
    from storage.database import DatabaseTrouble

    try:
        copying.backup(database_url(os.environ), file)
    except DatabaseTrouble as trouble:
        fail(told(trouble))
    print_text(str(file))
