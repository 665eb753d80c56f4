"""A gate as the server meets it: writes events in order and talks HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx2
import msgspec

from kiosk.domain.events import (
    Body,
    Event,
    StationFinished,
    TicketCalled,
    TicketIssued,
    TicketRecalled,
)
from kiosk.domain.numbering import parse_number
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import (
    BookingId,
    CounterId,
    GateId,
    NodeId,
    Seq,
    ServiceId,
    SiteId,
    StationId,
    TicketId,
)
from kiosk.wire.events import to_message
from kiosk.wire.sync import EVENTS_PATH, FEED_PATH, FeedPage

SITE = SiteId("rutan-balikpapan")
GATE = GateId("gate-a")
OTHER_SITE = SiteId("rutan-tanah-grogot")
ZONE_OFFSET = timedelta(hours=8)


def local_today() -> date:
    return (datetime.now(UTC) + ZONE_OFFSET).date()


def ticket_of(number: str) -> TicketId:
    """Return a ticket id that tells which number it is."""
    return TicketId(f"T{number:0>15}")


def issued(number: str, day: date | None = None) -> TicketIssued:
    return TicketIssued(
        number=parse_number(number),
        day=day or local_today(),
        service=ServiceId("tatap_muka"),
        booking=BookingId("00112233445566aa"),
        party=2,
        belongings=False,
        priority=False,
        session_from=None,
        session_until=None,
        evidence=Evidence.LIST,
    )


def called(counter: str = "2", station: str = "registrasi") -> TicketCalled:
    return TicketCalled(StationId(station), CounterId(counter))


def finished(counter: str = "2", station: str = "registrasi") -> StationFinished:
    return StationFinished(StationId(station), CounterId(counter))


def encoded(events: list[Event]) -> list[Any]:
    """Return events as JSON objects, to be spoilt at will."""
    made: list[Any] = msgspec.json.decode(
        msgspec.json.encode([to_message(event) for event in events])
    )
    return made


@dataclass(slots=True)
class GateHand:
    """One installation; ``written`` is its journal."""

    url: str
    token: str
    node: NodeId
    gate: GateId = GATE
    site: SiteId = SITE
    written: list[Event] = field(default_factory=list)
    _client: httpx2.Client | None = None

    def write(self, body: Body, ticket: str | None = None, at: datetime | None = None) -> Event:
        """Write down the next event."""
        event = Event(
            author=self.node,
            seq=Seq(len(self.written) + 1),
            at=at or datetime.now(UTC),
            site=self.site,
            gate=self.gate,
            ticket=None if ticket is None else ticket_of(ticket),
            body=body,
        )
        self.written.append(event)
        return event

    def take_number(self, number: str, day: date | None = None) -> Event:
        return self.write(issued(number, day), number)

    def call(self, number: str, counter: str = "2", station: str = "registrasi") -> Event:
        return self.write(called(counter, station), number)

    def recall(self, number: str, counter: str = "2", station: str = "registrasi") -> Event:
        return self.write(TicketRecalled(StationId(station), CounterId(counter)), number)

    def client(self) -> httpx2.Client:
        if self._client is None:
            self._client = httpx2.Client(
                base_url=self.url,
                headers={"Authorization": f"Bearer {self.token}"},
                timeout=40,
            )
        return self._client

    def post(self, events: list[Event]) -> httpx2.Response:
        return self.post_raw(encoded(events))

    def post_raw(self, events: list[Any]) -> httpx2.Response:
        return self.client().post(EVENTS_PATH, json={"events": events})

    def sync(self) -> None:
        """Send everything once more."""
        assert self.post(self.written).status_code == 200

    def feed(self, after: str = "", wait: float = 0) -> FeedPage:
        response = self.client().get(FEED_PATH, params={"after": after, "wait": str(wait)})
        assert response.status_code == 200, response.text
        return msgspec.json.decode(response.content, type=FeedPage)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
