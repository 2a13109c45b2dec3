"""The Web API: one call in, one JSON answer out, or the misbehaviour that was ordered."""

import asyncio
import time
from collections.abc import Callable

from aiohttp import web

from bot.playground import (
    methods_chat,
    methods_conversations,
    methods_extras,
    methods_files,
    methods_people,
    methods_views,
)  # fmt: skip
from bot.playground.arguments import arguments
from bot.playground.errors import SlackError
from bot.playground.faults import Fault, FaultKind
from bot.playground.methods import Method
from bot.playground.payload import Payload, to_json
from bot.playground.sockets import reset
from bot.playground.stage import Stage

METHODS: dict[str, Method] = {
    **methods_chat.METHODS, **methods_conversations.METHODS, **methods_extras.METHODS, **methods_files.METHODS,
    **methods_people.METHODS, **methods_views.METHODS,
}  # fmt: skip

# what each method asks of the app; history asks by the sort of channel, `auth.test` and others ask nothing
SCOPES = {
    "chat.postMessage": "chat:write", "chat.update": "chat:write", "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write", "chat.startStream": "chat:write", "chat.appendStream": "chat:write",
    "chat.stopStream": "chat:write", "users.info": "users:read", "users.list": "users:read",
    "usergroups.list": "usergroups:read", "reactions.add": "reactions:write", "reactions.remove": "reactions:write",
    "reactions.get": "reactions:read", "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write", "files.info": "files:read", "team.info": "team:read",
    "conversations.join": "channels:join", "assistant.threads.setStatus": "chat:write",
}  # fmt: skip
_APP_LEVEL = {"apps.connections.open"}
_NO_TOKEN = {"api.test"}
_APPLIED = {
    FaultKind.ERROR_AFTER, FaultKind.TIMEOUT_AFTER, FaultKind.RESET_AFTER, FaultKind.EMPTY, FaultKind.TRUNCATED,
    FaultKind.NO_TS,
}  # fmt: skip
HELD_AT_MOST = 120.0
Answer = Callable[[], web.Response]


class WebApi:
    """`/api/{method}`."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.running = 0
        self.last_activity = time.monotonic()
        self.headers = {"x-accepted-oauth-scopes": "", "x-oauth-scopes": ",".join(sorted(stage.scopes or ()))}
        self._late: set[asyncio.Task[None]] = set()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call."""
        self.running += 1
        try:
            return await self._answer(request, request.match_info["method"])
        finally:
            self.running -= 1
            self.last_activity = time.monotonic()

    async def _answer(self, request: web.Request, method: str) -> web.StreamResponse:
        try:
            values = await arguments(request)
        except SlackError as error:
            return self.reply(error.answer())

        def apply() -> web.Response:
            return self.reply(self.call(method, values, request.headers.get("Authorization", "")))

        fault = self.stage.faults.take(method)
        return apply() if fault is None else await self.misbehave(fault, request, apply)

    def reply(self, body: Payload) -> web.Response:
        """HTTP 200 with JSON, as Slack answers."""
        return web.Response(
            body=to_json(body).encode(), content_type="application/json", charset="utf-8", headers=self.headers
        )

    def call(self, method: str, values: Payload, authorization: str) -> Payload:
        """The method's effect and answer."""
        token = authorization.removeprefix("Bearer ").strip() or str(values.get("token", ""))
        values.pop("token", None)
        self.stage.workspace.calls.append((method, values))
        try:
            self._admit(method, token)
            return METHODS[method](self.stage, values)
        except SlackError as error:
            if self.stage.live.watched and method.startswith(("chat.", "views.", "files.")):
                self.stage.live.notice("info", "call_refused", {"method": method, "error": error.code})
            return error.answer()

    def _admit(self, method: str, token: str) -> None:
        cast = self.stage.workspace.cast
        if method not in METHODS:
            raise SlackError("unknown_method", extra={"req_method": method})
        if method in _NO_TOKEN:
            return
        if not token:
            raise SlackError("not_authed")
        if token not in (cast.bot_token, cast.app_token):
            raise SlackError("invalid_auth")
        if self.stage.revoked is not None:
            raise SlackError(self.stage.revoked)
        if (method in _APP_LEVEL) != (token == cast.app_token):
            raise SlackError("not_allowed_token_type")
        if method in SCOPES:
            methods_conversations.needs_scope(self.stage, SCOPES[method])

    # misbehaving

    async def misbehave(self, fault: Fault, request: web.Request, apply: Answer) -> web.StreamResponse:
        """The ordered fault in place of a plain answer."""
        kind = FaultKind(fault.kind)
        answer: web.Response | None = None
        if kind in _APPLIED or (kind is FaultKind.SLACK_ERROR and fault.applied):
            answer = apply()
        match kind:
            case FaultKind.SLOW:
                await asyncio.sleep(fault.delay)
                return apply()
            case FaultKind.TIMEOUT_BEFORE | FaultKind.TIMEOUT_AFTER:
                return await self._hold(request, fault.delay)
            case FaultKind.RESET_BEFORE | FaultKind.RESET_AFTER:
                return _cut(request)
            case FaultKind.LATE:
                task = asyncio.create_task(_later(fault.delay, apply))
                self._late.add(task)
                task.add_done_callback(self._late.discard)
                return _cut(request)
            case _:
                return self._instead(fault, kind, answer)

    def _instead(self, fault: Fault, kind: FaultKind, answer: web.Response | None) -> web.Response:
        body = answer.body if answer is not None and isinstance(answer.body, bytes) else b""
        match kind:
            case FaultKind.RATE_LIMITED:
                headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
                text = to_json({"ok": False, "error": "ratelimited"})
                return web.Response(status=429, text=text, content_type="application/json", headers=headers)
            case FaultKind.HTML:
                page = "<html><body><h1>Bad Gateway</h1></body></html>"
                return web.Response(status=502, text=page, content_type="text/html")
            case FaultKind.SLACK_ERROR:
                return self.reply({"ok": False, "error": fault.code})
            case FaultKind.EMPTY | FaultKind.TRUNCATED:
                rest = b"" if kind is FaultKind.EMPTY else body[: len(body) // 2]
                return web.Response(body=rest, content_type="application/json")
            case FaultKind.NO_TS:
                return self.reply({"ok": True})
            case _:
                return web.Response(status=fault.status, text="error")

    async def _hold(self, request: web.Request, delay: float) -> web.StreamResponse:
        """Never answers: waits until the client gave up, or `delay` seconds, then cuts the connection."""
        self.running -= 1
        try:
            end = time.monotonic() + (delay or HELD_AT_MOST)
            # aiohttp tells a handler of a lost client only through the transport: it is looked at
            while time.monotonic() < end and not _gone(request):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        finally:
            self.running += 1
        return _cut(request)

    async def stop(self) -> None:
        """Nothing is applied late any more."""
        for task in list(self._late):
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)


async def _later(delay: float, apply: Callable[[], object]) -> None:
    await asyncio.sleep(delay)
    apply()


def _cut(request: web.Request) -> web.Response:
    reset(request.transport)
    return web.Response(status=499)


def _gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()
