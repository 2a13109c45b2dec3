"""The only reader of Slack's raw dicts: each becomes a value, or None when it is not what it should be. Nothing here raises."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.raw import CONTROL, Raw
from handlers.raw import mapping as _map
from handlers.raw import storable as _storable
from handlers.raw import text as _text
from handlers.shared_files import SharedFile, read_files

_LINK = re.compile(r"<(https?://[^|<>]+|mailto:[^|<>]+)(?:\|([^<>]*))?>")
_CHANNEL = re.compile(r"<#([A-Z0-9]{1,30})(?:\|([^<>]*))?>")
_SPECIAL = re.compile(r"<!([a-z]{1,30})(?:\^[^|<>]*)?(?:\|([^<>]*))?>")

HANDLED_SUBTYPES = frozenset({"", "thread_broadcast", "file_share", "me_message"})
IDENTITY_LIMIT = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingMessage:
    """A person's message. ``text`` is as typed, entities unescaped once, mentions of the bot taken out."""

    team: str
    user: str
    channel: str
    ts: str
    thread_ts: str | None
    text: str
    channel_type: str
    mentions_bot: bool
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedMessage:
    """A person changed their message: as it reads now."""

    message: IncomingMessage
    edited_ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedMessage:
    """A message was taken back."""

    team: str
    channel: str
    ts: str
    user: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command."""

    team: str
    user: str
    channel: str
    text: str
    trigger: str
    response_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A press on an element of a message, a form or the Home. ``value`` is never trusted."""

    team: str
    user: str
    action: str
    value: str
    trigger: str
    channel: str | None
    ts: str | None
    thread_ts: str | None
    view: str | None
    response_url: str | None
    ephemeral: bool

    def thread(self, *, direct: bool) -> str | None:
        """The thread in which it is answered: below the message, in a direct conversation where the message stands."""
        return self.thread_ts if direct or self.thread_ts else self.ts


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that was sent: plain values by block id."""

    team: str
    user: str
    callback: str
    view: str
    metadata: Mapping[str, Any]
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened:
    """A person opened the app: its Home, or its conversation."""

    team: str
    user: str
    channel: str
    tab: str


def team_of(body: Raw) -> str | None:
    """The workspace that a request is about."""
    return (
        _text(body, "team_id")
        or _text(_map(body, "team"), "id")
        or _text(_map(body, "user"), "team_id")
        or _text(_map(body, "view"), "team_id")
    )


def kind_of(body: Raw) -> str:
    """Which of Slack's shapes a request has."""
    if "event" in body:
        return "event"
    if "command" in body:
        return "command"
    kind = body.get("type")
    return kind if isinstance(kind, str) else "unknown"


def identity_of(body: Raw) -> str | None:
    """What names the request for ever: the message for messages, the event id for other events, who and what for presses.

    A message may arrive under two event ids (a mention in a channel that is heard as well), so the message itself is its identity.
    """
    match kind_of(body):
        case "event":
            found = _message_identity(_map(body, "event")) or _text(body, "event_id")
        case "command":
            found = _joined("command", _text(body, "user_id"), _text(body, "trigger_id"))
        case "view_submission" | "view_closed" as kind:
            view = _map(body, "view")
            found = _joined(kind, _text(_map(body, "user"), "id"), _text(view, "id"), _text(view, "hash"))
        case "block_actions" as kind:
            actions = body.get("actions")
            at = _text(actions[0], "action_ts") if isinstance(actions, list) and actions else None
            found = _joined(kind, _text(_map(body, "user"), "id"), _text(body, "trigger_id") or at)
        case kind:
            found = _joined(kind, _text(_map(body, "user"), "id"), _text(body, "trigger_id"))
    return None if found is None else found[:IDENTITY_LIMIT]


def _joined(*parts: str | None) -> str | None:
    return None if any(part is None for part in parts) else ":".join(str(part) for part in parts)


