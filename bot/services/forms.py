"""What a form says: a state, or which of its fields do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions import ActionState, Status, status_of_progress
from bot.domain.people import Language
from bot.domain.windows import DateWindow
from bot.texts import texts

HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadForm:
    """``errors`` maps a field to what is wrong with it; without any, ``state`` is what the form says."""

    state: ActionState
    errors: Mapping[str, str]


def read_state(values: Mapping[str, object], *, before: ActionState, at: datetime, language: Language) -> ReadForm:
    """The state that the fields hold; ``at`` is local time, ``before`` the state that the form was filled with."""
    errors: dict[str, str] = {}
    status = _word(values, "status")
    due = _due(_word(values, "due"), before, at=at, language=language, errors=errors)
    progress = _progress(_word(values, "progress"), errors)
    stated = Status(status) if status in set(Status) else None
    state = ActionState(
        status=stated if stated is not None or progress is None else status_of_progress(None, progress),
        progress=progress,
        due=due,
        starts=before.starts,
        lead=_word(values, "lead"),
        blocker=_word(values, "blocker"),
        next_step=_word(values, "next_step"),
        confidence=before.confidence,
    )
    return ReadForm(state=state, errors=errors)


def _word(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _progress(stated: str | None, errors: dict[str, str]) -> int | None:
    if stated is None:
        return None
    number = stated.replace("%", "").strip().replace(",", ".")
    try:
        progress = round(float(number))
    except (ValueError, OverflowError):
        progress = -1
    if 0 <= progress <= HUNDRED:
        return progress
    errors["progress"] = "progress"
    return None


def _due(
    stated: str | None, before: ActionState, *, at: datetime, language: Language, errors: dict[str, str]
) -> DateWindow | None:
    if stated is None:
        return None
    if before.due is not None and stated == texts(language).window(before.due).strip():
        return before.due
    from bot.understanding.dates import read_dates  # noqa: PLC0415 - with the first form, not at start

    reading = read_dates(stated, at=at, language=language.value)
    if reading.problems:
        errors["due"] = "due_impossible"
        return None
    if not reading.dates:
        errors["due"] = "due"
        return None
    return reading.dates[-1].window
