"""Who did it, beside each event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Name the officer of an event; those of before name none."""
    op.add_column("events", sa.Column("officer", sa.Text))
