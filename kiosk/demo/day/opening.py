"""The real parts of the day, put together: server, bookings, gates with a cable each, desks."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.demo.day.cable import Cable
from kiosk.demo.day.centre import Console, answering
from kiosk.demo.day.gatehouse import Gatehouse
from kiosk.demo.day.house import ENTRANCES, KEY, SITE, centre_settings, gate_settings
from kiosk.journal.centre.store import open_store
from kiosk.server.accounts import add_gate
from kiosk.server.bookings import BookingWish, add_bookings
from kiosk.wire.codes import issue_code
from kiosk.wire.keys import load_signing_key, write_new_key
from kiosk.wire.sealing import write_new_sealing_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kiosk.clock import ManualClock
    from kiosk.demo.day.plans import Booked
    from kiosk.domain.booking import Booking
    from kiosk.domain.types import NodeId


@dataclass(frozen=True, slots=True)
class Parts:
    """What the day is played on. ``codes`` are what visitors hold up, in the bookings' order."""

    gates: dict[NodeId, Gatehouse]
    console: Console
    bookings: Sequence[Booking]
    codes: Sequence[str]


@contextmanager
def opened(
    folder: Path, database: str, booked: Sequence[Booked], clock: ManualClock
) -> Iterator[Parts]:
    """Open everything; raises what the server and ``kiosk.server.accounts.add_gate`` raise."""
    write_new_key(folder / "key.pem")
    write_new_sealing_key(folder / "sealing.key")
    settings = centre_settings(folder, database)
    now = clock.now().at
    engine = open_store(database)
    try:
        tokens = {
            each.node: add_gate(engine, SITE, each.gate, each.node, str(each.gate), now)
            for each in ENTRANCES
        }
        bookings = add_bookings(engine, [_wish(each) for each in booked], now)
    finally:
        engine.dispose()
    key = load_signing_key(folder / "key.pem", KEY)
    with ExitStack() as stack:
        url = stack.enter_context(answering(settings, clock))
        console = Console(settings, clock)
        stack.callback(console.close)
        gates = {}
        for entrance in ENTRANCES:
            cable = Cable(urlsplit(url).port or 0)
            near = f"http://127.0.0.1:{cable.port}"
            own = gate_settings(entrance, folder / entrance.node, near, tokens[entrance.node])
            gates[entrance.node] = gate = Gatehouse(own, cable, clock)
            stack.callback(gate.close)
        yield Parts(gates, console, bookings, [issue_code(each, key) for each in bookings])


def _wish(booked: Booked) -> BookingWish:
    return BookingWish(
        site=SITE,
        service=booked.service,
        session_from=booked.session_from,
        session_until=booked.session_until,
        party=booked.party,
        visitor=booked.visitor,
        host=booked.host,
    )
