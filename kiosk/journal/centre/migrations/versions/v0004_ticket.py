"""An index to find the site of a ticket: a phone page knows nothing but the id."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Only over what issued a ticket: one row of some ten that name it."""
    where = sa.text("kind = 'TicketIssued'")
    op.create_index(
        "ix_events_site_ticket",
        "events",
        ["site", "ticket"],
        sqlite_where=where,
        postgresql_where=where,
    )
