"""The state of the workspace: people, channels, messages, views. No I/O here."""

import secrets
from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.playground.clock import PlayClock
from bot.playground.errors import SlackError
from bot.playground.payload import Payload
from bot.playground.people import Cast, Person, Room

CALLS_KEPT = 200_000


@dataclass(slots=True, kw_only=True)
class Channel:
    """A channel or a direct conversation, with its messages by `ts` and in order."""

    id: str
    name: str
    topic: str = ""
    user: str | None = None
    is_private: bool = False
    is_archived: bool = False
    members: set[str] = field(default_factory=set)
    messages: dict[str, Payload] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    top: list[str] = field(default_factory=list)
    threads: dict[str, list[str]] = field(default_factory=dict)
    ephemerals: list[Payload] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    last_micros: int = 0

    @property
    def is_im(self) -> bool:
        """Whether this is one person's conversation with the bot."""
        return self.user is not None

    @property
    def kind(self) -> str:
        """The `channel_type` that events carry."""
        return "im" if self.is_im else "group" if self.is_private else "channel"

    def next_ts(self, micros: int) -> str:
        """A `ts` that no message here has, never before the last one."""
        micros = self.last_micros = max(micros, self.last_micros + 1)
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"

    def keep(self, message: Payload) -> None:
        """The message stands in the channel, in its thread when it has one."""
        ts, root = message["ts"], message.get("thread_ts")
        self.messages[ts] = message
        insort(self.order, ts)
        if root is None or root == ts or message.get("subtype") == "thread_broadcast":
            insort(self.top, ts)
        if root is not None and root != ts:
            self.threads.setdefault(root, []).append(ts)
            self._count_replies(root)

    def drop(self, ts: str) -> Payload:
        """The message is gone; one that has replies leaves a tombstone, as in Slack."""
        message = self.messages[ts]
        if self.threads.get(ts):
            tomb: Payload = {key: message[key] for key in ("type", "ts", "thread_ts", "reply_count") if key in message}
            tomb |= {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "hidden": True}
            self.messages[ts] = tomb
            return message
        del self.messages[ts]
        for row in (self.order, self.top):
            at = bisect_left(row, ts)
            if at < len(row) and row[at] == ts:
                del row[at]
        root = message.get("thread_ts")
        if root in self.threads and ts in self.threads[root]:
            self.threads[root].remove(ts)
            self._count_replies(root)
        return message

    def _count_replies(self, root: str) -> None:
        parent, replies = self.messages.get(root), self.threads[root]
        if parent is None:
            return
        if not replies:
            for key in ("thread_ts", "reply_count", "reply_users", "reply_users_count", "latest_reply"):
                parent.pop(key, None)
            return
        # ten at most are shown by Slack: reading further back would make a long thread slow
        users = list(dict.fromkeys(self.messages[ts].get("user", "") for ts in replies[-10:]))
        parent |= {"thread_ts": root, "reply_count": len(replies), "latest_reply": replies[-1]}
        parent |= {"reply_users": users, "reply_users_count": len(users)}

    def unread(self, user: str) -> int:
        """How many top-level messages came since that person last looked."""
        return len(self.top) - bisect_right(self.top, self.read.get(user, ""))


class Workspace:
    """Everything there is. Reading is free to all; what changes it are the methods and the people."""

    def __init__(self, cast: Cast, clock: PlayClock) -> None:
        self.cast = cast
        self.clock = clock
        self.people: dict[str, Person] = {person.id: person for person in cast.people}
        self.channels: dict[str, Channel] = {}
        self.names: dict[str, str] = {}
        self.homes: dict[str, Payload] = {}
        self.views: dict[str, Payload] = {}
        self.stacks: dict[str, list[str]] = {}
        self.files: dict[str, Payload] = {}
        self.contents: dict[str, bytes] = {}
        self.calls: deque[tuple[str, Payload]] = deque(maxlen=CALLS_KEPT)
        self.warnings: deque[tuple[str, str]] = deque(maxlen=1000)
        self.changes = 0
        self.serial = 0
        for room in cast.rooms:
            self.add_room(room)
        for person in cast.people:
            if not person.is_bot:
                self.open_dm(person.id)

    # people and channels

    def add_person(self, person: Person) -> None:
        """The person is a member from now on, with a direct conversation."""
        self.people[person.id] = person
        self.open_dm(person.id)
        self.changes += 1

    def add_room(self, room: Room) -> Channel:
        """The channel exists from now on."""
        members = set(room.members or (p.id for p in self.cast.people if not p.is_guest))
        if room.bot_is_member:
            members.add(self.cast.bot_user_id)
        channel = Channel(id=room.id, name=room.name, topic=room.topic, is_private=room.is_private, members=members)
        self.channels[room.id] = channel
        self.names[room.name] = room.id
        return channel

    def open_dm(self, user: str) -> Channel:
        """That person's conversation with the bot."""
        channel_id = "D" + user[1:]
        if channel_id not in self.channels:
            members = {user, self.cast.bot_user_id}
            self.channels[channel_id] = Channel(id=channel_id, name="", user=user, members=members)
        return self.channels[channel_id]

    def dm(self, user: str) -> str:
        """The id of that person's conversation with the bot."""
        return self.open_dm(user).id

    def channel(self, reference: str) -> Channel:
        """By id or `#name`; a user's id names their direct conversation. Refused as Slack refuses."""
        found = self.channels.get(reference)
        if found is None and (name := self.names.get(reference.removeprefix("#"))) is not None:
            found = self.channels[name]
        if found is None and reference in self.people:
            found = self.open_dm(reference)
        if found is None:
            raise SlackError("channel_not_found")
        return found

    # reading, for tests and the page

    def messages(self, channel: str) -> list[Payload]:
        """All messages of a channel, replies included, oldest first."""
        found = self.channel(channel)
        return [found.messages[ts] for ts in found.order]

    def thread(self, channel: str, ts: str) -> list[Payload]:
        """A message and its replies, oldest first."""
        found = self.channel(channel)
        rows = [ts, *found.threads.get(ts, ())]
        return [found.messages[row] for row in rows if row in found.messages]

    def ephemerals(self, channel: str | None = None, user: str | None = None) -> list[Payload]:
        """What only one person sees, of one channel or all, of one person or all."""
        rows = self._ephemerals(channel)
        return [row for row in rows if user is None or row["ephemeral_for"] == user]

    def _ephemerals(self, channel: str | None) -> Iterator[Payload]:
        for found in [self.channel(channel)] if channel else self.channels.values():
            yield from found.ephemerals

    def home(self, user: str) -> Payload | None:
        """The App Home as that person would see it."""
        return self.homes.get(user)

    def modal(self, user: str) -> Payload | None:
        """The form open before that person, the topmost one."""
        stack = self.stacks.get(user)
        return self.views[stack[-1]] if stack else None

    def calls_of(self, method: str) -> list[Payload]:
        """The arguments of every call of one method, in order."""
        return [arguments for name, arguments in self.calls if name == method]

    # writing

    def new_id(self, letter: str) -> str:
        """An id of Slack's looks that nothing else has."""
        self.serial += 1
        return f"{letter}0{self.serial:05d}{secrets.token_hex(3).upper()}"

    def ephemeral(self, channel: Channel, user: str, message: Payload) -> Payload:
        """The message is before one person's eyes and nowhere else."""
        message = {"type": "message", "ts": channel.next_ts(self.clock.micros()), **message}
        message |= {"channel": channel.id, "ephemeral_for": user, "is_ephemeral": True}
        channel.ephemerals.append(message)
        del channel.ephemerals[:-200]
        return message
