"""One morning in Balikpapan: numbers taken, called, and stored past the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from kiosk.domain.events import Event
from kiosk.journal.centre.append import append
from kiosk.journal.centre.offers import Batch, Fact, Taken
from kiosk.journal.centre.store import writing
from kiosk.journal.times import to_us
from kiosk.wire.events import to_message
from tests.server.gatehand import GateHand, called, issued

# 07:58 in Balikpapan: two minutes before UTC midnight.
NOW = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)
TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
ZONE = ZoneInfo("Asia/Makassar")


def take(hand: GateHand, number: str, minute: float = 0) -> Event:
    return hand.write(issued(number, TODAY), number, NOW + timedelta(minutes=minute))


def call(hand: GateHand, number: str, minute: float, station: str = "registrasi") -> Event:
    return hand.write(called("2", station), number, NOW + timedelta(minutes=minute))


def put(engine: Engine, event: Event) -> int:
    """Store an event past the server; return the site's new position."""
    message = to_message(event)
    fact = Fact(
        message.site, message.author, message.seq, 1, message.gate, to_us(message.at),
        message.kind, message.ticket, bytes(message.body).decode(),
    )  # fmt: skip
    with writing(engine) as connection:
        batch = Batch(event.site, event.author, (Taken(fact, b""),))
        return append(connection, [batch], NOW).moved[event.site]
