"""What officers call things, at the display as at the console: marked here, translated there."""

from __future__ import annotations

from kiosk.domain.events import CancelReason
from kiosk.domain.faults import FaultCode
from kiosk.domain.reasons import Reason
from kiosk.wording.wording import noted

OTHER_FAULT = ("wrench", noted("A device of the kiosk needs a look"))

FAULTS = {
    FaultCode.CAMERA.value: ("camera-off", noted("The camera cannot be reached")),
    FaultCode.PRINTER.value: ("printer", noted("The ticket printer needs a look")),
    FaultCode.RECEIPTS.value: ("printer", noted("The receipt printer needs a look")),
    FaultCode.IDENTITY.value: ("key-round", noted("The server does not accept this gate")),
}

REFUSED = {
    Reason.OTHER_DAY: noted("for another day"),
    Reason.TOO_EARLY: noted("too early"),
    Reason.TOO_LATE: noted("session has passed"),
    Reason.SESSION_FULL: noted("session full"),
    Reason.OTHER_SITE: noted("for another place"),
    Reason.OTHER_GATE: noted("for another gate"),
    Reason.WITHDRAWN: noted("booking cancelled"),
    Reason.ALREADY_USED: noted("code already used"),
    Reason.PARTY_TOO_LARGE: noted("too many people"),
    Reason.CLOSED_TODAY: noted("closed today"),
    Reason.NOT_OURS: noted("another kind of code"),
    Reason.UNREADABLE: noted("hard to read"),
    Reason.FORGED: noted("code not confirmed"),
    Reason.UNKNOWN_REFERENCE: noted("booking not found"),
    Reason.UNKNOWN_TICKET: noted("ticket not for today"),
    Reason.LIST_TOO_OLD: noted("booking list too old"),
    Reason.OUT_OF_SERVICE: noted("kiosk out of service"),
}
"""Why a code was refused, in the few words that an officer needs."""

CANCELLED = {
    CancelReason.LEFT: noted("Went home"),
    CancelReason.MISTAKE: noted("Issued by mistake"),
    CancelReason.DOUBLE: noted("Has another number"),
    CancelReason.HOST_REFUSES: noted("Does not wish a visit"),
    CancelReason.NOT_ALLOWED: noted("Papers are missing"),
}
"""Why a number was cancelled."""
