"""Whom the display lets in, and wrong PINs in a row."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; the feed fills the first with its next page."""
    op.create_table(
        "officers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("pin", sa.Text, nullable=False),
    )
    op.create_table(
        "lock_tries",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last_at_us", sa.Integer, nullable=False),
    )
