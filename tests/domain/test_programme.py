"""The roster of a programme session: who came by scan or by hand, who is missing."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.booking import Booking, BookingStatus
from kiosk.domain.events import AttendanceMarked, Body, CancelReason, Event, TicketCancelled
from kiosk.domain.programme import Seen, mark, roster, sessions
from kiosk.domain.queue import fold
from kiosk.domain.types import BookingId, Role, ServiceId
from tests.domain.made import at, booking, event, facts, ticket_id

PROGRAMME = ServiceId("program")
TEN, TWO_PM = at("10.00"), at("14.00")


def booked(n: int, session_from: datetime = TEN, **changes: BookingStatus) -> Booking:
    return booking(id=BookingId(f"b{n}"), service=PROGRAMME, session_from=session_from, **changes)


def came(n: int, clock: str, booked_as: str | None, role: Role = Role.PARTICIPANT) -> Event:
    facts_ = facts(
        n,
        booking=None if booked_as is None else BookingId(booked_as),
        service=PROGRAMME,
        session_from=TEN,
        role=role,
    )
    return event(n, facts_, ticket_id(n), when=at(clock))


def said(seq: int, clock: str, body: Body) -> Event:
    return event(seq, body, when=at(clock))


LIST = [booked(1), booked(2), booked(3), booked(4, TWO_PM)]


def test_sessions_are_those_of_standing_bookings() -> None:
    gone = booked(9, at("16.00"), status=BookingStatus.WITHDRAWN)
    assert sessions([*LIST, gone, booking()], PROGRAMME) == [TEN, TWO_PM]


def test_who_scanned_is_present_and_the_rest_is_missing() -> None:
    found = roster(LIST, fold([came(1, "09.50", "b1")]), PROGRAMME, TEN)
    assert [(row.present, row.seen) for row in found.rows] == [
        (True, Seen.SCAN),
        (False, None),
        (False, None),
    ]
    assert found.present == 1


def test_a_mark_by_hand_counts_until_the_person_scans_after_all() -> None:
    absent = said(5, "10.05", AttendanceMarked(BookingId("b1"), present=False))
    there = said(6, "10.06", AttendanceMarked(BookingId("b2"), present=True))
    early = roster(LIST, fold([came(1, "09.50", "b1"), absent, there]), PROGRAMME, TEN)
    assert [row.present for row in early.rows] == [False, True, False]
    assert [row.seen for row in early.rows] == [Seen.HAND, Seen.HAND, None]
    late = roster(LIST, fold([absent, came(7, "10.20", "b1")]), PROGRAMME, TEN)
    assert (late.rows[0].present, late.rows[0].seen) == (True, Seen.SCAN)


def test_who_came_without_a_booking_stands_below_the_others() -> None:
    events = [came(1, "09.50", None), came(2, "09.51", None, Role.FACILITATOR)]
    found = roster(LIST, fold(events), PROGRAMME, TEN)
    assert [row.booking is None for row in found.rows] == [False] * 3 + [True] * 2


def test_a_cancelled_number_is_nobody() -> None:
    events = [
        came(1, "09.50", "b1"),
        event(2, TicketCancelled(CancelReason.LEFT), ticket_id(1), when=at("09.55")),
    ]
    assert roster(LIST, fold(events), PROGRAMME, TEN).present == 0


def test_a_mark_is_noted_once() -> None:
    queue = fold([said(1, "10.05", AttendanceMarked(BookingId("b1"), present=True))])
    assert mark(queue, BookingId("b1"), present=True) == []
    (noted,) = mark(queue, BookingId("b1"), present=False)
    assert noted.body == AttendanceMarked(BookingId("b1"), present=False)
    assert noted.ticket is None
