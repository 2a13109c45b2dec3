"""Every event goes to one function as it came.

Bolt looks up what a listener's arguments are called, and makes all that it could be given, once to match and once to
call it: a seventh of the loop's work for a message. Commands, presses and forms are rare, and stay Bolt's.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.listener.async_listener import AsyncListener
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import is_event
from slack_bolt.response import BoltResponse

Hear = Callable[[dict[str, Any], Mapping[str, Any]], Awaitable[None]]
"""Takes the body of a request and its context."""


class EventListener(AsyncListener):
    """Acknowledges each event at once and has ``hear`` take it. What has no event of some type is not its own."""

    def __init__(self, hear: Hear) -> None:
        self.matchers = ()
        self.middleware = ()
        self.lazy_functions = ()
        self.auto_acknowledgement = True
        self.ack_timeout = 3
        self.ack_function = hear  # type: ignore[assignment]  # Bolt takes its name for its log
        self._hear = hear

    async def async_matches(self, *, req: AsyncBoltRequest, resp: BoltResponse) -> bool:  # noqa: ARG002 - Bolt's signature
        """Whether the request is an event."""
        return is_event(req.body) and isinstance(req.body["event"]["type"], str)

    async def run_ack_function(self, *, request: AsyncBoltRequest, response: BoltResponse) -> None:  # noqa: ARG002 - Bolt's signature
        """The event is heard."""
        await self._hear(request.body, request.context)
