"""Tables of a gate's journal. Times are whole microseconds since 1970 UTC."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

EVENTS = Table(
    "events",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("author", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at_us", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("gate", Text, nullable=False),
    Column("ticket", Text),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("officer", Text),
    UniqueConstraint("author", "seq", name="events_identity"),
    Index("events_of_day", "day"),
)
"""Facts, own and replicated. Never updated, never deleted but by the purge."""

ISSUES = Table(
    "issues",
    METADATA,
    Column("ticket", Text, primary_key=True),
    Column("author", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("booking", Text),
    Column("seq", Integer, nullable=False),
    UniqueConstraint("author", "day", "prefix", "counter", name="issues_number"),
    UniqueConstraint("author", "booking", name="issues_booking"),
    Index("issues_of_booking", "booking"),
)
"""Tickets as they were issued, kept beside the events so that the database refuses a second
ticket for a booking and a second use of a number, whatever the code above does."""

BOOKINGS = Table(
    "bookings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("reference", Text, unique=True),
    Column("session_until_us", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

KEYS = Table(
    "keys",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("raw", LargeBinary, nullable=False),
)

OFFICERS = Table(
    "officers",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("pin", Text, nullable=False),
)
"""Whom the display lets in, as the feed named them last; ``pin`` is an argon2id hash."""

LOCK_TRIES = Table(
    "lock_tries",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("wrong", Integer, nullable=False),
    Column("last_at_us", Integer, nullable=False),
)
"""One row while there are wrong PINs in a row at this display."""

PINS_KNOWN = Table(
    "pins_known",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
)
"""One row from the first officer with a PIN on, for good: the display never opens to all again."""

SET_ASIDE = Table(
    "set_aside",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
)
"""Own events that the server will never take; the events themselves stay where they are."""

SYNC = Table(
    "sync",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("acknowledged", Integer, nullable=False),
    Column("cursor", Text, nullable=False),
    Column("list_at_us", Integer),
    Column("online", Integer),
    Column("since_us", Integer),
    Column("sealing", LargeBinary),
)
"""One row: how far the server has our events, how far we have its feed, and how the line is."""
