"""The server's tables, the same on SQLite and PostgreSQL.

The site stands first in every key and index, so that the tables can be partitioned by it. Times
are whole microseconds since 1970 UTC: both databases sort and compare them alike.

A *position* counts what changed at a site: 1, 2, 3 … over its bookings, events and officers. It is
allotted under the lock of the site's row in ``sites`` (see ``positions``), so that no position
becomes visible before a smaller one; a sequence of PostgreSQL gives no such promise.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

TICKET_ISSUED = "TicketIssued"
"""The kind of the events that begin a ticket (see ``kiosk.wire.events``)."""

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

sites = Table(
    "sites",
    METADATA,
    Column("site", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    PrimaryKeyConstraint("site"),
)
"""How far each site has come."""

gates = Table(
    "gates",
    METADATA,
    Column("site", Text, nullable=False),
    Column("node", Text, nullable=False),
    Column("gate", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("token_hash", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    PrimaryKeyConstraint("site", "node"),
    Index(None, "site", "gate"),
)
"""Who may send: one row per installation. ``token_hash`` is SHA-256 in hex."""

authors = Table(
    "authors",
    METADATA,
    Column("site", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("through", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "author"),
)
"""Through which seq each author is answered for; ``last_at`` is when it last sent."""

events = Table(
    "events",
    METADATA,
    Column("site", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("gate", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ticket", Text),
    Column("body", Text, nullable=False),
    Column("officer", Text),
    Column("received_at", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "author", "seq"),
    UniqueConstraint("site", "position"),
    Index(None, "site", "at"),
    Index(None, "site", "received_at"),
    Index(
        "ix_events_site_ticket",
        "site",
        "ticket",
        sqlite_where=text(f"kind = '{TICKET_ISSUED}'"),
        postgresql_where=text(f"kind = '{TICKET_ISSUED}'"),
    ),
)
"""The facts, never changed and never deleted. ``body`` is its JSON text as it came."""

set_aside = Table(
    "set_aside",
    METADATA,
    Column("site", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("digest", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "author", "seq", "digest"),
)
"""What was sent and cannot be taken, word for word; ``digest`` keeps each text once."""

bookings = Table(
    "bookings",
    METADATA,
    Column("site", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("session_from", BigInteger, nullable=False),
    Column("session_until", BigInteger, nullable=False),
    Column("party", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("visitor", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "id"),
    UniqueConstraint("site", "reference"),
    UniqueConstraint("site", "position"),
    Index(None, "site", "session_until"),
    Index(None, "site", "changed_at"),
)
"""Reservations. ``visitor`` and ``host`` are full names and leave the server masked only."""

officers = Table(
    "officers",
    METADATA,
    Column("site", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("pin_hash", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("locked_at", BigInteger),
    Column("position", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "id"),
    Index(None, "site", "position"),
)
"""Who may sign in. ``position`` is that of the last change that gates need to know of."""

logins = Table(
    "logins",
    METADATA,
    Column("site", Text, nullable=False),
    Column("id_hash", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "id_hash"),
    Index(None, "site", "officer"),
    Index(None, "site", "expires_at"),
)
"""Who is signed in at a browser. ``id_hash`` is SHA-256 of what its cookie holds."""

tries = Table(
    "tries",
    METADATA,
    Column("site", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "who"),
    Index(None, "site", "last_at"),
)
"""Wrong passwords in a row. ``who`` is a hash of a login or an address, known or not."""

secrets = Table(
    "secrets",
    METADATA,
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("name"),
)
"""What all workers of this server must share and nobody else may know."""
