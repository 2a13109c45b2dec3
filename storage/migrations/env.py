"""Alembic's way in: it is given a connection in a transaction, and migrates within it."""

from __future__ import annotations

from alembic import context

from storage import indexes
from storage.schema import metadata

assert indexes  # noqa: S101 - imported so that the tables have them
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
