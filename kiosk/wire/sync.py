"""Messages between a gate and the server (``/v1``); failures are problem details (RFC 9457)."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.domain.booking import Booking
from kiosk.domain.types import KeyId, Seq
from kiosk.wire.events import EventMessage

EVENTS_PATH = "/v1/events"
FEED_PATH = "/v1/feed"
LONGEST_WAIT_S = 25


class SetAsideNote(msgspec.Struct, frozen=True):
    """An event that the server keeps apart because it cannot be understood."""

    seq: Seq
    reason: str


class EventsReply(msgspec.Struct, frozen=True):
    """Answer to ``POST /v1/events``: all through this seq are stored (or kept apart) for good."""

    accepted_through: Seq
    set_aside: list[SetAsideNote] = []


class PublicKey(msgspec.Struct, frozen=True):
    """A key that booking codes may be signed with: 32 raw Ed25519 bytes, Base64 in JSON."""

    id: KeyId
    raw: bytes


class FeedPage(msgspec.Struct, frozen=True):
    """Answer to ``GET /v1/feed?after=CURSOR&wait=SECONDS``.

    ``cursor`` is opaque; ``more`` says that another page is ready now. ``bookings`` were added or
    changed; ``events`` are those of the site by other authors; ``keys`` is the whole present set;
    ``sealing`` is the raw X25519 key that declarations are sealed with (``kiosk.wire.sealing``).
    """

    cursor: str
    at: datetime
    more: bool = False
    bookings: list[Booking] = []
    events: list[EventMessage] = []
    keys: list[PublicKey] = []
    sealing: bytes | None = None


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Problem details (RFC 9457); ``expected`` is our member for a gap in the events."""

    title: str
    status: int
    type: str = "about:blank"
    detail: str = ""
    expected: Seq | None = None
