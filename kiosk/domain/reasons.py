"""Closed lists that the whole house keys on: why a party is refused, what a ticket rests on."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a party is refused; a closed list. Each has a text that says what to do next."""

    OTHER_DAY = "other_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    SESSION_FULL = "session_full"
    OTHER_SITE = "other_site"
    OTHER_GATE = "other_gate"
    WITHDRAWN = "withdrawn"
    ALREADY_USED = "already_used"
    PARTY_TOO_LARGE = "party_too_large"
    CLOSED_TODAY = "closed_today"
    NOT_OURS = "not_ours"
    UNREADABLE = "unreadable"
    FORGED = "forged"
    UNKNOWN_REFERENCE = "unknown_reference"
    UNKNOWN_TICKET = "unknown_ticket"
    LIST_TOO_OLD = "list_too_old"
    OUT_OF_SERVICE = "out_of_service"


class Evidence(StrEnum):
    """What a ticket was issued on."""

    LIST = "list"
    """The booking stands on the list that the server keeps."""
    SIGNATURE = "signature"
    """The code proves that it was issued; the list has not brought the booking yet."""
    GUARD = "guard"
    """An officer decided."""
    DECLARED = "declared"
    """The party came without a booking and said so itself; the counter checks."""
