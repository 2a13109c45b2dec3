"""The HTTP front: size, age and signature of a request are checked before anything is parsed (R14)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from bot.clock import SystemClock
from bot.logs import fail, warn
from handlers.statuses import (
    BAD_REQUEST,
    NOT_ALLOWED,
    NOT_FOUND,
    OK,
    SERVER_ERROR,
    TOO_LARGE,
    TOO_SLOW,
    UNAUTHORISED,
    UNAVAILABLE,
)
from storage import replays
from storage.database import Database, DatabaseTrouble

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 1_048_576
WINDOW_SECONDS = 300
"""Slack's own window for the age of a signed request."""

DEEPEST = 60
PATH = "/slack/events"
HEALTH = "/healthz"

BODY_SECONDS = 10.0


class Front:
    """An ASGI application in front of Bolt's own."""

    def __init__(
        self, inner: Asgi, *, secret: str, database: Database, health: Callable[[], dict[str, object]]
    ) -> None:
        self._inner = inner
        self._secret = secret.encode()
        self._database = database
        self._health = health
        self._clock = SystemClock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: refused, answered, or handed to Bolt."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        if scope["path"] == HEALTH:
            await _answer(send, *self._tell_health())
        elif scope["path"] != PATH:
            await _answer(send, NOT_FOUND)
        elif scope["method"] != "POST":
            await _answer(send, NOT_ALLOWED)
        else:
            await self._take(scope, receive, send)

    def _tell_health(self) -> tuple[int, bytes]:
        state = self._health()
        return (OK if state.get("healthy") else UNAVAILABLE), json.dumps(state).encode()

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = _headers(scope["headers"])
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _read(headers, receive)
        except TimeoutError:
            await _answer(send, TOO_SLOW)
            return
        if body is None:
            await _answer(send, TOO_LARGE)
            return
        timestamp = self._timestamp(headers.get(b"x-slack-request-timestamp", b""))
        signature = headers.get(b"x-slack-signature", b"")
        if timestamp is None or not self._is_signed(timestamp, signature, body):
            await _answer(send, UNAUTHORISED)
            return
        kind = headers.get(b"content-type", b"")
        if not _is_sound(kind, body):
            await _answer(send, BAD_REQUEST)
        elif (words := _answered_here(kind, body)) is not None:
            await _answer(send, OK, words)
        else:
            await self._once(scope, body, send, timestamp, signature.decode("ascii", "replace"))

    async def _once(self, scope: Scope, body: bytes, send: Send, timestamp: int, signature: str) -> None:
        """Bolt sees the request unless it was answered before.

        A request counts as seen once Bolt has taken it, not before: Slack's first repetition may carry the same second
        and so the same signature, and what failed must not be taken for a replay. What runs side by side the inbox sorts out.
        """
        answer = _Kept()
        try:
            if await self._database.read(lambda connection: replays.is_known(connection, timestamp, signature)):
                warn("request_replayed")
                await _answer(send, OK)
                return
            await self._inner(scope, _again(body), answer.send)
            if answer.status < SERVER_ERROR:
                await self._database.write(lambda connection: replays.seen(connection, timestamp, signature))
        except DatabaseTrouble as error:
            fail("request_not_kept", error)
            await _answer(send, UNAVAILABLE)
        except Exception as error:  # noqa: BLE001 - Bolt reads the body in many places, and stumbles over odd shapes
            warn("request_malformed", error=type(error).__name__)
            await _answer(send, BAD_REQUEST)
        else:
            await answer.pass_on(send)

    def _timestamp(self, stated: bytes) -> int | None:
        if not stated.isdigit() or len(stated) > 12:  # noqa: PLR2004 - digits of any second this millennium
            return None
        moment = int(stated)
        return moment if abs(self._clock.now().timestamp() - moment) <= WINDOW_SECONDS else None

    def _is_signed(self, timestamp: int, signature: bytes, body: bytes) -> bool:
        base = b"v0:" + str(timestamp).encode() + b":" + body
        wanted = b"v0=" + hmac.new(self._secret, base, hashlib.sha256).hexdigest().encode()
        return hmac.compare_digest(wanted, signature)


class _Kept:
    """An answer that is held back until it is known to stand."""

    def __init__(self) -> None:
        self.status = UNAVAILABLE
        self._messages: list[Message] = []

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        self._messages.append(message)

    async def pass_on(self, send: Send) -> None:
        for message in self._messages:
            await send(message)


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    return {name.lower(): value for name, value in pairs}


async def _read(headers: dict[bytes, bytes], receive: Receive) -> bytes | None:
    """The body, or None when it is larger than Slack ever sends."""
    stated = headers.get(b"content-length", b"0")
    if stated.isdigit() and int(stated) > LARGEST_BODY:
        return None
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _is_sound(kind: bytes, body: bytes) -> bool:
    """Whether the body is a JSON object of sane depth, or a form: what Bolt can take without breaking."""
    if b"json" not in kind:
        return _is_form(body)
    return isinstance(_parsed(body), dict)


def _is_form(body: bytes) -> bool:
    try:
        fields = parse_qs(body.decode("utf-8"), strict_parsing=bool(body), max_num_fields=100)
    except (ValueError, UnicodeDecodeError):
        return False
    payload = fields.get("payload")
    return payload is None or isinstance(_parsed(payload[0].encode()), dict)


def _parsed(body: bytes) -> object:
    """The JSON value, or None when it is none or is nested beyond reason."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if _depth(value) <= DEEPEST else None


def _depth(value: object) -> int:
    """How deep lists and objects lie in one another, counted without recursion."""
    deepest, layer = 0, [value]
    while layer := [inner for outer in layer if isinstance(outer, (dict, list)) for inner in _parts(outer)]:
        deepest += 1
    return deepest


def _parts(value: dict[str, object] | list[object]) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value


def _answered_here(kind: bytes, body: bytes) -> bytes | None:
    """The answer to Slack's own checks of the address and the certificate; only signed ones come this far."""
    if b"json" not in kind:
        return b"" if b"ssl_check=1" in body.split(b"&") else None
    parsed = _parsed(body)
    if isinstance(parsed, dict) and parsed.get("type") == "url_verification":
        return str(parsed.get("challenge", ""))[:200].encode("utf-8", "replace")
    return None


def _again(body: bytes) -> Receive:
    """The body once more, for the application behind."""
    told = False

    async def receive() -> Message:
        nonlocal told
        if told:
            return {"type": "http.disconnect"}
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _answer(send: Send, status: int, words: bytes = b"") -> None:
    kind = b"application/json" if words.startswith(b"{") else b"text/plain; charset=utf-8"
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", kind), (b"content-length", str(len(words)).encode())],
        }
    )
    await send({"type": "http.response.body", "body": words})


async def serve(front: Asgi, *, host: str, port: int) -> None:
    """Serves until cancelled; uvicorn leaves signals to the caller."""
    import uvicorn  # noqa: PLC0415 - only over HTTP

    config = uvicorn.Config(
        front, host=host, port=port, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=10
    )
    server = uvicorn.Server(config)
    try:
        # `serve` would take the signals; the application stops its transports itself.
        await server._serve()  # noqa: SLF001 - uvicorn's own loop without its signal handlers
    except SystemExit as error:
        raise OSError(f"port {port} of {host} cannot be taken") from error
    except asyncio.CancelledError:
        server.should_exit = True
        await server.shutdown()
        raise
