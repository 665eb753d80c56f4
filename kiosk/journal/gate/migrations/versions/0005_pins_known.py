"""That an officer with a PIN was known once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table; a gate that knows an officer now has known one."""
    op.create_table(
        "pins_known", sa.Column("id", sa.Integer, primary_key=True, autoincrement=False)
    )
    op.execute("INSERT INTO pins_known (id) SELECT 1 WHERE EXISTS (SELECT 1 FROM officers)")