def _message_identity(event: Raw) -> str | None:
    if _text(event, "type") not in {"message", "app_mention"}:
        return None
    subtype = event.get("subtype")
    if subtype == "message_changed":
        return _joined(
            "edit",
            _text(event, "channel"),
            _text(_map(event, "message"), "ts"),
            _text(_map(_map(event, "message"), "edited"), "ts"),
        )
    if subtype == "message_deleted":
        return _joined("delete", _text(event, "channel"), _text(event, "deleted_ts"))
    return _joined("message", _text(event, "channel"), _text(event, "ts"))


def is_own_message(body: Raw, *, bot_user: str, bot_id: str) -> bool:
    """Whether the event tells the bot of a message of its own, or of a change to one: nothing ever comes of it."""
    event = _map(body, "event")
    if event.get("type") != "message":
        return False
    told = (event, _map(event, "message"), _map(event, "previous_message"))
    return any(part.get("user") == bot_user or part.get("bot_id") == bot_id for part in told if part)


def message_identity(channel: str, ts: str) -> str:
    """The identity of a person's message."""
    return f"message:{channel}:{ts}"


def read_message(body: Raw, bot_user: str) -> IncomingMessage | None:
    """A person's message or mention; None for bots, joins and what is malformed."""
    event = _map(body, "event")
    subtype = "" if event.get("subtype") is None else event["subtype"]
    if not isinstance(subtype, str) or subtype not in HANDLED_SUBTYPES or event.get("bot_id") or event.get("hidden"):
        return None
    return _message(event, team_of(body), bot_user)


def _message(event: Raw, team: str | None, bot_user: str) -> IncomingMessage | None:
    user, channel, ts = _text(event, "user"), _text(event, "channel"), _text(event, "ts")
    if team is None or user is None or channel is None or ts is None or user in {bot_user, "USLACKBOT"}:
        return None
    if not re.fullmatch(r"\d{1,12}\.\d{1,9}", ts):
        return None
    raw = event.get("text")
    words = raw if isinstance(raw, str) else ""
    mention = f"<@{bot_user}>"
    is_direct = channel.startswith("D") or event.get("channel_type") == "im"
    return IncomingMessage(
        team=team,
        user=user,
        channel=channel,
        ts=ts,
        thread_ts=_text(event, "thread_ts"),
        text=typed_text(words.replace(mention, " ")),
        channel_type="im" if is_direct else "channel",
        mentions_bot=mention in words or _text(event, "type") == "app_mention",
        files=read_files(event),
    )


def read_edit(body: Raw, bot_user: str) -> EditedMessage | None:
    """A person's change of their message; None for unfurls and for bots."""
    event = _map(body, "event")
    now, before = _map(event, "message"), _map(event, "previous_message")
    edited = _text(_map(now, "edited"), "ts")
    if (
        event.get("subtype") != "message_changed"
        or edited is None
        or now.get("bot_id")
        or now.get("text") == before.get("text")
    ):
        return None
    message = _message(
        {**now, "channel": event.get("channel"), "channel_type": event.get("channel_type")}, team_of(body), bot_user
    )
    return None if message is None else EditedMessage(message=message, edited_ts=edited)


def read_deletion(body: Raw) -> DeletedMessage | None:
    """A message that was taken back."""
    event = _map(body, "event")
    team, channel, ts = team_of(body), _text(event, "channel"), _text(event, "deleted_ts")
    before = _map(event, "previous_message")
    if (
        event.get("subtype") != "message_deleted"
        or team is None
        or channel is None
        or ts is None
        or before.get("bot_id")
    ):
        return None
    return DeletedMessage(team=team, channel=channel, ts=ts, user=_text(before, "user"))


def read_command(body: Raw) -> Command | None:
    """A slash command."""
    team, user, channel = _text(body, "team_id"), _text(body, "user_id"), _text(body, "channel_id")
    trigger, response_url = _text(body, "trigger_id"), _text(body, "response_url")
    if team is None or user is None or channel is None or trigger is None or response_url is None:
        return None
    raw = body.get("text")
    words = typed_text(raw if isinstance(raw, str) else "")
    return Command(team=team, user=user, channel=channel, text=words, trigger=trigger, response_url=response_url)


