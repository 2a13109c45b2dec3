"""The way in, from a socket to a listener, with a listener that only notes what it took."""

import asyncio
import contextlib
from dataclasses import dataclass, field

import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock
from bot.domain.people import WorkspaceId
from bot.messenger import Messenger
from handlers.inbox import IDENTITY, GuardedApp, Inbox, Redispatcher
from handlers.sockets import Sockets
from storage import inbox

HERE = WorkspaceId("T0METROPOL")


@dataclass
class Bot:
    app: GuardedApp
    wired: asyncio.Future
    sockets: Sockets
    inbox: Inbox
    redispatcher: Redispatcher
    database: object
    taken: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    fails: int = 0
    running: asyncio.Task | None = None
    at_once: int = 0
    most_at_once: int = 0
    seconds: float = 0.0

    async def listen(self, body, context):
        """One effect for each request; the first ``fails`` requests break the listener before it."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.seconds)
            if self.fails > 0:
                self.fails -= 1
                raise ZeroDivisionError
            identity = context[IDENTITY]
            if await self.database.write(lambda connection: inbox.take(connection, HERE, identity)):
                event = body.get("event", {})
                self.taken.append(event.get("text") or body.get("text") or identity)
        finally:
            self.at_once -= 1

    def counts(self):
        return self.database.read_now(inbox.counts)

    async def took(self, count):
        async with asyncio.timeout(10):
            while len(self.taken) < count:  # noqa: ASYNC110 - a plain list, no event
                await asyncio.sleep(0.005)


@pytest.fixture
async def bot(slack, session, jalon_database):
    import re

    authorised = AuthorizeResult(
        enterprise_id=None, team_id=HERE, bot_user_id=slack.cast.bot_user_id, bot_id=slack.cast.bot_id, bot_token=slack.bot_token
    )  # fmt: skip

    async def authorize(**_):
        return authorised

    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[])
    app = GuardedApp(client=client, authorize=authorize, signing_secret=slack.signing_secret,
                     request_verification_enabled=False, ssl_check_enabled=False, url_verification_enabled=False,
                     attaching_conversation_kwargs_enabled=False)  # fmt: skip
    opener = Messenger(session, api_url=slack.api_url, token=slack.app_token)
    wired = asyncio.get_running_loop().create_future()
    wired.set_result(app)
    made = Bot(
        app=app,
        wired=wired,
        sockets=Sockets(app=wired, session=session, messenger=opener),
        inbox=Inbox(jalon_database, SystemClock(), workspace=HERE),
        redispatcher=Redispatcher(app, jalon_database),
        database=jalon_database,
    )
    made.inbox.join(app)
    everything = re.compile(".*", re.DOTALL)
    app.event(everything)(made.listen)

    @app.command(everything)
    async def command(ack, body, context):
        await ack()
        await made.listen(body, context)

    @app.view(everything)
    async def form(ack, body, context):
        await ack(response_action="errors", errors={"b": "non"})
        await made.listen(body, context)

    @app.error
    async def failed(error, context):
        made.errors.append(type(error).__name__)
        await made.database.write(lambda connection: inbox.failed(connection, HERE, context[IDENTITY]))

    return made


@pytest.fixture
async def connected(bot, slack):
    bot.running = asyncio.create_task(bot.sockets.run())
    await slack.connected(2)
    yield bot
    await bot.sockets.stop()
    with contextlib.suppress(BaseExceptionGroup):
        await asyncio.wait_for(bot.running, 5)
    await bot.inbox.at_work.ended(5)
