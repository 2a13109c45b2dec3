"""A clock that was set back is noticed by one that nobody sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.logs import warn

SMALLEST_STEP = 2.0
"""Seconds by which a clock has to fall behind the process's own to count as set back."""


@dataclass(slots=True)
class Setback:
    """Compares Jalon's clock with :func:`bot.clock.steady_seconds` from one look to the next."""

    _seen: tuple[datetime, float] | None = None

    def first(self) -> bool:
        """Whether nothing was compared yet."""
        return self._seen is None

    def since_last(self, now: datetime, steady: float) -> float:
        """The seconds by which the clock was set back since the last call; 0 when it was not."""
        seen, self._seen = self._seen, (now, steady)
        if seen is None:
            return 0.0
        behind = (steady - seen[1]) - (now - seen[0]).total_seconds()
        if behind < SMALLEST_STEP:
            return 0.0
        warn("clock_set_back", seconds=round(behind))
        return behind
