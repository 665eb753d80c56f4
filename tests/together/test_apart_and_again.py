"""A real gate and a real server: apart, killed, doubled, and equal again in the end."""

from __future__ import annotations

from kiosk.demo.day.cable import Cable
from kiosk.domain.booking import Booking
from kiosk.domain.calling import call_next
from kiosk.domain.events import TicketCalled, TicketIssued
from kiosk.domain.flow.inputs import Action, CodeSeen, Tapped
from kiosk.domain.queue import fold
from kiosk.domain.types import CounterId, StationId
from kiosk.gate.face import ConfirmFace, LinkTone, ProblemFace, ScanFace, TicketFace
from kiosk.server.bookings import withdraw
from tests.domain.made import spot
from tests.together.installation import SITE, Centre, Post, await_true, equal

REGISTRATION = StationId("registrasi")


def check_in(post: Post, centre: Centre, booking: Booking) -> str:
    """Hold a code up, take the number, leave; returns the number on the screen."""
    post.gate.post(CodeSeen(centre.code(booking)))
    await_true(lambda: isinstance(post.face.content, ConfirmFace), "the confirm screen")
    post.gate.post(Tapped(Action.TAKE_NUMBER))
    await_true(lambda: isinstance(post.face.content, TicketFace), "the ticket")
    content = post.face.content
    assert isinstance(content, TicketFace)
    post.gate.post(Tapped(Action.DONE))
    await_true(lambda: isinstance(post.face.content, ScanFace), "the way home")
    return content.number


def know(post: Post, bookings: list[Booking]) -> None:
    ids = {booking.id for booking in bookings}
    await_true(lambda: post.gate.journal.bookings(ids).keys() == ids, "bookings at the gate")


def test_a_check_in_reaches_the_server_and_the_board(centre: Centre, gate_a: Post) -> None:
    bookings = centre.book(1)
    know(gate_a, bookings)
    assert check_in(gate_a, centre, bookings[0]) == "A001"
    journal = gate_a.gate.journal
    now = gate_a.gate.clock.now()
    journal.record(lambda events: call_next(fold(events), spot(REGISTRATION), CounterId("2")), now)
    equal(gate_a, centre, "gate-a-1")
    assert any(isinstance(event.body, TicketCalled) for event in centre.events_of("gate-a-1"))
    assert "A001" in centre.witness.board_words()


def test_with_the_server_killed_the_gate_goes_on_and_catches_up(
    centre: Centre, gate_a: Post
) -> None:
    bookings = centre.book(6)
    know(gate_a, bookings)
    check_in(gate_a, centre, bookings[0])
    centre.kill()
    await_true(lambda: gate_a.face.link.tone is LinkTone.WAITING, "the screen says so")
    numbers = [check_in(gate_a, centre, booking) for booking in bookings[1:]]
    assert numbers == ["A002", "A003", "A004", "A005", "A006"]
    centre.start()
    equal(gate_a, centre, "gate-a-1")
    await_true(lambda: gate_a.face.link.tone is LinkTone.WELL, "the screen says so again")


def test_with_the_network_cut_and_answers_lost_everything_arrives_once(
    centre: Centre, gate_a: Post, cable: Cable
) -> None:
    bookings = centre.book(6)
    know(gate_a, bookings)
    cable.one_way = True
    for booking in bookings[:3]:
        check_in(gate_a, centre, booking)
    # The server has taken them in, and the gate does not know.
    await_true(lambda: len(centre.events_of("gate-a-1")) >= 3, "events without an answer")
    assert gate_a.gate.journal.acknowledged() == 0
    cable.pull()
    for booking in bookings[3:]:
        check_in(gate_a, centre, booking)
    cable.one_way = False
    cable.plug()
    equal(gate_a, centre, "gate-a-1")
    issued = [event.body for event in centre.events_of("gate-a-1")]
    numbers = [str(body.number) for body in issued if isinstance(body, TicketIssued)]
    assert numbers == [f"A{counter:03d}" for counter in range(1, 7)]


def test_a_withdrawn_booking_is_refused_at_the_gate(centre: Centre, gate_a: Post) -> None:
    (booking,) = centre.book(1)
    know(gate_a, [booking])
    assert booking.reference is not None
    withdraw(centre.engine, SITE, booking.reference, gate_a.gate.clock.now().at)
    await_true(
        lambda: (found := gate_a.gate.journal.booking(booking.id)) and found != booking,
        "the withdrawal at the gate",
    )
    gate_a.gate.post(CodeSeen(centre.code(booking)))
    await_true(lambda: isinstance(gate_a.face.content, ProblemFace), "the refusal")
    content = gate_a.face.content
    assert isinstance(content, ProblemFace)
    assert content.title == "Jadwal ini sudah dibatalkan."


def test_two_gates_apart_both_tickets_stand_and_name_each_other(
    centre: Centre, gate_a: Post, gate_b: Post, cable: Cable
) -> None:
    (booking,) = centre.book(1)
    for post in (gate_a, gate_b):
        know(post, [booking])
    cable.pull()
    assert check_in(gate_a, centre, booking) == "A001"
    assert check_in(gate_b, centre, booking) == "C001"
    cable.plug()

    def flagged(post: Post) -> list[str]:
        now = post.gate.clock.now()
        queue = fold(post.gate.journal.today(now))
        return sorted(str(queued.issue.facts.number) for queued in queue.flagged())

    for post in (gate_a, gate_b):
        await_true(lambda post=post: flagged(post) == ["A001", "C001"], "both flags")  # type: ignore[misc] # bound now


def test_no_name_is_at_the_gate(centre: Centre, gate_a: Post, tmp_path: object) -> None:
    bookings = centre.book(1)
    know(gate_a, bookings)
    check_in(gate_a, centre, bookings[0])
    held = gate_a.gate.journal.booking(bookings[0].id)
    assert held is not None
    assert (held.visitor, held.host) == ("S••• R••••••••"[:13], "A••• P•••••••")
