"""The workspace with its doors: every change is told to the bot and to the open pages from here."""

from typing import TYPE_CHECKING, Any

from bot.playground.clock import PlayClock
from bot.playground.delivery import Deliveries, Errand, ErrandKind
from bot.playground.faults import Faults
from bot.playground.live import Live
from bot.playground.payload import Payload
from bot.playground.triggers import Permits
from bot.playground.views import Views
from bot.playground.workspace import Channel, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

SUBSCRIPTIONS = frozenset(
    {
        "app_mention", "app_home_opened", "app_uninstalled", "tokens_revoked", "user_change",
        "message.im", "message.channels", "message.groups", "reaction_added", "reaction_removed",
    }
)  # fmt: skip
_MESSAGES_OF = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}


class Stage:
    """What methods and people act upon."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        clock: PlayClock,
        faults: Faults,
        live: Live,
        deliveries: Deliveries,
        subscriptions: frozenset[str],
        scopes: frozenset[str] | None,
        validate: bool,
    ) -> None:
        self.workspace = workspace
        self.clock = clock
        self.faults = faults
        self.live = live
        self.deliveries = deliveries
        self.subscriptions = subscriptions
        self.scopes = scopes
        self.validate = validate
        self.permits = Permits()
        self.prompts: dict[str, Payload] = {}
        self.views = Views(workspace)
        self.states: dict[str, Payload] = {}
        self.url = ""
        self.revoked: str | None = None
        self.socket_url: Callable[[], str] = lambda: ""
        self._events = 0
        cast = workspace.cast
        self._authorizations = [
            {
                "enterprise_id": None,
                "team_id": cast.team_id,
                "user_id": cast.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ]
        self.bot_profile: Payload = {
            "id": cast.bot_id,
            "app_id": cast.app_id,
            "name": cast.bot_name,
            "deleted": False,
            "updated": 1420070400,
            "team_id": cast.team_id,
        }

    # towards the bot

    def event(self, event: Payload, **outer: Any) -> Errand:
        """The event is on its way to the bot in Slack's outer envelope; `outer` replaces fields of that."""
        self._events += 1
        cast = self.workspace.cast
        return self.deliveries.start(
            ErrandKind.EVENT,
            {
                "token": "playground",
                "team_id": cast.team_id,
                "context_team_id": cast.team_id,
                "context_enterprise_id": None,
                "api_app_id": cast.app_id,
                "event": event,
                "type": "event_callback",
                "event_id": f"Ev0{self.workspace.new_id('')}",
                "event_time": self.clock.micros() // 1_000_000,
                "authorizations": self._authorizations,
                "is_ext_shared_channel": False,
                "event_context": f"4-{self._events}",
                **outer,
            },
        )

    def message_event(self, channel: Channel, event: Payload) -> None:
        """A message event, if the app subscribed to this sort of channel and the bot is in it."""
        if _MESSAGES_OF[channel.kind] in self.subscriptions and self.workspace.cast.bot_user_id in channel.members:
            self.event({**event, "channel": channel.id, "channel_type": channel.kind})

    # changes

    def post(self, channel: Channel, message: Payload) -> Payload:
        """The message stands in the channel; the bot and the pages are told."""
        ts = channel.next_ts(self.clock.micros())
        message = {**message, "type": "message", "ts": ts, "team": self.workspace.cast.team_id}
        channel.keep(message)
        self.workspace.changes += 1
        self.message_event(channel, {**message, "event_ts": ts})
        self._mention(channel, message)
        if self.live.watched:
            self.tell_message("message", channel, message)
        return message

    def _mention(self, channel: Channel, message: Payload) -> None:
        cast = self.workspace.cast
        if (
            channel.is_im
            or message.get("bot_id") == cast.bot_id
            or cast.bot_user_id not in channel.members
            or f"<@{cast.bot_user_id}" not in message.get("text", "")
            or "app_mention" not in self.subscriptions
        ):
            return
        kept = {key: value for key, value in message.items() if key not in ("type", "subtype")}
        self.event({"type": "app_mention", **kept, "channel": channel.id, "event_ts": message["ts"]})

    def change(self, channel: Channel, ts: str, changes: Payload, *, by: str, hidden: bool = True) -> Payload:
        """The message is changed in place; `message_changed` tells what was before."""
        before = channel.messages[ts]
        after = {**before, **changes}
        for key in [key for key, value in changes.items() if value is None]:
            after.pop(key, None)
        stamp = channel.next_ts(self.clock.micros())
        if by:
            after["edited"] = {"user": by, "ts": stamp}
        channel.messages[ts] = after
        self.workspace.changes += 1
        self.message_event(
            channel,
            {
                "type": "message", "subtype": "message_changed", "message": after, "previous_message": before,
                "hidden": hidden, "ts": stamp, "event_ts": stamp,
            },
        )  # fmt: skip
        self.tell_message("message_changed", channel, after)
        return after

    def delete(self, channel: Channel, ts: str) -> None:
        """The message is gone; `message_deleted` tells what was there."""
        before = channel.drop(ts)
        stamp = channel.next_ts(self.clock.micros())
        self.workspace.changes += 1
        self.message_event(
            channel,
            {
                "type": "message", "subtype": "message_deleted", "previous_message": before, "deleted_ts": ts,
                "hidden": True, "ts": stamp, "event_ts": stamp,
            },
        )  # fmt: skip
        self.live.tell(channel.members, {"type": "message_deleted", "channel": channel.id, "ts": ts})

    def whisper(self, channel: Channel, user: str, message: Payload) -> Payload:
        """The message is before one person's eyes only."""
        message = self.workspace.ephemeral(channel, user, message)
        shown = self.shown(message)
        self.live.tell({user}, {**shown, "type": "ephemeral", "channel": channel.id, "message": shown})
        return message

    # towards the pages

    def tell_message(self, news: str, channel: Channel, message: Payload) -> None:
        """The pages of the channel's members hear of a message."""
        if not self.live.watched:
            return
        shown = self.shown(message)
        self.live.tell(channel.members, {**shown, "type": news, "channel": channel.id, "message": shown})
        root = message.get("thread_ts")
        if news != "message_changed" and root and root != message["ts"] and (parent := channel.messages.get(root)):
            above = self.shown(parent)
            self.live.tell(
                channel.members, {**above, "type": "message_changed", "channel": channel.id, "message": above}
            )

    def shown(self, message: Payload) -> Payload:
        """The message as the page gets it."""
        return {
            **message,
            "ephemeral": bool(message.get("is_ephemeral")),
            "deleted": message.get("subtype") == "tombstone",
            "blocks": message.get("blocks", []),
            "files": [_reachable(file) for file in message.get("files", [])],
            "reactions": message.get("reactions", []),
            "reply_count": message.get("reply_count", 0),
        }


def _reachable(file: Payload) -> Payload:
    """The file with an address the page may ask: Slack's own wants the bot's token."""
    address = f"/page/file/{file['id']}"
    return {**file, "url_private": address, "url_private_download": address}
