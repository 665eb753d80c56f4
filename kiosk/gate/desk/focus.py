"""Whom the display's card is about: the party at its counter, or on its way to a table."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.house import House, Station
from kiosk.domain.queue import Queue, Queued
from kiosk.domain.seating import on_the_way
from kiosk.domain.types import CounterId, TicketId
from kiosk.gate.desk.known import Place


def has_tables(place: Place, house: House) -> bool:
    """Tell whether the display works for a whole room of tables rather than for one counter."""
    station = house.stations.get(place.station)
    return station is not None and station.session_s is not None


def present_of(queue: Queue, place: Place, house: House) -> Queued | None:
    """Return the party that the buttons of the card are for."""
    if has_tables(place, house):
        return on_the_way(queue, house.stations[place.station])
    return queue.on_call(place.station, place.counter)


def counter_of(queued: Queued | None, place: Place) -> CounterId:
    """Return the counter or table of the party that the card is about."""
    called = queued.call if queued is not None else None
    return place.counter if called is None else called.counter


def alone(queue: Queue, ticket: TicketId) -> Queue:
    """Return the queue with one ticket only: of two at a table, an act is meant for one of them."""
    queued = queue.tickets.get(ticket)
    return replace(queue, tickets={} if queued is None else {ticket: queued})


def table_of(queue: Queue, station: Station, ticket: TicketId) -> CounterId | None:
    """Return the table at which a ticket is by now; None when it is at none of the station's."""
    here = (
        counter
        for counter in station.counters
        if any(each.issue.ticket == ticket for each in queue.all_at(station.id, counter))
    )
    return next(here, None)
