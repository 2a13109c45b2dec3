"""`chat.*`: the bot posts, changes and takes back."""

import re

from bot.playground.arguments import flag
from bot.playground.blocks import check_blocks, with_ids
from bot.playground.errors import SlackError, missing
from bot.playground.methods import Method
from bot.playground.payload import Payload, to_json
from bot.playground.stage import Stage
from bot.playground.workspace import Channel

LONGEST_TEXT = 40_000
LARGEST_METADATA = 16_000
LONGEST_CHUNK = 12_000
_TS = re.compile(r"^\d{1,16}\.\d{1,9}$")


def place(stage: Stage, values: Payload) -> Channel:
    """The channel the bot may write to; refused as Slack refuses."""
    if not values.get("channel"):
        raise missing("channel")
    channel = stage.workspace.channel(str(values["channel"]))
    if channel.is_archived:
        raise SlackError("is_archived")
    if stage.workspace.cast.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def content(stage: Stage, values: Payload) -> Payload:
    """Text, blocks and attachments of a message, checked."""
    text = values.get("text") or ""
    if not isinstance(text, str):
        raise SlackError("invalid_arguments", ["[ERROR] must be a string: text"])
    blocks = values.get("blocks") or []
    attachments = values.get("attachments") or []
    if not text.strip() and not blocks and not attachments:
        raise SlackError("no_text")
    if len(text) > LONGEST_TEXT:
        raise SlackError("msg_too_long")
    if not isinstance(attachments, list):
        raise SlackError("invalid_attachments")
    if len(attachments) > 100:  # noqa: PLR2004
        raise SlackError("too_many_attachments")
    message: Payload = {"text": text}
    if blocks:
        if stage.validate:
            check_blocks(blocks, "message")
        message["blocks"] = with_ids(blocks)
    if attachments:
        message["attachments"] = attachments
    return message


def metadata(values: Payload) -> Payload:
    """`metadata` of a message, checked; empty when there is none."""
    given = values.get("metadata")
    if not given:
        return {}
    if (
        not isinstance(given, dict)
        or not isinstance(given.get("event_type"), str)
        or not isinstance(given.get("event_payload"), dict)
    ):
        raise SlackError("invalid_metadata_format")
    if len(to_json(given["event_payload"])) > LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return {"metadata": {"event_type": given["event_type"], "event_payload": given["event_payload"]}}


def by_bot(stage: Stage, values: Payload) -> Payload:
    """Who a message of the app is from."""
    cast = stage.workspace.cast
    who: Payload = {"user": cast.bot_user_id, "bot_id": cast.bot_id, "app_id": cast.app_id}
    who["bot_profile"] = stage.bot_profile
    if values.get("username"):
        who |= {"subtype": "bot_message", "username": values["username"]}
    return who


def in_thread(channel: Channel, values: Payload) -> Payload:
    """`thread_ts` of a reply: the root of the thread, also when a reply was named."""
    named = values.get("thread_ts")
    if not named:
        return {}
    named = str(named)
    if not _TS.match(named):
        raise SlackError("invalid_thread_ts")
    parent = channel.messages.get(named, {})
    reply: Payload = {"thread_ts": parent.get("thread_ts", named)}
    if "user" in parent:
        reply["parent_user_id"] = parent["user"]
    if flag(values, "reply_broadcast"):
        reply["subtype"] = "thread_broadcast"
    return reply


def post_message(stage: Stage, values: Payload) -> Payload:
    """`chat.postMessage`."""
    channel = place(stage, values)
    message = by_bot(stage, values) | content(stage, values) | metadata(values) | in_thread(channel, values)
    message = stage.post(channel, message)
    answer: Payload = {"ok": True, "channel": channel.id, "ts": message["ts"], "message": message}
    if not message["text"]:
        stage.workspace.warnings.append(("chat.postMessage", "missing_text_in_message"))
        answer |= {"warning": "missing_text_in_message"}
        answer["response_metadata"] = {"warnings": ["missing_text_in_message"]}
    return answer


def own_message(stage: Stage, values: Payload, refusal: str) -> tuple[Channel, str]:
    """A message of the bot's own; others are refused with `refusal`."""
    if not values.get("ts"):
        raise missing("ts")
    if not values.get("channel"):
        raise missing("channel")
    channel, ts = stage.workspace.channel(str(values["channel"])), str(values["ts"])
    message = channel.messages.get(ts)
    if message is None or message.get("subtype") == "tombstone":
        raise SlackError("message_not_found")
    if message.get("bot_id") != stage.workspace.cast.bot_id:
        raise SlackError(refusal)
    return channel, ts


