"""Names of the things that have an identity, so that none can be passed for another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

SiteId = NewType("SiteId", str)
"""One institution, e.g. ``rutan-balikpapan``."""

GateId = NewType("GateId", str)
"""One kiosk installation of a site, e.g. ``gate-a``."""

NodeId = NewType("NodeId", str)
"""The author of events: one installation of a gate, or the server."""

Seq = NewType("Seq", int)
"""Place of an event among its author's events: 1, 2, 3 … without gaps."""

ServiceId = NewType("ServiceId", str)
"""What a visitor came for, e.g. ``tatap_muka``; a key of the settings."""

StationId = NewType("StationId", str)
"""One stop of a journey, e.g. ``registrasi``; a key of the settings."""

CounterId = NewType("CounterId", str)
"""One counter or table of a station, e.g. ``1``."""

GoodsId = NewType("GoodsId", str)
"""A kind of things that are brought, e.g. ``makanan``; a key of the settings."""

BookingId = NewType("BookingId", str)
"""Random and meaningless, 16 lower-case hex digits (the ``cti`` of a booking code)."""

TicketId = NewType("TicketId", str)
"""Random and unguessable, 16 symbols of Crockford's base-32 alphabet."""

Reference = NewType("Reference", str)
"""The typed reference of a booking, normalised: 8 symbols, the last one checks the rest."""

KeyId = NewType("KeyId", str)
"""Name of a signing key, carried in the header of a booking code."""

OfficerId = NewType("OfficerId", str)
"""The login of an officer, e.g. ``rina``: names a colleague, never a visitor."""

LanguageCode = NewType("LanguageCode", str)
"""An ISO 639-1 code that has a catalogue, e.g. ``id``."""


class Role(StrEnum):
    """As what a party comes; the group sessions of a programme know two more."""

    VISITOR = "visitor"
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class Moment:
    """A reading of the clock: what to write down, and what to count with.

    ``at`` is aware UTC and may jump when the wall clock is set; ``ticks_s`` only ever grows and
    is what timers compare, so that a corrected clock never cuts a visitor short.
    """

    at: datetime
    ticks_s: float
