"""Schemas: made, recognised, refused; a migration that is killed leaves nothing half done."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from storage.database import DatabaseTooNew, DatabaseUnreadable, open_database, postgres_engine
from storage.indexes import metadata
from storage.sqlite import sqlite_module
from storage.upgrade import HEAD, KNOWN, MIGRATIONS, check, current, upgrade

ROOT = Path(__file__).resolve().parents[2]


def engine_of(url):
    return create_engine(url, module=sqlite_module()) if url.startswith("sqlite") else postgres_engine(url)


def test_a_new_database_gets_this_release_s_schema_and_keeps_it(empty_url):
    assert current(empty_url) is None
    upgrade(empty_url)
    upgrade(empty_url)
    assert (current(empty_url), check(empty_url)) == (HEAD, HEAD)


def test_the_migrations_and_the_tables_agree(url):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = engine_of(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_list_of_schemas_is_that_of_the_migrations():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert [revision.revision for revision in script.walk_revisions()][::-1] == list(KNOWN)
    assert script.get_current_head() == HEAD


def test_every_table_has_its_workspace_and_every_key_begins_with_it():
    tables = [table for table in metadata.sorted_tables if table.name != "replays"]
    assert [table.name for table in tables if next(iter(table.primary_key)).name != "workspace"] == []
    unique = [index.name for table in tables for index in table.indexes if index.unique]
    assert unique == []


def test_a_database_of_a_newer_release_is_refused_and_left_alone(url):
    engine = engine_of(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    for looking in (upgrade, current, check):
        with pytest.raises(DatabaseTooNew, match="9999"):
            looking(url)


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "accounts.db"
    connection = sqlite_module().connect(path)
    connection.execute("CREATE TABLE accounts (id)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseUnreadable, match="something else"):
        upgrade(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_damaged_file_is_found_by_the_check(ready_sqlite):
    path = Path(ready_sqlite.removeprefix("sqlite:///"))
    stored = bytearray(path.read_bytes())
    stored[4096 : len(stored)] = bytes(len(stored) - 4096)
    path.write_bytes(stored)
    with pytest.raises(DatabaseUnreadable, match="damaged"):
        check(ready_sqlite)


KILLED_AT_EVERY_STATEMENT = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
import alembic.command, alembic.config  # imported once, not by each child
from storage.upgrade import current, upgrade
folder, number, survived = Path(sys.argv[1]), 0, False
while not survived:
    number += 1
    url = f"sqlite:///{folder}/{number}.db"
    child = os.fork()
    if child == 0:
        count = 0
        @event.listens_for(Engine, "before_cursor_execute")
        def kill(*_arguments):
            global count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
        upgrade(url)
        os._exit(0)
    survived = os.waitpid(child, 0)[1] == 0
    if not survived:
        assert current(url) is None, number
        upgrade(url)
print(number)
"""


@pytest.mark.process
def test_a_migration_killed_at_any_statement_is_done_whole_the_next_time(tmp_path):
    command = [sys.executable, "-W", "ignore", "-c", KILLED_AT_EVERY_STATEMENT, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert int(done.stdout) > 20
    dumps = {_tables(path) for path in tmp_path.glob("*.db")}
    assert len(dumps) == 1


def _tables(path):
    connection = sqlite_module().connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    connection.close()
    return tuple(found), tuple(versions)


def test_opening_a_database_at_head_does_not_load_alembic_or_the_orm(ready_sqlite):
    script = f"""
import sys
from storage.database import open_database
from storage.upgrade import upgrade
from storage import inbox, outbox, plans, actions, updates, workspaces
upgrade({ready_sqlite!r})
open_database({ready_sqlite!r}).close_now()
print([name for name in ("alembic", "sqlalchemy.orm", "sqlalchemy.ext.asyncio", "psycopg", "sqlalchemy.dialects.postgresql") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_data_survives_a_second_start(url):
    from datetime import UTC, datetime

    from bot.domain.people import WorkspaceId
    from storage import workspaces

    at = datetime(2027, 3, 1, tzinfo=UTC)
    for name in ("first", "second"):
        upgrade(url)
        database = open_database(url)
        database.write_now(lambda c, name=name: workspaces.ensure(c, WorkspaceId("T1"), name, at))
        assert database.read_now(lambda c: workspaces.get(c, WorkspaceId("T1"))).name == "first"
        database.close_now()


def test_what_an_earlier_release_stored_is_there_after_each_migration(empty_url):
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import text

    engine = engine_of(empty_url)
    with engine.connect() as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, KNOWN[0])
        stored = (
            "INSERT INTO members VALUES ('T1', 'U1', 'Claire', 'fr', 'Europe/Paris', 'full', 'coordinator', '[1]', 5.0)"
        )
        connection.execute(text(stored))
    engine.dispose()
    assert current(empty_url) == KNOWN[0]
    upgrade(empty_url)
    engine = engine_of(empty_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name, role, seen_at FROM members")).all() == [
            ("Claire", "coordinator", 5.0)
        ]
        assert connection.execute(text("SELECT count(*) FROM open_questions")).scalar() == 0
    engine.dispose()
    assert current(empty_url) == HEAD
