"""The clock: the only place that asks what time it is."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from aiohttp import ClientSession

LONG_POLL_SECONDS = 40
RETRY_SECONDS = 1.0


def steady_seconds() -> float:
    """Seconds that nobody can set back, and that also pass while the machine sleeps where the system tells them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """The present instant: aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant: aware, in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The instant that it was put to."""
        return self._at

    def move_to(self, at: datetime) -> None:
        """From now on the clock shows ``at``."""
        self._at = at.astimezone(UTC)


class FollowedClock:
    """The machine's clock plus the offset that a server tells: the demo's clock can be moved.

    Until the server was heard, and while it is silent, the last offset holds.
    """

    def __init__(self, url: str, *, on_move: Callable[[], None] | None = None) -> None:
        self.on_move = on_move
        self._url = url
        self._offset = timedelta()
        self._version = -1
        self._task: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """The server's present instant: aware, in UTC."""
        return datetime.now(UTC) + self._offset

    async def start(self, session: ClientSession) -> None:
        """The offset is known, if the server answers, and is followed from now on."""
        with contextlib.suppress(Exception):
            await self._ask(session, wait=False)
        self._task = asyncio.create_task(self._follow(session), name="followed-clock")

    async def stop(self) -> None:
        """The server is no longer asked."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _follow(self, session: ClientSession) -> None:
        while True:
            try:
                await self._ask(session, wait=True)
            except asyncio.CancelledError:
                raise
            except Exception:  # noqa: BLE001 - a silent server is no reason to stop: the last offset holds
                await asyncio.sleep(RETRY_SECONDS)

    async def _ask(self, session: ClientSession, *, wait: bool) -> None:
        from aiohttp import ClientTimeout  # noqa: PLC0415 - the session's owner has imported it

        query = {"after": str(self._version)} if wait else {}
        async with session.get(self._url, params=query, timeout=ClientTimeout(total=LONG_POLL_SECONDS)) as answer:
            told = await answer.json()
        moved = int(told["version"]) != self._version
        self._version = int(told["version"])
        self._offset = timedelta(seconds=float(told["offset"]))
        if moved and self.on_move is not None:
            self.on_move()
