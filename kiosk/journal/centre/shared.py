"""Secrets that the workers of a server share: drawn by the first one that asks."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.journal.centre.tables import secrets
from kiosk.journal.centre.upserts import inserts

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BYTES = 32
_FIRST = inserts(secrets).map(lambda insert: insert.on_conflict_do_nothing())


def secret(connection: Connection, name: str) -> str:
    """Return a secret by name, the same for every worker; the transaction must write."""
    connection.execute(_FIRST.on(connection), {"name": name, "value": token_urlsafe(_BYTES)})
    statement = select(secrets.c.value).where(secrets.c.name == name)
    return str(connection.execute(statement).scalar_one())
