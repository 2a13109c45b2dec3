"""The one middleware of ours: what Slack sent is on disk before Slack is told so (R9), and once (R10)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, cast

from slack_bolt.async_app import AsyncApp
from slack_bolt.listener.async_listener import AsyncListener
from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.listener.async_listener_start_handler import AsyncListenerStartHandler
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.clock import Clock
from bot.domain.people import WorkspaceId
from bot.json_text import decoded
from bot.json_text import stored as stored_json
from bot.logs import fail, warn
from handlers.payloads import identity_of, kind_of, team_of
from handlers.statuses import BAD_REQUEST, NOT_FOUND, OK, SERVER_ERROR, UNAVAILABLE
from storage import inbox
from storage.database import Connection, Database, DatabaseTrouble
from storage.inbox import InboxRow

Tell = Callable[[Connection, InboxRow], object]

AGAIN = "jalon_again"
IDENTITY = "jalon_identity"
REACHED, KEPT = "jalon_reached", "jalon_kept"

LEASE_SECONDS = 30.0
"""How long a listener may work on a request before it is dispatched again."""

SWEEP_SECONDS = 5.0
OLDER_THAN_SECONDS = 3.0
MOST_AT_ONCE = 50
LONGEST_BODY = 1_048_576

MOST_AT_ONCE_LISTENING = 512
"""Listeners at work or waiting for their turn; what comes above waits in the inbox."""

QUIET_KINDS = frozenset({"view_closed", "block_suggestion"})
"""Requests with no effect: they are not kept."""


class AtWork:
    """Counts the listeners that Bolt has running, which it does not do itself."""

    def __init__(self) -> None:
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


class _Begins(AsyncListenerStartHandler):
    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    async def handle(self, request: AsyncBoltRequest, response: BoltResponse | None) -> None:  # noqa: ARG002 - Bolt's signature
        self._at_work.change(1)


class _Ends(AsyncListenerCompletionHandler):
    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    async def handle(self, request: AsyncBoltRequest, response: BoltResponse | None) -> None:  # noqa: ARG002 - Bolt's signature
        self._at_work.change(-1)


class GuardedApp(AsyncApp):
    """Bolt's app, which answers every request, whatever its shape, with a status that says what is to come of it.

    503: the inbox could not keep it, or a form's listener broke before it answered; Slack sends an event again and tells
    the person of the rest. 400: it broke Bolt itself, as only a malformed one does; sending it again would not help.
    """

    unhandled: Callable[[str], Awaitable[None]] | None = None
    """What is done with a kept request that no listener takes: it must not be tried again for ever."""

    def _init_context(self, req: AsyncBoltRequest) -> None:
        """Every request has the one client. Bolt's own makes one for each, for apps that change its token: nothing here does."""
        req.context["logger"] = self.logger
        req.context["token"] = None
        req.context["client"] = self.client
        req.context["listener_runner"] = self.listener_runner

    def hear(self, listener: AsyncListener) -> None:
        """The listener is asked after those that are there."""
        self._async_listeners.append(listener)

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """The answer for Slack."""
        try:
            response = cast("BoltResponse | None", await super().async_dispatch(req))
        except Exception as error:  # noqa: BLE001 - Bolt reads the body in many places, and stumbles over odd shapes
            return _broken(req, error)
        if response is None:  # no listener acknowledged in time; the inbox has the request
            return BoltResponse(status=OK, body="")
        if response.status == NOT_FOUND:  # nobody listens to this: it is done, and Slack need not send it again
            if self.unhandled is not None and req.context.get(KEPT):
                await self.unhandled(str(req.context[KEPT]))
            return BoltResponse(status=OK, body="")
        if response.status < SERVER_ERROR:
            return response
        if not req.context.get(REACHED):
            return BoltResponse(status=BAD_REQUEST, body="")
        safe = req.context.get(KEPT) and kind_of(req.body) == "event"
        return BoltResponse(status=OK if safe else UNAVAILABLE, body="")


def _broken(req: AsyncBoltRequest, error: Exception) -> BoltResponse:
    """The answer to what could not be kept, or broke Bolt itself."""
    kept = bool(req.context.get(KEPT))
    if isinstance(error, DatabaseTrouble):
        warn("request_not_kept", told=str(error))
    else:
        warn("request_malformed", error=type(error).__name__, kept=kept)
    return BoltResponse(status=UNAVAILABLE if req.context.get(REACHED) and not kept else BAD_REQUEST, body="")


