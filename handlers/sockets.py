"""Socket Mode: two connections at once, a fresh ticket for every handshake, back by itself after every fault (R11).

Slack's own client keeps a ticket after a refused handshake and stays deaf; here a ticket is never used twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, ClientWSTimeout, WSMsgType
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.logs import fail, tell, warn
from bot.messenger import AUTH_ERRORS, Messenger

LINES = 2
HELLO_SECONDS = 15.0
HANDSHAKE_SECONDS = 20.0
PING_SECONDS = 15.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STOP_SECONDS = 10.0
MOST_DISPATCHES = 256
LARGEST_FRAME = 4 * 1024 * 1024

FATAL = AUTH_ERRORS | {"not_allowed_token_type", "missing_scope", "internal_app_required", "app_not_found"}


class SocketsRefused(Exception):
    """Slack refuses the app's sockets for good; the message names why."""


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

    app: AsyncApp
    session: ClientSession
    messenger: Messenger
    lines: list[Line] = field(default_factory=lambda: [Line(number) for number in range(LINES)])
    connected: asyncio.Event = field(default_factory=asyncio.Event)
    last_event_at: float | None = None
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_DISPATCHES))
    _at_work: set[asyncio.Task[None]] = field(default_factory=set)

    def state(self) -> dict[str, object]:
        """What `/healthz` and the logs tell."""
        return {
            "connections": sum(line.connected for line in self.lines),
            "failures": sum(line.failures for line in self.lines),
        }

    async def run(self) -> None:
        """Runs until :meth:`stop`; raises :class:`SocketsRefused` when Slack refuses the token or the link."""
        async with asyncio.TaskGroup() as group:
            for line in self.lines:
                group.create_task(self._keep(line), name=f"socket-{line.number}")

    async def stop(self) -> None:
        """Nothing new is taken; what is at work has ended, or ten seconds have passed (R18)."""
        self._stopping.set()
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=STOP_SECONDS)

    async def _keep(self, line: Line) -> None:
        """One line, opened again whenever it ends."""
        if line.number:
            with contextlib.suppress(TimeoutError):  # the second line waits for the first: start-up is quicker so
                await asyncio.wait_for(self.connected.wait(), HANDSHAKE_SECONDS)
        pause = SHORTEST_PAUSE
        while not self._stopping.is_set():
            try:
                heard = await self._one_connection(line)
            except SocketsRefused:
                raise
            except (ClientError, TimeoutError, OSError, ValueError) as error:
                heard = False
                line.failures += 1
                warn("socket_failed", line=line.number, error=type(error).__name__)
            finally:
                line.connected = False
            pause = SHORTEST_PAUSE if heard else min(pause * 2, LONGEST_PAUSE)
            if not self._stopping.is_set():
                await self._rest(0.0 if heard else random.uniform(pause / 2, pause))  # noqa: S311 - jitter, no secret

    async def _rest(self, seconds: float) -> None:
        if seconds:
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
        try:
            return await self._listen(line, connection)
        finally:
            line.connected = False
            with contextlib.suppress(Exception):
                await asyncio.wait_for(connection.close(), 3.0)

    async def _ticket(self) -> str:
        answer = await self.messenger.call("apps.connections.open")
        url = answer.body.get("url")
        if isinstance(url, str) and url.startswith(("ws://", "wss://")):
            return url
        if answer.error in FATAL:
            raise SocketsRefused(answer.error)
        raise ClientError(answer.error or "no_url")

    async def _listen(self, line: Line, connection: ClientWebSocketResponse) -> bool:
        """Frames are read until the connection ends or Slack asks for another one."""
        heard = False
        stopped = asyncio.create_task(self._stopping.wait())
        try:
            while True:
                frame = asyncio.ensure_future(connection.receive())
                deadline = None if heard else HELLO_SECONDS
                done, _ = await asyncio.wait({frame, stopped}, timeout=deadline, return_when=asyncio.FIRST_COMPLETED)
                if frame not in done:
                    frame.cancel()
                    with contextlib.suppress(asyncio.CancelledError, Exception):
                        await frame
                    return heard
                message = frame.result()
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
                    if envelope.get("reason") == "link_disabled":
                        raise SocketsRefused("link_disabled")
                    return heard
                elif isinstance(envelope.get("envelope_id"), str):
                    await self._take(connection, envelope)
        finally:
            stopped.cancel()

    async def _take(self, connection: ClientWebSocketResponse, envelope: dict[str, Any]) -> None:
        """The envelope goes to Bolt; many at once, never without bound (R12)."""
        await self._gate.acquire()
        task = asyncio.create_task(self._dispatch(connection, envelope))
        self._at_work.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._at_work.discard(task)
        self._gate.release()

    async def _dispatch(self, connection: ClientWebSocketResponse, envelope: dict[str, Any]) -> None:
        payload = envelope.get("payload")
        if not isinstance(payload, dict):
            return
        self.last_event_at = asyncio.get_running_loop().time()
        try:
            request = AsyncBoltRequest(mode="socket_mode", body=payload, headers=_retry_headers(envelope))
            response = await self.app.async_dispatch(request)
            if response.status not in {200, 404}:
                return
            answer: dict[str, Any] = {"envelope_id": envelope["envelope_id"]}
            if response.status == 200 and response.body:  # noqa: PLR2004 - HTTP's own number
                kind = response.headers.get("content-type", [""])[0]
                answer["payload"] = (
                    json.loads(response.body) if kind.startswith("application/json") else {"text": response.body}
                )
            await connection.send_str(json.dumps(answer))
        except (ClientError, ConnectionError, RuntimeError) as error:
            # The socket that brought the envelope is gone: Slack sends it again, and the inbox knows it.
            warn("acknowledgement_not_sent", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - one bad envelope must not end the line
            fail("envelope_failed", error)


def _decoded(data: object) -> dict[str, Any]:
    try:
        decoded = json.loads(data) if isinstance(data, str) else None
    except (ValueError, RecursionError):
        decoded = None
    return decoded if isinstance(decoded, dict) else {}


def _retry_headers(envelope: dict[str, Any]) -> dict[str, str | Sequence[str]]:
    attempt = envelope.get("retry_attempt")
    if not isinstance(attempt, int) or attempt < 1:
        return {}
    return {"x-slack-retry-num": [str(attempt)], "x-slack-retry-reason": [str(envelope.get("retry_reason") or "")]}
