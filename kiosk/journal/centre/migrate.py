"""Bringing the server's tables up to date, from the first released version on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_SCRIPTS = Path(__file__).with_name("migrations")
_LOCK = 0x6B696F736B  # "kiosk": two workers that start together must not both migrate


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Apply the migrations that this database has not had yet, in one transaction."""
    # On SQLite the write lock is taken by the first statement that writes; see ``store.writing``.
    with engine.connect().execution_options(kiosk_writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        command.upgrade(_config(connection), revision)


def revision_of(engine: Engine) -> str | None:
    """Return the migration that the database stands at, None before the first."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
