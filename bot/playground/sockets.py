"""Socket Mode: tickets, connections, envelopes, acknowledgements and redeliveries."""

import asyncio
import contextlib
import json
import secrets
import socket
import struct
from collections import deque
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from bot.playground.delivery import Deliveries, Errand, ErrandKind
from bot.playground.faults import Faults, SocketFault
from bot.playground.payload import Payload, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CONNECTIONS = 10
BACKLOG = 10_000
CLOSE_SECONDS = 0.5
_REASONS = {
    SocketFault.REFRESH: "refresh_requested",
    SocketFault.WARNING: "warning",
    SocketFault.LINK_DISABLED: "link_disabled",
    SocketFault.TOO_MANY: "too_many_websockets",
}


def reset(transport: asyncio.BaseTransport | None) -> None:
    """The peer sees a TCP reset, not an orderly end."""
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    if raw is not None:
        with contextlib.suppress(OSError):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()


class Connection:
    """One open socket. What is put on it leaves in order."""

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.ws = ws
        self.transport = request.transport
        self.outgoing: asyncio.Queue[str | bytes | None] = asyncio.Queue()
        self.errands: dict[str, Errand] = {}
        self.leaving = False

    async def write(self) -> None:
        """Sends what is queued until told None or until the socket ends."""
        while (frame := await self.outgoing.get()) is not None:
            try:
                if isinstance(frame, str):
                    await self.ws.send_str(frame)
                else:
                    await self.ws.send_bytes(frame)
            except (ConnectionError, RuntimeError):
                return
        await self.ws.close()


