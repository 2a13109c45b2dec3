"""What was sent without a clear answer is looked for within seconds, long before it might be posted again (R4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.clock import steady_seconds
from bot.logs import tell
from bot.messenger import Messenger
from storage import doubts
from storage.database import Database
from storage.doubts import InDoubt

LOOK_AFTER = (2.0, 12.0, 40.0)
"""Seconds after the outcome became doubtful; a look that finds nothing proves nothing yet: posting again has to wait for the lease."""

MOST_LOOKS = 5
"""Looks in one round: each is a call, and Slack may allow few of them."""

MOST_IN_MIND = 500

Mark = tuple[str, str]


@dataclass(slots=True)
class _Look:
    message: InDoubt
    since: float
    looked: int = 0

    @property
    def at(self) -> float:
        return self.since + LOOK_AFTER[self.looked]


@dataclass(slots=True, kw_only=True)
class Looking:
    """Looks for doubtful messages and notes those that stand. It never posts: that is for whoever holds the lease."""

    database: Database
    messenger: Messenger
    found: int = 0
    _looks: dict[Mark, _Look] = field(default_factory=dict)
    _began: bool = False

    def expect(self, message: InDoubt) -> None:
        """The message's outcome is doubtful from now on."""
        if len(self._looks) < MOST_IN_MIND:
            self._looks.setdefault((message.workspace, message.key), _Look(message, steady_seconds()))

    def settled(self, mark: Mark) -> None:
        """There is no doubt about the message any more."""
        self._looks.pop(mark, None)

    async def look(self, *, held: frozenset[Mark] = frozenset()) -> int:
        """Doubtful messages whose time has come were looked for; how many stand.

        The first round takes up what an earlier life of the process left, without what this one has under way (``held``).
        """
        if not self._began:
            self._began = True
            left = await self.database.read(lambda connection: doubts.in_doubt(connection, limit=MOST_IN_MIND))
            for message in left:
                if (message.workspace, message.key) not in held:
                    self.expect(message)
        now = steady_seconds()
        due = sorted((look for look in self._looks.values() if look.at <= now), key=lambda look: look.at)
        return sum([await self._look_for(look) for look in due[:MOST_LOOKS]])

    async def _look_for(self, look: _Look) -> bool:
        message = look.message
        mark = (message.workspace, message.key)
        found = await self.messenger.find(
            message.key, channel=message.channel, thread_ts=message.thread_ts, since=message.first_try_at
        )
        if isinstance(found, list) and found:
            self._looks.pop(mark, None)
            noted = await self.database.write(lambda connection: doubts.stands(connection, message, ts=found[0]))
            if noted:
                self.found += 1
                tell("message_found", key=message.key, channel=message.channel)
            return noted
        look.looked += 1
        if look.looked >= len(LOOK_AFTER):
            self._looks.pop(mark, None)
        return False
