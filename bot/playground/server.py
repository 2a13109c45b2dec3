"""A Slack-compatible workspace on this machine: Web API, Socket Mode, signed HTTP, a page, a clock one can move.

    playground = Playground(now=datetime(2015, 3, 2, 9, tzinfo=UTC))
    await playground.start()                       # or: async with Playground() as playground
    # the bot: AsyncApp(token=playground.bot_token, client=AsyncWebClient(base_url=playground.api_url, …)),
    #          AsyncSocketModeHandler(app, playground.app_token)
    await playground.connected()                   # a socket of the bot is open
    ts = await playground.say(user, channel, "Bonjour", mention_bot=True)
    await playground.settled()
    playground.workspace.thread(channel, ts)

`channel` is an id, `#name`, or a user's id for their direct conversation with the bot. Texts given to `say` and
`edit` are as they go over the wire (`&amp;`, `<@U…>`); `playground.typed(text)` makes them from what is typed.
Trigger ids and response URLs age in real time; everything else follows `playground.clock`.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.playground import pressing_people, typing_people
from bot.playground.calls import WebApi
from bot.playground.clock import Moment, PlayClock
from bot.playground.delivery import Carrier, Deliveries
from bot.playground.faults import Faults
from bot.playground.live import Live
from bot.playground.over_http import HttpRoad
from bot.playground.page import Page
from bot.playground.payload import Payload
from bot.playground.people import Cast, default_cast, user_object
from bot.playground.responses import SideDoors, sign_in
from bot.playground.sockets import SocketHub
from bot.playground.stage import SUBSCRIPTIONS, Stage
from bot.playground.state_file import KeptState
from bot.playground.workspace import Workspace

LARGEST_BODY = 64 * 1024 * 1024
QUIET_SECONDS = 0.05


class Playground:
    """One workspace with one app in it, served on 127.0.0.1."""

    def __init__(
        self,
        *,
        cast: Cast | None = None,
        now: datetime | None = None,
        moments: Sequence[Moment] = (),
        port: int = 0,
        realtime: bool = True,
        validate: bool = True,
        state_file: Path | None = None,
        scopes: frozenset[str] | None = None,
        subscriptions: frozenset[str] = SUBSCRIPTIONS,
        ack_seconds: float = 3.0,
    ) -> None:
        self.cast = cast or default_cast()
        self.port = port
        self.clock = PlayClock(now=now, moments=moments, realtime=realtime, tz=self.cast.tz)
        self.faults = Faults()
        self.workspace = Workspace(self.cast, self.clock)
        self.live = Live()
        self.request_url: str | None = None
        self.deliveries = Deliveries(self._road, self.live.notice)
        self.hub = SocketHub(self.deliveries, self.faults, app_id=self.cast.app_id, ack_seconds=ack_seconds)
        self.http = HttpRoad(
            self.deliveries, self.faults, secret=self.cast.signing_secret, ack_seconds=ack_seconds
        )  # fmt: skip
        self.stage = Stage(
            workspace=self.workspace, clock=self.clock, faults=self.faults, live=self.live,
            deliveries=self.deliveries, subscriptions=subscriptions, scopes=scopes, validate=validate,
        )  # fmt: skip
        self.api = WebApi(self.stage)
        self.page = Page(self.stage, self.hub)
        self.kept = KeptState(state_file, self.workspace, self.stage) if state_file else None
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where the page is, without a slash at the end."""
        return self.stage.url

    @property
    def api_url(self) -> str:
        """The base URL of the Web API, for the bot's client."""
        return f"{self.stage.url}/api/"

    @property
    def bot_token(self) -> str:
        """The token of the bot."""
        return self.cast.bot_token

    @property
    def app_token(self) -> str:
        """The token that opens sockets."""
        return self.cast.app_token

    @property
    def signing_secret(self) -> str:
        """The secret that signs HTTP requests to the bot."""
        return self.cast.signing_secret

    @property
    def state_notice(self) -> str | None:
        """What happened to a state file that could not be read, else None."""
        return self.kept.notice if self.kept else None

    def _road(self) -> Carrier:
        if self.request_url is None:
            return self.hub
        self.http.url = self.request_url
        return self.http

    # its life

    async def start(self) -> None:
        """The workspace answers on `url`; with a state file, as it was left. Raises OSError when the port is busy.

        When the state file could not be read it was set aside, and `state_notice` says so.
        """
        app = web.Application(client_max_size=LARGEST_BODY)
        doors = SideDoors(self.stage, self.api)
        app.router.add_route("*", "/api/{method}", self.api.handle)
        app.router.add_get("/socket", self.hub.handle)
        app.router.add_post("/response/{key}", doors.respond)
        app.router.add_route("*", "/upload/{id}", doors.receive)
        app.router.add_get("/files/{id}/{name:.*}", doors.download)
        app.router.add_get("/page/file/{id}", doors.shown)
        app.router.add_get("/signin", sign_in)
        self.page.add_routes(app.router)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5, handle_signals=False)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", self.port)
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.port = runner.addresses[0][1]
        if self.kept is not None:
            self.kept.load()
            self.kept.watch()
        self.stage.url = f"http://127.0.0.1:{self.port}"
        self.stage.socket_url = lambda: f"ws://127.0.0.1:{self.port}/socket?ticket={self.hub.ticket()}"

    async def stop(self) -> None:
        """Nothing is served and nothing is on its way any more."""
        await self.page.stop()
        await self.http.stop()
        await self.api.stop()
        await self.live.stop()
        await self.hub.stop()
        for errand in list(self.deliveries.under_way):
            if errand.timer is not None:
                errand.timer.cancel()
        if self.kept is not None and self._runner is not None:
            await self.kept.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        """Started."""
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stopped."""
        await self.stop()

    async def connected(self, sockets: int = 1, *, timeout: float = 10) -> None:  # noqa: ASYNC109
        """Returns when so many sockets of the bot are open; raises TimeoutError otherwise."""
        event = asyncio.Event()
        self.hub.on_change.append(event.set)
        try:
            async with asyncio.timeout(timeout):
                while len(self.hub.connections) < sockets:
                    event.clear()
                    await event.wait()
        finally:
            self.hub.on_change.remove(event.set)

    async def settled(self, *, timeout: float = 5, quiet: float = QUIET_SECONDS) -> None:  # noqa: ASYNC109
        """Returns when every delivered envelope was acknowledged (or given up), no call runs, and nothing
        happened for `quiet` seconds. Raises TimeoutError. Calls held by a time-out fault do not count.
        """
        end = time.monotonic() + timeout
        while True:
            now = time.monotonic()
            last = max(self.deliveries.last_activity, self.api.last_activity)
            waiting = len(self.deliveries.under_way) - len(self.hub.backlog)
            if waiting <= 0 and self.api.running == 0 and now - last >= quiet:
                return
            if now > end:
                raise TimeoutError(f"{waiting} envelopes and {self.api.running} calls are still open")
            await asyncio.sleep(0.01)

    # what people do

    def typed(self, text: str) -> str:
        """The wire form of what a person types: `& < >` escaped, `@Jalon` a mention."""
        return typing_people.escaped(text, self.cast.bot_name, self.cast.bot_user_id)

    async def say(
        self, user: str, channel: str, text: str, *, thread_ts: str | None = None, mention_bot: bool = False
    ) -> str:
        """A person writes; the message's `ts`. The event is on its way, not yet answered."""
        if mention_bot:
            text = f"<@{self.cast.bot_user_id}> {text}"
        return typing_people.say(self.stage, user, channel, text, thread_ts)

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """A person changes their own message."""
        typing_people.edit(self.stage, user, channel, ts, text)

    async def delete(self, user: str, channel: str, ts: str) -> None:
        """A person takes their own message back; an administrator anyone's."""
        typing_people.delete(self.stage, user, channel, ts)

    async def unfurl(self, channel: str, ts: str, link: str) -> None:
        """Slack shows what a link in the message leads to: a `message_changed` that no person made."""
        typing_people.unfurl(self.stage, channel, ts, link)

    async def react(self, user: str, channel: str, ts: str, name: str, *, add: bool = True) -> None:
        """A person reacts to a message, or no longer does."""
        typing_people.reaction(self.stage, user, channel, ts, name, add=add)

    async def upload(self, user: str, channel: str, name: str, data: bytes, text: str = "") -> str:
        """A person sends a file; the `ts` of its message."""
        return typing_people.upload(self.stage, user, channel, name, data, text)

    async def command(self, user: str, channel: str, command: str, text: str = "") -> bool:
        """A person types a slash command; whether the bot acknowledged it in time."""
        return await pressing_people.command(self.stage, user, channel, command, text)

    async def press(
        self,
        user: str,
        *,
        channel: str | None = None,
        ts: str | None = None,
        view_id: str | None = None,
        action_id: str,
        block_id: str | None = None,
        value: Any = None,
        selected: Any = None,
    ) -> bool:
        """A person acts on an element of a message, form or Home; whether the bot acknowledged it in time.

        `value` picks the button of that value (a forged one is sent as given); `selected` is an option's value
        or text, an id, a date, a list of these, or a raw state. Raises LookupError when there is no such element.
        """
        where = pressing_people.spot(self.stage, user, channel, ts, view_id)
        return await pressing_people.press(
            self.stage, user, where, action_id=action_id, block_id=block_id, value=value, selected=selected
        )  # fmt: skip

    async def submit(self, user: str, view_id: str, values: Payload) -> Payload | None:
        """A person sends a form: `{block_id: {action_id: value}}`, or `{block_id: value}`.

        None: it closed. Else the bot's `response_action` object; `refused` with codes for what a client holds
        back (`required`, `too_short`, `too_long`); `unanswered` when nothing came in time.
        """
        return await pressing_people.submit(self.stage, user, view_id, values)

    async def close_view(self, user: str, view_id: str) -> None:
        """A person closes a form."""
        await pressing_people.close_view(self.stage, user, view_id)

    async def open_home(self, user: str, tab: str = "home") -> None:
        """A person opens the bot's Home ("home") or direct conversation ("messages")."""
        pressing_people.open_home(self.stage, user, tab)

    async def emit(self, event: Payload, **outer: Any) -> None:
        """Any event at all, as it stands; `outer` replaces fields of the envelope (`team_id="T0OTHER"`)."""
        self.stage.event(event, **outer)

    async def change_person(self, user: str, **changes: Any) -> None:
        """A person's language, zone, name, guest state… is another from now on; `user_change` tells the bot."""
        person = self.workspace.people[user] = replace(self.workspace.people[user], **changes)
        self.workspace.changes += 1
        if "user_change" in self.stage.subscriptions:
            shown = user_object(person, team_id=self.cast.team_id, now=self.clock.now(), locale=True)
            stamp = f"{self.clock.micros() / 1e6:.6f}"
            self.stage.event({"type": "user_change", "user": shown, "cache_ts": int(float(stamp)), "event_ts": stamp})

    async def uninstall(self) -> None:
        """The app is taken out of the workspace: it is told, and every call is refused from now on."""
        stamp = f"{self.clock.micros() / 1e6:.6f}"
        tokens = {"oauth": [], "bot": [self.cast.bot_user_id]}
        self.stage.event({"type": "tokens_revoked", "tokens": tokens, "event_ts": stamp})
        self.stage.event({"type": "app_uninstalled", "event_ts": stamp})
        self.stage.revoked = "account_inactive"
