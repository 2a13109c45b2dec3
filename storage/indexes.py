"""The indexes of the tables: for migrations and their test.

They stand apart because an index with options of PostgreSQL imports its dialect, which a process on SQLite need not wait for.
"""

from __future__ import annotations

from sqlalchemy import Index, text

from storage.schema import action_updates, answers, inbox, metadata, milestone_changes, outbox

__all__ = ["metadata"]

Index("ix_action_updates_at", action_updates.c.workspace, action_updates.c.at, action_updates.c.id)
Index("ix_action_updates_action", action_updates.c.workspace, action_updates.c.action, action_updates.c.id)
Index("ix_action_updates_member", action_updates.c.workspace, action_updates.c.member, action_updates.c.id)
Index("ix_action_updates_message", action_updates.c.workspace, action_updates.c.channel, action_updates.c.ts)
Index(
    "ix_action_updates_undoes",
    action_updates.c.workspace,
    action_updates.c.undoes,
    sqlite_where=text("undoes IS NOT NULL"),
    postgresql_where=text("undoes IS NOT NULL"),
)
Index("ix_answers_at", answers.c.at)
Index("ix_milestone_changes_code", milestone_changes.c.workspace, milestone_changes.c.code, milestone_changes.c.id)
Index(
    "ix_inbox_open",
    inbox.c.lease_until,
    sqlite_where=text("state = 'received'"),
    postgresql_where=text("state = 'received'"),
)
Index(
    "ix_outbox_planned",
    outbox.c.not_before,
    sqlite_where=text("state = 'planned'"),
    postgresql_where=text("state = 'planned'"),
)
Index(
    "ix_outbox_open",
    outbox.c.lease_until,
    sqlite_where=text("state IN ('sending', 'unknown')"),
    postgresql_where=text("state IN ('sending', 'unknown')"),
)
Index(
    "ix_outbox_sent",
    outbox.c.settled_at,
    sqlite_where=text("state = 'sent'"),
    postgresql_where=text("state = 'sent'"),
)
