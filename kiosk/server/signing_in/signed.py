"""Who is signed in, as handlers get to know it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.officers import OfficerRole, Right, may
from kiosk.domain.types import OfficerId, SiteId


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An officer at a browser.

    ``csrf`` goes into every form (a hidden field ``_csrf_token``) and into the header
    ``X-CSRF-Token`` of every fetch that changes something. ``login`` is the hashed id of the
    login; only ``Sessions`` reads it.
    """

    site: SiteId
    officer: OfficerId
    name: str
    role: OfficerRole
    since: datetime
    has_pin: bool
    csrf: str = field(default="", repr=False)
    login: str = field(default="", repr=False)

    def may(self, right: Right) -> bool:
        """Tell whether this officer has a right: what is not allowed is not shown either."""
        return may(self.role, right)
