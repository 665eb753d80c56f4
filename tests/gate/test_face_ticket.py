"""The ticket's face: what is true of the number now, also when it is scanned again later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.events import (
    Body,
    StationFinished,
    TicketCalled,
    TicketNoShow,
    TicketTransferred,
)
from kiosk.domain.flow.state import ShowingTicket, Thanking
from kiosk.domain.queue import fold
from kiosk.domain.slip import Slip
from kiosk.domain.types import Moment, StationId
from kiosk.gate.face import Situation, TicketFace
from kiosk.gate.face.survey import thanks_face
from kiosk.gate.face.ticket import slip_of, ticket_face
from kiosk.wire.tickets import ticket_code
from tests.domain.made import DESK, LOKET_1, at, event, facts, issue, ticket_id
from tests.journeys.visitor import EN, ID, setting

NOW = Moment(at("09.10"), 600.0)
CALLED = TicketCalled(DESK, LOKET_1)


def situation(*bodies: Body) -> Situation:
    """Return the gate around two tickets; ``bodies`` happened to the first, from 09.00.03 on."""
    events = [event(n, facts(n, booking=None), ticket_id(n)) for n in (1, 2)]
    events += [event(seq, body, ticket_id(1)) for seq, body in enumerate(bodies, start=3)]
    return Situation(queue=fold(events), usual_s=180)


def face(counter: int, *bodies: Body, again: bool = True) -> TicketFace:
    wording, house = setting().wordings[EN], setting().house
    shown = ShowingTicket(issue(counter, booking=None), again)
    return ticket_face(shown, situation(*bodies), wording, house, NOW, 15)


def test_who_waits_is_told_when_and_behind_how_many() -> None:
    first, second = face(1), face(2)
    assert (first.estimate, first.estimate_soft) == ("Expected call 09:13", "3 minutes")
    assert (second.estimate, second.estimate_soft) == ("Expected call 09:16", "6 minutes")
    assert (first.ahead, second.ahead) == ("You are next in line", "1 party before you")


@pytest.mark.parametrize(
    ("bodies", "estimate", "ahead"),
    [
        ([CALLED], "Called to Counter 1", "Please go there now."),
        (
            [CALLED, StationFinished(DESK, LOKET_1)],
            "Your number was called",
            "Please go on to the next station, or ask an officer.",
        ),
        (
            [CALLED, TicketNoShow(DESK, LOKET_1)],
            "Your number was called",
            "Please tell an officer that you are here.",
        ),
    ],
)
def test_who_was_called_is_not_promised_a_call(
    bodies: list[Body], estimate: str, ahead: str
) -> None:
    shown = face(1, *bodies)
    assert (shown.estimate, shown.estimate_soft, shown.ahead) == (estimate, "09:00", ahead)
    assert face(2, *bodies).ahead == "You are next in line"


def test_the_way_ahead_has_the_time_of_the_visit_at_its_end() -> None:
    marks = face(1).stations
    assert [mark.name for mark in marks] == [
        "Registration",
        "Belongings check",
        "Body search",
        "Visit",
    ]
    assert [mark.text for mark in marks] == ["", "", "", "09:30"]
    assert [mark.present for mark in marks] == [True, False, False, False]


def test_a_ticket_without_a_session_has_no_time() -> None:
    wording, house = setting().wordings[EN], setting().house
    walk_in = issue(1, booking=None, session_from=None, session_until=None)
    shown = ticket_face(ShowingTicket(walk_in), situation(), wording, house, NOW, 15)
    assert [mark.text for mark in shown.stations] == ["", "", "", ""]


def test_a_service_that_was_taken_out_of_the_settings_has_no_way_but_a_number() -> None:
    wording, house = setting().wordings[EN], setting().house
    shown = ticket_face(
        ShowingTicket(issue(1, service="gone")), situation(), wording, house, NOW, 15
    )
    assert (shown.number, shown.stations) == ("A001", ())


def test_the_slip_says_the_same_as_the_screen_and_that_it_is_free() -> None:
    wording, house = setting().wordings[ID], setting().house
    slip = slip_of(issue(1), situation(), wording, house, NOW)
    assert (slip.number, slip.site) == ("A001", "Rutan Kelas IIA Balikpapan")
    assert slip.qr == ticket_code(ticket_id(1))
    assert slip.lines == ("Rabu, 4 Maret 2026 · 09.00 WITA",)
    assert "gratis" in slip.footer[0]
    assert "engaduan" in slip.footer[1]


def test_where_phones_reach_the_server_the_code_opens_the_turn() -> None:
    wording = setting().wordings[ID]
    house = replace(setting().house, public_url="https://kunjungan.example")
    code = f"HTTPS://KUNJUNGAN.EXAMPLE/T/{ticket_id(1)}"
    advice = "Pindai kode ini dengan ponsel Anda untuk melihat giliran."

    slip = slip_of(issue(1), situation(), wording, house, NOW)
    shown = ticket_face(ShowingTicket(issue(1)), situation(), wording, house, NOW, 15)

    assert (slip.qr, slip.qr_caption) == (code, advice)
    assert (shown.qr, shown.qr_title, shown.qr_text) == (code, "Giliran di ponsel Anda", advice)


WAY = (StationId("registrasi"), StationId("barang"), StationId("tatap-muka"))


def on_the_way(*bodies: Body) -> TicketFace:
    """Return the face of a ticket with a journey after some facts."""
    mine = issue(1, booking=None, journey=WAY)
    events = [event(1, mine.facts, mine.ticket)]
    events += [event(seq, body, mine.ticket) for seq, body in enumerate(bodies, start=2)]
    shown = ShowingTicket(mine, again=True)
    around = Situation(queue=fold(events), usual_s=180)
    return ticket_face(shown, around, setting().wordings[EN], setting().house, NOW, 15)


def test_the_way_ahead_shows_what_is_done_and_where_to_go_now() -> None:
    done: list[Body] = [TicketCalled(WAY[0], LOKET_1), StationFinished(WAY[0], LOKET_1)]
    begun, half = on_the_way(), on_the_way(*done)
    assert [mark.present for mark in begun.stations] == [True, False, False]
    assert [mark.present for mark in half.stations] == [False, True, False]
    assert half.stations[0].icon == "check"
    assert [mark.name for mark in half.stations] == [mark.name for mark in begun.stations]
    assert half.estimate.startswith("Expected call")


def test_after_the_last_station_it_says_thanks() -> None:
    bodies = [kind(station, LOKET_1) for station in WAY for kind in (TicketCalled, StationFinished)]
    served = on_the_way(*bodies)
    assert (served.estimate, served.ahead) == (
        "All stations are done",
        "Thank you for your visit.",
    )
    assert [mark.present for mark in served.stations] == [False, False, False]


def test_a_party_that_was_sent_elsewhere_sees_its_new_way() -> None:
    sent = on_the_way(TicketCalled(WAY[0], LOKET_1), TicketTransferred(WAY[0], LOKET_1, WAY[2]))
    assert [mark.name for mark in sent.stations] == ["Visit", "Belongings check"]
    assert [mark.present for mark in sent.stations] == [True, False]


def test_the_way_is_told_in_words_too() -> None:
    done: list[Body] = [TicketCalled(WAY[0], LOKET_1), StationFinished(WAY[0], LOKET_1)]
    begun, half = on_the_way(), on_the_way(*done)
    last = on_the_way(*done, TicketCalled(WAY[1], LOKET_1), StationFinished(WAY[1], LOKET_1))
    assert (begun.now, begun.then) == ("Now: Registration", "Then: Belongings check, Visit 09:30")
    assert (half.now, half.then) == ("Now: Belongings check", "Then: Visit 09:30")
    assert (last.now, last.then) == ("Now: Visit 09:30", "")


def printed(*bodies: Body) -> Slip:
    """Return the slip of a ticket with a journey, printed again after some facts."""
    mine = issue(1, booking=None, journey=WAY)
    events = [event(1, mine.facts, mine.ticket)]
    events += [event(seq, body, mine.ticket) for seq, body in enumerate(bodies, start=2)]
    around = Situation(queue=fold(events), usual_s=180)
    return slip_of(mine, around, setting().wordings[EN], setting().house, NOW)


def test_a_slip_printed_again_leads_on_from_where_its_party_is() -> None:
    called = TicketCalled(WAY[0], LOKET_1)
    assert printed().stations == ("Registration", "Belongings check", "Visit 09:30")
    assert printed(called).headline == "Called to Counter 1"
    half = printed(called, StationFinished(WAY[0], LOKET_1))
    assert half.stations == ("Belongings check", "Visit 09:30")
    assert half.headline.startswith("Expected call")


def test_it_is_free_and_complaints_are_heard_where_the_house_says() -> None:
    wording, house = setting().wordings[EN], setting().house
    own = replace(house, complaints={EN: "WhatsApp 0811", ID: "WA 0811"})
    shown = ticket_face(ShowingTicket(issue(1)), situation(), wording, house, NOW, 15)
    assert shown.fairness == (
        "This service is free of charge. Complaints: the officer at the information counter."
    )
    shown = ticket_face(ShowingTicket(issue(1)), situation(), wording, own, NOW, 15)
    assert shown.fairness.endswith("Complaints: WhatsApp 0811")
    slip = slip_of(issue(1), situation(), setting().wordings[ID], own, NOW)
    assert slip.footer == ("Layanan ini gratis.", "Pengaduan: WA 0811")
    assert thanks_face(Thanking(), wording, own, 6).complaints == "Complaints: WhatsApp 0811"
