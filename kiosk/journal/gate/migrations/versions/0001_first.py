"""The first tables of a gate's journal. Never edited once released: later changes come after it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables of version 0.1."""
    _create_events()
    _create_issues()
    _create_replica()
    op.create_table(
        "sync",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("acknowledged", sa.Integer, nullable=False),
        sa.Column("cursor", sa.Text, nullable=False),
        sa.Column("list_at_us", sa.Integer),
        sa.Column("online", sa.Integer),
        sa.Column("since_us", sa.Integer),
    )
    op.execute("INSERT INTO sync (id, acknowledged, cursor) VALUES (1, 0, '')")


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at_us", sa.Integer, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("site", sa.Text, nullable=False),
        sa.Column("gate", sa.Text, nullable=False),
        sa.Column("ticket", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("author", "seq", name="events_identity"),
    )
    op.create_index("events_of_day", "events", ["day"])


def _create_issues() -> None:
    op.create_table(
        "issues",
        sa.Column("ticket", sa.Text, primary_key=True),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("counter", sa.Integer, nullable=False),
        sa.Column("booking", sa.Text),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.UniqueConstraint("author", "day", "prefix", "counter", name="issues_number"),
        sa.UniqueConstraint("author", "booking", name="issues_booking"),
    )
    op.create_index("issues_of_booking", "issues", ["booking"])


def _create_replica() -> None:
    op.create_table(
        "bookings",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("reference", sa.Text, unique=True),
        sa.Column("session_until_us", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "set_aside",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
