"""Dates as intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Grain(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Openness(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWindow:
    start: datetime | None
    end: datetime | None
    grain: Grain
    open: Openness | None = None
    words: str = ""

    def to_json(self) -> dict[str, object]:
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "grain": self.grain.value,
            "open": self.open.value if self.open else None,
            "words": self.words,
        }

    @classmethod
    def from_json(cls, stored: dict[str, object]) -> DateWindow:
        start, end, opened = stored.get("start"), stored.get("end"), stored.get("open")
        return cls(
            start=datetime.fromisoformat(str(start)) if start else None,
            end=datetime.fromisoformat(str(end)) if end else None,
            grain=Grain(str(stored["grain"])),
            open=Openness(str(opened)) if opened else None,
            words=str(stored.get("words", "")),
        )