def read_press(body: Raw) -> Press | None:
    """The first element that was pressed."""
    actions = body.get("actions")
    pressed = actions[0] if isinstance(actions, list) and actions and isinstance(actions[0], Mapping) else {}
    team, user, action = team_of(body), _text(_map(body, "user"), "id"), _text(pressed, "action_id")
    if team is None or user is None or action is None:
        return None
    container, message = _map(body, "container"), _map(body, "message")
    option = _map(pressed, "selected_option")
    return Press(
        team=team,
        user=user,
        action=action,
        value=_text(pressed, "value") or _text(option, "value") or "",
        trigger=_text(body, "trigger_id") or "",
        channel=_text(_map(body, "channel"), "id") or _text(container, "channel_id"),
        ts=_text(message, "ts") or _text(container, "message_ts"),
        thread_ts=_text(message, "thread_ts") or _text(container, "thread_ts"),
        view=_text(_map(body, "view"), "id"),
        response_url=_text(body, "response_url"),
        ephemeral=container.get("is_ephemeral") is True,
    )


def read_form(body: Raw) -> Form | None:
    """A form that was sent."""
    view = _map(body, "view")
    team, user, callback, view_id = (
        team_of(body),
        _text(_map(body, "user"), "id"),
        _text(view, "callback_id"),
        _text(view, "id"),
    )
    if team is None or user is None or callback is None or view_id is None:
        return None
    try:
        metadata = json.loads(_text(view, "private_metadata") or "{}")
    except (ValueError, RecursionError):
        metadata = {}
    blocks = _map(_map(view, "state"), "values")
    values = {
        block: _value(element)
        for block, elements in blocks.items()
        if isinstance(elements, Mapping)
        for element in list(elements.values())[:1]
    }
    return Form(
        team=team,
        user=user,
        callback=callback,
        view=view_id,
        metadata=metadata if isinstance(metadata, Mapping) else {},
        values=values,
    )


def _value(element: Any) -> object:
    """What a form's element holds: a text, an id, a list of ids, or None."""
    if not isinstance(element, Mapping):
        return None
    for name in (
        "value",
        "selected_user",
        "selected_channel",
        "selected_conversation",
        "selected_date",
        "selected_time",
    ):
        if isinstance(element.get(name), str):
            return _storable(element[name])
    option = element.get("selected_option")
    if isinstance(option, Mapping):
        return _text(option, "value")
    for name in ("selected_users", "selected_channels", "selected_conversations"):
        if isinstance(element.get(name), list):
            return [_storable(found) for found in element[name] if isinstance(found, str)]
    options = element.get("selected_options")
    if isinstance(options, list):
        return [found for found in (_text(option, "value") for option in options) if found is not None]
    return None


def read_home(body: Raw) -> HomeOpened | None:
    """The app was opened."""
    event = _map(body, "event")
    team, user, channel = team_of(body), _text(event, "user"), _text(event, "channel")
    if team is None or user is None:
        return None
    return HomeOpened(team=team, user=user, channel=channel or "", tab=_text(event, "tab") or "home")


def changed_user(body: Raw) -> str | None:
    """The id of the account that changed."""
    return _text(_map(_map(body, "event"), "user"), "id")


def typed_text(text: str) -> str:
    """What a person typed: links shown as their address, special mentions as words, entities unescaped once, no control characters."""
    if "<" in text:
        text = _LINK.sub(lambda found: found[2] or found[1], text)
        text = _CHANNEL.sub(lambda found: "#" + (found[2] or found[1]), text)
        text = _SPECIAL.sub(lambda found: found[2] or "@" + found[1], text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return CONTROL.sub("", _storable(text).replace("\r\n", "\n").replace("\t", " ")).strip()
