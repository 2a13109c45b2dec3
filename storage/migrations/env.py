"""Alembic's way in: it is given a connection in a transaction, and migrates within it."""

from __future__ import annotations

from alembic import context

from storage.indexes import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
