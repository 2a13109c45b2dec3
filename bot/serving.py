"""The life of `jalon run`: what it takes to be heard is there first, the rest is loaded while Slack answers."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from aiohttp import ClientSession, DummyCookieJar, TCPConnector

from bot.clock import Clock, FollowedClock, SystemClock
from bot.identity import CannotStart, Identity, introduce
from bot.logs import fail, set_up_logs, tell
from bot.messenger import Messenger
from bot.settings import Settings
from handlers.payloads import is_own_message
from handlers.sockets import Sockets, SocketsRefused

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bot.app import Jalon

COLLECT_AT = 10_000
"""New objects after which the collector looks at them: one message makes some hundreds, nearly all gone with it."""

LISTENERS_SECONDS = 5.0
"""How long listeners may go on once the process was told to stop (R18); what they leave is taken up at the next start."""


async def serve(settings: Settings) -> None:
    """Jalon runs until SIGINT or SIGTERM; raises :class:`CannotStart` with one line when it cannot."""
    key = None if settings.rephrasing is None else settings.rephrasing.key
    tokens = (settings.bot_token, settings.app_token, settings.signing_secret, key)
    secrets = tuple(secret for secret in tokens if secret)
    set_up_logs(settings.log_format, secrets=secrets)
    async with running(settings) as jalon:
        gc.freeze()
        gc.enable()
        stopping = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, stopping.set)
        if settings.stop_with_parent:
            _watch_parent(stopping)
        await listen(jalon, stopping)


def _watch_parent(stopping: asyncio.Event) -> None:
    """Standard input is a pipe that the starting process holds: its end is that process's end, however it came."""
    loop = asyncio.get_running_loop()

    def ended() -> None:
        if not os.read(0, 1024):
            loop.remove_reader(0)
            stopping.set()

    loop.add_reader(0, ended)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Jalon]:
    """Everything is open and wired; closed again at the end, whatever happened.

    Over sockets Slack is asked and the lines are opened while the rest is still being imported: what arrives meanwhile
    waits, unacknowledged, until everything is wired.
    """
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(
            ClientSession(
                connector=TCPConnector(limit=100, keepalive_timeout=60),
                cookie_jar=DummyCookieJar(),  # what Slack is told never depends on what it answered before
            )
        )
        messenger = Messenger(session, api_url=settings.api_url, token=settings.bot_token)
        introducing = asyncio.create_task(introduce(messenger), name="introducing")
        stack.push_async_callback(_ended, introducing)
        opening = await asyncio.to_thread(_opening)
        database = await asyncio.to_thread(opening.open_upgraded, settings.database_url)
        stack.push_async_callback(database.close)
        clock = await _clock(settings, session, stack)
        identity = await introducing
        await opening.settle_in(database, identity, settings, clock)
        wired: asyncio.Future[AsyncApp] = asyncio.get_running_loop().create_future()
        sockets = _sockets(settings, identity, wired, session)
        transport = None if sockets is None else asyncio.create_task(sockets.run(), name="transport")
        if transport is not None:
            stack.push_async_callback(_ended, transport)
        wiring = await asyncio.to_thread(_wiring)
        jalon: Jalon = wiring.build(
            settings, identity, database=database, session=session, messenger=messenger, clock=clock
        )
        jalon.sockets, jalon.transport = sockets, transport
        if jalon.rephraser is not None:
            stack.push_async_callback(jalon.rephraser.stop)
        if jalon.nearness is not None:
            stack.push_async_callback(asyncio.to_thread, jalon.nearness.close)
        if isinstance(clock, FollowedClock):
            clock.on_move = jalon.metronome.kick
        wired.set_result(jalon.app)
        yield jalon


def _opening() -> ModuleType:
    """Imported beside the first words with Slack: SQLAlchemy takes a quarter of the start."""
    from bot import opening  # noqa: PLC0415 - see above

    return opening


def _wiring() -> ModuleType:
    """Imported beside the handshake: Bolt and every room."""
    from bot import app  # noqa: PLC0415 - see above

    return app


