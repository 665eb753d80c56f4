"""The server's key that declarations are sealed with."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Keep the key that the feed names."""
    op.add_column("sync", sa.Column("sealing", sa.LargeBinary))
