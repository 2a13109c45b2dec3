"""How many listeners run, which Bolt does not count itself."""

from __future__ import annotations

import asyncio
import contextlib

from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.listener.async_listener_start_handler import AsyncListenerStartHandler
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse


class AtWork:
    """Counts the listeners that Bolt has running, which it does not do itself."""

    def __init__(self) -> None:
        """None runs."""
        self.count = 0
        self._none = asyncio.Event()
        self._none.set()

    def change(self, by: int) -> None:
        """So many more listeners run."""
        self.count += by
        if self.count:
            self._none.clear()
        else:
            self._none.set()

    async def ended(self, seconds: float) -> bool:
        """Whether every listener has ended, within so many seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._none.wait(), seconds)
        return self.count == 0


class Begins(AsyncListenerStartHandler):
    """Bolt begins one more."""

    def __init__(self, at_work: AtWork) -> None:
        """They are counted by ``at_work``."""
        self._at_work = at_work

    async def handle(self, request: AsyncBoltRequest, response: BoltResponse | None) -> None:  # noqa: ARG002 - Bolt's signature
        """It is counted."""
        self._at_work.change(1)


class Ends(AsyncListenerCompletionHandler):
    """Bolt has ended one."""

    def __init__(self, at_work: AtWork) -> None:
        """They are counted by ``at_work``."""
        self._at_work = at_work

    async def handle(self, request: AsyncBoltRequest, response: BoltResponse | None) -> None:  # noqa: ARG002 - Bolt's signature
        """It is counted."""
        self._at_work.change(-1)
