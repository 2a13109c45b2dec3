"""The one middleware of ours: what Slack sent is on disk before Slack is told so (R9), and once (R10)."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.clock import Clock
from bot.domain.people import WorkspaceId
from bot.logs import fail, warn
from handlers.payloads import identity_of, kind_of, team_of
from storage import inbox
from storage.database import Connection, Database

AGAIN = "jalon_again"
IDENTITY = "jalon_identity"

LEASE_SECONDS = 30.0
"""How long a listener may work on a request before it is dispatched again."""

SWEEP_SECONDS = 5.0
OLDER_THAN_SECONDS = 3.0
MOST_AT_ONCE = 50
LONGEST_BODY = 1_048_576

QUIET_KINDS = frozenset({"view_closed", "block_suggestion"})
"""Requests with no effect: they are not kept."""


class Inbox:
    """Commits each request under its identity, then lets Bolt go on; a known one is acknowledged and goes no further."""

    def __init__(self, database: Database, clock: Clock, *, workspace: WorkspaceId) -> None:
        self._database = database
        self._clock = clock
        self._workspace = workspace
        self.foreign = 0

    async def __call__(
        self, body: dict[str, Any], context: dict[str, Any], next: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Bolt's middleware. If the commit fails it raises: no acknowledgement, and Slack delivers again."""
        if context.get(AGAIN):
            context[IDENTITY] = context[AGAIN]
            await next()
            return None
        if team_of(body) != self._workspace:
            self.foreign += 1
            return BoltResponse(status=200, body="")
        identity = identity_of(body)
        if kind_of(body) in QUIET_KINDS:
            await next()
            return None
        if identity is None:
            return BoltResponse(status=200, body="")
        stored = json.dumps(body, ensure_ascii=True)
        if len(stored) > LONGEST_BODY:
            warn("request_too_large", size=len(stored))
            return BoltResponse(status=200, body="")
        if not await self._database.write(
            lambda connection: self._receive(connection, identity, kind_of(body), stored)
        ):
            return BoltResponse(status=200, body="")
        context[IDENTITY] = identity
        await next()
        return None

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


class Redispatcher:
    """Requests that were received and not done (a crash, an error) go through the same listeners again."""

    def __init__(self, app: AsyncApp, database: Database) -> None:
        self._app = app
        self._database = database

    async def tick(self) -> int:
        """Unfinished requests whose lease has ended are dispatched again; how many."""
        rows = await self._database.write(
            lambda connection: inbox.unfinished(
                connection, older_than_seconds=OLDER_THAN_SECONDS, limit=MOST_AT_ONCE, lease_seconds=LEASE_SECONDS
            )
        )
        for row in rows:
            warn("request_dispatched_again", identity=row.identity, attempt=row.attempts)
            body: Mapping[str, Any] = json.loads(row.body)
            request = AsyncBoltRequest(mode="socket_mode", body=dict(body), context={AGAIN: row.identity})
            try:
                await self._app.async_dispatch(request)
            except Exception as error:  # noqa: BLE001 - one bad request must not keep the others waiting
                fail("redispatch_failed", error, identity=row.identity)
        return len(rows)

    async def run(self, stopping: asyncio.Event) -> None:
        """Sweeps at start and every few seconds until told to stop."""
        while not stopping.is_set():
            try:
                await self.tick()
            except Exception as error:  # noqa: BLE001 - the next sweep may succeed
                fail("inbox_sweep_failed", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), SWEEP_SECONDS)
