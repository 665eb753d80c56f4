"""Officers, their logins, wrong tries, and the secrets that workers share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "officers",
        *map(_text, ("site", "id", "name", "role", "password_hash")),
        sa.Column("pin_hash", sa.Text),
        _long("created_at"),
        sa.Column("locked_at", sa.BigInteger),
        _long("position"),
        sa.PrimaryKeyConstraint("site", "id", name="pk_officers"),
    )
    op.create_index("ix_officers_site_position", "officers", ["site", "position"])
    op.create_table(
        "logins",
        *map(_text, ("site", "id_hash", "officer")),
        *map(_long, ("made_at", "seen_at", "expires_at")),
        sa.PrimaryKeyConstraint("site", "id_hash", name="pk_logins"),
    )
    op.create_index("ix_logins_site_officer", "logins", ["site", "officer"])
    op.create_index("ix_logins_site_expires_at", "logins", ["site", "expires_at"])
    op.create_table(
        "tries",
        *map(_text, ("site", "who")),
        sa.Column("wrong", sa.Integer, nullable=False),
        _long("last_at"),
        sa.PrimaryKeyConstraint("site", "who", name="pk_tries"),
    )
    op.create_index("ix_tries_site_last_at", "tries", ["site", "last_at"])
    op.create_table(
        "secrets", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name="pk_secrets")
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _long(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)
