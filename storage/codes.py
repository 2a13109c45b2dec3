"""Codes that people have used: something was recorded under them, so they never name anything else again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.domain.actions import Origin
from bot.domain.people import WorkspaceId
from storage.schema import action_updates, actions, milestone_changes


def recorded(connection: Connection, workspace: WorkspaceId) -> frozenset[str]:
    """The codes of actions and milestones that have a record, and of the actions that working groups added."""
    asked = (
        select(action_updates.c.action).where(action_updates.c.workspace == workspace).distinct(),
        select(milestone_changes.c.code).where(milestone_changes.c.workspace == workspace).distinct(),
        select(actions.c.code).where(actions.c.workspace == workspace, actions.c.origin == Origin.GROUP.value),
    )
    return frozenset(code for query in asked for code in connection.execute(query).scalars())
