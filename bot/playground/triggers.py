"""What an interaction leaves in the app's hands: a trigger that lives 3 s and a response URL that serves 5 times."""

import secrets
import time
from dataclasses import dataclass, field

from bot.playground.errors import SlackError

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5


@dataclass(slots=True, kw_only=True)
class Trigger:
    """The right to open one form before one person."""

    user: str
    view_id: str | None = None
    used: bool = False
    born: float = field(default_factory=time.monotonic)


@dataclass(slots=True, kw_only=True)
class ResponseUrl:
    """The right to answer where an interaction came from."""

    user: str
    channel: str
    ts: str | None = None
    thread_ts: str | None = None
    ephemeral: bool = False
    uses: int = 0
    born: float = field(default_factory=time.monotonic)


class Permits:
    """All triggers and response URLs given out; real time counts, not the workspace's clock."""

    def __init__(self) -> None:
        self.triggers: dict[str, Trigger] = {}
        self.urls: dict[str, ResponseUrl] = {}

    def trigger(self, user: str, *, view_id: str | None = None) -> str:
        """A fresh trigger id."""
        now = time.monotonic()
        while self.triggers and now - next(iter(self.triggers.values())).born > 60:  # noqa: PLR2004
            del self.triggers[next(iter(self.triggers))]
        number = f"{time.time_ns() // 1000}.{len(self.triggers) + 1}"
        trigger_id = f"{number}.{secrets.token_hex(16)}"
        self.triggers[trigger_id] = Trigger(user=user, view_id=view_id)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """The trigger is used up; refused as Slack refuses when unknown, too old or used before."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - trigger.born > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def response_url(self, permit: ResponseUrl) -> str:
        """The path of a fresh response URL."""
        key = secrets.token_urlsafe(18)
        self.urls[key] = permit
        if len(self.urls) > 10_000:  # noqa: PLR2004
            del self.urls[next(iter(self.urls))]
        return f"/response/{key}"

    def use(self, key: str) -> ResponseUrl:
        """One use of a response URL; refused after five, or half an hour."""
        permit = self.urls.get(key)
        if permit is None or time.monotonic() - permit.born > RESPONSE_SECONDS:
            raise SlackError("expired_url")
        if permit.uses >= RESPONSE_USES:
            raise SlackError("used_url")
        permit.uses += 1
        return permit
