"""Time comes in: APScheduler beats the measure, storage knows what is due (R8)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.clock import steady_seconds
from bot.logs import fail, warn

Body = Callable[[], Awaitable[object]]

PERIODS_TOO_LATE = 3
"""A metronome that has been silent for so many periods is started again."""

LONGEST_BEAT = 900.0
"""A body still at work after this is taken for stuck: posting a long backlog may well take minutes."""

STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Beat:
    """Something done every so many seconds."""

    name: str
    seconds: float
    body: Body


@dataclass(slots=True)
class Metronome:
    """Runs its beats until it is stopped; a body's error is logged and the next beat comes all the same."""

    beats: tuple[Beat, ...]
    restarts: int = 0
    _scheduler: Any = None
    _last: dict[str, float] = field(default_factory=dict)
    _at_work: dict[asyncio.Task[Any], tuple[str, float]] = field(default_factory=dict)
    _watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        """The beats come from now on, the first one at once."""
        self._start_scheduler()
        if self._watch is None:
            self._watch = asyncio.create_task(self._watch_over(), name="metronome-watch")
        self.kick()

    def kick(self) -> None:
        """Every beat comes once at once: the clock was moved, or the process has just started. Harmless when stopped."""
        if self._watch is not None:
            for beat in self.beats:
                self._work(beat)

    def age(self) -> float:
        """Seconds since the beat that is longest past began; 0 before the first."""
        return max((steady_seconds() - began for began in self._last.values()), default=0.0)

    async def stop(self) -> None:
        """No beat comes any more; those at work have ended, after five seconds by force (R18)."""
        if self._watch is not None:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
            self._watch = None
        self._stop_scheduler()
        if self._at_work:
            _, stuck = await asyncio.wait(tuple(self._at_work), timeout=STOP_SECONDS)
            for task in stuck:
                task.cancel()
            await asyncio.gather(*stuck, return_exceptions=True)

    def _start_scheduler(self) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - slow to import, after the socket is open

        scheduler = AsyncIOScheduler(timezone="UTC")
        for beat in self.beats:
            scheduler.add_job(
                self._tick,
                "interval",
                args=(beat,),
                seconds=beat.seconds,
                id=beat.name,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
            self._last[beat.name] = steady_seconds()
        scheduler.start()
        self._scheduler = scheduler

    def _stop_scheduler(self) -> None:
        if self._scheduler is not None:
            with contextlib.suppress(Exception):
                self._scheduler.shutdown(wait=False)
            self._scheduler = None

    async def _tick(self, beat: Beat) -> None:
        """The scheduler's job: it only starts the body, so that a scheduler that ends never takes a body along."""
        if not any(name == beat.name for name, _ in self._at_work.values()):
            self._work(beat)

    def _work(self, beat: Beat) -> None:
        self._last[beat.name] = steady_seconds()
        task = asyncio.create_task(self._run(beat), name=f"beat-{beat.name}")
        self._at_work[task] = (beat.name, steady_seconds())
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        name, _ = self._at_work.pop(task)
        self._last[name] = steady_seconds()

    async def _run(self, beat: Beat) -> None:
        try:
            await beat.body()
        except Exception as error:  # noqa: BLE001 - the metronome goes on whatever a body does
            fail("beat_failed", error, beat=beat.name)

    async def _watch_over(self) -> None:
        """On a clock that nobody sets: a metronome that fell silent is started again, a body that is stuck is ended."""
        pause = min((beat.seconds for beat in self.beats), default=1.0)
        while True:
            await asyncio.sleep(pause)
            try:
                self._look_after()
            except Exception as error:  # noqa: BLE001 - the next look may succeed
                fail("metronome_watch_failed", error)

    def _look_after(self) -> None:
        now = steady_seconds()
        for task, (name, began) in list(self._at_work.items()):
            if now - began > LONGEST_BEAT:
                warn("beat_stuck", beat=name, seconds=round(now - began))
                task.cancel()
        at_work = {name for name, _ in self._at_work.values()}
        silent = [
            beat.name
            for beat in self.beats
            if beat.name not in at_work and now - self._last[beat.name] > PERIODS_TOO_LATE * beat.seconds
        ]
        if silent:
            warn("metronome_restarted", beats=",".join(silent))
            self.restarts += 1
            self._stop_scheduler()
            self._start_scheduler()
            self.kick()
