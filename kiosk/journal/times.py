"""Times in a database: whole microseconds since 1970 UTC, equal on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_us(at: datetime) -> int:
    """Return an aware time as microseconds, exactly (a float would lose some)."""
    return (at - _START) // _MICROSECOND


def from_us(us: int) -> datetime:
    """Return the aware UTC time of so many microseconds."""
    return _START + timedelta(microseconds=us)
