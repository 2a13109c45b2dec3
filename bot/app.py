"""build(): the only place that knows every room; wires by hand."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import cast

from aiohttp import ClientSession, DummyCookieJar, TCPConnector
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock, FollowedClock, SystemClock
from bot.domain.outcomes import Outcome, Reply
from bot.domain.people import Language, Member, MemberId, WorkspaceId
from bot.domain.troubles import Trouble
from bot.downloads import download
from bot.logs import fail, set_up_logs, tell, warn
from bot.messenger import End, Messenger
from bot.rendering.reminders import refused_words, reminder_reply
from bot.rendering.replies import Setting, reply
from bot.services.conversation import Conversation, warm_up
from bot.services.desk import Desk, Desks
from bot.services.notices import tell_refused
from bot.services.people import People
from bot.services.reminders import Reminders
from bot.settings import Settings
from bot.slack_people import person
from handlers.forms import Forms
from handlers.home import Home
from handlers.inbox import GuardedApp, Inbox, Redispatcher
from handlers.listeners import Listeners, Office
from handlers.payloads import is_own_message
from handlers.plan_files import PlanFiles
from handlers.pressing import Pressing
from handlers.sockets import Sockets, SocketsRefused
from schedules.metronome import Beat, Metronome
from schedules.posting import Posting
from storage import inbox, outbox, plans, workspaces
from storage.database import Connection, Database, DatabaseTrouble, open_database
from storage.outbox import Claimed
from storage.upgrade import upgrade

LISTENERS_SECONDS = 5.0
"""How long listeners may go on once the process was told to stop (R18); what they leave is taken up at the next start."""

INBOX_DAYS, OUTBOX_DAYS = 7.0, 30.0
"""How long what is done is kept; a reply's key has to outlive the request that it answers."""


class CannotStart(Trouble):
    """Jalon cannot start. The message is one line that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the bot is in the workspace."""

    workspace: WorkspaceId
    name: str
    bot_user: str
    bot_id: str


@dataclass(slots=True, kw_only=True)
class Jalon:
    """The assistant, wired and not yet listening."""

    settings: Settings
    identity: Identity
    clock: Clock
    database: Database
    app: AsyncApp
    sockets: Sockets | None
    posting: Posting
    reminders: Reminders
    redispatcher: Redispatcher
    metronome: Metronome
    inbox: Inbox


async def serve(settings: Settings) -> None:
    """Jalon runs until SIGINT or SIGTERM; raises :class:`CannotStart` with one line when it cannot."""
    secrets = tuple(secret for secret in (settings.bot_token, settings.app_token, settings.signing_secret) if secret)
    set_up_logs(settings.log_format, secrets=secrets)
    async with running(settings) as jalon:
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
    """Everything is open and wired; closed again at the end, whatever happened."""
    async with AsyncExitStack() as stack:
        database = open_upgraded(settings.database_url)
        stack.push_async_callback(database.close)
        session = await stack.enter_async_context(
            ClientSession(
                connector=TCPConnector(limit=100, keepalive_timeout=60),
                cookie_jar=DummyCookieJar(),  # what Slack is told never depends on what it answered before
            )
        )
        clock = await _clock(settings, session, stack)
        messenger = Messenger(session, api_url=settings.api_url, token=settings.bot_token)
        identity = await _introduce(messenger)
        try:
            await database.write(lambda connection: _settle_in(connection, identity, settings, clock))
        except DatabaseTrouble as trouble:
            raise CannotStart(trouble.msgid, **trouble.values) from trouble
        jalon = build(settings, identity, database=database, session=session, messenger=messenger, clock=clock)
        if isinstance(clock, FollowedClock):
            clock.on_move = jalon.metronome.kick
        yield jalon


def open_upgraded(url: str) -> Database:
    """The database at this release's schema."""
    try:
        upgrade(url)
        database = open_database(url)
    except DatabaseTrouble as trouble:
        raise CannotStart(trouble.msgid, **trouble.values) from trouble
    for warning in database.warnings:
        warn("database_warning", told=warning)
    return database


async def _clock(settings: Settings, session: ClientSession, stack: AsyncExitStack) -> Clock:
    if settings.clock_url is None:
        return SystemClock()
    clock = FollowedClock(settings.clock_url)
    await clock.start(session)
    stack.push_async_callback(clock.stop)
    return clock


