"""Speaking to Slack. The client that posts never retries by itself: the outbox is the only one that does (R3).

Every call has one of four ends: applied, surely not applied, perhaps applied, refused for good.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout

TIMEOUT_SECONDS = 10.0
EVENT_TYPE = "jalon_delivery"
"""The metadata's type: its payload is the key alone, for any app of the workspace may read it."""

LOOK_BACK = timedelta(seconds=60)
PAGES = 20
DEFAULT_WAIT, LONGEST_WAIT, AUTH_WAIT, CONNECT_WAIT = 30.0, 3_600.0, 300.0, 5.0
RATE_LIMITED, SERVER_ERROR, REDIRECT = 429, 500, 300

UNCERTAIN_ERRORS: Final = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
RATE_ERRORS: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
AUTH_ERRORS: Final = frozenset({
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "ekm_access_denied",
    "enterprise_is_restricted", "org_login_required", "two_factor_setup_required", "accesslimited",
})  # fmt: skip
LOOK_UP_REFUSED: Final = frozenset({
    "missing_scope", "not_in_channel", "channel_not_found", "no_permission", "not_allowed_token_type", "method_not_supported_for_channel_type",
})  # fmt: skip
SHAPE_ERRORS: Final = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "metadata_too_large", "too_many_attachments"}
)
DEFINITE_ERRORS: Final = SHAPE_ERRORS | frozenset({
    "channel_not_found", "is_archived", "not_in_channel", "restricted_action", "no_permission", "msg_too_long", "no_text",
    "missing_scope", "user_not_found", "cannot_dm_bot", "user_disabled", "users_not_found", "message_not_found", "cant_update_message",
    "edit_window_closed", "cant_delete_message", "invalid_arguments", "invalid_form_data", "invalid_post_type", "missing_post_type",
    "invalid_json", "unknown_method", "as_user_not_supported", "restricted_action_thread_only_channel", "restricted_action_read_only_channel",
    "slack_connect_file_link_sharing_blocked", "channel_is_archived", "thread_not_found", "invalid_thread_ts", "invalid_name",
    "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "hash_conflict", "duplicate_external_id", "view_too_large",
    "push_limit_reached", "not_found", "external_channel_migrating", "messages_tab_disabled", "cannot_reply_to_message", "not_enabled",
    "invalid_metadata_format", "invalid_metadata_schema", "metadata_must_be_sent_from_app", "user_not_in_channel", "ekm_access_denied",
})  # fmt: skip


