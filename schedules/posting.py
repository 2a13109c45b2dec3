"""What waits in the outbox goes out: claimed, posted with no transaction open, settled (R2 to R5, R7)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock, steady_seconds
from bot.logs import fail, tell, warn
from bot.messenger import LookUpRefused, Messenger, NotApplied, Post, Posted, Refused, Sent, Unknown
from bot.slack_answers import LONGEST_WAIT, RATE_ERRORS
from schedules.looking import Looking
from schedules.setback import Setback
from storage import doubts, outbox, workspaces
from storage.database import Connection, Database
from storage.doubts import InDoubt
from storage.outbox import Claimed, SentTwice

MOST_AT_ONCE = 20
SECONDS_BETWEEN = 1.0
"""About one message a second in a channel is what Slack takes; what was late is not poured out."""

LONGEST_BACK_OFF = 300.0
MOST_ATTEMPTS = 2_000
"""A week of tries, five minutes apart: an outage of a day or two loses nothing."""

SWEEP_AFTER_SECONDS = 3_600.0
MOST_SWEPT = 2_000
"""Messages in mind as perhaps doubled; each sweep looks at a few of them in turn, for each look is a call."""

SETTLING_SHARE = 0.1
"""The share of a lease that is left for settling after the call."""

LONGEST_PUT_OFF = 2 * LONGEST_WAIT
"""No try is put off for longer: what seems to be was put off by a clock that was ahead."""

ORDER_STEP = timedelta(milliseconds=1)
CHANNELS_IN_MIND = 1_000
PAUSED = "channel_paused"
"""Not Slack's word but ours: it wants nothing more in the channel for now."""

Alert = Callable[[Claimed, str], Awaitable[None]]


@dataclass(slots=True)
class Channel:
    """What is known of a channel: when something was last posted there, and until when Slack wants no more."""

    last: float = float("-inf")
    quiet_until: datetime | None = None
    waiting: int = 0

    def set_back(self, seconds: float) -> None:
        """Jalon's clock was set back by so much: what is left of the quiet time stays."""
        if self.quiet_until is not None:
            self.quiet_until -= timedelta(seconds=seconds)


