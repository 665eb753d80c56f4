"""``INSERT … ON CONFLICT``, which SQLite and PostgreSQL share and standard SQL lacks.

Statements are made once: putting one together costs more than running it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Table

Insert = postgresql.Insert | sqlite.Insert
POSTGRESQL = "postgresql"


@dataclass(frozen=True, slots=True)
class Inserts:
    """One statement in the form of each database."""

    sqlite: Insert
    postgresql: Insert

    def map(self, refine: Callable[[Insert], Insert]) -> Inserts:
        """Refine both forms."""
        return Inserts(refine(self.sqlite), refine(self.postgresql))

    def on(self, connection: Connection) -> Insert:
        """Return the form for the database of ``connection``."""
        return self.postgresql if connection.dialect.name == POSTGRESQL else self.sqlite


def inserts(table: Table) -> Inserts:
    """Return a plain insert, to be refined."""
    return Inserts(sqlite.insert(table), postgresql.insert(table))
