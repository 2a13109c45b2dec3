"""Where things stand: the summary of a group, an axis, an action or the whole plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.actions import Action, Origin
from bot.domain.people import Member
from bot.domain.plan import Plan, PlanItem
from bot.domain.readings import Concern, Scope
from bot.domain.summaries import StatusSummary, summarise
from bot.services.desk import Desk
from storage import actions, updates
from storage.database import Connection

MOVED_WITHIN = timedelta(days=30)
"""Without a date in the question, what moved is what moved within the last thirty days."""

MOST_UPDATES = 200
"""Rows of the record that one summary reads: its cost does not grow with the record."""


def show(connection: Connection, desk: Desk, scope: Scope, *, now: datetime) -> StatusSummary:
    """The summary of the scope at ``now`` (aware)."""
    items = {item.code: item for axis in desk.plan.axes for item in axis.items if item.lead or item.due}
    followed = [
        as_planned(action, items.get(action.code))
        for action in actions.every(connection, desk.settings.id)
        if _in_scope(action, scope, desk.plan)
    ]
    since = _since(desk, scope, now)
    rows = updates.since(connection, desk.settings.id, since, group=scope.group, axis=scope.axis, limit=MOST_UPDATES)
    codes = {action.code for action in followed}
    return summarise(
        followed,
        [row for row in rows if row.action in codes],
        scope=scope,
        now=now,
        today=desk.local(now).date(),
        since=since,
    )


def as_planned(action: Action, item: PlanItem | None) -> Action:
    """The action with the lead and the due date that the document gives it, where nobody reported others."""
    if item is None or action.origin is not Origin.PLAN:
        return action
    state = action.state
    lead = item.lead if state.lead is None else state.lead
    due = item.due if state.due is None else state.due
    return replace(action, state=replace(state, lead=lead, due=due))


def narrow(scope: Scope, text: str, member: Member) -> Scope:
    """The scope as the words of the question narrow it: to the blocked actions, to the person's own groups or actions."""
    from bot.understanding.concerns import narrowed  # noqa: PLC0415 - with the first question, not at start

    asked = narrowed(text)
    if asked.concern is Concern.OWN:
        return replace(scope, concern=Concern.OWN, lead=member.name, group=None)
    if asked.own_groups and scope.group is None and scope.axis is None and scope.action is None:
        groups = tuple(sorted(member.groups))
        if groups:
            scope = replace(scope, group=groups[0]) if len(groups) == 1 else replace(scope, group=None, groups=groups)
    return (
        scope if scope.action is not None or scope.concern is asked.concern else replace(scope, concern=asked.concern)
    )


def lacks_group(text: str, member: Member) -> bool:
    """Whether the person asks about their own working group and is in none."""
    from bot.understanding.concerns import narrowed  # noqa: PLC0415 - with the first question, not at start

    return not member.groups and narrowed(text).own_groups


def _since(desk: Desk, scope: Scope, now: datetime) -> datetime:
    if scope.since is not None and scope.since.start is not None:
        return scope.since.start.replace(tzinfo=desk.zone)
    return now - MOVED_WITHIN


def _in_scope(action: Action, scope: Scope, plan: Plan) -> bool:
    if scope.action is not None:
        return action.code == scope.action
    if scope.axis is not None and action.axis != scope.axis:
        return False
    groups = scope.groups if scope.group is None else (scope.group,)
    return not groups or any(_of_group(action, number, plan) for number in groups)


def _of_group(action: Action, number: int, plan: Plan) -> bool:
    group = plan.group(number)
    return action.group == number or (group is not None and action.group is None and action.axis in group.axes)
