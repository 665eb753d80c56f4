"""Every reason to be turned away, played to the words on the screen."""

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
from kiosk.domain.flow.state import (
    Scanning,
)
from kiosk.domain.reasons import Reason
from kiosk.domain.types import KeyId, LanguageCode, ServiceId, SiteId
from kiosk.gate.face import ProblemFace
from kiosk.gate.face.problem import ADVICE
from tests.domain.made import TODAY, at, booking, issue, ticket_id
from tests.journeys.holding import LISTED, TYPED, visitor
from tests.journeys.visitor import EN, ID, Visitor

TOMORROW = TODAY + timedelta(days=1)

OTHER = {"session_from": at("09.30", TOMORROW), "session_until": at("10.30", TOMORROW)}

EARLY = {"session_from": at("13.00"), "session_until": at("14.00")}

LATE = {"session_from": at("07.00"), "session_until": at("08.00")}

REFUSED: dict[Reason, Callable[[], Visitor]] = {
    Reason.OTHER_DAY: lambda: visitor(listed=booking(**OTHER)),
    Reason.TOO_EARLY: lambda: visitor(listed=booking(**EARLY)),
    Reason.TOO_LATE: lambda: visitor(listed=booking(**LATE)),
    Reason.SESSION_FULL: lambda: under({"session_quota": 75}, visitor(in_session=75)),
    Reason.OTHER_SITE: lambda: visitor(listed=booking(site=SiteId("rutan-samarinda"))),
    Reason.OTHER_GATE: lambda: visitor(listed=booking(service=ServiceId("program"))),
    Reason.WITHDRAWN: lambda: visitor(listed=booking(status=BookingStatus.WITHDRAWN)),
    Reason.ALREADY_USED: lambda: visitor(tickets=(issue(day=TODAY - timedelta(days=1)),)),
    Reason.PARTY_TOO_LARGE: lambda: visitor(listed=booking(party=6)),
    Reason.CLOSED_TODAY: lambda: under({"closed_days": frozenset({TODAY})}, visitor()),
    Reason.NOT_OURS: lambda: visitor(FlawedCode(Flaw.NOT_OURS, ""), None),
    Reason.UNREADABLE: lambda: visitor(FlawedCode(Flaw.UNREADABLE, ""), None),
    Reason.FORGED: lambda: visitor(FlawedCode(Flaw.FORGED, ""), None),
    Reason.UNKNOWN_REFERENCE: lambda: visitor(TYPED, None),
    Reason.UNKNOWN_TICKET: lambda: visitor(TicketCode(ticket_id(1)), None),
    Reason.LIST_TOO_OLD: lambda: visitor(SignedCode(LISTED, KeyId("2026")), None, list_at=None),
    Reason.OUT_OF_SERVICE: lambda: broken(visitor()),
}


def under(rules: dict[str, Any], one: Visitor) -> Visitor:
    one.rules = replace(one.rules, **rules)
    return one


def broken(one: Visitor) -> Visitor:
    one.journal_works = False
    return one


def turned_away(reason: Reason) -> Visitor:
    one = REFUSED[reason]()
    one.shows("code")
    if reason is Reason.OUT_OF_SERVICE:
        one.taps(Action.TAKE_NUMBER)
    return one


def test_every_reason_is_played() -> None:
    assert set(REFUSED) == set(ADVICE) == set(Reason)


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", [ID, EN])
def test_a_refusal_says_what_is_so_and_what_to_do_now(
    reason: Reason, language: LanguageCode
) -> None:
    one = turned_away(reason)
    content = one.face(language).content
    assert isinstance(content, ProblemFace)
    assert one.refusals == ([] if reason is Reason.OUT_OF_SERVICE else [reason])
    for text in (content.title, content.lead):
        assert text[0].isupper()
        assert text[-1] == "."
        # Every place is filled: no brace left, and no hole where a word should stand.
        assert not {"{", "}"} & set(text)
        assert "  " not in text
        assert " ." not in text
        assert " ," not in text
    one.taps(Action.BACK)
    assert one.is_on(Scanning)


@pytest.mark.parametrize("reason", Reason)
def test_indonesian_is_not_english(reason: Reason) -> None:
    one = turned_away(reason)
    indonesian, english = one.face(ID).content, one.face(EN).content
    assert isinstance(indonesian, ProblemFace)
    assert isinstance(english, ProblemFace)
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
    content = turned_away(Reason.OTHER_DAY).face(ID).content
    assert isinstance(content, ProblemFace)
    assert "Kamis" in content.title
    assert "5 Maret 2026" in content.lead
    assert "09.30" in content.lead
    assert [row.value for row in content.rows] == ["7K2M-4XQE", "Kamis, 5 Mar · 09.30"]
