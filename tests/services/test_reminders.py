"""Reminders come from the plan's dates alone: each once, late ones told together, whatever the clocks did meanwhile."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.commands.demo import plan_moments, prepare
from bot.commands.inputs import read_plan_file
from bot.domain.people import WorkspaceId
from bot.domain.reminders import first_instant
from bot.playground.server import Playground
from bot.rendering.reminders import reminder_reply
from bot.services.desk import Desks
from bot.services.reminders import LATE_AFTER, Reminders
from storage import outbox
from storage.database import open_database
from storage.schema import outbox as table

HERE = WorkspaceId("T0METROPOL")
PARIS = ZoneInfo("Europe/Paris")
MOMENTS = [moment.at for moment in plan_moments(read_plan_file(None))]


@pytest.fixture
def database(tmp_path):
    url, plan = f"sqlite:///{tmp_path / 'jalon.db'}", read_plan_file(None)
    prepare(url, Playground(now=MOMENTS[0]).cast, plan, None, MOMENTS[0] - timedelta(days=1))
    opened = open_database(url)
    yield opened
    opened.close_now()


def claim(database, now):
    """A process that starts at ``now``: nothing is in its memory."""
    reminders = Reminders(database=database, desks=Desks(default_zone=PARIS), write=reminder_reply)
    return database.write_now(lambda connection: reminders.claim_now(connection, now))


def waiting(database):
    rows = database.read_now(lambda connection: connection.execute(table.select().order_by(table.c.not_before)).all())
    return [row for row in rows if row.state == "planned"]


def test_every_reminder_of_the_plan_is_put_out_once_however_often_it_is_looked_for(database):
    for at in MOMENTS:
        for later in (timedelta(), timedelta(seconds=5), timedelta(hours=2)):
            claim(database, at + later)
    keys = [row.key for row in waiting(database)]
    assert len(keys) == len(set(keys)) == len(MOMENTS)
    assert [row.not_before for row in waiting(database)] == [at.timestamp() for at in MOMENTS]


def test_a_single_reminder_that_is_a_day_late_is_posted_and_marked_late(database):
    late = MOMENTS[0] + LATE_AFTER + timedelta(hours=1)
    assert late < MOMENTS[1]
    assert claim(database, late) == 1
    (row,) = waiting(database)
    assert "en retard" in row.text.lower() or "tardif" in row.text.lower()
    assert claim(database, late + timedelta(hours=1)) == 0


def test_reminders_that_were_missed_for_weeks_are_one_message(database):
    assert claim(database, MOMENTS[2] + LATE_AFTER + timedelta(hours=1)) >= 1
    (row,) = [row for row in waiting(database) if row.key.startswith("digest:")]
    assert row.text.count("•") == 3
    assert claim(database, MOMENTS[2] + LATE_AFTER + timedelta(hours=2)) == 0
    assert len(waiting(database)) == 1


def test_an_outage_at_each_moment_of_the_calendar_loses_no_reminder(database):
    told = 0
    for at in MOMENTS[::2]:
        claim(database, at + LATE_AFTER + timedelta(minutes=1))
    claim(database, MOMENTS[-1] + LATE_AFTER + timedelta(minutes=1))
    for row in waiting(database):
        told += max(1, row.text.count("•"))
    assert told == len(MOMENTS)


def test_a_clock_that_goes_back_a_day_and_comes_again_repeats_nothing(database):
    for at in (MOMENTS[0], MOMENTS[0] - timedelta(days=1), MOMENTS[0] - timedelta(hours=1), MOMENTS[0]):
        claim(database, at)
    assert len(waiting(database)) == 1
    assert database.read_now(lambda connection: outbox.counts(connection, HERE)) == {"planned": 1}


ZONES = (
    "Europe/Paris",
    "America/Martinique",
    "Indian/Reunion",
    "Pacific/Noumea",
    "Australia/Lord_Howe",
    "Pacific/Apia",
)


@pytest.mark.parametrize("name", ZONES)
def test_every_local_half_hour_of_twenty_years_is_one_instant_and_they_keep_their_order(name):
    zone = ZoneInfo(name)
    day, before, doubled = date(2024, 1, 1), datetime(2000, 1, 1, tzinfo=UTC), 0
    while day < date(2044, 1, 1):
        for half in range(48) if _changes(day, zone) else (18,):
            local = datetime.combine(day, time(half // 2, 30 * (half % 2)))
            at = first_instant(local, zone)
            assert at >= before
            shown = at.astimezone(zone)
            assert shown.replace(tzinfo=None) >= local
            exists = shown.replace(tzinfo=None) == local
            assert (exists and shown.fold == 0) or shown.replace(tzinfo=None) - local <= timedelta(hours=1)
            before, doubled = at, doubled + (at == before)
        day += timedelta(days=1)
    assert doubled <= 2 * 20  # a gap's half-hours share their instant: the first that exists


def _changes(day, zone):
    midnights = [datetime.combine(day + timedelta(days=ahead), time(), tzinfo=zone).utcoffset() for ahead in (0, 1)]
    return midnights[0] != midnights[1]
