"""The people who work with the queue: who they are, and what each of them may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.types import OfficerId


class OfficerRole(StrEnum):
    """As what an officer works; each role has the rights named in ``may``."""

    GUARD = "guard"
    """Calls, inspects, lets in and out, at display and console."""
    FACILITATOR = "facilitator"
    """Leads a programme session: sees its roster, notes who came."""
    OFFICE = "office"
    """Sees everything, keeps the bookings."""
    ADMIN = "admin"
    """The office's rights, and keeps the officers' accounts."""


class Right(StrEnum):
    """Something that not every officer may do."""

    QUEUE = "queue"
    """Call, finish, send, inspect, start and end sessions, let in and out."""
    PROGRAMME = "programme"
    """See a programme's roster and note who came."""
    DECLARATIONS = "declarations"
    """Open what a party without a booking declared."""
    OFFICERS = "officers"
    """Make, change and lock accounts."""


_RIGHTS = {
    OfficerRole.GUARD: frozenset({Right.QUEUE, Right.PROGRAMME, Right.DECLARATIONS}),
    OfficerRole.FACILITATOR: frozenset({Right.PROGRAMME}),
    OfficerRole.OFFICE: frozenset({Right.QUEUE, Right.PROGRAMME, Right.DECLARATIONS}),
    OfficerRole.ADMIN: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who may work at a display. ``pin`` is an argon2id hash (PHC string), never a PIN.

    ``name`` is what colleagues call them; it is shown to officers only.
    """

    id: OfficerId
    name: str
    role: OfficerRole
    pin: str | None = field(default=None, repr=False)


def may(role: OfficerRole, right: Right) -> bool:
    """Tell whether a role has a right."""
    return right in _RIGHTS[role]
