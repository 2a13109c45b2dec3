"""Socket Mode: two connections at once, a fresh ticket for every handshake, back by itself after every fault (R11).

Slack's own client keeps a ticket after a refused handshake and stays deaf; here a ticket is never used twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, ClientWSTimeout, WSMsgType

from bot.clock import steady_seconds
from bot.json_text import decoded, encoded
from bot.logs import fail, tell, warn
from bot.messenger import AUTH_ERRORS, Messenger
from bot.slack_answers import RATE_ERRORS
from handlers.statuses import OK, SERVER_ERROR

if TYPE_CHECKING:  # the lines are open before Bolt is imported
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.request.async_request import AsyncBoltRequest
    from slack_bolt.response import BoltResponse

LINES = 2
HELLO_SECONDS = 15.0
HANDSHAKE_SECONDS = 20.0
PING_SECONDS = 15.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
SETTLED_SECONDS = 10.0
"""A connection that lasted so long was a good one: the next is opened at once, not after a longer pause."""

STOP_SECONDS = 5.0
CLOSE_SECONDS = 3.0
DRAIN_SECONDS = 2.0
"""What is under way on a connection that Slack wants closed may still be acknowledged on it."""

MOST_DISPATCHES = 256
LARGEST_FRAME = 4 * 1024 * 1024

FATAL = AUTH_ERRORS | {"not_allowed_token_type", "missing_scope", "internal_app_required", "app_not_found"}


class SocketsRefused(Exception):
    """Slack refuses the app's sockets for good; the message names why."""


class NoTicket(Exception):
    """Slack gave no address to connect to; ``wait`` is what it asked for."""

    def __init__(self, error: str, wait: float) -> None:
        super().__init__(error)
        self.wait = wait


@dataclass(slots=True)
class Line:
    """One connection and what is known of it."""

    number: int
    connected: bool = False
    handshakes: int = 0
    failures: int = 0


