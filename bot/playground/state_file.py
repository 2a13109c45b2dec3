"""The workspace on disk, so that the next start finds its messages again."""

import asyncio
import base64
import contextlib
import json
import os
import time
from bisect import insort
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from bot.playground.payload import Payload, to_json
from bot.playground.people import Person
from bot.playground.stage import Stage
from bot.playground.workspace import Channel, Workspace

VERSION = 1
LARGEST_FILE_KEPT = 2_000_000
LEAST_PAUSE_SECONDS = 1.0


class KeptState:
    """A file that follows the workspace: written a second after a change and at the end, never half."""

    def __init__(self, path: Path, workspace: Workspace, stage: Stage) -> None:
        self.path = path
        self.workspace = workspace
        self.stage = stage
        self.notice: str | None = None
        self._saved = 0
        self._task: asyncio.Task[None] | None = None

    def load(self) -> None:
        """The workspace is as the file has it. A file that cannot be read is set aside; `notice` says where."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        try:
            restore(self.workspace, self.stage, json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            aside = self.path.with_name(f"{self.path.name}.unreadable-{time.time_ns() // 1_000_000}")
            self.path.replace(aside)
            self.notice = f"{self.path.name} could not be read ({type(error).__name__}); it is kept as {aside.name}"
        self._saved = self.workspace.changes

    def watch(self) -> None:
        """From now on changes are written by themselves."""
        self._task = asyncio.create_task(self._follow())

    async def _follow(self) -> None:
        pause = LEAST_PAUSE_SECONDS
        while True:
            await asyncio.sleep(pause)
            if self.workspace.changes != self._saved:
                begin = time.monotonic()
                with contextlib.suppress(OSError):
                    self.save()
                # a large workspace is written less often: at most a twentieth of the time goes into it
                pause = max(LEAST_PAUSE_SECONDS, 20 * (time.monotonic() - begin))

    def save(self) -> None:
        """The file holds the workspace as it is now. Raises OSError."""
        changes = self.workspace.changes
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(to_json(dumped(self.workspace, self.stage)))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        self._saved = changes

    async def stop(self) -> None:
        """Everything is written, and nothing follows any more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        with contextlib.suppress(OSError):
            self.save()


def dumped(workspace: Workspace, stage: Stage) -> Payload:
    """The workspace as JSON."""
    return {
        "version": VERSION,
        "team": workspace.cast.team_id,
        "serial": workspace.serial,
        "offset": stage.clock.offset.total_seconds(),
        "people": [asdict(person) for person in workspace.people.values()],
        "channels": [
            {
                "id": row.id, "name": row.name, "topic": row.topic, "user": row.user, "is_private": row.is_private,
                "is_archived": row.is_archived, "members": sorted(row.members), "read": row.read,
                "last_micros": row.last_micros, "messages": [row.messages[ts] for ts in row.order],
            }
            for row in workspace.channels.values()
        ],
        "homes": workspace.homes,
        "prompts": stage.prompts,
        "files": workspace.files,
        "contents": {
            name: base64.b64encode(data).decode()
            for name, data in workspace.contents.items()
            if len(data) <= LARGEST_FILE_KEPT
        },
    }  # fmt: skip


def restore(workspace: Workspace, stage: Stage, state: Payload) -> None:
    """The workspace is what `dumped` gave; all of it or, with an exception, nothing."""
    if state["version"] != VERSION or state["team"] != workspace.cast.team_id:
        raise ValueError("another workspace's state")
    channels = [_channel(row) for row in state["channels"]]
    people = [Person(**row) for row in state["people"]]
    contents = {name: base64.b64decode(data) for name, data in state["contents"].items()}
    homes, prompts, files = dict(state["homes"]), dict(state["prompts"]), dict(state["files"])
    serial, offset = int(state["serial"]), timedelta(seconds=float(state["offset"]))
    workspace.serial = serial
    stage.clock.offset = offset
    for person in people:
        workspace.people.setdefault(person.id, person)
    for channel in channels:
        workspace.channels[channel.id] = channel
        if channel.name:
            workspace.names[channel.name] = channel.id
    workspace.homes, workspace.files, workspace.contents = homes, files, contents
    stage.prompts = prompts


def _channel(row: Payload) -> Channel:
    channel = Channel(
        id=row["id"], name=row["name"], topic=row["topic"], user=row["user"], is_private=row["is_private"],
        is_archived=row["is_archived"], members=set(row["members"]), read=dict(row["read"]),
        last_micros=int(row["last_micros"]),
    )  # fmt: skip
    for message in row["messages"]:
        ts, root = message["ts"], message.get("thread_ts")
        channel.messages[ts] = message
        insort(channel.order, ts)
        if root is None or root == ts or message.get("subtype") == "thread_broadcast":
            insort(channel.top, ts)
        if root is not None and root != ts:
            channel.threads.setdefault(root, []).append(ts)
    return channel
