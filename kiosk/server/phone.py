"""What a visitor's phone shows of a ticket: where it stands, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.house import Names, named
from kiosk.domain.queue import Stage
from kiosk.domain.waiting import shown_minutes
from kiosk.server.receipt import Receipt, receipt
from kiosk.wording.fairness import complaints_to, free_of_charge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.domain.house import Goods
    from kiosk.domain.queue import Call, Queued
    from kiosk.domain.types import GoodsId, StationId
    from kiosk.domain.waiting import Prospect
    from kiosk.wording import Wording


@dataclass(frozen=True, slots=True)
class PhoneStation:
    """A station as a visitor reads of it. ``bring``: what a party there should have ready."""

    names: Names
    place: Names
    numbered: bool
    icon: str
    bring: Names
    session_s: float | None = None


@dataclass(frozen=True, slots=True)
class PhoneHouse:
    """How the place is laid out, as far as phones tell of it."""

    stations: Mapping[StationId, PhoneStation]
    goods: Mapping[GoodsId, Goods]
    complaints: Names = field(default_factory=dict)

    def name(self, station: StationId, wording: Wording) -> str:
        """Return what a station is called; its id if the settings do not know it."""
        found = self.stations.get(station)
        known = found and named(found.names or found.place, wording.language)
        return known or station.replace("-", " ").replace("_", " ").capitalize()

    def place(self, call: Call, wording: Wording) -> str:
        """Return where a ticket was called to, as the board says it."""
        found = self.stations.get(call.station)
        if found is None:
            return f"{wording.say('Counter')} {call.counter}"
        place = named(found.place, wording.language)
        return f"{place} {call.counter}" if found.numbered else place


class Tone(StrEnum):
    """How the large card looks."""

    WAITING = "waiting"
    GO = "go"
    """Somewhere to go now."""
    OVER = "over"


class Mark(StrEnum):
    """Whether a stop is behind the party, in front of it, or where it is."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the way."""

    icon: str
    name: str
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class PhoneFace:
    """All that the page says, in the visitor's language.

    ``lead`` stands above the ``headline`` and ``text`` below it; ``notes`` are what to have ready.
    """

    number: str
    tone: Tone
    lead: str
    headline: str
    text: str
    stops: tuple[Stop, ...]
    notes: tuple[str, ...]
    receipt: Receipt | None


def phone_face(
    ticket: Queued,
    prospect: Prospect | None,
    house: PhoneHouse,
    wording: Wording,
    gate: str = "",
) -> PhoneFace:
    """Say how a ticket stands. Pure.

    ``prospect`` is that of one that waits, else None; ``gate`` is what people call the gate that
    issued it, empty where it has no name.
    """
    tone, lead, headline, text = _turn(ticket, prospect, house, wording)
    return PhoneFace(
        number=str(ticket.issue.facts.number),
        tone=tone,
        lead=lead,
        headline=headline,
        text=text,
        stops=(_check_in(ticket, gate, wording), *_stops(ticket, house, wording)),
        notes=tuple(_notes(ticket, house, wording)),
        receipt=receipt(ticket, house.goods, wording),
    )


def _turn(
    ticket: Queued, prospect: Prospect | None, house: PhoneHouse, wording: Wording
) -> tuple[Tone, str, str, str]:
    match ticket.stage:
        case Stage.WAITING:
            return (Tone.WAITING, "", *_waiting(prospect, wording))
        case Stage.CALLED if ticket.call is not None:
            return (Tone.GO, *_called(ticket, ticket.call, house, wording))
        case Stage.NO_SHOW:
            missed = wording.say("Your number was called")
            return (Tone.WAITING, "", missed, _absent(ticket, wording))
        case Stage.CANCELLED:
            # Never why: "does not wish a visit" is for an officer to say, face to face.
            kind = wording.say("An officer at the counter will gladly help you on.")
            return (Tone.OVER, "", wording.say("This number has ended"), kind)
        case _ if not ticket.issue.facts.journey:
            further = wording.say("Please go on to the next station, or ask an officer.")
            return (Tone.OVER, "", wording.say("Your number was called"), further)
        case _:
            thanks = wording.say("Thank you for your visit.")
            return (Tone.OVER, "", wording.say("All stations are done"), thanks)


