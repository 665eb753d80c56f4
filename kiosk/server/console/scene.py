"""Everything that a page of the console is drawn from, and what things are called on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.house import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.domain.events import Event, Issue, TicketIssued
    from kiosk.domain.queue import Queue
    from kiosk.domain.types import BookingId, CounterId, GateId, StationId
    from kiosk.journal.centre.bookings import FullBooking
    from kiosk.journal.centre.gates import Heard
    from kiosk.server.console.workplace import Post, Workplace
    from kiosk.server.days import Today
    from kiosk.wording import Wording

CONNECTED_WITHIN = timedelta(seconds=150)
"""A gate asks for news every 25 s, and once a minute it is noted that it did."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the centre knows of a site at one moment; ``people`` are the bookings of the day.

    ``odd`` are the day's events that tell of help, faults and refusals.
    """

    today: Today
    people: Mapping[BookingId, FullBooking] = field(default_factory=dict, repr=False)
    gates: tuple[Heard, ...] = ()
    odd: Sequence[Event] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment of a site, as an officer at one counter reads it in one language."""

    known: Known
    workplace: Workplace
    wording: Wording
    post: Post

    @property
    def queue(self) -> Queue:
        """Return the day's queue."""
        return self.known.today.queue

    @property
    def now(self) -> datetime:
        """Return the moment of the scene."""
        return self.known.today.at

    def booking(self, issued: TicketIssued) -> FullBooking | None:
        """Return the booking of a ticket, None for a party without one."""
        return None if issued.booking is None else self.known.people.get(issued.booking)

    def place(self, station: StationId, counter: CounterId) -> str:
        """Return ``Loket 2``; the counter alone where the station is not in the settings."""
        known = self.workplace.house.stations.get(station)
        if known is None:
            return counter
        name = named(known.place, self.wording.language)
        return name if station in self.workplace.unnumbered else f"{name} {counter}"

    def here(self) -> str:
        """Return what the officer's own counter is called."""
        return self.place(self.post.station, self.post.counter)

    def place_of(self, station: StationId) -> str:
        """Return what the counters of a station are called: a short name for a button."""
        known = self.workplace.house.stations.get(station)
        return named(known.place, self.wording.language) if known else station

    def station_name(self, station: StationId) -> str:
        """Return what a station is called; its id where the settings do not have it."""
        return self.workplace.house.station_name(station, self.wording.language)

    def service_name(self, issued: TicketIssued) -> str:
        """Return what a party came for; its id where the settings do not have it."""
        return self.workplace.house.service_name(issued.service, self.wording.language)

    def is_main(self, issued: TicketIssued) -> bool:
        """Tell whether a party came for what most come for: the first service of the settings."""
        return self.workplace.house.is_main(issued.service)

    def gate_name(self, gate: GateId) -> str:
        """Return what a gate is called; its id for one that is not known."""
        return next((each.name for each in self.known.gates if each.gate == gate), gate)

    def people(self, count: int) -> str:
        """Say how many people."""
        return self.wording.count("{n} person", "{n} people", count)

    def minutes(self, since: datetime) -> int:
        """Return the whole minutes since a moment; gates' clocks differ, none is negative."""
        return max(0, int((self.now - since).total_seconds() // 60))

    def since(self, at: datetime) -> str:
        """Say since when, and for how long: ``08.21 · 21 mnt``."""
        minutes = self.minutes(at)
        # Outside of the f-string: texts inside one are not found for the catalogues.
        just_now = self.wording.say("new")
        long = self.wording.count("{n} min", "{n} min", minutes) if minutes else just_now
        return f"{self.wording.time(at)} · {long}"

    def used_at(self, first: Issue) -> str:
        """Say where and when a code had been used before."""
        return self.wording.say(
            "code used at {gate} {time}",
            gate=self.gate_name(first.gate),
            time=self.wording.time(first.at),
        )

    def connected(self) -> list[Heard]:
        """Return the gates that were heard of just now."""
        return [each for each in self.known.gates if self.is_connected(each)]

    def is_connected(self, gate: Heard) -> bool:
        """Tell whether a gate was heard of just now."""
        return gate.at is not None and self.now - gate.at <= CONNECTED_WITHIN

    def closes_at(self) -> datetime | None:
        """Return when the house closes today, None without such a time."""
        return self.workplace.closes_at(self.known.today.day)


def ms(at: datetime) -> int:
    """Return a moment as a browser counts: milliseconds since 1970."""
    return int(at.timestamp() * 1000)
