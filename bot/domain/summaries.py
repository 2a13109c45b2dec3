"""Where a part of the plan stands: counts, what moved, what is late, blocked, silent, or held by nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.actions import Action, ActionState, ActionUpdate, Status, UpdateKind, changed_fields
from bot.domain.readings import Concern, Scope

SILENT_AFTER = timedelta(days=30)
"""Work under way of which nothing was heard for that long is silent."""

ENDED = frozenset({Status.DONE, Status.ABANDONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one action that moved: who, when, before and after (values of the domain, not sentences)."""

    code: str
    title: str
    field: str
    before: object
    after: object
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSummary:
    """The state of a scope. ``counts`` has every status that occurs, None for what has none yet."""

    scope: Scope
    total: int
    counts: Mapping[Status | None, int]
    late: tuple[Action, ...]
    blocked: tuple[Action, ...]
    silent: tuple[Action, ...]
    unheld: tuple[Action, ...]
    changes: tuple[Change, ...]
    actions: tuple[Action, ...]
    since: datetime | None = None
    concerned: tuple[Action, ...] = ()
    """Those of the actions that the scope's concern asks for."""


def summarise(
    actions: Iterable[Action],
    updates: Iterable[ActionUpdate],
    *,
    scope: Scope,
    now: datetime,
    today: date,
    since: datetime | None,
) -> StatusSummary:
    """The summary of ``actions`` (those in scope), with the changes that ``updates`` brought them, latest first.

    ``now`` is aware. An update that was undone, and its undoing, are no change.
    """
    followed = tuple(actions)
    by_code = {action.code: action for action in followed}
    counts: dict[Status | None, int] = {}
    for action in followed:
        counts[action.state.status] = counts.get(action.state.status, 0) + 1
    return StatusSummary(
        scope=scope,
        total=len(followed),
        counts=counts,
        late=tuple(action for action in followed if action.state.is_late(today)),
        blocked=tuple(action for action in followed if action.state.status is Status.BLOCKED),
        silent=tuple(action for action in followed if _is_silent(action, now)),
        unheld=tuple(action for action in followed if action.state.lead is None and action.state.status not in ENDED),
        changes=tuple(_changes(updates, by_code)),
        actions=followed,
        since=since,
        concerned=tuple(action for action in followed if scope.concern and _is_concerned(action, scope, now, today)),
    )


_OF_STATUS = {
    Concern.BLOCKED: Status.BLOCKED,
    Concern.DONE: Status.DONE,
    Concern.IN_PROGRESS: Status.IN_PROGRESS,
    Concern.PLANNED: Status.PLANNED,
    Concern.ON_HOLD: Status.ON_HOLD,
    Concern.ABANDONED: Status.ABANDONED,
}


def _is_concerned(action: Action, scope: Scope, now: datetime, today: date) -> bool:  # noqa: PLR0911 - one return for each concern
    state = action.state
    match scope.concern:
        case Concern.LATE:
            return state.is_late(today)
        case Concern.UNHELD:
            return state.lead is None and state.status not in ENDED
        case Concern.UNDATED:
            return state.due is None and state.status not in ENDED
        case Concern.SILENT:
            return _is_silent(action, now)
        case Concern.UNTOUCHED:
            return state.status is None
        case Concern.OWN:
            return state.lead is not None and scope.lead is not None and is_same_name(state.lead, scope.lead)
        case None:
            return False
        case _:
            return state.status is _OF_STATUS[scope.concern]


def is_same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: the shorter one's words are all in the longer one, accents and case aside."""
    mine, theirs = _words(one), _words(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _words(name: str) -> set[str]:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(letter)
    )
    return set(re.findall(r"[a-z0-9]+", plain))


def _is_silent(action: Action, now: datetime) -> bool:
    if action.state.status is None or action.state.status in ENDED or action.updated_at is None:
        return False
    return now - action.updated_at > SILENT_AFTER


def _changes(updates: Iterable[ActionUpdate], by_code: Mapping[str, Action]) -> Iterable[Change]:
    rows = tuple(updates)
    taken_back = {
        update.undoes for update in rows if update.undoes is not None and update.kind is not UpdateKind.CORRECTION
    }
    for update in sorted(rows, key=lambda row: (row.at, row.id), reverse=True):
        action = by_code.get(update.action)
        if action is None or update.id in taken_back or update.kind in {UpdateKind.UNDO, UpdateKind.WITHDRAWAL}:
            continue
        yield from changes_of(action, update.before, update.after, by=update.member, at=update.at)


def changes_of(action: Action, before: ActionState, after: ActionState, *, by: str, at: datetime) -> tuple[Change, ...]:
    """One change for each field that differs."""
    return tuple(
        Change(
            code=action.code,
            title=action.title,
            field=name,
            before=getattr(before, name),
            after=getattr(after, name),
            by=by,
            at=at,
        )
        for name in changed_fields(before, after)
    )