async def _introduce(messenger: Messenger) -> Identity:
    """Who the token belongs to; Slack may be slow, but a wrong token is told at once."""
    error = ""
    for attempt in range(7):
        answer = await messenger.call("auth.test")
        error = answer.error
        body = answer.body
        if answer.end is End.APPLIED and body.get("team_id") and body.get("user_id"):
            return Identity(
                workspace=WorkspaceId(str(body["team_id"])),
                name=str(body.get("team") or ""),
                bot_user=str(body["user_id"]),
                bot_id=str(body.get("bot_id") or ""),
            )
        if body.get("error") and answer.end is not End.UNKNOWN and answer.error != "ratelimited":
            raise CannotStart(
                "SLACK_BOT_TOKEN is refused by Slack (%(error)s): install the app again and copy the bot token (xoxb-…).",
                error=answer.error,
            )
        if attempt < 6:  # noqa: PLR2004 - the last of seven
            warn("slack_does_not_answer", error=answer.error)
            await asyncio.sleep(min(0.5 * 2**attempt, 15))
    raise CannotStart(
        "Slack does not answer (%(error)s): check the network and JALON_SLACK_API_URL, then start again.", error=error
    )


def _settle_in(connection: Connection, identity: Identity, settings: Settings, clock: Clock) -> None:
    """The workspace is known and has a plan: JALON_PLAN's, else the sample, on an empty database."""
    workspaces.ensure(connection, identity.workspace, identity.name, clock.now())
    if plans.current(connection, identity.workspace) is not None:
        return
    from bot.plan.importing import PlanUnreadable, read_file, read_plan  # noqa: PLC0415 - needed on an empty database only
    from bot.plan.sample import sample_text  # noqa: PLC0415 - same

    if settings.plan_file is None:
        source, name = sample_text(), "sample.md"
        plan = read_plan(source)
    else:
        name = settings.plan_file.name
        try:
            imported = read_file(settings.plan_file, name=name)
        except PlanUnreadable as trouble:
            raise CannotStart(trouble.msgid, **trouble.values) from trouble
        plan, source = imported.plan, imported.text
    version = plans.save(
        connection, identity.workspace, plan, source=source, file_name=name, by="jalon", at=clock.now()
    )
    tell("plan_imported", file=name, version=version, axes=len(plan.axes), milestones=len(plan.milestones))


def build(
    settings: Settings,
    identity: Identity,
    *,
    database: Database,
    session: ClientSession,
    messenger: Messenger,
    clock: Clock,
) -> Jalon:
    """Every room, wired."""
    desks = Desks(default_zone=settings.zone)

    def write(outcome: Outcome, language: Language, desk: Desk | None) -> Reply:
        return reply(outcome, language, Setting(plan=None if desk is None else desk.plan, zone=settings.zone))

    async def look_up(workspace: WorkspaceId, member: MemberId) -> Member | None:
        return await person(messenger, workspace, member)

    posting = Posting(database=database, messenger=messenger, clock=clock, lease_seconds=settings.lease_seconds)
    conversation = Conversation(database=database, desks=desks, write=write, lease_seconds=settings.lease_seconds)
    office = Office(
        workspace=identity.workspace,
        bot_user=identity.bot_user,
        clock=clock,
        database=database,
        messenger=messenger,
        conversation=conversation,
        people=People(database=database, look_up=look_up),
        deliver=posting.post,
    )
    app = _bolt(settings, identity, session)
    middleware = Inbox(database, clock, workspace=identity.workspace)
    middleware.join(app)
    forms = Forms(office)
    fetch = partial(download, session, api_url=settings.api_url, token=settings.bot_token)
    plan_files = PlanFiles(office, fetch)
    Listeners(office, Pressing(office, forms, plan_files), forms, Home(office), plan_files).register(app)

    async def alert(claimed: Claimed, error: str) -> None:
        await database.write(lambda connection: tell_refused(connection, claimed, error, refused_words))

    posting.alert = alert
    reminders = Reminders(database=database, desks=desks, write=reminder_reply)

    async def remind() -> None:
        await reminders.claim(clock.now())
        while await posting.tick():
            pass

    async def tidy() -> None:
        await posting.sweep()
        await database.write(lambda connection: inbox.purge(connection, older_than_days=INBOX_DAYS))
        await database.write(lambda connection: outbox.purge(connection, older_than_days=OUTBOX_DAYS))

    return Jalon(
        settings=settings,
        identity=identity,
        clock=clock,
        database=database,
        app=app,
        sockets=_sockets(settings, identity, app, session),
        posting=posting,
        reminders=reminders,
        redispatcher=Redispatcher(app, database),
        metronome=Metronome((Beat("reminders", 5.0, remind), Beat("sweep", 300.0, tidy))),
        inbox=middleware,
    )


