"""A site laid out as in the example settings, with bookings, officers and parties that came."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import httpx2
from sqlalchemy import Engine

from kiosk.domain.booking import Booking
from kiosk.domain.events import (
    BelongingsInspected,
    Event,
    GoodsResult,
    HelpRequested,
    HostAnswered,
    Item,
    PartyEntered,
    SessionStarted,
    StationFinished,
    TicketCalled,
    TicketIssued,
)
from kiosk.domain.numbering import parse_number
from kiosk.domain.officers import OfficerRole
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import CounterId, GoodsId, OfficerId, ServiceId, StationId
from kiosk.resources import example_config
from kiosk.server.bookings import BookingWish, add_booking
from kiosk.server.officers import OfficerWish, add_officer
from kiosk.settings.server import CentreSettings
from tests.server.browser import Browser
from tests.server.gatehand import SITE, GateHand, local_today

PASSWORD = "empat kata yang mudah diingat"
LAYOUT = ("stations", "services", "goods")
JOURNEYS = {
    "tatap_muka": ("registrasi", "barang", "penggeledahan", "tatap-muka"),
    "titip_barang": ("barang",),
    "program": ("registrasi", "penggeledahan", "program"),
}


def laid_out(settings: CentreSettings) -> CentreSettings:
    """Return settings with the stations, services and goods of the example."""
    example = tomllib.loads(example_config("server.example.toml").read_text())
    layout = CentreSettings.model_validate(
        {"sites": [{"id": SITE, "name": "Rutan"}], **{name: example[name] for name in LAYOUT}}
    )
    return settings.model_copy(update={name: getattr(layout, name) for name in LAYOUT})


def new_officer(
    engine: Engine, login: str, role: OfficerRole = OfficerRole.GUARD, name: str = "Rina Wulandari"
) -> None:
    wish = OfficerWish(SITE, OfficerId(login), name, role, PASSWORD)
    add_officer(engine, wish, datetime.now(UTC))


@dataclass(slots=True)
class Visits:
    """Parties that come to a gate."""

    engine: Engine
    gate: GateHand
    booked: dict[str, Booking] = field(default_factory=dict)

    def book(
        self, visitor: str, host: str, *, party: int = 2, service: str = "tatap_muka"
    ) -> Booking:
        """Book a session that has just begun."""
        begins = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        wish = BookingWish(
            site=SITE,
            service=ServiceId(service),
            session_from=begins,
            session_until=begins + timedelta(hours=2),
            party=party,
            visitor=visitor,
            host=host,
        )
        return add_booking(self.engine, wish, datetime.now(UTC))

    def come(
        self,
        number: str,
        booking: Booking | None = None,
        ago_min: float = 0,
        service: str = "tatap_muka",
        **more: Any,  # noqa: ANN401 - fields of TicketIssued
    ) -> Event:
        """Take a number at the gate; a walk-in without a booking."""
        came_for = str(booking.service) if booking else service
        facts = TicketIssued(
            number=parse_number(number),
            day=local_today(),
            service=ServiceId(came_for),
            booking=booking.id if booking else None,
            party=booking.party if booking else 1,
            belongings=False,
            priority=False,
            session_from=booking.session_from if booking else None,
            session_until=booking.session_until if booking else None,
            evidence=Evidence.LIST if booking else Evidence.DECLARED,
            journey=tuple(StationId(each) for each in JOURNEYS[came_for]),
        )
        at = datetime.now(UTC) - timedelta(minutes=ago_min)
        return self.gate.write(replace(facts, **more), number, at)


def seat(visits: Visits, gate: GateHand, ends_in_s: float) -> None:
    """Lead a party to the first table."""
    visits.come("A001", visits.book("Siti Rahmawati", "Andi", party=3), ago_min=50)
    now, one = datetime.now(UTC), CounterId("1")
    for n, station in enumerate(("registrasi", "barang", "penggeledahan")):
        called_at, done_at = now - timedelta(minutes=40 - n), now - timedelta(minutes=39.5 - n)
        gate.write(TicketCalled(StationId(station), one), "A001", called_at)
        gate.write(StationFinished(StationId(station), one), "A001", done_at)
    gate.write(PartyEntered(3), "A001", now - timedelta(minutes=35))
    gate.write(HostAnswered(willing=True), "A001", now - timedelta(minutes=34))
    table = StationId("tatap-muka")
    gate.write(TicketCalled(table, one), "A001", now - timedelta(minutes=33))
    until = now + timedelta(seconds=ends_in_s)
    gate.write(SessionStarted(table, one, until), "A001", now - timedelta(minutes=30))


def busy_day(visits: Visits, gate: GateHand) -> None:
    """Fill every page with long names, wide numbers and something odd."""
    seat(visits, gate, ends_in_s=-30)
    name = "Kartini Wulandari Puspitasari Setyaningrum"
    long = visits.book(name, "Muhammad Fadli Ramadhan", party=5)
    visits.come("WM888", long, ago_min=30, belongings=True, priority=True)
    visits.come("WM889", long, ago_min=20, belongings=True)
    visits.come("T001", service="titip_barang", belongings=True)
    gate.write(TicketCalled(StationId("barang"), CounterId("1")), "T001")
    medicine = Item(GoodsId("obat"), 2, GoodsResult.CLINIC)
    gate.write(BelongingsInspected((medicine,)), "T001")
    visits.come("P001", visits.book("Sulastri", "Ilham", service="program"))
    gate.write(HelpRequested("scan"))
    gate.write(TicketCalled(StationId("registrasi"), CounterId("1")), "WM888")
    gate.sync()


_FORM = re.compile(r"<form(?P<head>[^>]*)>(?P<inside>.*?)</form>", re.DOTALL)
_BUTTON = re.compile(r'<button[^>]*name="(?P<name>[^"]+)" value="(?P<value>[^"]+)"')
_FIELD = re.compile(r'<input type="hidden" name="(?P<name>[^"]+)" value="(?P<value>[^"]*)">')
_ACTION = re.compile(r'action="([^"]+)"')


@dataclass(slots=True)
class Officer:
    """Somebody at a browser without scripts: presses buttons that stand on the page."""

    browser: Browser

    def open(self, path: str = "/console/queue") -> httpx2.Response:
        page = self.browser.open(path)
        assert page.status_code == 200, (path, page.status_code, page.headers.get("location"))
        return page

    def form(self, page: httpx2.Response, do: str, near: str = "") -> tuple[str, dict[str, str]]:
        """Return where a button leads and what it sends; ``near`` is a text in or before it."""
        text = page.text[page.text.index(near) :] if near else page.text
        for form in _FORM.finditer(text):
            buttons = [each["value"] for each in _BUTTON.finditer(form["inside"])]
            if do in buttons:
                fields = {m["name"]: unescape(m["value"]) for m in _FIELD.finditer(form["inside"])}
                action = _ACTION.search(form["head"])
                assert action is not None
                return action[1], fields | {"do": do}
        raise AssertionError(f"no button {do!r} near {near!r}")

    def press(self, page: httpx2.Response, do: str, near: str = "", **typed: str) -> str:
        """Press a button as a script does, and return what is told."""
        action, fields = self.form(page, do, near)
        return self.send(action, fields | typed)

    def send(self, action: str, fields: dict[str, str]) -> str:
        answer = self.browser.client.post(
            action,
            data=fields,
            headers={"Accept": "application/json", "Sec-Fetch-Mode": "cors"},
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["text"])


def sign_in(url: str, login: str) -> Officer:
    browser = Browser(url)
    assert browser.sign_in(login, PASSWORD).status_code == 303
    return Officer(browser)
