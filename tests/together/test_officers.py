"""A PIN set at the centre opens a gate's display, with the line down as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.demo.day.cable import Cable
from kiosk.domain.events import TicketCalled
from kiosk.domain.officers import OfficerRole
from kiosk.domain.types import CounterId, OfficerId, StationId
from kiosk.gate.desk import Desk, DeskAction, DeskFace, DeskLock
from kiosk.gate.desk.unlocking import Chosen, Digit
from kiosk.gate.terms import place_of, setting_of
from kiosk.resources import example_config
from kiosk.server.officers import OfficerWish, add_officer, change_pin, lock_officer
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings
from kiosk.wire.hashes import fits
from tests.together.installation import SITE, Centre, Post, await_true, equal
from tests.together.test_apart_and_again import check_in, know

RINA, PIN = OfficerId("rina"), "481620"


class LockedDisplay:
    """A display's desk behind its lock, on the journal of a running gate."""

    def __init__(self, post: Post) -> None:
        settings = read_settings(GateSettings, example_config("gate.example.toml"))
        place = replace(place_of(settings), station=StationId("registrasi"), counter=CounterId("1"))
        self.faces: list[DeskFace] = []
        journal, clock = post.gate.journal, post.gate.clock
        self.lock = DeskLock(journal, fits, (), lock_s=600)
        self.desk = Desk(journal, clock, place, setting_of(settings), self.faces.append, self.lock)

    def sees(self) -> DeskFace:
        self.desk.turn()
        return self.faces[-1]

    def enter(self, pin: str) -> None:
        self.desk.post(Chosen(RINA))
        for digit in pin:
            self.desk.post(Digit(digit))
        self.sees()
        self.lock.stop()

    def is_locked(self) -> bool:
        return self.sees().lock is not None


def test_a_pin_of_the_centre_opens_the_display_and_the_centre_knows_who_did_it(
    centre: Centre, gate_a: Post, cable: Cable
) -> None:
    wish = OfficerWish(SITE, RINA, "Rina Wulandari", OfficerRole.GUARD, "empat kata ini saja")
    add_officer(centre.engine, wish, datetime.now(UTC))
    change_pin(centre.engine, SITE, RINA, PIN)
    bookings = centre.book(1)
    know(gate_a, bookings)
    check_in(gate_a, centre, bookings[0])
    display = LockedDisplay(gate_a)
    await_true(display.is_locked, "the gate knows who has a PIN")

    cable.pull()
    display.enter("190745")
    assert display.is_locked()
    display.enter(PIN)
    assert not display.is_locked()
    display.desk.post(DeskAction.CALL_NEXT)
    display.sees()

    cable.plug()
    equal(gate_a, centre, "gate-a-1")
    called = [e for e in centre.events_of("gate-a-1") if isinstance(e.body, TicketCalled)]
    assert [event.officer for event in called] == [RINA]
    lock_officer(centre.engine, SITE, RINA, datetime.now(UTC))
    await_true(lambda: not display.sees().at_desk.name, "the officer is out, nobody else has a PIN")