def _bolt(settings: Settings, identity: Identity, session: ClientSession) -> AsyncApp:
    authorised = AuthorizeResult(
        enterprise_id=None,
        team_id=identity.workspace,
        bot_user_id=identity.bot_user,
        bot_id=identity.bot_id,
        bot_token=settings.bot_token,
    )

    async def authorize(**_: object) -> AuthorizeResult:
        return authorised

    client = AsyncWebClient(token=settings.bot_token, base_url=settings.api_url, session=session, retry_handlers=[])
    # The front checks signatures before Bolt sees a request; over sockets there are none.
    return GuardedApp(
        name="jalon",  # else Bolt looks for its caller's file through the source of every module
        client=client,
        authorize=authorize,
        signing_secret=settings.signing_secret or "",
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,  # it would put a request's token into the client that all share
        attaching_conversation_kwargs_enabled=False,
    )


def _sockets(settings: Settings, identity: Identity, app: AsyncApp, session: ClientSession) -> Sockets | None:
    if settings.app_token is None:
        return None
    opener = Messenger(session, api_url=settings.api_url, token=settings.app_token)
    own = partial(is_own_message, bot_user=identity.bot_user, bot_id=identity.bot_id)
    return Sockets(app=app, session=session, messenger=opener, is_own=own)


async def listen(jalon: Jalon, stopping: asyncio.Event) -> None:
    """Slack is heard and time beats until ``stopping`` is set."""
    transports = [asyncio.create_task(_transport(jalon), name="transport")]
    waiting = asyncio.create_task(stopping.wait())
    sweeper: asyncio.Task[None] | None = None
    warming: asyncio.Task[None] | None = None
    try:
        if jalon.sockets is not None:
            connected = asyncio.create_task(jalon.sockets.connected.wait())
            await asyncio.wait({connected, waiting, *transports}, return_when=asyncio.FIRST_COMPLETED)
            connected.cancel()
        if not stopping.is_set() and not transports[0].done():
            warming = asyncio.create_task(asyncio.to_thread(_warm), name="warming")
            jalon.metronome.start()
            sweeper = asyncio.create_task(jalon.redispatcher.run(stopping), name="redispatcher")
            tell(
                "jalon_ready",
                workspace=jalon.identity.workspace,
                transport="http" if jalon.sockets is None else "sockets",
            )
        await asyncio.wait({waiting, *transports}, return_when=asyncio.FIRST_COMPLETED)
        if transports[0].done() and not stopping.is_set():
            _raise_clearly(transports[0])
    finally:
        stopping.set()
        waiting.cancel()
        stops = [jalon.metronome.stop()] if jalon.sockets is None else [jalon.metronome.stop(), jalon.sockets.stop()]
        await asyncio.gather(*stops)
        await jalon.inbox.at_work.ended(LISTENERS_SECONDS)
        if sweeper is not None:
            await sweeper
        for task in transports:
            task.cancel()
        await asyncio.gather(*transports, *([] if warming is None else [warming]), return_exceptions=True)
        tell("jalon_stopped")


def _warm() -> None:
    """What the first message needs is there, and the collector looks no more at what stays for ever.

    It looked through all of it every few hundred messages: 70 ms in which nobody was answered.
    """
    warm_up()
    gc.collect()
    gc.freeze()


async def _transport(jalon: Jalon) -> None:
    if jalon.sockets is not None:
        await jalon.sockets.run()
        return
    from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler  # noqa: PLC0415 - only over HTTP

    from handlers.front import PATH, Asgi, Front  # noqa: PLC0415 - only over HTTP
    from handlers.front import serve as serve_http  # noqa: PLC0415 - only over HTTP

    front = Front(
        cast("Asgi", AsyncSlackRequestHandler(jalon.app, path=PATH)),
        secret=jalon.settings.signing_secret or "",
        database=jalon.database,
        health=lambda: {"healthy": True, "workspace": jalon.identity.workspace} | jalon.inbox.state(),
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
