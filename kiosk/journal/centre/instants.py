"""Times as the database holds them: whole microseconds since 1970 UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Return an aware time as microseconds; exact, unlike ``timestamp()``."""
    return (at - EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return microseconds as an aware UTC time."""
    return EPOCH + timedelta(microseconds=micros)
