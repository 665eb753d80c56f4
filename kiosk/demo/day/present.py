"""A day of bookings around the present hour, with made-up people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONES = (("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"), ("Asia/Jakarta", "WIB"))
EDGE = timedelta(minutes=30)
SESSION = timedelta(minutes=30)
SESSIONS_A_DAY = 12
PARTIES_A_SESSION = 4

VISITORS = (
    "Siti Rahmawati", "Bambang Sutrisno", "Nurhayati Lestari", "Dewi Anggraini",
    "Rudi Hartono", "Yuliana Puspita", "Agus Setiawan", "Maria Magdalena",
    "Hendra Gunawan", "Fitri Handayani", "Joko Purnomo", "Ratna Sari",
)  # fmt: skip
HOSTS = ("Andi Prasetyo", "Budi Santoso", "Eko Wijaya", "Fajar Nugroho", "Gilang Ramadhan")


@dataclass(frozen=True, slots=True)
class Planned:
    """A booking to be made: who comes to whom, when, how many."""

    visitor: str
    host: str
    session_from: datetime
    session_until: datetime
    party: int


def zone_for(now: datetime) -> tuple[ZoneInfo, str]:
    """Return an Indonesian zone in which it is not about midnight.

    The demo is of a visiting day: sessions that straddle midnight, when queue numbers start
    again, belong into the tests and not in front of somebody who looks at it for the first time.
    """
    for name, label in ZONES:
        zone = ZoneInfo(name)
        local = now.astimezone(zone)
        if (local - EDGE).date() == local.date() == (local + SESSION + EDGE).date():
            return zone, label
    raise AssertionError  # three zones an hour apart cannot all be about midnight


def present_session(now: datetime) -> tuple[datetime, datetime]:
    """Return the session that has begun last or is about to: on the half hour."""
    start = now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0)
    return start, start + SESSION + timedelta(minutes=30)


def the_four(now: datetime) -> list[Planned]:
    """Return the bookings of the demo's own visitors; the third one is for tomorrow."""
    start, end = present_session(now)
    day = timedelta(days=1)
    return [
        Planned(VISITORS[0], HOSTS[0], start, end, 3),
        Planned(VISITORS[1], HOSTS[1], start, end, 1),
        Planned(VISITORS[2], HOSTS[2], start + day, end + day, 2),
    ]


def the_others(now: datetime, zone: ZoneInfo) -> Iterator[Planned]:
    """Yield a day's other bookings, from half past eight in the morning on."""
    today = now.astimezone(zone).date()
    first = datetime.combine(today, time(8, 30), zone).astimezone(UTC)
    for place in range(SESSIONS_A_DAY * PARTIES_A_SESSION):
        start = first + SESSION * (place // PARTIES_A_SESSION)
        yield Planned(
            VISITORS[(place + 3) % len(VISITORS)],
            HOSTS[place % len(HOSTS)],
            start,
            start + SESSION,
            1 + place % 4,
        )