@dataclass(slots=True, kw_only=True)
class Posting:
    """Posts and settles. ``alert`` tells somebody when Slack refuses a message for good."""

    database: Database
    messenger: Messenger
    clock: Clock
    lease_seconds: float
    alert: Alert | None = None
    seconds_between: float = SECONDS_BETWEEN
    doubles_removed: int = 0
    _channels: dict[str, Channel] = field(default_factory=dict)
    _held_until: dict[tuple[str, str], float] = field(default_factory=dict)
    _swept: dict[tuple[str, str], float] = field(default_factory=dict)
    _ticking: asyncio.Lock = field(default_factory=asyncio.Lock)
    _looking: Looking = field(init=False)
    _setback: Setback = field(default_factory=Setback)

    def __post_init__(self) -> None:
        """What is doubtful is looked for over the same messenger."""
        self._looking = Looking(database=self.database, messenger=self.messenger)

    async def post(self, claimed: Claimed, *, held_since: float | None = None) -> Posted:
        """The message that this process holds is posted and settled.

        ``held_since``, of :func:`steady_seconds`, is when the lease began: now unless said otherwise. Once the call could
        outlive the lease nothing is posted: the message is another process's by then.
        """
        since = steady_seconds() if held_since is None else held_since
        mark = (claimed.outgoing.workspace, claimed.outgoing.key)
        self._held_until[mark] = since + self.lease_seconds
        room = self._channel(claimed.outgoing.channel)
        quiet = self._quiet_seconds(room)
        if quiet > 0:
            posted: Posted = NotApplied(error=PAUSED, wait=quiet)
        else:
            room.last = steady_seconds()
            posted = await self._deliver(claimed, since)
        again_at = self._again_at(claimed, posted) if isinstance(posted, NotApplied) else self.clock.now()
        if not await self.database.write(lambda connection: _settle(connection, claimed, posted, again_at)):
            warn("lease_lost", key=claimed.outgoing.key, channel=claimed.outgoing.channel)
        if not isinstance(posted, (Unknown, LookUpRefused)):
            self._held_until.pop(mark, None)
            self._looking.settled(mark)
        elif isinstance(posted, Unknown) and claimed.outgoing.replaces_ts is None:
            self._looking.expect(_in_doubt(claimed))
        await self._report(claimed, posted)
        return posted

    async def tick(self) -> int:
        """Everything that is due now was tried once; how many messages. Channels go side by side, each in order."""
        async with self._ticking:
            since = steady_seconds()
            now = self.clock.now()
            first, back = self._setback.first(), self._setback.since_last(now, since)

            def claim(connection: Connection) -> list[Claimed]:
                doubts.shorten_leases(connection, lease_seconds=self.lease_seconds)
                if first or back:
                    doubts.bring_back(connection, now=now, by=back, longest=LONGEST_PUT_OFF)
                return outbox.claim(connection, limit=MOST_AT_ONCE, lease_seconds=self.lease_seconds, now=now)

            claimed = await self.database.write(claim)
            for room in self._channels.values():
                room.set_back(back)
            by_channel: dict[str, list[Claimed]] = {}
            for held in self._free(claimed, since):
                by_channel.setdefault(held.outgoing.channel, []).append(held)
            await asyncio.gather(
                self._looking.look(held=frozenset(self._held_until)),
                *(self._post_in_turn(rows, since) for rows in by_channel.values()),
            )
            return len(claimed)

    def _free(self, claimed: Sequence[Claimed], now: float) -> list[Claimed]:
        """Those of ``claimed`` that this process does not still hold by a clock that nobody sets.

        When the machine's clock jumps ahead, leases seem over while their calls are under way. Such a row keeps its new lease.
        """
        self._held_until = {mark: until for mark, until in self._held_until.items() if until > now}
        return [held for held in claimed if (held.outgoing.workspace, held.outgoing.key) not in self._held_until]

    async def sweep(self) -> int:
        """Late doubles of messages that were uncertain once are removed (R5); how many."""
        found = await self.database.read(
            lambda connection: outbox.uncertain_sent(
                connection, newer_than_seconds=SWEEP_AFTER_SECONDS, limit=MOST_SWEPT
            )
        )
        removed = 0
        for message in self._next_to_sweep(found):
            stands = await self.messenger.find(
                message.key, channel=message.channel, thread_ts=message.thread_ts, since=message.first_try_at
            )
            if isinstance(stands, list) and len(stands) > 1:
                kept = message.slack_ts if message.slack_ts in stands else stands[0]
                doubles = [ts for ts in stands if ts != kept]
                removed += sum([await self._remove(message.key, message.channel, ts) for ts in doubles])
        self.doubles_removed += removed
        return removed

    def _next_to_sweep(self, found: Sequence[SentTwice]) -> list[SentTwice]:
        """A few of ``found``, those first that were never looked at, then those whose look is longest past."""
        now = steady_seconds()
        marks = [(message.workspace, message.key) for message in found]
        self._swept = {mark: at for mark in marks if (at := self._swept.get(mark)) is not None}
        turns = sorted(found, key=lambda message: self._swept.get((message.workspace, message.key), float("-inf")))
        chosen = turns[:MOST_AT_ONCE]
        self._swept |= {(message.workspace, message.key): now for message in chosen}
        return chosen

    async def _remove(self, key: str, channel: str, ts: str) -> bool:
        called = await self.messenger.call("chat.delete", channel=channel, ts=ts)
        done = called.body.get("ok") is True
        warn("double_removed" if done else "double_stands", key=key, channel=channel, error=called.error)
        return done

    async def _post_in_turn(self, rows: Sequence[Claimed], since: float) -> None:
        """The rows of one channel, about one a second; what a stop or an error leaves is given back."""
        left = list(rows)
        try:
            while left:
                await self._breathe(left[0].outgoing.channel)
                held = left.pop(0)
                try:
                    await self.post(held, held_since=since)
                except Exception as error:  # noqa: BLE001 - the other messages must not wait for this one's trouble
                    fail("posting_failed", error, key=held.outgoing.key)
        except asyncio.CancelledError:
            await self._give_back(left)
            raise

    async def _give_back(self, rows: Sequence[Claimed]) -> None:
        """Rows that were claimed and never tried are due again, in their order."""
        now = self.clock.now()

        def unit(connection: Connection) -> None:
            for place, held in enumerate(reversed(rows)):
                outbox.settle_retry(connection, held, at=now - place * ORDER_STEP, error="stopped")

        if rows:
            await self.database.write(unit)

    async def _breathe(self, channel: str) -> None:
        wait = self._channel(channel).last + self.seconds_between - steady_seconds()
        if wait > 0:
            await asyncio.sleep(wait)

    def _channel(self, channel: str) -> Channel:
        if channel not in self._channels and len(self._channels) >= CHANNELS_IN_MIND:
            self._channels.pop(next(iter(self._channels)))
        return self._channels.setdefault(channel, Channel())

    def _quiet_seconds(self, room: Channel) -> float:
        """The seconds until Slack takes messages there again, longer by a little for each that waits: they keep their order."""
        if room.quiet_until is None:
            return 0.0
        left = (room.quiet_until - self.clock.now()).total_seconds()
        if left <= 0:
            room.quiet_until, room.waiting = None, 0
            return 0.0
        room.waiting += 1
        return left + room.waiting * ORDER_STEP.total_seconds()

    async def _deliver(self, claimed: Claimed, since: float) -> Posted:
        last_moment = since + self.lease_seconds * (1 - SETTLING_SHARE) - self.messenger.timeout_seconds

        def may_post() -> bool:
            return steady_seconds() < last_moment

        posted = await self.messenger.deliver(_post(claimed), may_post=may_post)
        if not isinstance(posted, LookUpRefused):
            return posted
        # Jalon may not look: the workspace chose between maybe never and maybe twice.
        settings = await self.database.read(lambda connection: workspaces.get(connection, claimed.outgoing.workspace))
        if settings is None or settings.double_policy != "maybe_twice":
            return Refused(error=f"unanswered, and looking for it is refused: {posted.error}")
        return await self.messenger.deliver(_post(claimed, look_first=False), may_post=may_post)

    def _again_at(self, claimed: Claimed, posted: NotApplied) -> datetime:
        """When to try again: Slack's own figure where it gave one, else later with every failure."""
        wait = posted.wait
        if posted.error not in RATE_ERRORS | {PAUSED}:
            wait = min(wait * 2 ** min(claimed.attempts - 1, 6), max(LONGEST_BACK_OFF, wait))
        at = self.clock.now() + timedelta(seconds=wait)
        if posted.error in RATE_ERRORS:
            room = self._channel(claimed.outgoing.channel)
            room.quiet_until = max(at, room.quiet_until or at)
        return at

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


def _settle(connection: Connection, claimed: Claimed, posted: Posted, again_at: datetime) -> bool:
    """Whether the message was still this process's to settle."""
    match posted:
        case Sent(ts=ts):
            return outbox.settle_sent(connection, claimed, ts=ts)
        case Refused(error=error):
            return outbox.settle_dead(connection, claimed, error=error)
        case _ if claimed.attempts >= MOST_ATTEMPTS:
            return outbox.settle_dead(connection, claimed, error=posted.error)
        case NotApplied(error=error):
            return outbox.settle_retry(connection, claimed, at=again_at, error=error)
        case Unknown(error=error) | LookUpRefused(error=error):
            return outbox.settle_unknown(connection, claimed, error=error)


def _in_doubt(claimed: Claimed) -> InDoubt:
    outgoing = claimed.outgoing
    return InDoubt(
        workspace=outgoing.workspace,
        key=outgoing.key,
        channel=outgoing.channel,
        thread_ts=outgoing.thread_ts,
        first_try_at=claimed.first_try_at,
    )


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
