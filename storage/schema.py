"""The tables; times are UTC seconds since 1970.

Every table has its workspace and every key begins with it, but for ``replays``: a signed request is known before it is read.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Sequence,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

row_numbers = Sequence("row_numbers", metadata=metadata)
"""PostgreSQL numbers the rows of every record with it; SQLite, which has one writer, counts within the workspace."""

workspaces = Table(
    "workspaces",
    metadata,
    Column("workspace", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("set_up", Boolean, nullable=False),
    Column("reminder_channel", Text),
    Column("double_policy", Text, nullable=False),
    Column("reminders_since", Double),
    Column("plan_version", Integer),
    Column("created_at", Double, nullable=False),
)

plans = Table(
    "plans",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("imported_at", Double, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("content", Text, nullable=False),
    PrimaryKeyConstraint("workspace", "version"),
)

actions = Table(
    "actions",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("kind", Text),
    Column("axis", Text),
    Column("working_group", Integer),
    Column("line", Integer),
    Column("closed", Boolean, nullable=False),
    Column("closed_at", Double),
    Column("position", Integer, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("created_by", Text, nullable=False),
    PrimaryKeyConstraint("workspace", "code"),
)

action_states = Table(
    "action_states",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("status", Text),
    Column("state", Text, nullable=False),
    Column("updated_at", Double, nullable=False),
    Column("updated_by", Text, nullable=False),
    PrimaryKeyConstraint("workspace", "code"),
)

action_updates = Table(
    "action_updates",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", BigInteger, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("words", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("ts", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("undoes", BigInteger),
    PrimaryKeyConstraint("workspace", "id"),
)

milestones = Table(
    "milestones",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("windows", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("changed_at", Double),
    Column("changed_by", Text),
    Column("words", Text, nullable=False),
    PrimaryKeyConstraint("workspace", "code"),
)

milestone_changes = Table(
    "milestone_changes",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", BigInteger, nullable=False),
    Column("code", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("words", Text, nullable=False),
    PrimaryKeyConstraint("workspace", "id"),
)

members = Table(
    "members",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("working_groups", Text, nullable=False),
    Column("seen_at", Double, nullable=False),
    PrimaryKeyConstraint("workspace", "id"),
)

channels = Table(
    "channels",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("working_group", Integer),
    Column("name", Text, nullable=False),
    PrimaryKeyConstraint("workspace", "channel"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("identity", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("received_at", Double, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", Double, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("workspace", "identity"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread_ts", Text),
    Column("replaces_ts", Text),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("not_before", Double, nullable=False),
    Column("state", Text, nullable=False),
    Column("token", Text),
    Column("lease_until", Double, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_try_at", Double),
    Column("uncertain", Boolean, nullable=False),
    Column("slack_ts", Text),
    Column("last_error", Text),
    Column("created_at", Double, nullable=False),
    Column("settled_at", Double),
    PrimaryKeyConstraint("workspace", "key"),
)

asked = Table(
    "asked",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("answered_at", Double),
    Column("answered_by", Text),
    PrimaryKeyConstraint("workspace", "id"),
)

replays = Table(
    "replays",
    metadata,
    Column("timestamp", BigInteger, nullable=False),
    Column("signature", Text, nullable=False),
    PrimaryKeyConstraint("timestamp", "signature"),
)

answers = Table(
    "answers",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread_ts", Text),
    Column("typed_in", Text),
    Column("question", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("lines", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("shared_by", Text),
    PrimaryKeyConstraint("workspace", "id"),
)

answer_feedback = Table(
    "answer_feedback",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("useful", Boolean, nullable=False),
    Column("at", Double, nullable=False),
    PrimaryKeyConstraint("workspace", "answer", "member"),
)

open_questions = Table(
    "open_questions",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("leans_on", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", Double, nullable=False),
    Column("closed_at", Double),
    Column("closed_by", Text),
    PrimaryKeyConstraint("workspace", "id"),
)

question_askers = Table(
    "question_askers",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread_ts", Text),
    Column("language", Text, nullable=False),
    Column("asked_at", Double, nullable=False),
    PrimaryKeyConstraint("workspace", "question", "member"),
)

kept_answers = Table(
    "kept_answers",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("withdrawn_at", Double),
    Column("withdrawn_by", Text),
    PrimaryKeyConstraint("workspace", "id"),
)

lexicon = Table(
    "lexicon",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("id", BigInteger, nullable=False),
    Column("key", Text, nullable=False),
    Column("term", Text, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("at", Double, nullable=False),
    PrimaryKeyConstraint("workspace", "id"),
)
