"""Today's journeys, step by step: what a visitor does, and the screen that must follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.admission import Known, Refused
from kiosk.domain.booking import (
    Booking,
    BookingStatus,
    Flaw,
    FlawedCode,
    Presented,
    SignedCode,
    TicketCode,
    TypedReference,
)
from kiosk.domain.flow.inputs import Action, KeyTyped, LanguageChosen
from kiosk.domain.flow.state import (
    Confirming,
    Scanning,
    ShowingProblem,
    ShowingTicket,
    Typing,
)
from kiosk.domain.masking import mask
from kiosk.domain.reasons import Reason
from kiosk.domain.types import KeyId, LanguageCode, Reference, ServiceId, SiteId
from kiosk.gate.face import ConfirmFace, ProblemFace, ScanFace, Situation, TicketFace
from kiosk.gate.face.problem import ADVICE
from kiosk.gate.face.situation import LinkState, PaperState
from kiosk.gate.face.ticket import slip_of
from kiosk.gate.vigil import CameraHealth
from tests.domain.made import TODAY, at, booking, issue, ticket_id
from tests.journeys.visitor import EN, ID, Visitor, setting

LISTED = booking()
TYPED = TypedReference(Reference("7K2M4XQE"))


def visitor(
    presented: Presented = TYPED,
    listed: Booking | None = LISTED,
    **known: Any,  # noqa: ANN401 - fields of Known
) -> Visitor:
    """Return somebody who holds the same thing whatever they show."""
    knows = Known(**{"booking": listed, "list_at": at("08.59"), **known})
    return Visitor(lambda _: (presented, knows))


def texts_of(shown: object) -> list[str]:
    """Collect every text of a face."""
    if isinstance(shown, str):
        return [shown]
    if is_dataclass(shown) and not isinstance(shown, type):
        return [text for field in fields(shown) for text in texts_of(getattr(shown, field.name))]
    return [text for part in shown for text in texts_of(part)] if isinstance(shown, tuple) else []


# --- each door


def test_from_code_to_number() -> None:
    one = visitor()
    one.shows("code")
    assert one.is_on(Confirming)
    one.taps(Action.MORE, Action.BELONGINGS_YES, Action.TAKE_NUMBER)
    assert one.is_on(ShowingTicket)
    content = one.face(EN).content
    assert isinstance(content, TicketFace)
    assert (content.number, content.ahead) == ("A001", "You are next in line")
    assert [str(printed.facts.number) for printed in one.printed] == ["A001"]
    one.waits(15)
    assert one.is_on(Scanning)


def test_from_typed_reference_to_number() -> None:
    one = visitor()
    one.types("7k2m4xqe")
    assert one.is_on(Confirming)
    one.taps(Action.TAKE_NUMBER, Action.DONE)
    assert one.is_on(Scanning)
    assert len(one.printed) == 1


def test_the_first_wrong_symbol_is_told_and_mended() -> None:
    one = visitor()
    one.types("7K2M4XQF")
    assert one.screen == Typing("7K2M4XQF", mistyped=True)
    one.taps(Action.ERASE)
    one.does(KeyTyped("E"))
    one.taps(Action.SUBMIT)
    assert one.is_on(Confirming)


def test_the_ticket_held_up_later_shows_its_number_again() -> None:
    one = visitor(TicketCode(ticket_id(1)), None, tickets=(issue(),))
    one.shows("RTT1:")
    assert one.screen == ShowingTicket(issue(), again=True)
    content = one.face(EN).content
    assert isinstance(content, TicketFace)
    assert content.title == "You already have a number"
    assert one.printed == []


def test_not_me_goes_back_and_gives_no_number() -> None:
    one = visitor()
    one.shows("code")
    one.taps(Action.BACK)
    assert one.is_on(Scanning)
    assert one.journal == []


def test_whoever_walks_away_leaves_nothing_behind() -> None:
    one = visitor()
    one.does(LanguageChosen(EN))
    one.shows("code")
    one.waits(60)
    warning = one.face().warning
    assert warning is not None
    assert (warning.title, warning.seconds) == ("Are you still there?", 20)
    one.waits(20)
    assert one.is_on(Scanning)
    assert "Selamat" in texts_of(one.face().content)[0]


def test_a_journal_that_cannot_write_gives_no_number_and_says_so_kindly() -> None:
    one = visitor()
    one.journal_works = False
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    assert one.screen == ShowingProblem(Refused(Reason.OUT_OF_SERVICE))
    content = one.face(EN).content
    assert isinstance(content, ProblemFace)
    assert content.title == "This kiosk cannot give numbers now."
    assert one.printed == []


def test_the_right_code_may_follow_the_wrong_one_at_once() -> None:
    flawed: tuple[Presented, Known] = (FlawedCode(Flaw.NOT_OURS, ""), Known())
    good: tuple[Presented, Known] = (TYPED, Known(booking=LISTED, list_at=at("08.59")))
    one = Visitor(lambda text: flawed if text == "wrong" else good)
    one.shows("wrong")
    assert one.is_on(ShowingProblem)
    one.shows("right")
    assert one.is_on(Confirming)
    assert one.refusals == [Reason.NOT_OURS]


def test_an_officer_is_on_the_way_until_the_next_visitor() -> None:
    one = visitor()
    one.taps(Action.CALL_OFFICER)
    content = one.face(EN).content
    assert isinstance(content, ScanFace)
    assert (content.officer_title, content.help_called) == ("An officer is coming", True)
    one.waits(80)
    content = one.face(EN).content
    assert isinstance(content, ScanFace)
    assert not content.help_called


# --- each reason

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


# --- what surrounds the visit


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (LinkState.ONLINE, "Connected"),
        (LinkState.ALONE, "Ready"),
        (LinkState.OFFLINE, "Working without network, your number is safe"),
    ],
)
def test_the_line_is_told_calmly(link: LinkState, said: str) -> None:
    one = visitor()
    one.situation = Situation(link=link)
    assert one.face(EN).link.text == said


@pytest.mark.parametrize("health", CameraHealth)
def test_without_a_camera_the_keypad_is_offered(health: CameraHealth) -> None:
    one = visitor()
    one.situation = Situation(camera=health)
    content = one.face(EN).content
    assert isinstance(content, ScanFace)
    assert content.camera_ready == (health is not CameraHealth.LOST)
    assert ("type your booking code" in content.lead) == (health is CameraHealth.LOST)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (PaperState.NONE, "remember the number"),
        (PaperState.PRINTING, "being printed"),
        (PaperState.PRINTED, "take your ticket"),
        (PaperState.FAILED, "note the number"),
    ],
)
def test_what_became_of_the_paper(paper: PaperState, said: str) -> None:
    one = visitor()
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    one.situation = replace(one.situation, paper=paper)
    content = one.face(EN).content
    assert isinstance(content, TicketFace)
    assert said in content.text


@pytest.mark.parametrize(
    ("clock", "greeting"),
    [
        ("04.00", "pagi"),
        ("08.00", "pagi"),
        ("11.00", "siang"),
        ("15.00", "sore"),
        ("19.00", "malam"),
        ("03.59", "malam"),
    ],
)
def test_the_greeting_follows_the_local_day(clock: str, greeting: str) -> None:
    one = visitor()
    one.began_at = at(clock)
    assert greeting in texts_of(one.face(ID).content)[0]


# --- nobody is named


# Letters that no sentence of ours has, so that a word of a name cannot stand there by chance.
WORDS = st.text(
    st.characters(categories=["Lu", "Ll"], min_codepoint=0x370, max_codepoint=0x4FF),
    min_size=2,
    max_size=12,
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(NAMES, NAMES, st.sampled_from([ID, EN]))
def test_no_screen_and_no_slip_shows_a_name(name: str, host: str, language: LanguageCode) -> None:
    one = visitor(listed=booking(visitor=mask(name), host=mask(host)))
    one.shows("code")
    confirm = one.face(language)
    one.taps(Action.TAKE_NUMBER)
    ticket = one.face(language)
    wording, house = setting().wordings[language], setting().house
    slip = slip_of(one.printed[0], one.situation, wording, house, one.now)
    assert isinstance(confirm.content, ConfirmFace)
    assert mask(name) in confirm.content.title
    shown = " ".join(texts_of(confirm))
    public = " ".join(texts_of(ticket) + texts_of(slip))
    for word in (*name.split(), *host.split()):
        assert word not in shown
        assert mask(word) not in public
