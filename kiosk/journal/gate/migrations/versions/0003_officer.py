"""Who did it, beside each event."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Name the officer of an event; those of before name none."""
    op.add_column("events", sa.Column("officer", sa.Text))
