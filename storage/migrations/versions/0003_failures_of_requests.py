"""How often the work on a request failed, apart from how often it was begun."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Requests have a count of failures; those of before start with none."""
    op.add_column("inbox", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
