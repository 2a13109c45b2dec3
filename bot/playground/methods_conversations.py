"""`conversations.*`: channels and their history."""

import base64
import binascii
from bisect import bisect_left, bisect_right

from bot.playground.arguments import flag, names, number
from bot.playground.errors import SlackError, missing
from bot.playground.methods import Method
from bot.playground.payload import Payload
from bot.playground.stage import Stage
from bot.playground.workspace import Channel

_SCOPE = {"im": "im:history", "channel": "channels:history", "group": "groups:history"}


def cursor_of(position: str) -> str:
    """An opaque cursor."""
    return base64.b64encode(f"next:{position}".encode()).decode()


def position_of(values: Payload) -> str | None:
    """What a cursor stands for; refused when it was not given out here."""
    cursor = values.get("cursor")
    if not cursor:
        return None
    try:
        text = base64.b64decode(str(cursor), validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise SlackError("invalid_cursor") from error
    if not text.startswith("next:"):
        raise SlackError("invalid_cursor")
    return text.removeprefix("next:")


def _channel(stage: Stage, values: Payload) -> Channel:
    if not values.get("channel"):
        raise missing("channel")
    return stage.workspace.channel(str(values["channel"]))


def needs_scope(stage: Stage, scope: str) -> None:
    """Refuses when the app was not granted `scope`."""
    if stage.scopes is not None and scope not in stage.scopes:
        provided = ",".join(sorted(stage.scopes))
        raise SlackError("missing_scope", extra={"needed": scope, "provided": provided})


def channel_object(stage: Stage, channel: Channel) -> Payload:
    """The channel as Slack gives it."""
    bot = stage.workspace.cast.bot_user_id
    shown: Payload = {
        "id": channel.id, "created": 1420070400, "is_archived": channel.is_archived, "is_im": channel.is_im,
        "is_channel": channel.kind == "channel", "is_group": channel.kind == "group", "is_mpim": False,
        "is_private": channel.is_private or channel.is_im, "is_org_shared": False,
        "context_team_id": stage.workspace.cast.team_id, "updated": 1420070400000,
    }  # fmt: skip
    if channel.is_im:
        return {**shown, "user": channel.user, "is_open": True}
    return {
        **shown, "name": channel.name, "name_normalized": channel.name, "is_general": False, "is_shared": False,
        "is_member": bot in channel.members, "num_members": len(channel.members), "creator": "USLACKBOT",
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }  # fmt: skip


def _page(rows: list[str], values: Payload, *, default: int) -> tuple[list[str], Payload]:
    size = number(values, "limit", default, most=1000)
    start = position_of(values)
    begin = bisect_left(rows, start) if start is not None else 0
    page, rest = rows[begin : begin + size], rows[begin + size : begin + size + 1]
    return page, {"response_metadata": {"next_cursor": cursor_of(rest[0]) if rest else ""}}


def list_channels(stage: Stage, values: Payload) -> Payload:
    """`conversations.list`."""
    kinds = {
        {"public_channel": "channel", "private_channel": "group"}.get(name, name)
        for name in names(values, "types") or ["public_channel"]
    }
    bot, archived = stage.workspace.cast.bot_user_id, not flag(values, "exclude_archived")
    rows = sorted(
        channel.id
        for channel in stage.workspace.channels.values()
        if channel.kind in kinds
        and (archived or not channel.is_archived)
        and (channel.kind == "channel" or bot in channel.members)
    )
    page, more = _page(rows, values, default=100)
    return {"ok": True, "channels": [channel_object(stage, stage.workspace.channels[row]) for row in page], **more}


def info(stage: Stage, values: Payload) -> Payload:
    """`conversations.info`; a private channel without the bot does not exist for it."""
    channel = _channel(stage, values)
    if channel.is_private and stage.workspace.cast.bot_user_id not in channel.members:
        raise SlackError("channel_not_found")
    return {"ok": True, "channel": channel_object(stage, channel)}


def open_conversation(stage: Stage, values: Payload) -> Payload:
    """`conversations.open` with one person."""
    needs_scope(stage, "im:write")
    if values.get("channel"):
        return {"ok": True, "channel": {"id": _channel(stage, values).id}}
    users = names(values, "users")
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > 1:
        raise SlackError("method_not_supported_for_channel_type")
    person = stage.workspace.people.get(users[0])
    if users[0] == stage.workspace.cast.bot_user_id:
        raise SlackError("cannot_dm_bot")
    if person is None:
        raise SlackError("user_not_found")
    if person.deleted:
        raise SlackError("user_disabled")
    channel = stage.workspace.open_dm(person.id)
    full = flag(values, "return_im")
    return {"ok": True, "channel": channel_object(stage, channel) if full else {"id": channel.id}}


def members(stage: Stage, values: Payload) -> Payload:
    """`conversations.members`."""
    page, more = _page(sorted(_channel(stage, values).members), values, default=100)
    return {"ok": True, "members": page, **more}


def join(stage: Stage, values: Payload) -> Payload:
    """`conversations.join`, public channels only."""
    channel = _channel(stage, values)
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    channel.members.add(stage.workspace.cast.bot_user_id)
    return {"ok": True, "channel": channel_object(stage, channel)}


def _readable(stage: Stage, values: Payload) -> Channel:
    channel = _channel(stage, values)
    needs_scope(stage, _SCOPE[channel.kind])
    if stage.workspace.cast.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _within(rows: list[str], values: Payload) -> tuple[int, int]:
    """Where the stretch between `oldest` and `latest` begins and ends, found by halving."""
    inclusive = flag(values, "inclusive")
    begin, end = 0, len(rows)
    if (oldest := _instant(values, "oldest")) is not None:
        begin = bisect_left(rows, oldest) if inclusive else bisect_right(rows, oldest)
    if (latest := _instant(values, "latest")) is not None:
        end = bisect_right(rows, latest) if inclusive else bisect_left(rows, latest)
    return begin, max(begin, end)


def _instant(values: Payload, name: str) -> str | None:
    value = values.get(name)
    if value in (None, "", "0", 0):
        return None
    whole, _, part = str(value).partition(".")
    if not whole.isdigit() or (part and not part.isdigit()):
        raise SlackError(f"invalid_ts_{name}")
    return f"{whole.zfill(10)}.{part[:6].ljust(6, '0')}"


def _shown(message: Payload, values: Payload) -> Payload:
    if "metadata" not in message or flag(values, "include_all_metadata"):
        return message
    return {**message, "metadata": {"event_type": message["metadata"]["event_type"]}}


def history(stage: Stage, values: Payload) -> Payload:
    """`conversations.history`: newest first; event payloads of metadata only with `include_all_metadata`."""
    channel = _readable(stage, values)
    size = number(values, "limit", 100, most=999)
    rows = channel.top
    begin, end = _within(rows, values)
    if (before := position_of(values)) is not None:
        end = min(end, bisect_right(rows, before))
    cut = max(begin, end - size)
    page = rows[cut:end][::-1]
    answer: Payload = {
        "ok": True, "messages": [_shown(channel.messages[ts], values) for ts in page], "has_more": cut > begin,
        "pin_count": 0, "channel_actions_ts": None, "channel_actions_count": 0,
    }  # fmt: skip
    if cut > begin:
        answer["response_metadata"] = {"next_cursor": cursor_of(rows[cut - 1])}
    return answer


def replies(stage: Stage, values: Payload) -> Payload:
    """`conversations.replies`: the parent, then its replies, oldest first."""
    channel = _readable(stage, values)
    if not values.get("ts"):
        raise missing("ts")
    ts = str(values["ts"])
    if ts not in channel.messages:
        raise SlackError("thread_not_found")
    size = number(values, "limit", 1000, most=1000)
    rows = channel.threads.get(ts, [])
    begin, end = _within(rows, values)
    if (after := position_of(values)) is not None:
        begin = max(begin, bisect_left(rows, after))
    cut = min(end, begin + size)
    page = rows[begin:cut]
    answer: Payload = {
        "ok": True, "has_more": cut < end,
        "messages": [_shown(channel.messages[row], values) for row in (ts, *page)],
    }  # fmt: skip
    if cut < end:
        answer["response_metadata"] = {"next_cursor": cursor_of(rows[cut])}
    return answer


METHODS: dict[str, Method] = {
    "conversations.list": list_channels,
    "conversations.info": info,
    "conversations.open": open_conversation,
    "conversations.members": members,
    "conversations.join": join,
    "conversations.history": history,
    "conversations.replies": replies,
}
