"""Where a part of the plan stands: counts, what moved, what is late, blocked, silent, or held by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.actions import Action, ActionState, ActionUpdate, Status, UpdateKind, changed_fields
from bot.domain.readings import Scope

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
    )


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
