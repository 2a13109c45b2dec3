"""Speaking to Slack. The client that posts never retries by itself: the outbox is the only one that does (R3).

Every call has one of four ends: applied, surely not applied, perhaps applied, refused for good.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError

from bot.json_text import encoded
from bot.slack_answers import AUTH_ERRORS, CONNECT_WAIT, LOOK_UP_REFUSED, SHAPE_ERRORS, Called, End, judge

__all__ = [
    "AUTH_ERRORS",
    "Called",
    "End",
    "LookUpRefused",
    "Messenger",
    "NotApplied",
    "Post",
    "Posted",
    "Refused",
    "Sent",
    "Unknown",
]

TIMEOUT_SECONDS = 10.0
CONNECT_SECONDS = 4.0
"""A connection that does not open within this carried nothing: the call was surely not applied."""

EVENT_TYPE = "jalon_delivery"
"""The metadata's type: its payload is the key alone, for any app of the workspace may read it."""

LOOK_BACK = timedelta(seconds=60)
LOOK_FAR_BACK = LOOK_BACK + timedelta(days=1)
PAGES = 20
_TS = re.compile(r"[0-9]{1,12}\.[0-9]{1,9}")
LONGEST_TEXT, SHORT_TEXT = 39_000, 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message to deliver under ``key``. ``look_first``: an earlier try may have been applied."""

    key: str
    channel: str
    text: str
    blocks: Sequence[Mapping[str, object]]
    thread_ts: str | None = None
    replaces_ts: str | None = None
    look_first: bool = False
    first_try_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The message stands in Slack."""

    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplied:
    """The message surely does not stand; it may be tried again after ``wait`` seconds."""

    error: str
    wait: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The message may stand."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Slack will never take the message."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpRefused:
    """Jalon may not read where it would have to look: the workspace's policy decides."""

    error: str


Posted = Sent | NotApplied | Unknown | Refused | LookUpRefused