def update(stage: Stage, values: Payload) -> Payload:
    """`chat.update`: blocks and metadata that are not given stay; an empty list of blocks takes them away."""
    channel, ts = own_message(stage, values, "cant_update_message")
    kept = channel.messages[ts]
    changes = content(stage, {"blocks": kept.get("blocks"), **values}) | metadata(values)
    if "blocks" in values and not values["blocks"]:
        changes["blocks"] = None
    if values.get("attachments") == []:
        changes["attachments"] = None
    message = stage.change(channel, ts, changes, by=stage.workspace.cast.bot_user_id)
    return {"ok": True, "channel": channel.id, "ts": ts, "text": message["text"], "message": message}


def delete(stage: Stage, values: Payload) -> Payload:
    """`chat.delete`."""
    channel, ts = own_message(stage, values, "cant_delete_message")
    stage.delete(channel, ts)
    return {"ok": True, "channel": channel.id, "ts": ts}


def post_ephemeral(stage: Stage, values: Payload) -> Payload:
    """`chat.postEphemeral`."""
    channel = place(stage, values)
    user = str(values.get("user") or "")
    if not user:
        raise missing("user")
    if user not in stage.workspace.people:
        raise SlackError("user_not_found")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = by_bot(stage, values) | content(stage, values) | in_thread(channel, values)
    return {"ok": True, "message_ts": stage.whisper(channel, user, message)["ts"]}


def get_permalink(stage: Stage, values: Payload) -> Payload:
    """`chat.getPermalink`."""
    if not values.get("channel") or not values.get("message_ts"):
        raise missing("channel", "message_ts")
    channel, ts = stage.workspace.channel(str(values["channel"])), str(values["message_ts"])
    if ts not in channel.messages:
        raise SlackError("message_not_found")
    link = f"{stage.url}/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"ok": True, "channel": channel.id, "permalink": link}


def _chunk(values: Payload) -> str:
    text = str(values.get("markdown_text") or "")
    if len(text) > LONGEST_CHUNK:
        raise SlackError("msg_too_long")
    return text


def start_stream(stage: Stage, values: Payload) -> Payload:
    """`chat.startStream`: a reply that grows."""
    channel = place(stage, values)
    if not values.get("thread_ts"):
        raise missing("thread_ts")
    if not channel.is_im and not (values.get("recipient_user_id") and values.get("recipient_team_id")):
        raise SlackError("missing_recipient_user_id")
    message = by_bot(stage, {}) | {"text": _chunk(values), "streaming_state": "in_progress"}
    message = stage.post(channel, message | in_thread(channel, values))
    return {"ok": True, "channel": channel.id, "ts": message["ts"]}


def _streaming(stage: Stage, values: Payload) -> tuple[Channel, Payload]:
    channel, ts = own_message(stage, values, "message_not_owned_by_app")
    message = channel.messages[ts]
    if message.get("streaming_state") != "in_progress":
        raise SlackError("message_not_in_streaming_state")
    return channel, message


def append_stream(stage: Stage, values: Payload) -> Payload:
    """`chat.appendStream`."""
    channel, message = _streaming(stage, values)
    if not _chunk(values) and not values.get("chunks"):
        raise SlackError("no_text")
    stage.change(channel, message["ts"], {"text": message["text"] + _chunk(values)}, by="")
    return {"ok": True, "channel": channel.id, "ts": message["ts"]}


def stop_stream(stage: Stage, values: Payload) -> Payload:
    """`chat.stopStream`."""
    channel, message = _streaming(stage, values)
    changes: Payload = {"text": message["text"] + _chunk(values), "streaming_state": "completed"} | metadata(values)
    if values.get("blocks"):
        if stage.validate:
            check_blocks(values["blocks"], "message")
        changes["blocks"] = with_ids(values["blocks"])
    message = stage.change(channel, message["ts"], changes, by="")
    return {"ok": True, "channel": channel.id, "ts": message["ts"], "message": message}


METHODS: dict[str, Method] = {
    "chat.postMessage": post_message,
    "chat.update": update,
    "chat.delete": delete,
    "chat.postEphemeral": post_ephemeral,
    "chat.getPermalink": get_permalink,
    "chat.startStream": start_stream,
    "chat.appendStream": append_stream,
    "chat.stopStream": stop_stream,
}
