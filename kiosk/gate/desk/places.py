"""For which counter a display works: chosen by touch, kept over a restart."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import structlog

from kiosk.domain.house import House, Station, named
from kiosk.domain.types import CounterId, StationId
from kiosk.gate.desk.acts import PlaceAct
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.sheets import Sheet, SheetButton, Topic
from kiosk.wording import Wording

_log = structlog.get_logger(__name__)


class Keeps(Protocol):
    """Remembers the counter; may fail silently: the display then begins at its settings' one."""

    def keep(self, place: Place) -> None:
        """Remember a choice."""


class KeptPlace:
    """A small file beside the journal; one per display, named by its place in the settings."""

    def __init__(self, folder: Path, usual: Place) -> None:
        self._usual = usual
        self._file = folder / f"display.{usual.station}.{usual.counter}.json"

    def place(self, house: House) -> Place:
        """Return the counter chosen last, or the usual one where there is no such counter now."""
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            act = PlaceAct(StationId(kept["station"]), CounterId(kept["counter"]))
        except (OSError, ValueError, KeyError, TypeError):
            return self._usual
        return moved(self._usual, act, house) or self._usual

    def keep(self, place: Place) -> None:
        """Write the choice down; a disk that is full costs no more than the choice."""
        text = json.dumps({"station": place.station, "counter": place.counter})
        fresh = self._file.with_suffix(".new")
        try:
            fresh.write_text(text, "utf-8")
            os.replace(fresh, self._file)  # noqa: PTH105 - the same in one word less
        except OSError as error:
            _log.warning("desk.place_not_kept", why=error.strerror)


def moved(place: Place, act: PlaceAct, house: House) -> Place | None:
    """Return the place at another counter; None where the house has no such counter."""
    station = house.stations.get(act.station)
    if station is None or act.counter not in station.counters:
        return None
    return replace(place, station=act.station, counter=act.counter)


def place_sheet(place: Place, house: House, wording: Wording) -> Sheet:
    """Offer every counter of the house; a room of tables is one place."""
    return Sheet(
        ticket=None,
        number=house.station_name(place.station, wording.language),
        text=wording.say("For which counter does this screen work?"),
        close=wording.say("Close"),
        columns=tuple(
            (named(station.names, wording.language), _counters(station, place, wording))
            for station in house.stations.values()
        ),
        topic=Topic.PLACES,
    )


def _counters(station: Station, place: Place, wording: Wording) -> tuple[SheetButton, ...]:
    here = station.id == place.station
    if station.session_s is not None:
        label = wording.say("All tables")
        act = PlaceAct(station.id, station.counters[0])
        return (SheetButton(label, "check" if here else station.icon, act),)
    return tuple(
        SheetButton(
            f"{named(station.place, wording.language)} {counter}",
            "check" if here and counter == place.counter else station.icon,
            PlaceAct(station.id, counter),
        )
        for counter in station.counters
    )
