"""The parties in the house as they are, whatever the journals say: who hears a call and comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.demo.day.plans import Plan
    from kiosk.domain.types import TicketId

AWAY_S = 480.0
"""Whoever missed a call is out for so long."""


@dataclass(eq=False, slots=True)
class Party:
    """One party. ``misses`` calls will not be heard; ``stays_until_s`` a group session lasts."""

    plan: Plan
    misses: int
    tickets: list[TicketId] = field(default_factory=list)
    busy: bool = False
    inside: TicketId | None = None
    gone: bool = False
    leaving: bool = False
    away_until_s: float = 0.0
    stays_until_s: float = 0.0

    @property
    def is_free(self) -> bool:
        """Tell whether nobody has to do with the party just now."""
        return not (self.busy or self.gone or self.leaving)


@dataclass(slots=True)
class Hall:
    """Everybody who came today, by the tickets they hold."""

    parties: dict[TicketId, Party] = field(default_factory=dict)

    def comes(self, party: Party, ticket: TicketId) -> None:
        """Let a party sit down with its ticket."""
        party.tickets.append(ticket)
        self.parties[ticket] = party

    def answers(self, ticket: TicketId, now_s: float) -> Party | None:
        """Return the party that gets up when its number is called; None when nobody comes."""
        party = self.parties.get(ticket)
        if party is None or not party.is_free or now_s < party.away_until_s:
            return None
        if party.inside not in {None, ticket}:
            return None  # it went in with another number on the same booking
        if party.misses:
            party.misses -= 1
            party.away_until_s = now_s + AWAY_S
            return None
        return party
