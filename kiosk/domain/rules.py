"""Visiting rules that differ from place to place: they come from the settings, never from code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from kiosk.domain.types import GateId, ServiceId, SiteId


@dataclass(frozen=True, slots=True)
class VisitingRules:
    """What this gate admits.

    ``early_s``/``late_s``: how long before and after the start of its session a party may arrive.
    ``session_quota``: parties per service and session at this site, None for no limit.
    ``closed_weekdays``: 0 is Monday, as in ``date.weekday``.
    ``list_max_age_s``: how old the booking list may be before nobody can be sure that a booking
    still stands.
    """

    site: SiteId
    gate: GateId
    services: frozenset[ServiceId]
    zone: tzinfo
    early_s: float = 3600.0
    late_s: float = 3600.0
    party_max: int = 5
    session_quota: int | None = None
    closed_weekdays: frozenset[int] = field(default_factory=frozenset)
    closed_days: frozenset[date] = field(default_factory=frozenset)
    list_max_age_s: float = 48 * 3600.0

    def is_closed(self, day: date) -> bool:
        """Tell whether no visits are received on ``day``."""
        return day.weekday() in self.closed_weekdays or day in self.closed_days