@dataclass(slots=True, kw_only=True)
class Sockets:
    """Keeps the lines open and brings what arrives to Bolt."""

    app: asyncio.Future[AsyncApp]
    """Bolt's app, once everything is wired; what arrives before waits for it."""

    session: ClientSession
    messenger: Messenger
    is_own: Callable[[Mapping[str, Any]], bool] = lambda _: False
    """Whether an event tells the bot of its own message: it is acknowledged and goes no further."""

    lines: list[Line] = field(default_factory=lambda: [Line(number) for number in range(LINES)])
    connected: asyncio.Event = field(default_factory=asyncio.Event)
    last_event_at: float | None = None
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_DISPATCHES))
    _at_work: set[asyncio.Task[None]] = field(default_factory=set)
    _open: set[ClientWebSocketResponse] = field(default_factory=set)

    def state(self) -> dict[str, object]:
        """What an administrator is told. The age of the last event says nothing of a quiet workspace, so nothing hangs on it."""
        age = None if self.last_event_at is None else round(steady_seconds() - self.last_event_at)
        return {
            "healthy": any(line.connected for line in self.lines),
            "connections": sum(line.connected for line in self.lines),
            "handshakes": sum(line.handshakes for line in self.lines),
            "failures": sum(line.failures for line in self.lines),
            "last_event_age": age,
            "under_way": len(self._at_work),
        }

    async def run(self) -> None:
        """Runs until :meth:`stop`; raises :class:`SocketsRefused` when Slack refuses the token or the link."""
        async with asyncio.TaskGroup() as group:
            for line in self.lines:
                group.create_task(self._keep(line), name=f"socket-{line.number}")

    async def stop(self) -> None:
        """Nothing new is taken; what is at work was acknowledged, or five seconds have passed; the lines are closed (R18)."""
        self._stopping.set()
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=STOP_SECONDS)
        await asyncio.gather(*(_close(connection) for connection in tuple(self._open)))

    async def _keep(self, line: Line) -> None:
        """One line, opened again whenever it ends."""
        if line.number:
            await _first_of(self.connected, self._stopping, seconds=HANDSHAKE_SECONDS)  # start-up is quicker so
        pause = SHORTEST_PAUSE
        while not self._stopping.is_set():
            began, asked = steady_seconds(), 0.0
            try:
                heard = await self._one_connection(line)
            except SocketsRefused:
                raise
            except (NoTicket, ClientError, TimeoutError, OSError, ValueError) as error:
                heard = False
                line.failures += 1
                asked = error.wait if isinstance(error, NoTicket) else 0.0
                warn("socket_failed", line=line.number, error=str(error) or type(error).__name__)
            finally:
                line.connected = False
            lasted = heard and steady_seconds() - began > SETTLED_SECONDS
            pause = SHORTEST_PAUSE if lasted else min(pause * 2, LONGEST_PAUSE)
            await self._rest(max(asked, _jitter(pause / 2 if heard else pause)))

    async def _rest(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _one_connection(self, line: Line) -> bool:
        """One ticket, one handshake, frames until the end; whether Slack said hello."""
        url = await self._ticket()
        line.handshakes += 1
        connection = await asyncio.wait_for(
            self.session.ws_connect(
                url,
                heartbeat=PING_SECONDS,
                timeout=ClientWSTimeout(ws_close=2.0),
                max_msg_size=LARGEST_FRAME,
                autoclose=True,
            ),
            HANDSHAKE_SECONDS,
        )
        under_way: set[asyncio.Task[None]] = set()
        self._open.add(connection)
        try:
            if self._stopping.is_set():  # told to stop during the handshake: nobody else would close this one
                return False
            return await self._listen(line, connection, under_way)
        finally:
            line.connected = False
            if under_way and not connection.closed:
                await asyncio.wait(under_way, timeout=DRAIN_SECONDS)
            self._open.discard(connection)
            await _close(connection)

    async def _ticket(self) -> str:
        answer = await self.messenger.call("apps.connections.open")
        url = answer.body.get("url")
        if isinstance(url, str) and url.startswith(("ws://", "wss://")):
            return url
        if answer.error in FATAL:
            raise SocketsRefused(answer.error)
        raise NoTicket(answer.error or "no_url", answer.wait if answer.error in RATE_ERRORS else 0.0)

    async def _listen(
        self, line: Line, connection: ClientWebSocketResponse, under_way: set[asyncio.Task[None]]
    ) -> bool:
        """Frames are read until the connection ends or Slack asks for another one; whether it said hello."""
        heard = False
        while True:
            message = await connection.receive(None if heard else HELLO_SECONDS)
            if message.type is not WSMsgType.TEXT:
                if message.type in {WSMsgType.BINARY, WSMsgType.PING, WSMsgType.PONG}:
                    continue
                return heard
            envelope = _decoded(message.data)
            kind = envelope.get("type")
            if kind == "hello":
                heard = line.connected = True
                self.connected.set()
                tell("socket_open", line=line.number)
            elif kind == "disconnect":
                reason = str(envelope.get("reason") or "none")
                tell("socket_ends", line=line.number, reason=reason)
                if reason == "link_disabled":
                    raise SocketsRefused(reason)
                return heard
            elif isinstance(envelope.get("envelope_id"), str) and not self._stopping.is_set():
                under_way.add(task := await self._take(connection, envelope))
                task.add_done_callback(under_way.discard)

    async def _take(self, connection: ClientWebSocketResponse, envelope: dict[str, Any]) -> asyncio.Task[None]:
        """The envelope goes to Bolt; many at once, never without bound (R12)."""
        await self._gate.acquire()
        task = asyncio.create_task(self._dispatch(connection, envelope))
        self._at_work.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._at_work.discard(task)
        self._gate.release()

    async def _dispatch(self, connection: ClientWebSocketResponse, envelope: dict[str, Any]) -> None:
        payload = envelope.get("payload")
        if not isinstance(payload, dict):
            return
        self.last_event_at = steady_seconds()
        if self.is_own(payload):
            await _acknowledge(connection, str(envelope["envelope_id"]))
            return
        app = await asyncio.shield(self.app)
        from slack_bolt.request.async_request import AsyncBoltRequest  # noqa: PLC0415 - it is there by now

        response: BoltResponse | None = None
        try:
            request = AsyncBoltRequest(mode="socket_mode", body=payload, headers=_retry_headers(envelope))
        except Exception as error:  # noqa: BLE001 - Bolt reads the body here, and stumbles over odd shapes
            warn("request_malformed", error=type(error).__name__)  # sending it again would not help
        else:
            response = await _answer(app, request)
            if response is None or response.status >= SERVER_ERROR:
                return
        await _acknowledge(connection, str(envelope["envelope_id"]), response)


async def _answer(app: AsyncApp, request: AsyncBoltRequest) -> BoltResponse | None:
    """Bolt's answer; None where it broke."""
    try:
        return await app.async_dispatch(request)
    except Exception as error:  # noqa: BLE001 - one bad envelope must not end the line
        fail("envelope_failed", error)
        return None


async def _acknowledge(
    connection: ClientWebSocketResponse, envelope_id: str, response: BoltResponse | None = None
) -> None:
    """Slack has the answer, on the connection that brought the envelope."""
    answer: dict[str, Any] = {"envelope_id": envelope_id}
    if response is not None and response.status == OK and response.body:
        kind = response.headers.get("content-type", [""])[0]
        answer["payload"] = decoded(response.body) if kind.startswith("application/json") else {"text": response.body}
    try:
        await connection.send_str(encoded(answer).decode())
    except (ClientError, ConnectionError, RuntimeError) as error:
        # The connection is gone: Slack sends the envelope again, and the inbox knows it.
        warn("acknowledgement_not_sent", error=type(error).__name__)


async def _first_of(*events: asyncio.Event, seconds: float) -> None:
    """One of the events is set, or so many seconds have passed."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def _jitter(seconds: float) -> float:
    """Half of it and a random part of the other half: replicas do not come back all at once."""
    return random.uniform(seconds / 2, seconds)  # noqa: S311 - no secret


async def _close(connection: ClientWebSocketResponse) -> None:
    """The connection is closed; a peer that does not answer is not waited for."""
    with contextlib.suppress(Exception):
        await asyncio.wait_for(connection.close(), CLOSE_SECONDS)


def _decoded(data: object) -> dict[str, Any]:
    try:
        envelope = decoded(data) if isinstance(data, str) else None
    except (ValueError, RecursionError):
        envelope = None
    return envelope if isinstance(envelope, dict) else {}


def _retry_headers(envelope: dict[str, Any]) -> dict[str, str | Sequence[str]]:
    attempt = envelope.get("retry_attempt")
    if not isinstance(attempt, int) or attempt < 1:
        return {}
    return {"x-slack-retry-num": [str(attempt)], "x-slack-retry-reason": [str(envelope.get("retry_reason") or "")]}
