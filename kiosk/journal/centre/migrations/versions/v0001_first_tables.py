"""The first tables: sites, gates, authors, events, set_aside, bookings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; spelt out, since ``tables`` goes on changing and this never does."""
    _sites_gates_and_authors()
    _events()
    _bookings()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _long(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _sites_gates_and_authors() -> None:
    op.create_table(
        "sites", _text("site"), _long("position"), sa.PrimaryKeyConstraint("site", name="pk_sites")
    )
    op.create_table(
        "gates",
        *map(_text, ("site", "node", "gate", "name", "token_hash")),
        _long("created_at"),
        sa.Column("revoked_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("site", "node", name="pk_gates"),
    )
    op.create_index("ix_gates_site_gate", "gates", ["site", "gate"])
    op.create_table(
        "authors",
        _text("site"),
        _text("author"),
        _long("through"),
        _long("last_at"),
        sa.PrimaryKeyConstraint("site", "author", name="pk_authors"),
    )


def _events() -> None:
    op.create_table(
        "events",
        _text("site"),
        _text("author"),
        _long("seq"),
        sa.Column("version", sa.Integer, nullable=False),
        _text("gate"),
        _long("at"),
        _text("kind"),
        sa.Column("ticket", sa.Text),
        _text("body"),
        _long("received_at"),
        _long("position"),
        sa.PrimaryKeyConstraint("site", "author", "seq", name="pk_events"),
        sa.UniqueConstraint("site", "position", name="uq_events_site_position"),
    )
    op.create_index("ix_events_site_at", "events", ["site", "at"])
    op.create_index("ix_events_site_received_at", "events", ["site", "received_at"])
    op.create_table(
        "set_aside",
        _text("site"),
        _text("author"),
        _long("seq"),
        *map(_text, ("digest", "reason", "raw")),
        _long("at"),
        sa.PrimaryKeyConstraint("site", "author", "seq", "digest", name="pk_set_aside"),
    )


def _bookings() -> None:
    op.create_table(
        "bookings",
        *map(_text, ("site", "id", "reference", "service")),
        _long("session_from"),
        _long("session_until"),
        sa.Column("party", sa.Integer, nullable=False),
        *map(_text, ("status", "visitor", "host")),
        _long("changed_at"),
        _long("position"),
        sa.PrimaryKeyConstraint("site", "id", name="pk_bookings"),
        sa.UniqueConstraint("site", "reference", name="uq_bookings_site_reference"),
        sa.UniqueConstraint("site", "position", name="uq_bookings_site_position"),
    )
    op.create_index("ix_bookings_site_session_until", "bookings", ["site", "session_until"])
    op.create_index("ix_bookings_site_changed_at", "bookings", ["site", "changed_at"])
