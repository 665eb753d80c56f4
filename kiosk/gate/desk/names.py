"""What things and people are called on the display."""

from __future__ import annotations

import re

from kiosk.domain.events import TicketIssued
from kiosk.domain.house import House, named
from kiosk.domain.masking import DOT, mask
from kiosk.domain.queue import Queued
from kiosk.domain.types import CounterId, GateId, LanguageCode, StationId
from kiosk.gate.desk.known import Place
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

ADDRESSES = frozenset(("Ibu", "Bapak", "Bu", "Pak", "Bpk.", "Sdr.", "Sdri."))
"""Words of address: they stand before a name and tell nothing of it."""

LONGEST_NAME = 20
"""In characters, on one line of the card."""


def place_name(house: House, station: StationId, counter: CounterId, language: LanguageCode) -> str:
    """Return ``Loket 2``; the counter alone where this house does not know the station."""
    known = house.stations.get(station)
    return f"{named(known.place, language)} {counter}" if known else counter


def gate_name(gate: GateId, place: Place, setting: Setting) -> str:
    """Return what a gate of the site is called; its id where nobody has told this gate."""
    house = setting.house
    names = house.gate_names if gate == house.gate else place.gates.get(gate, {})
    return named(names, place.language) or gate


def who(queued: Queued, house: House, wording: Wording) -> str:
    """Say what a party is, in one line: how many, what they came for, what is special."""
    parts = (party(queued.issue.facts, house, wording), special(queued, house, wording))
    return " · ".join(part for part in parts if part)


def party(facts: TicketIssued, house: House, wording: Wording) -> str:
    """Say how many they are, or what they came for where that is not what most come for."""
    if not house.is_main(facts.service):
        return house.service_name(facts.service, wording.language)
    people = wording.count("{n} person", "{n} people", facts.party)
    return " · ".join((people, wording.say("belongings"))) if facts.belongings else people


def special(queued: Queued, house: House, wording: Wording) -> str:
    """Say what is special about a party; "" for nothing."""
    facts = queued.issue.facts
    parts = []
    if queued.goes_first:
        parts.append(wording.say("Priority"))
    if not house.is_main(facts.service):
        parts.append(wording.count("{n} person", "{n} people", facts.party))
    if facts.session_from is not None:
        parts.append(wording.say("Session {time}", time=wording.time(facts.session_from)))
    return " · ".join(parts)


def masked(name: str) -> str:
    """Mask a name that should be masked already: whatever comes, no full name is shown here.

    A name of many words keeps three dots a word, so that it stays on its line.
    """
    first, _, rest = name.strip().partition(" ")
    shown = f"{first} {mask(rest)}" if rest and first in ADDRESSES else mask(name)
    return shown if len(shown) <= LONGEST_NAME else re.sub(f"{DOT}{{4,}}", DOT * 3, shown)
