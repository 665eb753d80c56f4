"""Bringing the server's tables up to date, from the first released version on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from kiosk.journal import migrating

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_SCRIPTS = Path(__file__).with_name("migrations")
_LOCK = 0x6B696F736B  # "kiosk": two workers that start together must not both migrate


def upgrade(connection: Connection) -> None:
    """Apply the migrations that this database has not had yet, in the caller's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    migrating.upgrade(connection, _SCRIPTS)


def revision_of(engine: Engine) -> str | None:
    """Return the migration that the database stands at, None before the first."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
