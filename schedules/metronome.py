"""Time comes in: APScheduler beats the measure, storage knows what is due (R8)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.logs import fail, warn

Body = Callable[[], Awaitable[object]]

PERIODS_TOO_LATE = 3
"""A metronome that has been silent for so many periods is started again."""


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
    _scheduler: Any = None
    _last: dict[str, float] = field(default_factory=dict)
    _watch: asyncio.Task[None] | None = None
    _kicks: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self) -> None:
        """The beats come from now on, the first one at once."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - slow to import, after the socket is open

        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for beat in self.beats:
            self._scheduler.add_job(
                self._beat,
                "interval",
                args=(beat,),
                seconds=beat.seconds,
                id=beat.name,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()
        if self._watch is None:
            self._watch = asyncio.create_task(self._watch_over(), name="metronome-watch")
        self.kick()

    def kick(self) -> None:
        """Every beat comes once at once: the clock was moved, or the process has just started."""
        for beat in self.beats:
            task = asyncio.create_task(self._beat(beat))
            self._kicks.add(task)
            task.add_done_callback(self._kicks.discard)

    async def stop(self) -> None:
        """No beat comes any more, none is at work."""
        if self._watch is not None:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
            self._watch = None
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
        if self._kicks:
            await asyncio.wait(self._kicks, timeout=5)

    async def _beat(self, beat: Beat) -> None:
        self._last[beat.name] = asyncio.get_running_loop().time()
        try:
            await beat.body()
        except Exception as error:  # noqa: BLE001 - the metronome goes on whatever a body does
            fail("beat_failed", error, beat=beat.name)

    async def _watch_over(self) -> None:
        """On the monotonic clock: a metronome that fell silent is started again."""
        pause = min((beat.seconds for beat in self.beats), default=1.0)
        while True:
            await asyncio.sleep(pause)
            now = asyncio.get_running_loop().time()
            late = [
                beat.name
                for beat in self.beats
                if now - self._last.get(beat.name, now) > PERIODS_TOO_LATE * max(beat.seconds, 1.0)
            ]
            if late:
                warn("metronome_restarted", beats=",".join(late))
                with contextlib.suppress(Exception):
                    self._scheduler.shutdown(wait=False)
                self._last.clear()
                self.start()