class Inbox(AsyncMiddleware):
    """Commits each request under its identity, then lets Bolt go on; a known one is acknowledged and goes no further."""

    def __init__(self, database: Database, clock: Clock, *, workspace: WorkspaceId) -> None:
        self.foreign = self.refused = self.postponed = 0
        self.at_work = AtWork()
        self._database = database
        self._clock = clock
        self._workspace = workspace

    def state(self) -> dict[str, object]:
        """What an administrator is told."""
        return {
            "foreign": self.foreign,
            "refused": self.refused,
            "postponed": self.postponed,
            "at_work": self.at_work.count,
        }

    def join(self, app: GuardedApp) -> None:
        """The app sends every request through here, and its listeners are counted."""
        app.use(self)
        app.unhandled = self._finish
        app.listener_runner.listener_start_handler = _Begins(self.at_work)
        app.listener_runner.listener_completion_handler = _Ends(self.at_work)

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt's signature
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's signature
    ) -> BoltResponse | None:
        """Bolt's middleware. If the commit fails it raises: no acknowledgement, and Slack delivers again."""
        again = req.context.get(AGAIN)
        if again is not None:
            req.context[REACHED] = req.context[KEPT] = req.context[IDENTITY] = again
        elif not await self._is_new(req):
            return BoltResponse(status=OK, body="")
        await next()
        return None

    async def _is_new(self, req: AsyncBoltRequest) -> bool:
        """Whether the request is to be worked on now; if it has an effect it is committed."""
        body, kind = req.body, kind_of(req.body)
        if team_of(body) != self._workspace:
            self.foreign += 1
            return False
        if kind in QUIET_KINDS:
            return True
        identity, stored = identity_of(body), _stored(body)
        if identity is None or stored is None:
            self.refused += 1
            warn("request_refused", kind=kind, size=None if stored is None else len(stored))
            return False
        req.context[REACHED] = req.context[IDENTITY] = identity
        if not await self._database.write(lambda connection: self._receive(connection, identity, kind, stored)):
            return False
        req.context[KEPT] = identity
        if self.at_work.count >= MOST_AT_ONCE_LISTENING and kind == "event":
            self.postponed += 1  # it is safe on disk: the redispatcher brings it when there is room (R12)
            return False
        return True

    async def _finish(self, identity: str) -> None:
        await self._database.write(lambda connection: inbox.finish(connection, self._workspace, identity))

    def _receive(self, connection: Connection, identity: str, kind: str, stored: str) -> bool:
        return inbox.receive(
            connection,
            self._workspace,
            identity,
            kind=kind,
            body=stored,
            at=self._clock.now(),
            lease_seconds=LEASE_SECONDS,
        )


def _failed(row: InboxRow, connection: Connection) -> None:
    inbox.failed(connection, row.workspace, row.identity)


def _stored(body: Mapping[str, Any]) -> str | None:
    """The request as it is kept; None when it is larger or deeper than anything Slack sends."""
    try:
        stored = stored_json(body)
    except (ValueError, TypeError, RecursionError):
        return None
    return stored if len(stored) <= LONGEST_BODY else None


class Redispatcher:
    """Requests that were received and not done (a crash, an error) go through the same listeners again.

    What failed too often is given up: ``tell`` lets its person know, in the same transaction.
    """

    def __init__(self, app: AsyncApp, database: Database, *, tell: Tell | None = None) -> None:
        self._app = app
        self._database = database
        self._tell = tell

    async def tick(self) -> int:
        """Unfinished requests whose lease has ended are dispatched again; how many."""
        given_up, rows = await self._database.write(self._take_up)
        for row in given_up:
            warn("request_given_up", identity=row.identity, kind=row.kind, attempts=row.attempts)
        for row in rows:
            warn("request_dispatched_again", identity=row.identity, attempt=row.attempts)
            try:
                await self._again(row)
            except Exception as error:  # noqa: BLE001 - one bad request must not keep the others waiting
                fail("redispatch_failed", error, identity=row.identity)
                await self._database.write(partial(_failed, row))
        return len(rows)

    async def _again(self, row: InboxRow) -> None:
        body = decoded(row.body)
        if not isinstance(body, dict) or not body:
            raise TypeError(row.identity)
        request = AsyncBoltRequest(mode="socket_mode", body=body, context={AGAIN: row.identity})
        response = await self._app.async_dispatch(request)
        if response.status == BAD_REQUEST:  # no listener will ever see it
            await self._database.write(partial(_failed, row))

    def _take_up(self, connection: Connection) -> tuple[list[InboxRow], list[InboxRow]]:
        """(what is given up and told, what this process has now)."""
        given_up = inbox.give_up(connection)
        if self._tell is not None:
            for row in given_up:
                self._tell(connection, row)
        again = inbox.unfinished(
            connection, older_than_seconds=OLDER_THAN_SECONDS, limit=MOST_AT_ONCE, lease_seconds=LEASE_SECONDS
        )
        return given_up, again

    async def run(self, stopping: asyncio.Event) -> None:
        """Sweeps at start and every few seconds until told to stop.

        A file has one process: what an earlier life of it held is free at once.
        """
        if self._database.backend == "sqlite":
            with contextlib.suppress(DatabaseTrouble):
                await self._database.write(inbox.let_go)
        while not stopping.is_set():
            try:
                await self.tick()
            except Exception as error:  # noqa: BLE001 - the next sweep may succeed
                fail("inbox_sweep_failed", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), SWEEP_SECONDS)
