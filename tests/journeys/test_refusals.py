"""Every reason to be turned away: what the screen says, what it offers, and where that leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from string import Formatter
from typing import Any

import pytest

from kiosk.domain.booking import (
    BookingStatus,
    Flaw,
    FlawedCode,
    SignedCode,
    TicketCode,
)
from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import ChoosingService, Scanning, ShowingProblem, Typing
from kiosk.domain.reasons import Reason
from kiosk.domain.types import KeyId, LanguageCode, ServiceId, SiteId
from kiosk.gate.face import ProblemFace
from kiosk.gate.face.problem import ADVICE
from tests.domain.made import GATE_B, TODAY, at, booking, issue, ticket_id
from tests.journeys.holding import LISTED, TYPED, Arrives, visitor
from tests.journeys.visitor import EN, ID, Visitor

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)

OTHER = {"session_from": at("09.30", TOMORROW), "session_until": at("10.30", TOMORROW)}

EARLY = {"session_from": at("13.00"), "session_until": at("14.00")}

LATE = {"session_from": at("07.00"), "session_until": at("08.00")}

REFUSED: dict[Reason, Callable[[Arrives], Visitor]] = {
    Reason.OTHER_DAY: lambda comes: comes(listed=booking(**OTHER)),
    Reason.TOO_EARLY: lambda comes: comes(listed=booking(**EARLY)),
    Reason.TOO_LATE: lambda comes: comes(listed=booking(**LATE)),
    Reason.SESSION_FULL: lambda comes: under({"session_quota": 75}, comes(in_session=75)),
    Reason.OTHER_SITE: lambda comes: comes(listed=booking(site=SiteId("rutan-samarinda"))),
    Reason.OTHER_GATE: lambda comes: comes(listed=booking(service=ServiceId("poliklinik"))),
    Reason.WITHDRAWN: lambda comes: comes(listed=booking(status=BookingStatus.WITHDRAWN)),
    Reason.ALREADY_USED: lambda comes: comes(tickets=(issue(day=YESTERDAY),)),
    Reason.PARTY_TOO_LARGE: lambda comes: comes(listed=booking(party=6)),
    Reason.CLOSED_TODAY: lambda comes: under({"closed_days": frozenset({TODAY})}, comes()),
    Reason.NOT_OURS: lambda comes: comes(FlawedCode(Flaw.NOT_OURS, ""), None),
    Reason.UNREADABLE: lambda comes: comes(FlawedCode(Flaw.UNREADABLE, ""), None),
    Reason.FORGED: lambda comes: comes(FlawedCode(Flaw.FORGED, ""), None),
    Reason.UNKNOWN_REFERENCE: lambda comes: comes(TYPED, None),
    Reason.UNKNOWN_TICKET: lambda comes: comes(TicketCode(ticket_id(1)), None),
    Reason.LIST_TOO_OLD: lambda comes: comes(SignedCode(LISTED, KeyId("2026")), None, list_at=None),
    Reason.OUT_OF_SERVICE: lambda comes: broken(comes()),
}

COUNTER, KEYPAD = Action.NO_BOOKING, Action.TYPE_REFERENCE

OFFERED: dict[Reason, Action | None] = {
    Reason.OTHER_DAY: COUNTER,
    Reason.TOO_EARLY: None,
    Reason.TOO_LATE: COUNTER,
    Reason.SESSION_FULL: COUNTER,
    Reason.OTHER_SITE: None,
    Reason.OTHER_GATE: None,
    Reason.WITHDRAWN: COUNTER,
    Reason.ALREADY_USED: COUNTER,
    Reason.PARTY_TOO_LARGE: COUNTER,
    Reason.CLOSED_TODAY: None,
    Reason.NOT_OURS: COUNTER,
    Reason.UNREADABLE: KEYPAD,
    Reason.FORGED: KEYPAD,
    Reason.UNKNOWN_REFERENCE: KEYPAD,
    Reason.UNKNOWN_TICKET: COUNTER,
    Reason.LIST_TOO_OLD: COUNTER,
    Reason.OUT_OF_SERVICE: None,
}
"""The way on beside the officer and the way back."""


def under(rules: dict[str, Any], one: Visitor) -> Visitor:
    one.rules = replace(one.rules, **rules)
    return one


def broken(one: Visitor) -> Visitor:
    one.journal_works = False
    return one


def turned_away(reason: Reason, arrives: Arrives = visitor) -> Visitor:
    one = REFUSED[reason](arrives)
    one.speaks(EN)
    one.shows("code")
    if reason is Reason.OUT_OF_SERVICE:
        one.taps(Action.TAKE_NUMBER)
    return one


def said(one: Visitor, language: LanguageCode = EN) -> ProblemFace:
    content = one.face(language).content
    assert isinstance(content, ProblemFace)
    return content


def test_every_reason_is_played() -> None:
    assert set(REFUSED) == set(OFFERED) == set(ADVICE) == set(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_is_no_dead_end(arrives: Arrives, reason: Reason) -> None:
    one = turned_away(reason, arrives)
    assert one.is_on(ShowingProblem)
    assert one.refusals == ([] if reason is Reason.OUT_OF_SERVICE else [reason])
    assert one.sees(said(one).title, said(one).lead, "Call an officer", "Back to start")
    offered = OFFERED[reason]
    ways = set() if offered is None else {offered.value}
    assert one.buttons() == {"call_officer", "back"} | ways
    one.taps(Action.CALL_OFFICER)
    assert one.sees("An officer is coming")
    assert [(call.screen, call.reason) for call in one.calls] == [("ShowingProblem", reason)]
    assert one.buttons() == {"back"} | ways
    one.taps(Action.BACK)
    assert one.is_on(Scanning)
    assert (one.tickets, one.printed) == ([], [])


@pytest.mark.parametrize("reason", [reason for reason in Reason if OFFERED[reason]])
def test_the_way_on_leads_on(arrives: Arrives, reason: Reason) -> None:
    one = turned_away(reason, arrives)
    way = OFFERED[reason]
    assert way is not None
    one.taps(way)
    if way is KEYPAD:
        assert one.screen == Typing()
        one.keys("7K")
        assert one.sees("7", "K")
        return
    assert one.is_on(ChoosingService)
    one.chooses("tatap_muka")
    one.taps(Action.SKIP, Action.TAKE_NUMBER)
    assert one.sees("A001")


def test_a_code_used_at_another_gate_says_where_its_number_is(arrives: Arrives) -> None:
    one = arrives(tickets=(issue(12, GATE_B),))
    one.speaks(EN)
    one.shows("code")
    assert one.is_on(ShowingProblem)
    assert one.sees("This code already has a number.")
    assert "A012" in said(one).lead
    assert "09:00" in said(one).lead
    # No second number for it: the one there stands.
    assert one.buttons() == {"call_officer", "back"}


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", [ID, EN])
def test_a_refusal_says_what_is_so_and_what_to_do_now(
    reason: Reason, language: LanguageCode
) -> None:
    content = said(turned_away(reason), language)
    for text in (content.title, content.lead):
        assert text[0].isupper()
        assert text[-1] == "."
        # Every place is filled: no brace left, and no hole where a word should stand.
        assert not {"{", "}"} & set(text)
        assert "  " not in text
        assert " ." not in text
        assert " ," not in text


@pytest.mark.parametrize("reason", Reason)
def test_indonesian_is_not_english(reason: Reason) -> None:
    one = turned_away(reason)
    indonesian, english = said(one, ID), said(one, EN)
    assert indonesian.title != english.title
    assert indonesian.lead != english.lead


@pytest.mark.parametrize("reason", Reason)
def test_an_advice_asks_only_for_what_is_known(reason: Reason) -> None:
    advice = ADVICE[reason]
    places = {
        name for text in (advice.title, advice.lead) for _, name, *_ in Formatter().parse(text)
    }
    assert places - {None} <= {"weekday", "day", "time", "until"}


def test_what_a_refusal_tells_of_the_booking() -> None:
    content = said(turned_away(Reason.OTHER_DAY), ID)
    assert "Kamis" in content.title
    assert "5 Maret 2026" in content.lead
    assert "09.30" in content.lead
    assert [row.value for row in content.rows] == ["7K2M-4XQE", "Kamis, 5 Mar · 09.30"]
