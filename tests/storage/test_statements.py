"""Statements that go to the driver directly are of the unit's transaction, and fail as any others."""

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.people import WorkspaceId
from storage import workspaces
from storage.database import DatabaseUnwritable, open_database
from storage.statements import Statement
from storage.upgrade import upgrade

ADD = Statement("INSERT INTO replays (timestamp, signature) VALUES (:at, :signature) RETURNING signature, timestamp")
COUNT = Statement("SELECT count(*) FROM replays")
DROP = Statement("DELETE FROM replays WHERE timestamp >= :at")


def test_rows_come_in_the_order_of_the_columns_and_changes_are_counted(database):
    def unit(connection):
        rows = [tuple(row) for row in ADD.rows(connection, {"at": 1, "signature": "a", "unused": None})]
        return rows, ADD.first(connection, {"at": 2, "signature": "b"})[0], DROP.run(connection, {"at": 1})

    assert database.write_now(unit) == ([("a", 1)], "b", 2)
    assert database.read_now(lambda connection: tuple(COUNT.first(connection))) == (0,)
    assert database.read_now(lambda connection: workspaces.revision(connection, WorkspaceId("T9"))) is None


def test_a_unit_that_fails_leaves_nothing_of_its_statements(database):
    def unit(connection):
        ADD.rows(connection, {"at": 1, "signature": "a"})
        ADD.rows(connection, {"at": 1, "signature": "a"})

    with pytest.raises(IntegrityError):
        database.write_now(unit)
    assert database.read_now(lambda connection: tuple(COUNT.first(connection))) == (0,)


def test_a_statement_outside_of_a_transaction_begins_one(database):
    with database._writer.connect() as connection:
        ADD.rows(connection, {"at": 1, "signature": "a"})
        connection.rollback()
    assert database.read_now(lambda connection: tuple(COUNT.first(connection))) == (0,)


def test_a_reader_of_a_file_cannot_write(tmp_path):
    url = f"sqlite:///{tmp_path / 'jalon.db'}"
    upgrade(url)
    database = open_database(url)
    try:
        with pytest.raises(DatabaseUnwritable):
            database.read_now(lambda connection: DROP.run(connection, {"at": 0}))
    finally:
        database.close_now()