class Messenger:
    """Calls Slack's Web API over one shared session."""

    def __init__(
        self, session: ClientSession, *, api_url: str, token: str, timeout_seconds: float = TIMEOUT_SECONDS
    ) -> None:
        self._session = session
        self._api_url = api_url
        self._token = token
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
        self.timeout_seconds = timeout_seconds
        self._timeout = ClientTimeout(total=timeout_seconds, sock_connect=CONNECT_SECONDS)
        self._conversations: dict[str, str] = {}

    async def call(self, method: str, **arguments: object) -> Called:
        """One call with a JSON body, without any retry."""
        given = {name: value for name, value in arguments.items() if value is not None}
        return await self._send(
            self._api_url + method,
            data=encoded(given),
            headers=self._headers,
        )

    async def ask(self, method: str, **arguments: object) -> Called:
        """One reading call, its arguments as a form: some reading methods take no JSON body."""
        given = {
            name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in arguments.items()
            if value is not None
        }
        return await self._send(
            self._api_url + method, data=given, headers={"Authorization": self._headers["Authorization"]}
        )

    async def respond(self, response_url: str, body: Mapping[str, object]) -> Called:
        """An answer through a response URL: five uses within thirty minutes."""
        if not response_url.startswith(("https://hooks.slack.com/", self._api_url.removesuffix("api/"))):
            return Called(end=End.REFUSED, body={}, error="foreign_response_url")
        data = encoded(body)
        return await self._send(response_url, data=data, headers={"Content-Type": "application/json"}, plain=True)

    async def _send(self, url: str, *, data: Any, headers: Mapping[str, str], plain: bool = False) -> Called:
        try:
            async with self._session.post(
                url, data=data, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as answer:
                raw = await answer.read()
                status, wait = answer.status, answer.headers.get("Retry-After")
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            return Called(end=End.NOT_APPLIED, body={}, error=type(error).__name__, wait=CONNECT_WAIT)
        except (TimeoutError, ClientError, OSError, ValueError) as error:
            return Called(end=End.UNKNOWN, body={}, error=type(error).__name__)
        return judge(status, raw, wait, plain=plain)

    async def deliver(self, post: Post, *, may_post: Callable[[], bool] = lambda: True) -> Posted:
        """The message is posted, or what is known of it; after an uncertain try it is looked for first (R4).

        ``may_post`` is asked at the last moment: a lease that ended meanwhile is somebody else's by now.
        """
        if post.replaces_ts is None and post.look_first:
            found = await self._look_up(post)
            if found is not None:
                return found
        if not may_post():
            return NotApplied(error="lease_over", wait=1.0)
        called = await self._post(post, plain=False)
        if called.end is End.REFUSED and called.error in SHAPE_ERRORS:
            called = await self._post(post, plain=True)
        self._keep_conversation(post.channel, called)
        return _posted(called)

    async def _post(self, post: Post, *, plain: bool) -> Called:
        shown: dict[str, object] = {"channel": post.channel, "text": post.text[: SHORT_TEXT if plain else LONGEST_TEXT]}
        if post.blocks and not plain:
            shown["blocks"] = post.blocks
        if post.replaces_ts is not None:
            if plain:
                shown["blocks"] = []
            return await self.call("chat.update", ts=post.replaces_ts, **shown)
        return await self.call(
            "chat.postMessage",
            thread_ts=post.thread_ts,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": post.key}},
            unfurl_links=False,
            unfurl_media=False,
            **shown,
        )

    async def _look_up(self, post: Post) -> Posted | None:
        """None when the message surely does not stand; else where it stands, or why that is not known."""
        found = await self.find(post.key, channel=post.channel, thread_ts=post.thread_ts, since=post.first_try_at)
        if isinstance(found, Called):
            refused = found.error in LOOK_UP_REFUSED
            return LookUpRefused(error=found.error) if refused else Unknown(error=f"look-up: {found.error}")
        return Sent(ts=found[0]) if found else None

    async def find(
        self, key: str, *, channel: str, thread_ts: str | None, since: datetime | None
    ) -> list[str] | Called:
        """The ``ts`` of every message that carries the key, oldest first; the failed call when not all could be read.

        Read from now back to a minute before ``since``, and from there as far back as is to be had of a day: a clock that
        was wrong at ``since`` must not hide a message (R4).
        """
        place = await self._conversation(channel)
        if isinstance(place, Called):
            return place
        method = "conversations.history" if thread_ts is None else "conversations.replies"
        needed = 0.0 if since is None else (since - LOOK_BACK).timestamp()
        oldest = None if since is None or thread_ts is not None else f"{(since - LOOK_FAR_BACK).timestamp():.6f}"
        found: set[str] = set()
        seen = float("inf")
        cursor: str | None = None
        for _ in range(PAGES):
            answer = await self.ask(
                method, channel=place, ts=thread_ts, oldest=oldest, limit=200, include_all_metadata=True, cursor=cursor
            )
            messages = answer.body.get("messages")
            if answer.end is not End.APPLIED or not isinstance(messages, list):
                return sorted(found, key=float) if seen < needed else answer
            found.update(message["ts"] for message in messages if _key_of(message) == key)
            if thread_ts is None:
                seen = min([seen, *(float(ts) for ts in map(_ts_of, messages) if ts is not None)])
            following = _cursor_of(answer.body)
            if following is None or following == cursor:
                return sorted(found, key=float)
            cursor = following
        enough = seen < needed
        return sorted(found, key=float) if enough else Called(end=End.UNKNOWN, body={}, error="too_many_pages")

    async def _conversation(self, channel: str) -> str | Called:
        """Where the history of ``channel`` is read: a person's id takes messages, but only the conversation has a history."""
        if not channel.startswith(("U", "W")):
            return channel
        if channel not in self._conversations:
            opened = await self.ask("conversations.open", users=channel)
            place = opened.body.get("channel")
            if opened.end is not End.APPLIED or not isinstance(place, dict) or not isinstance(place.get("id"), str):
                return opened
            self._conversations[channel] = place["id"]
        return self._conversations[channel]

    def know_conversation(self, person: str, channel: str) -> None:
        """The direct conversation with the person is ``channel``: it need not be asked for."""
        self._conversations[person] = channel

    def _keep_conversation(self, channel: str, called: Called) -> None:
        place = called.body.get("channel")
        if called.end is End.APPLIED and channel.startswith(("U", "W")) and isinstance(place, str):
            self._conversations[channel] = place


def _posted(called: Called) -> Posted:
    match called.end:
        case End.APPLIED:
            ts = called.body.get("ts")
            return Sent(ts=ts) if isinstance(ts, str) and ts else Unknown(error="no_ts")
        case End.NOT_APPLIED:
            return NotApplied(error=called.error, wait=called.wait)
        case End.UNKNOWN:
            return Unknown(error=called.error)
        case End.REFUSED:
            return Refused(error=called.error)


def _key_of(message: object) -> str | None:
    if not isinstance(message, dict):
        return None
    metadata = message.get("metadata")
    if not isinstance(metadata, dict) or metadata.get("event_type") != EVENT_TYPE:
        return None
    payload = metadata.get("event_payload")
    key = payload.get("key") if isinstance(payload, dict) else None
    return key if isinstance(key, str) and _ts_of(message) is not None else None


def _ts_of(message: object) -> str | None:
    ts = message.get("ts") if isinstance(message, dict) else None
    return ts if isinstance(ts, str) and _TS.fullmatch(ts) else None


def _cursor_of(body: Mapping[str, Any]) -> str | None:
    told = body.get("response_metadata")
    cursor = told.get("next_cursor") if isinstance(told, dict) else None
    return cursor if isinstance(cursor, str) and cursor else None
