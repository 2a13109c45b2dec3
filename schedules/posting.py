"""What waits in the outbox goes out: claimed, posted with no transaction open, settled (R2 to R5, R7)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.logs import tell, warn
from bot.messenger import LookUpRefused, Messenger, NotApplied, Post, Posted, Refused, Sent, Unknown
from storage import outbox, workspaces
from storage.database import Connection, Database
from storage.outbox import Claimed

MOST_AT_ONCE = 20
SECONDS_BETWEEN = 1.0
"""About one message a second in a channel is what Slack takes; what was late is not poured out."""

LONGEST_BACK_OFF = 300.0
MOST_ATTEMPTS = 60
SWEEP_AFTER_SECONDS = 3_600.0

Alert = Callable[[Claimed, str], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Posting:
    """Posts and settles. ``alert`` tells somebody when Slack refuses a message for good."""

    database: Database
    messenger: Messenger
    clock: Clock
    lease_seconds: float
    alert: Alert | None = None
    doubles_removed: int = 0
    _last_in: dict[str, float] = field(default_factory=dict)
    _ticking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def post(self, claimed: Claimed) -> Posted:
        """The message that this process holds is posted and settled."""
        posted = await self.messenger.deliver(_post(claimed))
        if isinstance(posted, LookUpRefused):
            posted = await self._without_look_up(claimed, posted)
        await self.database.write(lambda connection: self._settle(connection, claimed, posted))
        await self._report(claimed, posted)
        return posted

    async def tick(self) -> int:
        """Everything that is due now was tried once; how many messages."""
        async with self._ticking:
            now = self.clock.now()
            claimed = await self.database.write(
                lambda connection: outbox.claim(
                    connection, limit=MOST_AT_ONCE, lease_seconds=self.lease_seconds, now=now
                )
            )
            for held in claimed:
                await self._breathe(held.outgoing.channel)
                await self.post(held)
            return len(claimed)

    async def sweep(self) -> int:
        """Late doubles of messages that were uncertain once are removed (R5); how many."""
        found = await self.database.read(
            lambda connection: outbox.uncertain_sent(
                connection, newer_than_seconds=SWEEP_AFTER_SECONDS, limit=MOST_AT_ONCE
            )
        )
        removed = 0
        for message in found:
            stands = await self.messenger.find(
                message.key, channel=message.channel, thread_ts=message.thread_ts, since=message.first_try_at
            )
            if not isinstance(stands, list):
                continue
            for ts in stands:
                if ts != message.slack_ts:
                    await self.messenger.call("chat.delete", channel=message.channel, ts=ts)
                    removed += 1
                    warn("double_removed", key=message.key, channel=message.channel)
        self.doubles_removed += removed
        return removed

    async def _breathe(self, channel: str) -> None:
        loop = asyncio.get_running_loop()
        wait = self._last_in.get(channel, -SECONDS_BETWEEN) + SECONDS_BETWEEN - loop.time()
        if wait > 0:
            await asyncio.sleep(wait)
        self._last_in[channel] = loop.time()
        if len(self._last_in) > 1_000:  # noqa: PLR2004 - channels kept in mind
            self._last_in.pop(next(iter(self._last_in)))

    async def _without_look_up(self, claimed: Claimed, refused: LookUpRefused) -> Posted:
        """Jalon may not look: the workspace chose between maybe never and maybe twice."""
        settings = await self.database.read(lambda connection: workspaces.get(connection, claimed.outgoing.workspace))
        if settings is None or settings.double_policy != "maybe_twice":
            return Refused(error=f"unanswered, and looking for it is refused: {refused.error}")
        return await self.messenger.deliver(_post(claimed, look_first=False))

    def _settle(self, connection: Connection, claimed: Claimed, posted: Posted) -> bool:
        match posted:
            case Sent(ts=ts):
                return outbox.settle_sent(connection, claimed, ts=ts)
            case NotApplied(error=error, wait=wait):
                if claimed.attempts >= MOST_ATTEMPTS:
                    return outbox.settle_dead(connection, claimed, error=error)
                at = self._again_at(claimed, wait)
                return outbox.settle_retry(connection, claimed, at=at, error=error)
            case Unknown(error=error) | LookUpRefused(error=error):
                return outbox.settle_unknown(connection, claimed, error=error)
            case Refused(error=error):
                return outbox.settle_dead(connection, claimed, error=error)

    def _again_at(self, claimed: Claimed, wait: float) -> datetime:
        back_off = min(wait * 2 ** min(claimed.attempts - 1, 6), max(LONGEST_BACK_OFF, wait))
        return self.clock.now() + timedelta(seconds=back_off)

    async def _report(self, claimed: Claimed, posted: Posted) -> None:
        key, channel = claimed.outgoing.key, claimed.outgoing.channel
        match posted:
            case Sent():
                if claimed.outgoing.kind == "reminder":
                    tell("reminder_posted", key=key, channel=channel)
            case NotApplied(error=error):
                warn("message_not_applied", key=key, channel=channel, error=error)
            case Unknown(error=error) | LookUpRefused(error=error):
                warn("message_unknown", key=key, channel=channel, error=error)
            case Refused(error=error):
                warn("message_refused", key=key, channel=channel, error=error)
                if self.alert is not None and claimed.outgoing.kind != "notice":
                    await self.alert(claimed, error)


def _post(claimed: Claimed, *, look_first: bool | None = None) -> Post:
    outgoing = claimed.outgoing
    return Post(
        key=outgoing.key,
        channel=outgoing.channel,
        text=outgoing.text,
        blocks=outgoing.blocks,
        thread_ts=outgoing.thread_ts,
        replaces_ts=outgoing.replaces_ts,
        look_first=claimed.unknown if look_first is None else look_first,
        first_try_at=claimed.first_try_at,
    )
