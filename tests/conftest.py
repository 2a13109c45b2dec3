"""A Slack-compatible workspace, a messenger that speaks to it, and an empty database at this release's schema."""

import shutil
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession
from hypothesis import settings

from bot.domain.people import WorkspaceId
from bot.messenger import Messenger
from bot.playground.server import Playground
from storage import workspaces
from storage.database import open_database
from storage.upgrade import upgrade

settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")
"""Patterns are compiled at their first use and machines are shared: what must be quick is measured, not timed example by example."""

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
async def slack():
    async with Playground(now=NOW, ack_seconds=1.0) as playground:
        yield playground


@pytest.fixture
async def session():
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
def messenger(slack, session):
    return Messenger(session, api_url=slack.api_url, token=slack.bot_token)


@pytest.fixture(scope="session")
def empty_database_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "jalon.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def file_database(tmp_path, empty_database_file):
    """The address of a file of this test's own, with nothing in it."""
    shutil.copy(empty_database_file, tmp_path / "jalon.db")
    return f"sqlite:///{tmp_path / 'jalon.db'}"


@pytest.fixture
def jalon_database(file_database):
    opened = open_database(file_database)
    opened.write_now(lambda connection: workspaces.ensure(connection, WorkspaceId("T0METROPOL"), "Métropole", NOW))
    yield opened
    opened.close_now()
