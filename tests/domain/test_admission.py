"""Who is let in: each reason with the least that leads to it, and the edges to the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.admission import Admitted, Known, Refused, decide, decide_walk_in
from kiosk.domain.booking import (
    BookingStatus,
    Flaw,
    FlawedCode,
    Presented,
    SignedCode,
    TicketCode,
    TypedReference,
)
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import GateId, KeyId, Reference, ServiceId, SiteId
from tests.domain.made import GATE_A, GATE_B, RULES, TODAY, at, booking, issue, ticket_id

NINE = at("09.00")
TYPED = TypedReference(Reference("7K2M4XQE"))
SIGNED = SignedCode(booking(reference=None, visitor="", host=""), KeyId("2026"))
LISTED = Known(booking=booking(), list_at=NINE)
UNLISTED = Known(list_at=NINE)
LONG_AGO = NINE - timedelta(days=30)


def listed(**changes: Any) -> Known:  # noqa: ANN401 - any field of a booking
    return replace(LISTED, booking=booking(**changes))


def test_a_booking_on_the_list_is_let_in() -> None:
    assert decide(TYPED, LISTED, RULES, NINE) == Admitted(booking(), Evidence.LIST)


def test_a_code_that_the_list_does_not_know_yet_is_let_in_on_its_signature() -> None:
    assert decide(SIGNED, UNLISTED, RULES, NINE) == Admitted(SIGNED.booking, Evidence.SIGNATURE)


def test_the_list_beats_the_code() -> None:
    moved = listed(session_from=at("13.00"), session_until=at("14.00"))
    assert decide(SIGNED, moved, RULES, NINE) == Refused(Reason.TOO_EARLY, moved.booking)


YESTERDAY = TODAY - timedelta(days=1)
REFUSED: list[tuple[Reason, Presented, Known, Any]] = [
    (Reason.OTHER_DAY, TYPED, listed(session_from=at("09.30", YESTERDAY)), RULES),
    (Reason.TOO_EARLY, TYPED, LISTED, replace(RULES, early_s=1799)),
    (Reason.TOO_LATE, TYPED, listed(session_until=NINE, session_from=at("08.45")), RULES),
    (Reason.SESSION_FULL, TYPED, replace(LISTED, in_session=75), replace(RULES, session_quota=75)),
    (Reason.OTHER_SITE, TYPED, listed(site=SiteId("rutan-samarinda")), RULES),
    (Reason.OTHER_GATE, TYPED, listed(service=ServiceId("program")), RULES),
    (Reason.WITHDRAWN, TYPED, listed(status=BookingStatus.WITHDRAWN), RULES),
    (Reason.ALREADY_USED, TYPED, replace(LISTED, tickets=(issue(),)), RULES),
    (Reason.ALREADY_USED, TicketCode(ticket_id(1)), Known(tickets=(issue(),)), RULES),
    (Reason.PARTY_TOO_LARGE, TYPED, listed(party=6), RULES),
    (Reason.CLOSED_TODAY, TYPED, LISTED, replace(RULES, closed_days=frozenset({TODAY}))),
    (Reason.CLOSED_TODAY, TYPED, LISTED, replace(RULES, closed_weekdays=frozenset({2}))),
    (Reason.NOT_OURS, FlawedCode(Flaw.NOT_OURS, ""), UNLISTED, RULES),
    (Reason.UNREADABLE, FlawedCode(Flaw.UNREADABLE, ""), UNLISTED, RULES),
    (Reason.FORGED, FlawedCode(Flaw.FORGED, ""), UNLISTED, RULES),
    (Reason.UNKNOWN_REFERENCE, TYPED, UNLISTED, RULES),
    (Reason.UNKNOWN_TICKET, TicketCode(ticket_id(1)), Known(), RULES),
    (Reason.LIST_TOO_OLD, TYPED, replace(LISTED, list_at=LONG_AGO), RULES),
    (Reason.LIST_TOO_OLD, TYPED, Known(list_at=LONG_AGO), RULES),
    (Reason.LIST_TOO_OLD, TYPED, Known(), RULES),
    (Reason.LIST_TOO_OLD, SIGNED, Known(), RULES),
]


@pytest.mark.parametrize(("reason", "presented", "known", "rules"), REFUSED)
def test_refused(reason: Reason, presented: Presented, known: Known, rules: Any) -> None:  # noqa: ANN401 - from a table
    verdict = decide(presented, known, rules, NINE)
    assert isinstance(verdict, Refused)
    assert verdict.reason is reason


def test_every_reason_is_in_the_table() -> None:
    # The journal says it when it cannot write; no booking leads to it.
    assert {reason for reason, *_ in REFUSED} == set(Reason) - {Reason.OUT_OF_SERVICE}


LATE = replace(RULES, late_s=7200)
EDGES: list[tuple[str, Any, Reason | None]] = [
    ("08.29.59", RULES, Reason.TOO_EARLY),
    ("08.30.00", RULES, None),
    ("09.30.00", RULES, None),
    ("09.59.59", RULES, None),
    ("10.00.00", RULES, Reason.TOO_LATE),
    # The session's end is the code's "exp": however generous the window, never on or after it.
    ("10.29.59", LATE, None),
    ("10.30.00", LATE, Reason.TOO_LATE),
    # 08.00 local is midnight UTC: the UTC date changes there, the visit's day does not.
    ("07.59.59", replace(RULES, early_s=7200), None),
    ("08.00.00", replace(RULES, early_s=7200), None),
    ("00.00.00", RULES, Reason.TOO_EARLY),
    ("23.59.59", RULES, Reason.TOO_LATE),
]


@pytest.mark.parametrize(("clock", "rules", "reason"), EDGES)
def test_edges_of_the_arrival_window(clock: str, rules: Any, reason: Reason | None) -> None:  # noqa: ANN401 - from a table
    now = at(clock)
    verdict = decide(TYPED, replace(LISTED, list_at=now), rules, now)
    assert (verdict.reason if isinstance(verdict, Refused) else None) is reason


@pytest.mark.parametrize(
    ("day", "clock", "reason"),
    [
        (YESTERDAY, "23.59.59", Reason.OTHER_DAY),
        (TODAY, "00.00.00", None),
        (TODAY, "23.59.59", Reason.TOO_LATE),
        (TODAY + timedelta(days=1), "00.00.00", Reason.OTHER_DAY),
    ],
)
def test_the_day_changes_at_local_midnight(day: date, clock: str, reason: Reason | None) -> None:
    night = listed(session_from=at("00.30"), session_until=at("01.00"))
    now = at(clock, day)
    verdict = decide(TYPED, replace(night, list_at=now), RULES, now)
    assert (verdict.reason if isinstance(verdict, Refused) else None) is reason


def test_the_visitor_is_shown_our_own_ticket_before_another_gates() -> None:
    ours, theirs = issue(2), issue(1, GATE_B)
    verdict = decide(TYPED, replace(LISTED, tickets=(theirs, ours)), RULES, NINE)
    assert verdict == Refused(Reason.ALREADY_USED, booking(), ours, here=True)
    elsewhere = replace(RULES, gate=GateId("gate-c"))
    assert decide(TYPED, replace(LISTED, tickets=(theirs, ours)), elsewhere, NINE) == Refused(
        Reason.ALREADY_USED, booking(), theirs
    )


def test_a_number_of_another_day_is_not_shown_as_if_it_were_called_today() -> None:
    old = issue(7, day=YESTERDAY)
    again = decide(TYPED, replace(LISTED, tickets=(old,)), RULES, NINE)
    # The screen tells when that was; it does not show the number.
    assert again == Refused(Reason.ALREADY_USED, booking(), old, here=False)
    slip = decide(TicketCode(old.ticket), Known(tickets=(old,)), RULES, NINE)
    assert slip == Refused(Reason.UNKNOWN_TICKET)


def test_a_used_booking_shows_its_number_here_and_tells_of_it_elsewhere() -> None:
    known = replace(LISTED, tickets=(issue(1, GATE_B),))
    assert decide(TYPED, known, RULES, NINE) == Refused(
        Reason.ALREADY_USED, booking(), issue(1, GATE_B), here=False
    )
    at_its_gate = decide(TYPED, known, replace(RULES, gate=GATE_B), NINE)
    assert isinstance(at_its_gate, Refused)
    assert at_its_gate.here


@pytest.mark.parametrize("gate", [GATE_A, GATE_B])
def test_a_ticket_held_up_is_shown_wherever_it_was_issued(gate: GateId) -> None:
    known = Known(tickets=(issue(1, gate),))
    verdict = decide(TicketCode(ticket_id(1, gate)), known, RULES, NINE)
    assert verdict == Refused(Reason.ALREADY_USED, None, issue(1, gate), here=True)


def test_without_a_booking_only_a_closed_day_turns_away() -> None:
    assert decide_walk_in(RULES, NINE) is None
    holiday = replace(RULES, closed_days=frozenset({TODAY}))
    assert decide_walk_in(holiday, NINE) == Refused(Reason.CLOSED_TODAY)
    wednesdays = replace(RULES, closed_weekdays=frozenset({2}))
    assert decide_walk_in(wednesdays, NINE) == Refused(Reason.CLOSED_TODAY)


@pytest.mark.parametrize(
    ("clock", "day", "closed"),
    [
        ("23.59.59", YESTERDAY, False),
        ("00.00.00", TODAY, True),
        # 08.00 local is midnight UTC: the UTC date changes there, the local day does not.
        ("07.59.59", TODAY, True),
        ("08.00.00", TODAY, True),
        ("23.59.59", TODAY, True),
        ("00.00.00", TODAY + timedelta(days=1), False),
    ],
)
def test_a_closed_day_is_a_local_day(clock: str, day: date, closed: bool) -> None:
    holiday = replace(RULES, closed_days=frozenset({TODAY}))
    assert (decide_walk_in(holiday, at(clock, day)) is not None) is closed


TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
BOOKINGS = st.builds(
    booking,
    site=st.sampled_from([RULES.site, SiteId("other")]),
    service=st.sampled_from([*RULES.services, ServiceId("other")]),
    session_from=TIMES,
    session_until=TIMES,
    party=st.integers(0, 60),
    status=st.sampled_from(BookingStatus),
)
PRESENTED = st.one_of(
    st.builds(SignedCode, BOOKINGS, st.just(KeyId("2026"))),
    st.just(TYPED),
    st.just(TicketCode(ticket_id(1))),
    st.builds(FlawedCode, st.sampled_from(Flaw), st.just("")),
)
KNOWN = st.builds(
    Known,
    booking=st.none() | BOOKINGS,
    list_at=st.none() | TIMES,
    tickets=st.lists(
        st.builds(issue, st.integers(1, 9), st.sampled_from([GATE_A, GATE_B])), max_size=3
    ).map(tuple),
    in_session=st.integers(0, 200),
)


@given(PRESENTED, KNOWN, TIMES)
def test_there_is_a_verdict_on_everything(
    presented: Presented, known: Known, now: datetime
) -> None:
    verdict = decide(presented, known, RULES, now)
    if isinstance(verdict, Admitted):
        assert verdict.booking.status is BookingStatus.STANDING
        assert verdict.booking.session_from - timedelta(hours=1) <= now
        assert now < verdict.booking.session_until
        assert not known.tickets
    if isinstance(presented, FlawedCode):
        assert verdict == Refused(Reason(presented.flaw.value))