def _waiting(prospect: Prospect | None, wording: Wording) -> tuple[str, str]:
    if prospect is None:
        return wording.say("Please wait a moment"), ""
    minutes = shown_minutes(prospect.expected_s)
    headline = wording.count("± {n} more minute", "± {n} more minutes", minutes)
    if prospect.ahead == 0:
        return headline, wording.say("You are next in line")
    return headline, wording.count("{n} party before you", "{n} parties before you", prospect.ahead)


def _called(
    ticket: Queued, call: Call, house: PhoneHouse, wording: Wording
) -> tuple[str, str, str]:
    place = house.place(call, wording)
    if ticket.sitting is not None and ticket.sitting.ended_at is None:
        until = wording.say("until {time}", time=wording.time(ticket.sitting.until))
        return wording.say("Your session is at"), place, until
    if ticket.sitting is not None:
        follow = wording.say("Please follow the officer.")
        return wording.say("Your session has ended"), place, follow
    called = wording.say("Called at {time}", time=wording.time(call.last_at))
    return wording.say("Please go to"), place, called


def _absent(ticket: Queued, wording: Wording) -> str:
    if ticket.back_at is None:
        return wording.say("Please tell an officer that you are here.")
    time = wording.time(ticket.back_at)
    return wording.say("It is back in line at {time}. Please stay within hearing.", time=time)


def _check_in(ticket: Queued, gate: str, wording: Wording) -> Stop:
    taken = " · ".join(filter(None, (wording.time(ticket.issue.at), gate)))
    return Stop("check", wording.say("Check-in"), taken, Mark.DONE)


def _stops(ticket: Queued, house: PhoneHouse, wording: Wording) -> Iterator[Stop]:
    for stay in ticket.stays:
        times = dict.fromkeys(map(wording.time, (stay.called_at, stay.finished_at)))
        yield Stop("check", house.name(stay.station, wording), " – ".join(times), Mark.DONE)
    if ticket.stage in {Stage.SERVED, Stage.CANCELLED}:
        return
    before = ""
    for place, station in enumerate(ticket.ahead):
        name, found = house.name(station, wording), house.stations.get(station)
        here = place == 0
        text = _here(ticket, wording) if here else _later(ticket, found, before, wording)
        icon = "circle" if found is None else found.icon
        yield Stop(icon, name, text, Mark.HERE if here else Mark.AHEAD)
        before = name


def _here(ticket: Queued, wording: Wording) -> str:
    if ticket.is_sitting:
        return wording.say("in session")
    texts = {
        Stage.WAITING: wording.say("waiting for the call"),
        Stage.CALLED: wording.say("it is your turn"),
    }
    return texts.get(ticket.stage, wording.say("was called"))


def _later(ticket: Queued, found: PhoneStation | None, before: str, wording: Wording) -> str:
    starts_at: datetime | None = ticket.issue.facts.session_from
    if found is None or found.session_s is None or starts_at is None:
        return wording.say("after {station}", station=before[:1].lower() + before[1:])
    session = wording.say("session {time}", time=wording.time(starts_at))
    minutes = round(found.session_s / 60)
    return f"{session}, {wording.count('{n} minute', '{n} minutes', minutes)}"


def _notes(ticket: Queued, house: PhoneHouse, wording: Wording) -> Iterator[str]:
    here = house.stations.get(ticket.ahead[0]) if ticket.ahead else None
    if here is not None and here.bring and ticket.stage in {Stage.WAITING, Stage.CALLED}:
        yield named(here.bring, wording.language)
    yield free_of_charge(wording)
    yield complaints_to(wording, house.complaints)
