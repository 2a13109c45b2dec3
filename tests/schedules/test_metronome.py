"""The metronome beats on, whatever its bodies and its scheduler do."""

import asyncio

import pytest

from schedules import metronome as metronome_module
from schedules.metronome import Beat, Metronome

SHORT = 0.05


class Counted:
    def __init__(self, *, error=None, seconds=0.0):
        self.began = self.ended = self.cancelled = 0
        self.error, self.seconds = error, seconds

    async def __call__(self):
        self.began += 1
        try:
            await asyncio.sleep(self.seconds)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.error is not None:
            raise self.error
        self.ended += 1

    async def reaches(self, times):
        async with asyncio.timeout(5):
            while self.began < times:  # noqa: ASYNC110 - the body is a counter, no event
                await asyncio.sleep(0.005)


@pytest.fixture
async def running():
    started = []

    def start(*beats):
        metronome = Metronome(beats)
        metronome.start()
        started.append(metronome)
        return metronome

    yield start
    for metronome in started:
        await metronome.stop()


async def test_the_first_beat_comes_at_once_and_others_follow(running):
    body = Counted()
    running(Beat("b", SHORT, body))
    await asyncio.sleep(0.01)
    assert body.began == 1
    await body.reaches(4)


async def test_an_error_of_a_body_does_not_end_the_beat(running):
    body = Counted(error=OSError("database is locked"))
    running(Beat("b", SHORT, body))
    await body.reaches(4)


async def test_a_moved_clock_brings_a_beat_at_once(running):
    body = Counted()
    metronome = running(Beat("b", 3600, body))
    await body.reaches(1)
    metronome.kick()
    await body.reaches(2)


async def test_a_scheduler_that_died_in_silence_is_started_again(running):
    body = Counted()
    metronome = running(Beat("b", SHORT, body))
    await body.reaches(2)
    metronome._scheduler._timeout.cancel()  # as after an error in its own bookkeeping: running, and no timer
    metronome._scheduler._timeout = None
    seen = body.began
    await body.reaches(seen + 3)
    assert metronome.restarts == 1


async def test_a_body_that_takes_long_is_neither_cut_off_nor_run_twice(running):
    body = Counted(seconds=SHORT * 8)
    metronome = running(Beat("b", SHORT, body))
    await body.reaches(2)
    assert (body.ended, body.cancelled, metronome.restarts) == (1, 0, 0)


async def test_a_body_that_is_stuck_is_ended(running, monkeypatch):
    monkeypatch.setattr(metronome_module, "LONGEST_BEAT", 0.1)
    monkeypatch.setattr(metronome_module, "STOP_SECONDS", 0.1)
    body = Counted(seconds=60)
    metronome = running(Beat("b", SHORT, body))
    await body.reaches(2)
    assert body.cancelled == 1
    await metronome.stop()


async def test_a_stop_waits_for_the_body_and_nothing_comes_after_it(running):
    body = Counted(seconds=0.15)
    metronome = running(Beat("b", SHORT, body))
    await body.reaches(1)
    await metronome.stop()
    assert body.ended == body.began
    seen = body.began
    metronome.kick()
    await asyncio.sleep(SHORT * 3)
    assert body.began == seen


async def test_a_stop_waits_for_a_stuck_body_no_longer_than_it_may(running, monkeypatch):
    monkeypatch.setattr(metronome_module, "STOP_SECONDS", 0.1)
    body = Counted(seconds=60)
    metronome = running(Beat("b", SHORT, body))
    await body.reaches(1)
    await asyncio.wait_for(metronome.stop(), 1)
    assert body.cancelled == 1


async def test_a_blocked_event_loop_loses_no_beat(running):
    body = Counted()
    running(Beat("b", SHORT, body))
    await body.reaches(1)
    import time

    time.sleep(0.4)  # noqa: ASYNC251 - this is the fault
    seen = body.began
    await body.reaches(seen + 2)
