"""What people at their keyboards do with messages: write, change, take back, react, send a file."""

import re

from bot.playground.errors import SlackError
from bot.playground.methods_extras import react
from bot.playground.methods_files import file_object
from bot.playground.payload import Payload
from bot.playground.stage import Stage
from bot.playground.workspace import Channel

_PIECES = re.compile(r"<([@#!][^>|]+|https?://[^>|]+|mailto:[^>|]+)(?:\|([^>]*))?>")


def escaped(text: str, bot_name: str, bot_user_id: str) -> str:
    """What Slack makes of typed text: `& < >` escaped, `@Jalon` the bot's mention."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(rf"@{re.escape(bot_name)}\b", f"<@{bot_user_id}>", text, flags=re.IGNORECASE)


def rich_text(text: str) -> list[Payload]:
    """The `blocks` Slack adds to a typed message."""
    pieces: list[Payload] = []
    at = 0
    for found in _PIECES.finditer(text):
        if found.start() > at:
            pieces.append({"type": "text", "text": _plain(text[at : found.start()])})
        pieces.append(_piece(found[1], found[2]))
        at = found.end()
    if at < len(text):
        pieces.append({"type": "text", "text": _plain(text[at:])})
    section = {"type": "rich_text_section", "elements": pieces}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _piece(target: str, label: str | None) -> Payload:
    match target[0]:
        case "@":
            return {"type": "user", "user_id": target[1:]}
        case "#":
            return {"type": "channel", "channel_id": target[1:]}
        case "!":
            return {"type": "broadcast", "range": target[1:]}
        case _:
            return {"type": "link", "url": target, **({"text": label} if label else {})}


def member(stage: Stage, user: str, channel: Channel) -> None:
    """That person is in the channel from now on, if they may be; refused as Slack refuses."""
    person = stage.workspace.people.get(user)
    if person is None:
        raise SlackError("user_not_found")
    if user in channel.members:
        return
    if channel.kind != "channel" or person.is_guest:
        raise SlackError("not_in_channel")
    channel.members.add(user)


def say(stage: Stage, user: str, reference: str, text: str, thread_ts: str | None) -> str:
    """A message of a person, text as it goes over the wire; its `ts`."""
    channel = stage.workspace.channel(reference)
    member(stage, user, channel)
    message: Payload = {"user": user, "text": text, "client_msg_id": stage.workspace.new_id("M").lower()}
    if thread_ts is not None:
        parent = channel.messages.get(thread_ts, {})
        message["thread_ts"] = parent.get("thread_ts", thread_ts)
        if "user" in parent:
            message["parent_user_id"] = parent["user"]
    message["blocks"] = rich_text(text)
    ts = stage.post(channel, message)["ts"]
    channel.read[user] = ts
    return str(ts)


def _own(stage: Stage, user: str, reference: str, ts: str, refusal: str) -> Channel:
    channel = stage.workspace.channel(reference)
    message = channel.messages.get(ts)
    if message is None:
        raise SlackError("message_not_found")
    if message.get("user") != user:
        raise SlackError(refusal)
    return channel


def edit(stage: Stage, user: str, reference: str, ts: str, text: str) -> None:
    """A person changes their own message."""
    changes: Payload = {"text": text, "blocks": rich_text(text)}
    stage.change(_own(stage, user, reference, ts, "cant_update_message"), ts, changes, by=user)


def delete(stage: Stage, user: str, reference: str, ts: str) -> None:
    """A person takes their own message back; an administrator anyone's."""
    person = stage.workspace.people.get(user)
    if person is not None and person.is_admin:
        channel = stage.workspace.channel(reference)
        user = str(channel.messages.get(ts, {}).get("user", ""))
    stage.delete(_own(stage, user, reference, ts, "cant_delete_message"), ts)


def unfurl(stage: Stage, reference: str, ts: str, link: str) -> None:
    """Slack shows what a link leads to: the message changes, nobody edited it."""
    channel = stage.workspace.channel(reference)
    if ts not in channel.messages:
        raise SlackError("message_not_found")
    stage.change(channel, ts, {"attachments": [{"from_url": link, "fallback": link, "id": 1}]}, by="")


def reaction(stage: Stage, user: str, reference: str, ts: str, name: str, *, add: bool) -> None:
    """A person reacts to a message, or no longer does."""
    channel = stage.workspace.channel(reference)
    member(stage, user, channel)
    message = channel.messages.get(ts)
    if message is None:
        raise SlackError("message_not_found")
    react(stage, channel, message, name, user, add=add)


def keep_file(stage: Stage, user: str, name: str, data: bytes) -> Payload:
    """A file of a person, shared nowhere yet."""
    file = file_object(stage, name=name, size=len(data), user=user)
    stage.workspace.contents[file["id"]] = data
    return file


def upload(
    stage: Stage, user: str, reference: str, name: str, data: bytes, text: str, thread_ts: str | None = None
) -> str:
    """A person sends a file; the `ts` of its message."""
    channel = stage.workspace.channel(reference)
    member(stage, user, channel)
    file = keep_file(stage, user, name, data)
    file["ims" if channel.is_im else "channels"].append(channel.id)
    message: Payload = {"user": user, "text": text, "subtype": "file_share", "files": [file], "upload": False}
    if thread_ts:
        message["thread_ts"] = thread_ts
    return str(stage.post(channel, message)["ts"])
