"""Counters of two gates on one queue: apart they may call one number, together they agree."""

from __future__ import annotations

from dataclasses import replace

from kiosk.demo.day.cable import Cable
from kiosk.domain.events import TicketCalled
from kiosk.domain.queue import Queue, fold
from kiosk.domain.types import CounterId, StationId
from kiosk.gate.desk import Desk, DeskAction, DeskFace
from kiosk.gate.terms import place_of, setting_of
from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings
from tests.together.installation import Centre, Post, await_true
from tests.together.test_apart_and_again import check_in, know

REGISTRATION = StationId("registrasi")


class Counter:
    """A display's desk on the journal of a running gate, turned by the test."""

    def __init__(self, post: Post, counter: str) -> None:
        settings = read_settings(GateSettings, example_config("gate.example.toml"))
        place = replace(place_of(settings), station=REGISTRATION, counter=CounterId(counter))
        self.faces: list[DeskFace] = []
        self.post = post
        self.desk = Desk(
            post.gate.journal, post.gate.clock, place, setting_of(settings), self.faces.append
        )

    def press(self, action: DeskAction) -> None:
        self.desk.post(action)
        self.desk.turn()

    def sees(self) -> DeskFace:
        self.desk.turn()
        return self.faces[-1]

    def queue(self) -> Queue:
        journal = self.post.gate.journal
        return fold(journal.today(self.post.gate.clock.now()))


def test_two_counters_that_are_apart_call_one_number_and_the_later_one_is_told(
    centre: Centre, gate_a: Post, gate_b: Post, cable: Cable
) -> None:
    bookings = centre.book(2)
    know(gate_a, bookings)
    number = check_in(gate_a, centre, bookings[0])
    one, two = Counter(gate_a, "1"), Counter(gate_b, "2")
    await_true(lambda: two.sees().waiting.count == "1", "the number at the other gate")

    cable.pull()
    one.press(DeskAction.CALL_NEXT)
    two.press(DeskAction.CALL_NEXT)
    assert one.sees().present.number == two.sees().present.number == number

    cable.plug()
    await_true(lambda: two.sees().present.number == "–", "the other counter is free again")
    assert one.sees().present.number == number
    assert any(number in notice.text for notice in two.sees().notices.rows)
    await_true(lambda: one.queue() == two.queue(), "the same queue at both gates")
    (queued,) = one.queue().tickets.values()
    assert queued.call is not None
    assert (queued.call.counter, [call.counter for call in queued.lost]) == ("1", ["2"])


def test_a_party_goes_from_one_gates_counter_to_the_next_station(
    centre: Centre, gate_a: Post, gate_b: Post
) -> None:
    bookings = centre.book(1)
    know(gate_a, bookings)
    check_in(gate_a, centre, bookings[0])
    two = Counter(gate_b, "2")
    await_true(lambda: two.sees().waiting.count == "1", "the number at the other gate")
    two.press(DeskAction.CALL_NEXT)
    two.press(DeskAction.FINISH)
    one = Counter(gate_a, "1")
    await_true(lambda: one.queue() == two.queue(), "the same queue at both gates")
    (queued,) = one.queue().tickets.values()
    assert queued.station == StationId("penggeledahan")  # without belongings, past their check
    kinds = [type(event.body) for event in centre.events_of("gate-b-1")]
    assert TicketCalled in kinds
