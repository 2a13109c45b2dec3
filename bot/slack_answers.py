"""What Slack's answers say of a call: applied, surely not applied, perhaps applied, refused for good (R3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from bot.json_text import decoded

DEFAULT_WAIT, LONGEST_WAIT, AUTH_WAIT, CONNECT_WAIT = 30.0, 3_600.0, 300.0, 5.0
RATE_LIMITED, SERVER_ERROR, REDIRECT = 429, 500, 300

RATE_ERRORS: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
AUTH_ERRORS: Final = frozenset({
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "ekm_access_denied",
    "enterprise_is_restricted", "org_login_required", "two_factor_setup_required", "accesslimited",
})  # fmt: skip
LOOK_UP_REFUSED: Final = frozenset({
    "missing_scope", "not_in_channel", "channel_not_found", "no_permission", "not_allowed_token_type", "method_not_supported_for_channel_type",
})  # fmt: skip
SHAPE_ERRORS: Final = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "too_many_attachments"}
)
"""What a short text without blocks cures: it is posted so once (reliability, B14)."""

DEFINITE_ERRORS: Final = SHAPE_ERRORS | frozenset({
    "channel_not_found", "is_archived", "not_in_channel", "restricted_action", "no_permission", "metadata_too_large", "no_text",
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


def judge(status: int, raw: bytes, wait: str | None, *, plain: bool = False) -> Called:  # noqa: PLR0911 - one return for each end
    """What an HTTP answer of Slack says of the call."""
    if status == RATE_LIMITED:
        return Called(end=End.NOT_APPLIED, body={}, error="ratelimited", wait=_wait(wait))
    if plain:
        return _judge_plain(status, raw)
    if status >= REDIRECT:
        return Called(end=End.UNKNOWN, body={}, error=f"http_{status}")
    try:
        body = decoded(raw)
    except (ValueError, RecursionError):
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


def _judge_plain(status: int, raw: bytes) -> Called:
    """A response URL says "ok" in plain words when it took the answer, and names an error in JSON, under whatever status."""
    if status >= SERVER_ERROR:
        return Called(end=End.UNKNOWN, body={}, error=f"http_{status}")
    try:
        told = decoded(raw) if raw.lstrip().startswith(b"{") else None
    except (ValueError, RecursionError):
        told = None
    error = told.get("error") if isinstance(told, dict) and told.get("ok") is not True else None
    if status < REDIRECT and error is None:
        return Called(end=End.APPLIED, body={})
    return Called(end=End.REFUSED, body={}, error=str(error or f"http_{status}"))


def _wait(stated: str | None) -> float:
    """The seconds of a Retry-After header; half a minute when it is absent or no number."""
    try:
        seconds = float(stated) if stated is not None else DEFAULT_WAIT
    except ValueError:
        seconds = DEFAULT_WAIT
    return min(max(seconds, 1.0), LONGEST_WAIT) if seconds == seconds else DEFAULT_WAIT  # noqa: PLR0124 - not a number is not equal to itself
