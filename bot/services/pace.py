"""How many messages a person sends in a minute."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.people import MemberId, WorkspaceId

A_MINUTE = timedelta(minutes=1)
MOST_IN_A_MINUTE = 20
"""Messages of one person in a minute (R12)."""


@dataclass(slots=True)
class Pace:
    """How many messages each person sent in the last minute; bounded by the number of people who write."""

    _seen: dict[tuple[WorkspaceId, MemberId], deque[datetime]] = field(default_factory=dict)

    def count(self, workspace: WorkspaceId, member: MemberId, at: datetime) -> int:
        """The number of messages within the minute that ends at ``at``, this one included."""
        seen = self._seen.setdefault((workspace, member), deque(maxlen=MOST_IN_A_MINUTE + 2))
        while seen and at - seen[0] > A_MINUTE:
            seen.popleft()
        seen.append(at)
        return len(seen)
