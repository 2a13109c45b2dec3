"""Every event goes to one function as it came.

Bolt looks up what a listener's arguments are called, and makes all that it could be given, once to match and once to
call it: a seventh of the loop's work for a message. What people write goes a shorter way still, the same steps without
Bolt's context around them. Commands, presses and forms are rare, and stay Bolt's, as does an event of an odd shape.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from slack_bolt.listener.async_listener import AsyncListener
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import is_event
from slack_bolt.response import BoltResponse

from bot.logs import fail

Hear = Callable[[dict[str, Any], Mapping[str, Any]], Awaitable[None]]
"""Takes the body of a request and its context."""

Broken = Callable[[Exception, dict[str, Any], Mapping[str, Any]], Awaitable[None]]
"""Takes what broke a listener, with the body of the request and its context."""


class Door(Protocol):
    """What a request passes before it is heard."""

    async def admit(self, body: Mapping[str, Any], context: MutableMapping[str, Any]) -> bool:
        """Whether the request is to be worked on now; if it has an effect it is committed, and the context says so."""

    def change(self, by: int) -> None:
        """So many more listeners run."""


@dataclass(slots=True, kw_only=True)
class ShortWay:
    """People's messages from the inbox to ``hear``: committed, then answered, then heard, as Bolt would have it."""

    door: Door
    hear: Hear
    broken: Broken
    is_own: Callable[[Mapping[str, Any]], bool]
    _heard: set[asyncio.Task[None]] = field(default_factory=set)

    def takes(self, body: Mapping[str, Any]) -> bool:
        """Whether it is the event of a message; everything else goes Bolt's way."""
        event = body.get("event")
        return isinstance(event, dict) and event.get("type") == "message" and body.get("type") == "event_callback"

    async def take(self, body: dict[str, Any], context: MutableMapping[str, Any]) -> None:
        """The message is committed, and heard from now on. Raises what the commit raises: then Slack delivers it again."""
        if self.is_own(body):
            return
        try:
            admitted = await self.door.admit(body, context)
        except Exception as error:
            await self.broken(error, body, context)
            raise
        if admitted:
            self.door.change(1)
            self._heard.add(task := asyncio.create_task(self._hear(body, context)))
            task.add_done_callback(self._heard.discard)

    async def _hear(self, body: dict[str, Any], context: Mapping[str, Any]) -> None:
        try:
            await self.hear(body, context)
        except Exception as error:  # noqa: BLE001 - a listener's error has one place where it is told
            try:
                await self.broken(error, body, context)
            except Exception as second:  # noqa: BLE001 - the inbox has the request, and brings it again
                fail("listener_failed", second)
        finally:
            self.door.change(-1)


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