async def _ended(task: asyncio.Task[Any]) -> None:
    """The task is over; what it raised was somebody else's to hear."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _clock(settings: Settings, session: ClientSession, stack: AsyncExitStack) -> Clock:
    if settings.clock_url is None:
        return SystemClock()
    clock = FollowedClock(settings.clock_url)
    await clock.start(session)
    stack.push_async_callback(clock.stop)
    return clock


def _sockets(
    settings: Settings, identity: Identity, app: asyncio.Future[AsyncApp], session: ClientSession
) -> Sockets | None:
    if settings.app_token is None:
        return None
    opener = Messenger(session, api_url=settings.api_url, token=settings.app_token)
    own = partial(is_own_message, bot_user=identity.bot_user, bot_id=identity.bot_id)
    return Sockets(app=app, session=session, messenger=opener, is_own=own)


async def listen(jalon: Jalon, stopping: asyncio.Event) -> None:
    """Slack is heard and time beats until ``stopping`` is set."""
    transport = jalon.transport or asyncio.create_task(_serve_http(jalon), name="transport")
    waiting = asyncio.create_task(stopping.wait())
    sweeper: asyncio.Task[None] | None = None
    warming: asyncio.Task[None] | None = None
    try:
        if jalon.sockets is not None:
            connected = asyncio.create_task(jalon.sockets.connected.wait())
            await asyncio.wait({connected, waiting, transport}, return_when=asyncio.FIRST_COMPLETED)
            connected.cancel()
        if not stopping.is_set() and not transport.done():
            warming = asyncio.create_task(asyncio.to_thread(_warm), name="warming")
            jalon.metronome.start()
            sweeper = asyncio.create_task(jalon.redispatcher.run(stopping), name="redispatcher")
            tell(
                "jalon_ready",
                workspace=jalon.identity.workspace,
                transport="http" if jalon.sockets is None else "sockets",
            )
        await asyncio.wait({waiting, transport}, return_when=asyncio.FIRST_COMPLETED)
        if transport.done() and not stopping.is_set():
            _raise_clearly(transport)
    finally:
        stopping.set()
        waiting.cancel()
        stops = [jalon.metronome.stop()] if jalon.sockets is None else [jalon.metronome.stop(), jalon.sockets.stop()]
        await asyncio.gather(*stops)
        await jalon.inbox.at_work.ended(LISTENERS_SECONDS)
        if sweeper is not None:
            await sweeper
        transport.cancel()
        await asyncio.gather(transport, *([] if warming is None else [warming]), return_exceptions=True)
        tell("jalon_stopped")


def _warm() -> None:
    """What the first message needs is there, and the collector looks no more at what stays for ever.

    It looked through all of it every few hundred messages: 70 ms in which nobody was answered.
    """
    from bot.services.conversation import warm_up  # noqa: PLC0415 - this module is there before the services are

    warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AT, *gc.get_threshold()[1:])


async def _serve_http(jalon: Jalon) -> None:
    from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler  # noqa: PLC0415 - only over HTTP

    from handlers.front import PATH, Asgi, Front  # noqa: PLC0415 - only over HTTP
    from handlers.front import serve as serve_http  # noqa: PLC0415 - only over HTTP

    front = Front(
        cast("Asgi", AsyncSlackRequestHandler(jalon.app, path=PATH)),
        secret=jalon.settings.signing_secret or "",
        database=jalon.database,
        health=lambda: (
            {"healthy": True, "workspace": jalon.identity.workspace}
            | jalon.inbox.state()
            | ({} if jalon.nearness is None else {"semantic": jalon.nearness.state()})
        ),
    )
    await serve_http(front, host=jalon.settings.http_host, port=jalon.settings.http_port)


def _raise_clearly(transport: asyncio.Task[None]) -> None:
    error = transport.exception() if not transport.cancelled() else None
    while isinstance(error, BaseExceptionGroup) and error.exceptions:
        error = error.exceptions[0]
    match error:
        case SocketsRefused():
            raise CannotStart(
                "SLACK_APP_TOKEN is refused by Slack (%(error)s): check the app-level token and that Socket Mode is on.",
                error=error,
            )
        case OSError():
            raise CannotStart("Jalon cannot listen: %(error)s. Set JALON_HTTP_PORT to a free port.", error=error)
        case None:
            raise CannotStart("Slack ended the connection for good.")
        case _:
            fail("transport_failed", error)
            raise CannotStart("Jalon stopped because of an error of its own; the log has the details.")