class End(StrEnum):
    """How a call ended."""

    APPLIED = "applied"
    NOT_APPLIED = "not_applied"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """The end of one call. ``body`` is Slack's answer when it is one; ``wait`` the seconds to leave before another try."""

    end: End
    body: Mapping[str, Any]
    error: str = ""
    wait: float = 0.0


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

    def __init__(self, session: ClientSession, *, api_url: str, token: str) -> None:
        self._session = session
        self._api_url = api_url
        self._token = token
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
        self._timeout = ClientTimeout(total=TIMEOUT_SECONDS)

    async def call(self, method: str, **arguments: object) -> Called:
        """One call with a JSON body, without any retry."""
        given = {name: value for name, value in arguments.items() if value is not None}
        return await self._send(
            self._api_url + method, data=json.dumps(given, ensure_ascii=False).encode(), headers=self._headers
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
        data = json.dumps(body, ensure_ascii=False).encode()
        return await self._send(response_url, data=data, headers={"Content-Type": "application/json"}, plain=True)

    async def _send(self, url: str, *, data: Any, headers: Mapping[str, str], plain: bool = False) -> Called:
        try:
            async with self._session.post(
                url, data=data, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as answer:
                raw = await answer.read()
                status, wait = answer.status, answer.headers.get("Retry-After")
        except ClientConnectorError as error:
            return Called(end=End.NOT_APPLIED, body={}, error=type(error).__name__, wait=CONNECT_WAIT)
        except (TimeoutError, ClientError, OSError, ValueError) as error:
            return Called(end=End.UNKNOWN, body={}, error=type(error).__name__)
        return _judge(status, raw, wait, plain=plain)

    async def deliver(self, post: Post) -> Posted:
        """The message is posted, or what is known of it; after an uncertain try it is looked for first (R4)."""
        if post.replaces_ts is None and post.look_first:
            found = await self._look_up(post)
            if found is not None:
                return found
        posted = _posted(await self._post(post, with_blocks=True))
        if isinstance(posted, Refused) and posted.error in SHAPE_ERRORS and post.blocks:
            posted = _posted(await self._post(post, with_blocks=False))
        return posted

    async def _post(self, post: Post, *, with_blocks: bool) -> Called:
        shown: dict[str, object] = {"channel": post.channel, "text": post.text[:39_000]}
        if with_blocks and post.blocks:
            shown["blocks"] = post.blocks
        if post.replaces_ts is not None:
            if not with_blocks:
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
        """The ``ts`` of every message that carries the key, oldest first; the failed call when not all could be read."""
        method = "conversations.history" if thread_ts is None else "conversations.replies"
        oldest = None if since is None else f"{(since - LOOK_BACK).timestamp():.6f}"
        found: list[str] = []
        cursor: str | None = None
        for _ in range(PAGES):
            answer = await self.ask(
                method, channel=channel, ts=thread_ts, oldest=oldest if thread_ts is None else None, limit=200, include_all_metadata=True, cursor=cursor
            )  # fmt: skip
            messages = answer.body.get("messages")
            if answer.end is not End.APPLIED or not isinstance(messages, list):
                return answer
            found += [str(message.get("ts")) for message in messages if _key_of(message) == key]
            following = answer.body.get("response_metadata", {}).get("next_cursor") or None
            if following is None or following == cursor:
                return sorted(set(found), key=float)
            cursor = following
        return Called(end=End.UNKNOWN, body={}, error="too_many_pages")


def _judge(status: int, raw: bytes, wait: str | None, *, plain: bool) -> Called:  # noqa: PLR0911 - one return for each end
    """What an HTTP answer of Slack says of the call."""
    if status == RATE_LIMITED:
        return Called(end=End.NOT_APPLIED, body={}, error="ratelimited", wait=_wait(wait))
    if status >= REDIRECT:
        return Called(
            end=End.UNKNOWN if status >= SERVER_ERROR or not plain else End.REFUSED, body={}, error=f"http_{status}"
        )
    if plain:
        return Called(end=End.APPLIED, body={})
    try:
        body = json.loads(raw)
    except ValueError:
        return Called(end=End.UNKNOWN, body={}, error="not_json")
    if not isinstance(body, dict):
        return Called(end=End.UNKNOWN, body={}, error="not_json")
    if body.get("ok") is True:
        return Called(end=End.APPLIED, body=body)
    error = str(body.get("error") or "unknown_error")
    if error in RATE_ERRORS:
        return Called(end=End.NOT_APPLIED, body=body, error=error, wait=_wait(wait))
    if error in AUTH_ERRORS:
        return Called(end=End.NOT_APPLIED, body=body, error=error, wait=AUTH_WAIT)
    if error in DEFINITE_ERRORS:
        return Called(end=End.REFUSED, body=body, error=error)
    return Called(end=End.UNKNOWN, body=body, error=error)


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


def _wait(stated: str | None) -> float:
    """The seconds of a Retry-After header; half a minute when it is absent or no number."""
    try:
        seconds = float(stated) if stated is not None else DEFAULT_WAIT
    except ValueError:
        seconds = DEFAULT_WAIT
    return min(max(seconds, 1.0), LONGEST_WAIT) if seconds == seconds else DEFAULT_WAIT  # noqa: PLR0124 - not a number is not equal to itself


def _key_of(message: object) -> str | None:
    if not isinstance(message, dict):
        return None
    metadata = message.get("metadata")
    if not isinstance(metadata, dict) or metadata.get("event_type") != EVENT_TYPE:
        return None
    payload = metadata.get("event_payload")
    return payload.get("key") if isinstance(payload, dict) else None
