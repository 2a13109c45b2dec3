"""Three clocks, of which one follows the demo's."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from aiohttp import web

from bot import clock as clock_module
from bot.clock import FixedClock, FollowedClock, SystemClock, steady_seconds

AT = datetime(2027, 3, 28, 2, 30, tzinfo=timezone(timedelta(hours=2)))


def test_the_machine_s_clock_is_aware_and_in_utc():
    assert SystemClock().now().tzinfo is UTC
    assert abs(SystemClock().now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_fixed_clock_stands_where_it_is_put():
    clock = FixedClock(AT)
    assert clock.now() == AT
    assert clock.now().tzinfo is UTC
    clock.move_to(AT + timedelta(days=1))
    assert clock.now() == AT + timedelta(days=1)


def test_steady_seconds_never_go_back():
    seen = [steady_seconds() for _ in range(1_000)]
    assert seen == sorted(seen)


@pytest.fixture
async def followed(slack, session):
    moved = asyncio.Event()
    clock = FollowedClock(f"{slack.url}/clock", on_move=moved.set)
    await clock.start(session)
    yield clock, moved
    await clock.stop()


def together(clock, slack):
    return abs(clock.now() - slack.clock.now()) < timedelta(seconds=1)


async def test_a_followed_clock_shows_the_server_s_time_from_the_start(slack, followed):
    clock, _ = followed
    assert together(clock, slack)


async def test_a_followed_clock_moves_with_the_server_and_says_so(slack, followed):
    clock, moved = followed
    moved.clear()
    slack.clock.move_to(slack.clock.now() + timedelta(days=7))
    await asyncio.wait_for(moved.wait(), 2)
    assert together(clock, slack)


async def test_a_server_that_talks_nonsense_or_nothing_leaves_the_last_offset(session, monkeypatch):
    monkeypatch.setattr(clock_module, "RETRY_SECONDS", 0.01)
    answers = [
        {"offset": 3600, "version": 1},
        "nonsense",
        {"offset": "nan", "version": 2},
        [],
        {"offset": 7200, "version": 3},
    ]
    asked = asyncio.Event()

    async def told(_request):
        if len(answers) == 1:
            asked.set()
        return web.json_response(answers.pop(0) if len(answers) > 1 else answers[0])

    app = web.Application()
    app.router.add_get("/clock", told)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    clock = FollowedClock(f"http://127.0.0.1:{runner.addresses[0][1]}/clock")
    await clock.start(session)
    first = clock.now() - datetime.now(UTC)
    await asyncio.wait_for(asked.wait(), 2)
    await asyncio.sleep(0.05)
    await clock.stop()
    await runner.cleanup()
    assert round(first.total_seconds()) == 3600
    assert round((clock.now() - datetime.now(UTC)).total_seconds()) == 7200


async def test_a_clock_without_a_server_is_the_machine_s(session):
    clock = FollowedClock("http://127.0.0.1:1/clock")
    await clock.start(session)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    await clock.stop()
