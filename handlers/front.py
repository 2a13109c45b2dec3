"""The HTTP front: size, age and signature of a request are checked before anything is parsed (R14)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from bot.clock import SystemClock
from bot.logs import warn
from storage import replays
from storage.database import Database

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

OK, BAD_REQUEST, UNAUTHORISED, NOT_FOUND, NOT_ALLOWED, TOO_LARGE, UNAVAILABLE = 200, 400, 401, 404, 405, 413, 503


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
        status, words = OK, b""
        body: bytes | None = None
        if scope["path"] == HEALTH:
            status, words = self._tell_health()
        elif scope["path"] != PATH:
            status = NOT_FOUND
        elif scope["method"] != "POST":
            status = NOT_ALLOWED
        else:
            status, words, body = await self._examine(scope, receive)
        if body is None:
            await _answer(send, status, words)
            return
        await self._inner(scope, _again(body), send)

    def _tell_health(self) -> tuple[int, bytes]:
        state = self._health()
        return (OK if state.get("healthy") else UNAVAILABLE), json.dumps(state).encode()

    async def _examine(self, scope: Scope, receive: Receive) -> tuple[int, bytes, bytes | None]:  # noqa: PLR0911 - one return for each refusal
        """(status, words, None) of an answer given here, or the body that Bolt may see."""
        headers = _headers(scope["headers"])
        body = await _read(headers, receive)
        if body is None:
            return TOO_LARGE, b"", None
        timestamp = self._timestamp(headers.get(b"x-slack-request-timestamp", b""))
        signature = headers.get(b"x-slack-signature", b"")
        if timestamp is None or not self._is_signed(timestamp, signature, body):
            return UNAUTHORISED, b"", None
        if not _is_sound(headers.get(b"content-type", b""), body):
            return BAD_REQUEST, b"", None
        challenge = _challenge(headers.get(b"content-type", b""), body)
        if challenge is not None:
            return OK, challenge, None
        if b"ssl_check=1" in body.split(b"&"):
            return OK, b"", None
        text = signature.decode("ascii", "replace")
        if await self._database.write(lambda connection: replays.seen(connection, timestamp, text)):
            warn("request_replayed")
            return OK, b"", None
        return OK, b"", body

    def _timestamp(self, stated: bytes) -> int | None:
        if not stated.isdigit() or len(stated) > 12:  # noqa: PLR2004 - digits of any second this millennium
            return None
        moment = int(stated)
        return moment if abs(self._clock.now().timestamp() - moment) <= WINDOW_SECONDS else None

    def _is_signed(self, timestamp: int, signature: bytes, body: bytes) -> bool:
        base = b"v0:" + str(timestamp).encode() + b":" + body
        wanted = b"v0=" + hmac.new(self._secret, base, hashlib.sha256).hexdigest().encode()
        return hmac.compare_digest(wanted, signature)


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    return {name.lower(): value for name, value in pairs}


async def _read(headers: dict[bytes, bytes], receive: Receive) -> bytes | None:
    """The body, or None when it is larger than Slack ever sends."""
    stated = headers.get(b"content-length", b"0")
    if stated.isdigit() and int(stated) > LARGEST_BODY:
        return None
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return body
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return body


def _is_sound(kind: bytes, body: bytes) -> bool:
    """Whether the body is a JSON object of sane depth, or a form: what Bolt can take without breaking."""
    if b"json" not in kind:
        return _is_form(body)
    return isinstance(_parsed(body), dict)


def _is_form(body: bytes) -> bool:
    from urllib.parse import parse_qs  # noqa: PLC0415 - only over HTTP

    try:
        fields = parse_qs(body.decode("utf-8"), strict_parsing=bool(body), max_num_fields=100)
    except (ValueError, UnicodeDecodeError):
        return False
    payload = fields.get("payload")
    return payload is None or isinstance(_parsed(payload[0].encode()), dict)


def _parsed(body: bytes) -> object:
    """The JSON value, or None when it is none or is nested beyond reason."""
    depth = deepest = 0
    for byte in body:
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    if deepest > DEEPEST:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _challenge(kind: bytes, body: bytes) -> bytes | None:
    """The answer to Slack's verification of the address; only a signed request comes this far."""
    parsed = _parsed(body) if b"json" in kind else None
    if isinstance(parsed, dict) and parsed.get("type") == "url_verification":
        return str(parsed.get("challenge", ""))[:200].encode()
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


async def _answer(send: Send, status: int, words: bytes) -> None:
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
