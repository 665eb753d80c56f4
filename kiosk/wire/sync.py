"""Messages between a gate and the server (``/v1``); failures are problem details (RFC 9457)."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.domain.booking import Booking
from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.types import KeyId, OfficerId, Seq
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


class OfficerNote(msgspec.Struct, frozen=True):
    """An officer whom displays let in. ``pin`` is an argon2id hash in PHC form.

    ``role`` is a text: a role that this gate does not know yet lets nobody do anything.
    """

    id: OfficerId
    name: str
    role: str
    pin: str

    def __repr__(self) -> str:
        """Leave the hash out of every log and traceback: six digits are soon guessed from it."""
        return f"OfficerNote({self.id})"


def to_note(officer: Officer) -> OfficerNote | None:
    """Return what the feed says of an officer; None for one without a PIN."""
    if officer.pin is None:
        return None
    return OfficerNote(officer.id, officer.name, officer.role.value, officer.pin)


def from_note(note: OfficerNote) -> Officer | None:
    """Read a note back; None for a role of a newer server."""
    try:
        role = OfficerRole(note.role)
    except ValueError:
        return None
    return Officer(note.id, note.name, role, note.pin)


class FeedPage(msgspec.Struct, frozen=True):
    """Answer to ``GET /v1/feed?after=CURSOR&wait=SECONDS``.

    ``cursor`` is opaque; ``more`` says that another page is ready now. ``bookings`` were added or
    changed; ``events`` are those of the site by other authors; ``keys`` is the whole present set;
    ``sealing`` is the raw X25519 key that declarations are sealed with (``kiosk.wire.sealing``).
    ``officers`` is the whole present set of those whom displays let in; None: an older server.
    """

    cursor: str
    at: datetime
    more: bool = False
    bookings: list[Booking] = []
    events: list[EventMessage] = []
    keys: list[PublicKey] = []
    sealing: bytes | None = None
    officers: list[OfficerNote] | None = None


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Problem details (RFC 9457); ``expected`` is our member for a gap in the events."""

    title: str
    status: int
    type: str = "about:blank"
    detail: str = ""
    expected: Seq | None = None
