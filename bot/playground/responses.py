"""What comes in besides the Web API: response URLs, uploaded bytes, downloads."""

import json

from aiohttp import BodyPartReader, web

from bot.playground.calls import WebApi
from bot.playground.errors import SlackError
from bot.playground.methods_chat import by_bot, content
from bot.playground.payload import Payload
from bot.playground.stage import Stage
from bot.playground.triggers import ResponseUrl


class SideDoors:
    """`/response/{key}`, `/upload/{id}`, `/files/{id}/…`."""

    def __init__(self, stage: Stage, api: WebApi) -> None:
        self.stage = stage
        self.api = api

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """`POST /response/{key}`: a message where the interaction came from; five times in half an hour."""
        try:
            values = json.loads(await request.read() or b"{}")
        except ValueError:
            values = None
        if not isinstance(values, dict):
            return web.Response(status=400, text="invalid_payload")
        key = request.match_info["key"]

        def apply() -> web.Response:
            self.stage.workspace.calls.append(("response_url", values))
            try:
                permit = self.stage.permits.use(key)
                answer(self.stage, permit, values)
            except SlackError as error:
                status = 404 if error.code in ("expired_url", "used_url") else 400
                return web.json_response(error.answer(), status=status)
            return web.json_response({"ok": True})

        fault = self.stage.faults.take("response_url")
        return apply() if fault is None else await self.api.misbehave(fault, request, apply)

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """`POST /upload/{id}`: the bytes, raw or as a form's file."""
        file = self.stage.workspace.files.get(request.match_info["id"])
        if file is None or file["id"] in self.stage.workspace.contents:
            return web.Response(status=404, text="unknown or used upload address")
        if request.content_type == "multipart/form-data":
            reader = await request.multipart()
            part = await reader.next()
            data = await part.read(decode=False) if isinstance(part, BodyPartReader) else b""
        else:
            data = await request.read()

        def apply() -> web.Response:
            self.stage.workspace.contents[file["id"]] = bytes(data)
            file["size"] = len(data)
            return web.Response(text=f"OK - {len(data)}")

        fault = self.stage.faults.take("upload")
        return apply() if fault is None else await self.api.misbehave(fault, request, apply)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """`GET /files/{id}/…`: with the bot's token the bytes, else the way to the sign-in page, as in Slack."""
        found = self.stage.workspace.files.get(request.match_info["id"])
        if request.headers.get("Authorization") != f"Bearer {self.stage.workspace.cast.bot_token}":
            raise web.HTTPFound("/signin")
        return self._bytes(found)

    async def shown(self, request: web.Request) -> web.StreamResponse:
        """`GET /page/file/{id}`: the same for a person at the page."""
        return self._bytes(self.stage.workspace.files.get(request.match_info["id"]))

    def _bytes(self, found: Payload | None) -> web.Response:
        if found is None or found["id"] not in self.stage.workspace.contents:
            return web.Response(status=404)
        name = str(found["name"]).replace('"', "").replace("\r", "").replace("\n", "")
        headers = {"Content-Disposition": f'attachment; filename="{name.encode("ascii", "replace").decode()}"'}
        data = self.stage.workspace.contents[found["id"]]
        return web.Response(body=data, content_type=found["mimetype"], headers=headers)


async def sign_in(_request: web.Request) -> web.Response:
    """`GET /signin`: HTML, what a client without a token gets in place of a file."""
    return web.Response(text="<!DOCTYPE html><html><title>Sign in</title></html>", content_type="text/html")


def answer(stage: Stage, permit: ResponseUrl, values: Payload) -> None:
    """The message of a response URL, or of an acknowledgement that carries one."""
    channel = stage.workspace.channel(permit.channel)
    if values.get("delete_original"):
        if permit.ephemeral:
            channel.ephemerals[:] = [row for row in channel.ephemerals if row["ts"] != permit.ts]
            gone = {"type": "message_deleted", "channel": channel.id, "ts": permit.ts}
            stage.live.tell({permit.user}, gone)
        elif permit.ts in channel.messages:
            stage.delete(channel, str(permit.ts))
        return
    message = by_bot(stage, {}) | content(stage, values)
    if values.get("replace_original") and permit.ts:
        if permit.ephemeral:
            channel.ephemerals[:] = [row for row in channel.ephemerals if row["ts"] != permit.ts]
            stage.live.tell({permit.user}, {"type": "message_deleted", "channel": channel.id, "ts": permit.ts})
        elif permit.ts in channel.messages:
            kept = {"blocks": None} | {key: message[key] for key in ("text", "blocks") if key in message}
            stage.change(channel, permit.ts, kept, by="")
            return
    thread = values.get("thread_ts") or permit.thread_ts
    if thread:
        message["thread_ts"] = thread
    if values.get("response_type") == "in_channel":
        stage.post(channel, message)
    else:
        stage.whisper(channel, permit.user, message)
