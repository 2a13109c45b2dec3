from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.playground import clock as clocks
from bot.playground.clock import Moment, PlayClock
from bot.playground.people import default_cast
from bot.playground.server import Playground

CLAIRE = default_cast().people[0].id
START = datetime(2015, 3, 2, 9, tzinfo=UTC)
NEAR = timedelta(seconds=5)


def test_a_day_further_is_the_same_local_hour_over_summer_time():
    clock = PlayClock(now=datetime(2015, 3, 28, 9, tzinfo=UTC))
    assert abs(clock.target("day") - datetime(2015, 3, 29, 8, tzinfo=UTC)) < NEAR
    with pytest.raises(ValueError, match="fortnight"):
        clock.target("fortnight")


async def test_the_clock_pauses_at_every_moment_on_its_way(monkeypatch):
    monkeypatch.setattr(clocks, "PAUSE_SECONDS", 0.01)
    moments = [Moment(at=START + timedelta(days=days), title=str(days)) for days in (5, 1, 30)]
    clock, shown = PlayClock(now=START, moments=moments), []
    clock.on_move.append(lambda: shown.append(round((clock.now() - START) / timedelta(days=1), 2)))
    await clock.travel(START + timedelta(days=7))
    assert shown == [1.0, 5.0, 7.0]


async def test_a_reader_hears_of_a_move_at_once_and_messages_follow_it():
    async with Playground(now=START, realtime=False) as playground, aiohttp.ClientSession() as session:
        async with session.get(f"{playground.url}/clock") as response:
            first = await response.json()
        assert (first["version"], abs(datetime.fromisoformat(first["now"]) - START) < NEAR) == (0, True)
        asked = session.get(f"{playground.url}/clock", params={"after": "0"})
        async with session.post(f"{playground.url}/clock", json={"to": "2015-04-30T10:00:00+02:00"}) as response:
            assert response.status == 200
        async with asked as response:
            assert (await response.json())["version"] == 1
        ts = await playground.say(CLAIRE, CLAIRE, "bonjour")
        assert datetime.fromtimestamp(float(ts), UTC).date().isoformat() == "2015-04-30"
        async with session.post(f"{playground.url}/clock", json={"move": "next"}) as response:
            assert (response.status, (await response.json())["error"]) == (400, "no_moment")
        async with session.post(f"{playground.url}/clock", json={"to": "2015-05-30T10:00:00"}) as response:
            assert (await response.json())["error"] == "naive_instant"
