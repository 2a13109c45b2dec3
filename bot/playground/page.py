"""What the page asks for and does, as JSON."""

import asyncio
import contextlib
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.playground import pressing_people, typing_people
from bot.playground.controls import Controls
from bot.playground.doors import answered, answering, is_foreign, refused
from bot.playground.errors import SlackError
from bot.playground.payload import Payload
from bot.playground.sockets import SocketHub
from bot.playground.stage import Stage
from bot.playground.workspace import Channel

STATIC = Path(__file__).parent / "static"
# Slack's client says these itself, in the reader's language
_CLIENT_WORDS = {
    "required": ("Ce champ est obligatoire.", "This field is required."),
    "too_short": ("Ce texte est trop court.", "This text is too short."),
    "too_long": ("Ce texte est trop long.", "This text is too long."),
}


class Page:
    """The page's own API, apart from Slack's."""

    def __init__(self, stage: Stage, hub: SocketHub) -> None:
        self.stage = stage
        self.hub = hub
        self.controls = Controls(stage, hub)
        self._tasks: set[asyncio.Task[None]] = set()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """The page's addresses."""
        router.add_get("/", self._index)
        router.add_get("/archives/{channel}/{ts}", self._archive)
        if STATIC.is_dir():
            router.add_static("/static/", STATIC)
        router.add_get("/page/live", self._live)
        for path, door in (("state", self._state), ("messages", self._messages), ("home", self._home),
                           ("options", self._options)):  # fmt: skip
            router.add_get(f"/page/{path}", answering(door))
        for path, door in (
            ("say", self._say), ("edit", self._edit), ("delete", self._delete), ("press", self._press),
            ("submit", self._submit), ("close", self._close), ("open", self._open), ("react", self._react),
        ):  # fmt: skip
            router.add_post(f"/page/{path}", answering(door))
        router.add_post("/page/upload", self._upload)
        self.controls.add_routes(router)

    async def _live(self, request: web.Request) -> web.StreamResponse:
        return refused("foreign_origin", 403) if is_foreign(request) else await self.stage.live.handle(request)

    # what is shown

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        index = STATIC / "index.html"
        if not index.is_file():
            return web.Response(text="<!DOCTYPE html><title>Playground</title>", content_type="text/html")
        return web.FileResponse(index, headers={"Cache-Control": "no-cache"})

    async def _archive(self, request: web.Request) -> web.StreamResponse:
        channel, digits = request.match_info["channel"], request.match_info["ts"].removeprefix("p")
        raise web.HTTPFound(f"/?channel={channel}&ts={digits[:-6]}.{digits[-6:]}")

    async def _state(self, _request: web.Request, values: Payload) -> Payload:
        workspace, cast, user = self.stage.workspace, self.stage.workspace.cast, str(values.get("as", ""))
        users = [
            {
                "id": person.id, "name": person.name, "real_name": person.real_name, "title": person.title,
                "locale": person.locale, "tz": person.tz, "is_guest": person.is_guest, "is_bot": person.is_bot,
                "avatar_color": f"#{person.color}",
            }
            for person in workspace.people.values()
        ]  # fmt: skip
        users.append({
            "id": cast.bot_user_id, "name": cast.bot_name.lower(), "real_name": cast.bot_name, "title": "",
            "locale": "fr-FR", "tz": cast.tz, "is_guest": False, "is_bot": True, "avatar_color": "#1d4e89",
        })  # fmt: skip
        return {
            "team": {"id": cast.team_id, "name": cast.team_name},
            "bot": {"id": cast.bot_id, "name": cast.bot_name, "user_id": cast.bot_user_id},
            "users": users,
            "channels": [self._channel(row, user) for row in workspace.channels.values() if self._visible(row, user)],
            "clock": self.controls.clock_state(),
            "connected": len(self.hub.connections),
            "commands": list(cast.commands),
            "prompts": self.stage.prompts,
        }

    def _visible(self, channel: Channel, user: str) -> bool:
        return not user or user in channel.members

    def _channel(self, channel: Channel, user: str) -> Payload:
        shown: Payload = {
            "id": channel.id, "name": channel.name, "topic": channel.topic, "is_im": channel.is_im,
            "is_private": channel.is_private, "unread": channel.unread(user),
        }  # fmt: skip
        if channel.is_im:
            shown["with_user"] = self.stage.workspace.cast.bot_user_id if channel.user == user else channel.user
        return shown

    async def _messages(self, _request: web.Request, values: Payload) -> Payload:
        user, channel = str(values.get("as", "")), self.stage.workspace.channel(str(values.get("channel", "")))
        root = values.get("thread_ts")
        if user not in channel.members:
            raise SlackError("channel_not_found")
        if root:
            rows = self.stage.workspace.thread(channel.id, str(root))
        else:
            rows = [channel.messages[ts] for ts in channel.top]
            channel.read[user] = channel.top[-1] if channel.top else ""
        own = [row for row in channel.ephemerals if row["ephemeral_for"] == user]
        rows = rows + [row for row in own if row.get("thread_ts") == (root or None)]
        rows.sort(key=lambda row: str(row["ts"]))
        return {"messages": [self.stage.shown(row) for row in rows]}

    async def _home(self, _request: web.Request, values: Payload) -> Payload:
        user = str(values.get("as", ""))
        pressing_people.open_home(self.stage, user, "home")
        return {"view": self.stage.workspace.home(user)}

    # what is done

    async def _say(self, _request: web.Request, values: Payload) -> Payload:
        user, channel, text = str(values["as"]), str(values["channel"]), str(values["text"])
        cast = self.stage.workspace.cast
        word, _, rest = text.strip().partition(" ")
        if word in cast.commands:
            self._background(pressing_people.command(self.stage, user, channel, word, rest.strip()))
            return {}
        if not text.strip():
            raise SlackError("no_text")
        if len(text) > 40_000:  # noqa: PLR2004
            raise SlackError("msg_too_long")
        return {"ts": typing_people.say(self.stage, user, channel, self._wire(text), values.get("thread_ts"))}

    def _background(self, work: Awaitable[object]) -> None:
        async def run() -> None:
            with contextlib.suppress(SlackError):
                await work

        task = asyncio.create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _edit(self, _request: web.Request, values: Payload) -> Payload:
        wire = self._wire(str(values["text"]))
        typing_people.edit(self.stage, str(values["as"]), str(values["channel"]), str(values["ts"]), wire)
        return {}

    async def _delete(self, _request: web.Request, values: Payload) -> Payload:
        typing_people.delete(self.stage, str(values["as"]), str(values["channel"]), str(values["ts"]))
        return {}

    async def _react(self, _request: web.Request, values: Payload) -> Payload:
        typing_people.reaction(
            self.stage, str(values["as"]), str(values["channel"]), str(values["ts"]), str(values["name"]),
            add=bool(values.get("add", True)),
        )  # fmt: skip
        return {}

    def _spot(self, values: Payload) -> pressing_people.Spot:
        return pressing_people.spot(
            self.stage, str(values["as"]), values.get("channel"), values.get("ts"), values.get("view_id")
        )

    async def _press(self, _request: web.Request, values: Payload) -> Payload:
        given: Any = values.get("action") or {}
        acked = await pressing_people.press(
            self.stage, str(values["as"]), self._spot(values), action_id=str(values["action_id"]),
            block_id=values.get("block_id"), value=given.get("value"),
            selected=given if any(key.startswith("selected_") for key in given) else None,
        )  # fmt: skip
        return {"acknowledged": acked}

    async def _submit(self, _request: web.Request, values: Payload) -> Payload:
        user = str(values["as"])
        reply = await pressing_people.submit(self.stage, user, str(values["view_id"]), values.get("values") or {})
        if reply is None or reply["response_action"] == "clear":
            return {}
        match reply["response_action"]:
            case "update" | "push":
                return {"view": self.stage.workspace.modal(user), "response_action": reply["response_action"]}
            case "refused":
                english = self.stage.workspace.people[user].locale.startswith("en")
                codes = reply["errors"]
                words = {block: _CLIENT_WORDS[code][english] for block, code in codes.items()}
                return {"errors": words, "codes": codes, **({} if codes else {"error": "call_refused"})}
            case "errors":
                return {"errors": reply["errors"]}
            case _:
                return {"errors": {}, "error": "no_answer"}

    async def _close(self, _request: web.Request, values: Payload) -> Payload:
        self._background(pressing_people.close_view(self.stage, str(values["as"]), str(values["view_id"])))
        return {}

    async def _open(self, _request: web.Request, values: Payload) -> Payload:
        user = str(values["as"])
        channel = self.stage.workspace.channel(str(values.get("channel") or user))
        if channel.is_im:
            pressing_people.open_home(self.stage, user, "messages")
        return {"channel": channel.id}

    async def _options(self, _request: web.Request, values: Payload) -> Payload:
        return await pressing_people.options(
            self.stage, str(values["as"]), self._spot(values), action_id=str(values["action_id"]),
            block_id=values.get("block_id"), typed=str(values.get("value", "")),
        )  # fmt: skip

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        if is_foreign(request):
            return refused("foreign_origin", 403)
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, web.FileField):
            return refused("no_file", 400)
        user, name, data = str(form.get("as", "")), file.filename, file.file.read()
        if not form.get("channel"):
            return answered({"file": typing_people.keep_file(self.stage, user, name, data)})
        thread = form.get("thread_ts")
        try:
            ts = typing_people.upload(
                self.stage, user, str(form["channel"]), name, data, self._wire(str(form.get("text", ""))),
                str(thread) if thread else None,
            )  # fmt: skip
        except SlackError as error:
            return refused(error.code, 400)
        return answered({"ts": ts})

    def _wire(self, text: str) -> str:
        cast = self.stage.workspace.cast
        return typing_people.escaped(text, cast.bot_name, cast.bot_user_id)

    async def stop(self) -> None:
        """Nothing of the page is under way any more, and nobody waits for the clock."""
        await self.controls.stop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