class SocketHub:
    """All open sockets of the app, and the road over them."""

    def __init__(self, deliveries: Deliveries, faults: Faults, *, app_id: str, ack_seconds: float) -> None:
        self.deliveries = deliveries
        self.faults = faults
        self.app_id = app_id
        self.ack_seconds = ack_seconds
        self.connections: list[Connection] = []
        self.backlog: deque[Errand] = deque()
        self.tickets: set[str] = set()
        self.handshakes: list[int] = []
        self.on_change: list[Callable[[], None]] = []
        self._turn = 0
        self._envelopes: dict[str, Errand] = {}
        self._closing: set[asyncio.Task[None]] = set()
        faults.drop = self.drop

    def ticket(self) -> str:
        """A ticket for exactly one handshake."""
        ticket = secrets.token_urlsafe(16)
        self.tickets.add(ticket)
        return ticket

    # the road

    def carry(self, errand: Errand) -> None:
        """Sent over one of the open sockets in turn; without one, events wait and the rest fails at once."""
        open_now = [connection for connection in self.connections if not connection.leaving]
        if not open_now:
            if errand.kind is ErrandKind.EVENT and len(self.backlog) < BACKLOG:
                self.backlog.append(errand)
                self.deliveries.held(errand)
            else:
                errand.reason = "no_connection"
                self.deliveries.finish(errand, None, acked=False)
            return
        self._turn += 1
        self._send(open_now[self._turn % len(open_now)], errand, errand.envelope_id)
        for copy in range(self.faults.repeats):
            other = open_now[(self._turn + 1 + copy) % len(open_now)]
            fresh = f"{errand.envelope_id[:-4]}{copy:04x}" if self.faults.repeat_in_new_envelope else errand.envelope_id
            self._send(other, errand, fresh)
        errand.timer = asyncio.get_running_loop().call_later(self.ack_seconds, self._overdue, errand)

    def _send(self, connection: Connection, errand: Errand, envelope_id: str) -> None:
        self._envelopes[envelope_id] = errand
        connection.errands[envelope_id] = errand
        connection.outgoing.put_nowait(errand.frame(envelope_id))

    def _overdue(self, errand: Errand) -> None:
        if errand.over:
            return
        self._forget(errand)
        # Slack retries events three times; a press or a form is lost to the person, who is told so
        if errand.kind is not ErrandKind.EVENT or errand.attempt >= 3:  # noqa: PLR2004
            errand.reason = "timeout"
            self.deliveries.finish(errand, None, acked=False)
            return
        errand.attempt += 1
        errand.reason = "timeout"
        self.deliveries.late(errand)
        self.carry(errand)

    def _forget(self, errand: Errand) -> None:
        for connection in self.connections:
            connection.errands.pop(errand.envelope_id, None)
        self._envelopes.pop(errand.envelope_id, None)

    def _acknowledged(self, connection: Connection, frame: Payload) -> None:
        envelope_id = str(frame.get("envelope_id", ""))
        connection.errands.pop(envelope_id, None)
        errand = self._envelopes.pop(envelope_id, None)
        if errand is not None:
            payload = frame.get("payload")
            self.deliveries.finish(errand, payload if isinstance(payload, dict) else {}, acked=True)

    # the sockets

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """`GET /socket?ticket=…`."""
        refusal = await self._refusal(request)
        if refusal is not None:
            self.handshakes.append(refusal.status)
            return refusal
        self.handshakes.append(101)
        ws = web.WebSocketResponse(autoping=False, compress=False, max_msg_size=0, timeout=CLOSE_SECONDS)
        await ws.prepare(request)
        connection = Connection(ws, request)
        writer = asyncio.create_task(connection.write())
        if len(self.connections) >= MOST_CONNECTIONS:
            connection.outgoing.put_nowait(self._farewell(SocketFault.TOO_MANY))
            connection.outgoing.put_nowait(None)
        else:
            self._welcome(connection)
        try:
            await self._read(connection)
        finally:
            self._left(connection)
            writer.cancel()
        return ws

    async def _refusal(self, request: web.Request) -> web.Response | None:
        if self.faults.handshakes_to_refuse > 0:
            self.faults.handshakes_to_refuse -= 1
            self.tickets.discard(request.query.get("ticket", ""))
            if self.faults.handshake_status == 0:
                await asyncio.sleep(60)
            return web.Response(status=self.faults.handshake_status or 408)
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=408, text="used or unknown ticket")
        self.tickets.discard(ticket)
        return None

    def _welcome(self, connection: Connection) -> None:
        self.connections.append(connection)
        if not self.faults.silent_hello:
            hello = {
                "type": "hello",
                "num_connections": len(self.connections),
                "debug_info": {"host": "playground", "approximate_connection_time": 18060},
                "connection_info": {"app_id": self.app_id},
            }
            connection.outgoing.put_nowait(to_json(hello))
        self._changed()
        waiting, self.backlog = self.backlog, deque()
        for errand in waiting:
            self.carry(errand)

    async def _read(self, connection: Connection) -> None:
        async for message in connection.ws:
            match message.type:
                case WSMsgType.TEXT:
                    try:
                        frame = json.loads(message.data)
                    except ValueError:
                        continue
                    if isinstance(frame, dict):
                        self._acknowledged(connection, frame)
                case WSMsgType.PING:
                    if not self.faults.deaf_sockets:
                        await connection.ws.pong(message.data)
                case _:
                    pass

    def _left(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
            self._changed()
        unread, connection.errands = connection.errands, {}
        for envelope_id, errand in unread.items():
            self._envelopes.pop(envelope_id, None)
            if errand.over:
                continue
            if errand.timer is not None:
                errand.timer.cancel()
            # a socket that died takes nothing along: Slack sends the same envelope again, attempt unchanged
            if errand.kind is ErrandKind.EVENT:
                self.carry(errand)
            else:
                errand.reason = "connection_lost"
                self.deliveries.finish(errand, None, acked=False)

    def _changed(self) -> None:
        for tell in list(self.on_change):
            tell()

    # misbehaving

    def _farewell(self, kind: SocketFault) -> str:
        return to_json({"type": "disconnect", "reason": _REASONS[kind], "debug_info": {"host": "playground"}})

    async def drop(self, kind: SocketFault) -> None:
        """Every open socket ends in this way."""
        for connection in list(self.connections):
            match kind:
                case SocketFault.RESET:
                    reset(connection.transport)
                case SocketFault.CLOSE:
                    connection.leaving = True
                    connection.outgoing.put_nowait(None)
                case SocketFault.WARNING:
                    connection.outgoing.put_nowait(self._farewell(kind))
                    self._close_later(connection, 10.0)
                case SocketFault.REFRESH | SocketFault.LINK_DISABLED | SocketFault.TOO_MANY:
                    connection.leaving = True
                    connection.outgoing.put_nowait(self._farewell(kind))
                    self._close_later(connection, 0.5)
        await asyncio.sleep(0)

    def _close_later(self, connection: Connection, seconds: float) -> None:
        async def close() -> None:
            await asyncio.sleep(seconds)
            connection.leaving = True
            connection.outgoing.put_nowait(None)

        task = asyncio.create_task(close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def send_raw(self, frame: str | bytes) -> None:
        """Every open socket carries `frame` as it stands: broken JSON, binary, megabytes."""
        for connection in self.connections:
            connection.outgoing.put_nowait(frame)

    async def stop(self) -> None:
        """Every socket is closed."""
        for task in list(self._closing):
            task.cancel()
        await asyncio.gather(*(connection.ws.close() for connection in self.connections))
