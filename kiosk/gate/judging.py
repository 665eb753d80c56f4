"""From what a visitor holds up to a verdict: what this gate knows, put before the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from cwt.cose_key_interface import COSEKeyInterface

from kiosk.domain.admission import Known, Refused, Verdict, decide, decide_walk_in
from kiosk.domain.booking import Booking, Presented, SignedCode, TicketCode, TypedReference
from kiosk.domain.events import Issue
from kiosk.domain.queue import Queue
from kiosk.domain.rules import VisitingRules
from kiosk.domain.types import BookingId, KeyId, Reference, TicketId
from kiosk.wire.scanned import read_scanned


class BookingList(Protocol):
    """The gate's copy of the bookings and of the tickets issued on them."""

    def booking(self, booking: BookingId) -> Booking | None:
        """Look a booking up by id."""

    def booking_by_reference(self, reference: Reference) -> Booking | None:
        """Look a booking up by its typed reference."""

    def issues_on(self, booking: BookingId) -> tuple[Issue, ...]:
        """Return the tickets issued on a booking, oldest first."""

    def issue(self, ticket: TicketId) -> tuple[Issue, ...]:
        """Return the ticket of that id: one or none."""

    def list_at(self) -> datetime | None:
        """Return when the list was last complete."""


class Judge:
    """Judges codes and references; raises ``kiosk.ports.JournalError`` if the list is not read.

    ``alone``: no server is configured, so there is no list that could be too old.
    """

    def __init__(self, bookings: BookingList, rules: VisitingRules, *, alone: bool) -> None:
        """Take the list and the rules of this gate."""
        self._bookings = bookings
        self._rules = rules
        self._alone = alone

    def scanned(
        self, text: str, keys: Mapping[KeyId, COSEKeyInterface], queue: Queue, now: datetime
    ) -> Verdict:
        """Judge a scanned text; it is never opened, run or kept, whatever it is."""
        return self._judge(read_scanned(text, keys), queue, now)

    def typed(self, reference: Reference, queue: Queue, now: datetime) -> Verdict:
        """Judge a typed reference."""
        return self._judge(TypedReference(reference), queue, now)

    def walk_in(self, now: datetime) -> Refused | None:
        """Judge a party without a booking; None when it may take a number."""
        return decide_walk_in(self._rules, now)

    def _judge(self, presented: Presented, queue: Queue, now: datetime) -> Verdict:
        return decide(presented, self._known(presented, queue, now), self._rules, now)

    def _known(self, presented: Presented, queue: Queue, now: datetime) -> Known:
        listed = self._listed(presented)
        booking = presented.booking if isinstance(presented, SignedCode) else listed
        if isinstance(presented, TicketCode):
            return Known(tickets=self._bookings.issue(presented.ticket))
        if booking is None:
            return Known(list_at=self._list_at(now))
        current = listed or booking
        return Known(
            booking=listed,
            list_at=self._list_at(now),
            tickets=self._bookings.issues_on(current.id),
            in_session=queue.in_session(current.service, current.session_from),
        )

    def _listed(self, presented: Presented) -> Booking | None:
        match presented:
            case SignedCode(booking):
                return self._bookings.booking(booking.id)
            case TypedReference(reference):
                return self._bookings.booking_by_reference(reference)
            case _:
                return None

    def _list_at(self, now: datetime) -> datetime | None:
        return now if self._alone else self._bookings.list_at()
