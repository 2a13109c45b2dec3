"""The workspace's clock: it runs like the real one, and can be moved."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.playground.payload import Payload

PAUSE_SECONDS = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An instant worth stopping at, with the words the clock bar shows."""

    at: datetime
    title: str


class PlayClock:
    """Real time plus an offset. `version` grows with every move; whoever waits on it is told."""

    def __init__(
        self,
        *,
        now: datetime | None = None,
        moments: Sequence[Moment] = (),
        realtime: bool = True,
        tz: str = "Europe/Paris",
    ) -> None:
        self.realtime = realtime
        self.tz = tz
        self.version = 0
        self.offset = timedelta(0) if now is None else now - datetime.now(UTC)
        self.moments: tuple[Moment, ...] = tuple(sorted(moments, key=lambda moment: moment.at))
        self.on_move: list[Callable[[], None]] = []
        self._moved = asyncio.Event()
        self._travel = asyncio.Lock()

    def now(self) -> datetime:
        """The workspace's instant, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def micros(self) -> int:
        """The same in microseconds since 1970."""
        return time.time_ns() // 1000 + self.offset // timedelta(microseconds=1)

    def move_to(self, instant: datetime) -> None:
        """From now on the clock shows `instant` and runs on from there. Nothing is passed in between."""
        self.shift(instant - self.now())

    def shift(self, by: timedelta) -> None:
        """The clock is `by` further, at once."""
        self.offset += by
        self.version += 1
        self.wake()
        for tell in self.on_move:
            tell()

    def wake(self) -> None:
        """Whoever waits for a move waits no longer."""
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def next_moment(self) -> Moment | None:
        """The first known moment still ahead."""
        now = self.now()
        return next((moment for moment in self.moments if moment.at > now), None)

    def target(self, move: str) -> datetime | None:
        """Where "day", "week" or "next" leads: the same local hour, or the next moment. None when there is none."""
        local = self.now().astimezone(ZoneInfo(self.tz))
        match move:
            case "day":
                return (local + timedelta(days=1)).astimezone(UTC)
            case "week":
                return (local + timedelta(days=7)).astimezone(UTC)
            case "next":
                moment = self.next_moment()
                return moment.at if moment else None
            case _:
                raise ValueError(f"the clock knows day, week and next, not {move!r}")

    async def travel(self, to: datetime | str) -> None:
        """The clock is at `to` (an instant, or a move as `target` knows them); with `realtime` it paused at every
        known moment on the way. Journeys begin where the one before them ended.
        """
        async with self._travel:
            target = self.target(to) if isinstance(to, str) else to
            if target is None:
                return
            if self.realtime:
                for moment in self.moments:
                    if self.now() < moment.at < target:
                        self.move_to(moment.at)
                        await asyncio.sleep(PAUSE_SECONDS)
            self.move_to(target)

    async def after(self, version: int, *, at_most: float) -> None:
        """Returns when the clock has moved since `version`, or after `at_most` seconds."""
        moved = self._moved
        if self.version == version:
            try:
                await asyncio.wait_for(moved.wait(), at_most)
            except TimeoutError:
                return

    def shown(self) -> Payload:
        """What `GET /clock` answers."""
        return {"now": self.now().isoformat(), "offset": self.offset.total_seconds(), "version": self.version}
