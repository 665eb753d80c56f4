"""Run by Alembic: migrates over the connection that ``kiosk.journal.centre.migrate`` opened."""

from __future__ import annotations

from alembic import context

from kiosk.journal.centre.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
