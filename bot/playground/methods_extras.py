"""`reactions.*` and `assistant.threads.*`."""

import re

from bot.playground.errors import SlackError, missing
from bot.playground.methods import Method
from bot.playground.payload import Payload
from bot.playground.stage import Stage
from bot.playground.workspace import Channel

_EMOJI = re.compile(r"^[a-z0-9_'+-]+(::skin-tone-[2-6])?$")
MOST_PROMPTS = 4


def _target(stage: Stage, values: Payload) -> tuple[Channel, Payload]:
    if not values.get("channel") or not values.get("timestamp"):
        raise SlackError("no_item_specified")
    channel = stage.workspace.channel(str(values["channel"]))
    message = channel.messages.get(str(values["timestamp"]))
    if message is None:
        raise SlackError("message_not_found")
    if stage.workspace.cast.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    return channel, message


def _name(values: Payload) -> str:
    name = str(values.get("name") or "").strip(":")
    if not _EMOJI.match(name):
        raise SlackError("invalid_name")
    return name


def react(stage: Stage, channel: Channel, message: Payload, name: str, user: str, *, add: bool) -> None:
    """The reaction of one person stands or is gone; the bot and the pages are told."""
    rows = [dict(row) for row in message.get("reactions", [])]
    row = next((row for row in rows if row["name"] == name), None)
    if add:
        if row is not None and user in row["users"]:
            raise SlackError("already_reacted")
        if row is None:
            rows.append({"name": name, "users": [user], "count": 1})
        else:
            row |= {"users": [*row["users"], user], "count": row["count"] + 1}
    else:
        if row is None or user not in row["users"]:
            raise SlackError("no_reaction")
        row |= {"users": [other for other in row["users"] if other != user], "count": row["count"] - 1}
        rows = [row for row in rows if row["count"]]
    message["reactions"] = rows
    stage.workspace.changes += 1
    kind = "reaction_added" if add else "reaction_removed"
    if kind in stage.subscriptions and stage.workspace.cast.bot_user_id in channel.members:
        item = {"type": "message", "channel": channel.id, "ts": message["ts"]}
        stamp = channel.next_ts(stage.clock.micros())
        event = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.get("user", "")}
        stage.event({**event, "event_ts": stamp})
    stage.tell_message("message_changed", channel, message)


def add(stage: Stage, values: Payload) -> Payload:
    """`reactions.add`."""
    name = _name(values)
    channel, message = _target(stage, values)
    react(stage, channel, message, name, stage.workspace.cast.bot_user_id, add=True)
    return {"ok": True}


def remove(stage: Stage, values: Payload) -> Payload:
    """`reactions.remove`."""
    name = _name(values)
    channel, message = _target(stage, values)
    react(stage, channel, message, name, stage.workspace.cast.bot_user_id, add=False)
    return {"ok": True}


def get(stage: Stage, values: Payload) -> Payload:
    """`reactions.get`."""
    channel, message = _target(stage, values)
    return {"ok": True, "type": "message", "channel": channel.id, "message": message}


def _thread(stage: Stage, values: Payload, *, root: bool = True) -> Channel:
    names = [name for name in ("channel_id", *(("thread_ts",) if root else ())) if not values.get(name)]
    if names:
        raise missing(*names)
    return stage.workspace.channel(str(values["channel_id"]))


def set_status(stage: Stage, values: Payload) -> Payload:
    """`assistant.threads.setStatus`: what the bot is busy with; empty clears."""
    channel = _thread(stage, values)
    if not isinstance(values.get("status"), str):
        raise missing("status")
    news = {"type": "status", "channel": channel.id, "thread_ts": values["thread_ts"], "status": values["status"]}
    stage.live.tell(channel.members, news)
    return {"ok": True}


def set_prompts(stage: Stage, values: Payload) -> Payload:
    """`assistant.threads.setSuggestedPrompts`: at most four."""
    channel = _thread(stage, values, root=False)
    prompts = values.get("prompts")
    if not isinstance(prompts, list) or not 0 < len(prompts) <= MOST_PROMPTS:
        raise SlackError("invalid_arguments", [f"[ERROR] no more than {MOST_PROMPTS} items allowed: prompts"])
    if any(not isinstance(row, dict) or not row.get("title") or not row.get("message") for row in prompts):
        raise missing("title", "message")
    shown = {"title": values.get("title") or "", "prompts": prompts, "thread_ts": values.get("thread_ts")}
    stage.prompts[channel.id] = shown
    stage.live.tell(channel.members, {"type": "prompts", "channel": channel.id, **shown})
    return {"ok": True}


def set_title(stage: Stage, values: Payload) -> Payload:
    """`assistant.threads.setTitle`."""
    _thread(stage, values)
    if not values.get("title"):
        raise missing("title")
    return {"ok": True}


METHODS: dict[str, Method] = {
    "reactions.add": add,
    "reactions.remove": remove,
    "reactions.get": get,
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setSuggestedPrompts": set_prompts,
    "assistant.threads.setTitle": set_title,
}
