"""The problem screen: two short sentences per reason, what is so and what to do now."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.clock import local_day
from kiosk.domain.admission import Refused
from kiosk.domain.booking import Booking
from kiosk.domain.flow.inputs import Action
from kiosk.domain.house import Door, House
from kiosk.domain.reasons import Reason
from kiosk.domain.reference import spaced
from kiosk.gate.face.doors import leads_somewhere
from kiosk.gate.face.scan import officer_text
from kiosk.gate.face.shapes import DoorButton, ProblemFace, Row
from kiosk.wording import Wording, noted


@dataclass(frozen=True, slots=True)
class Advice:
    """Texts of one reason; ``{…}`` places are filled by the booking."""

    icon: str
    title: str
    lead: str


def problem_face(
    refused: Refused, wording: Wording, house: House, seconds: int, *, help_called: bool
) -> ProblemFace:
    """Say what is so, and what the visitor can do now."""
    advice = _advice(refused, wording)
    values = _values(refused, wording)
    return ProblemFace(
        icon=advice.icon,
        title=wording.say(advice.title, **values),
        lead=wording.say(advice.lead, **values),
        rows=_rows(refused.booking, wording),
        way=_way(refused, wording, house),
        officer=officer_text(wording, help_called=help_called),
        help_called=help_called,
        back=wording.say("Back to start"),
        seconds=seconds,
    )


def _advice(refused: Refused, wording: Wording) -> Advice:
    if refused.reason is Reason.CLOSED_TODAY and refused.booking is None:
        return CLOSED_TO_ALL
    if refused.reason is not Reason.ALREADY_USED or refused.ticket is None:
        return ADVICE[refused.reason]
    booking = refused.booking
    # The day of the ticket, seen from the booking's: one that was moved since had another day.
    same_day = booking is not None and (
        local_day(booking.session_from, wording.zone) == refused.ticket.facts.day
    )
    return USED_ELSEWHERE if same_day else USED_BEFORE


def _way(refused: Refused, wording: Wording, house: House) -> DoorButton | None:
    """Return the way on that fits the reason, among those that this gate has."""
    # A code of an earlier day holds no more; one of today has its number, at another gate.
    used_before = _advice(refused, wording) is USED_BEFORE
    match Action.NO_BOOKING if used_before else WAYS.get(refused.reason):
        case Action.TYPE_REFERENCE:
            return DoorButton(
                Action.TYPE_REFERENCE, wording.say("Type the code"), "", "keyboard", main=True
            )
        case Action.NO_BOOKING if leads_somewhere(Door.VISIT, house):
            label = wording.say("Take a counter number")
            return DoorButton(Action.NO_BOOKING, label, "", "ticket", main=True)
        case _:
            return None


WAYS = {
    Reason.OTHER_DAY: Action.NO_BOOKING,
    Reason.TOO_LATE: Action.NO_BOOKING,
    Reason.SESSION_FULL: Action.NO_BOOKING,
    Reason.WITHDRAWN: Action.NO_BOOKING,
    Reason.PARTY_TOO_LARGE: Action.NO_BOOKING,
    Reason.NOT_OURS: Action.NO_BOOKING,
    Reason.LIST_TOO_OLD: Action.NO_BOOKING,
    Reason.UNREADABLE: Action.TYPE_REFERENCE,
    Reason.FORGED: Action.TYPE_REFERENCE,
    Reason.UNKNOWN_REFERENCE: Action.TYPE_REFERENCE,
    Reason.UNKNOWN_TICKET: Action.NO_BOOKING,
}
"""For the other reasons an officer, the way back or another place is all that helps."""


def _values(refused: Refused, wording: Wording) -> dict[str, str]:
    booking, ticket = refused.booking, refused.ticket
    used = {}
    if ticket is not None:
        used = {
            "used_day": wording.day(ticket.at),
            "used_time": wording.time(ticket.at),
            "number": str(ticket.facts.number),
        }
    if booking is None:
        return used
    return used | {
        "weekday": wording.weekday(booking.session_from),
        "day": wording.day(booking.session_from),
        "time": wording.time(booking.session_from),
        "until": wording.time(booking.session_until),
    }


def _rows(booking: Booking | None, wording: Wording) -> tuple[Row, ...]:
    if booking is None:
        return ()
    when = f"{wording.short_day(booking.session_from)} · {wording.time(booking.session_from)}"
    rows = [Row(wording.say("Valid on"), when)]
    if booking.reference is not None:
        rows.insert(0, Row(wording.say("Booking code"), spaced(booking.reference)))
    return tuple(rows)


USED_ELSEWHERE = Advice(
    "ticket",
    noted("This code already has a number."),
    noted(
        "It got number {number} at {used_time} at another gate. Please go there, or ask an officer."
    ),
)

USED_BEFORE = Advice(
    "ticket",
    noted("This code was used before."),
    noted(
        "That was on {used_day} at {used_time}. An officer will gladly help you with a new booking."
    ),
)

CLOSED_TO_ALL = Advice(
    "calendar-off",
    noted("There are no visits today."),
    noted("Please come back on another day. An officer will tell you the next open day."),
)

ADVICE = {
    Reason.OTHER_DAY: Advice(
        "calendar-x",
        noted("Your visit is on {weekday}."),
        noted(
            "This code is for {day}, session {time}. Please keep it and come back that day, "
            "or ask an officer to move your visit."
        ),
    ),
    Reason.TOO_EARLY: Advice(
        "clock",
        noted("You are early."),
        noted("Your session starts at {time}. Please have a seat and scan again a little later."),
    ),
    Reason.TOO_LATE: Advice(
        "clock-alert",
        noted("Your session has passed."),
        noted(
            "Your session was {time} to {until}. An officer will gladly look for another time "
            "with you."
        ),
    ),
    Reason.SESSION_FULL: Advice(
        "users",
        noted("This session is full."),
        noted(
            "All places of {time} are taken. An officer will gladly look for the next free one "
            "with you."
        ),
    ),
    Reason.OTHER_SITE: Advice(
        "map-pin",
        noted("Your code is for another place."),
        noted(
            "This booking belongs to another detention centre. Please check the address in your "
            "message, or ask an officer."
        ),
    ),
    Reason.OTHER_GATE: Advice(
        "door-open",
        noted("Please use another gate."),
        noted("This service is received at another gate. An officer will show you the way."),
    ),
    Reason.WITHDRAWN: Advice(
        "calendar-x",
        noted("This booking was cancelled."),
        noted("It no longer holds. An officer will gladly help you make a new one."),
    ),
    Reason.ALREADY_USED: Advice(
        "ticket",
        noted("This code already has a number."),
        noted("Please look for your ticket, or ask an officer to find your number."),
    ),
    Reason.PARTY_TOO_LARGE: Advice(
        "users",
        noted("Your group is large."),
        noted("More people are booked than may come in at once. An officer will help you."),
    ),
    Reason.CLOSED_TODAY: Advice(
        "calendar-off",
        noted("There are no visits today."),
        noted("Your visit was planned for {time}. An officer will tell you the next open day."),
    ),
    Reason.NOT_OURS: Advice(
        "scan-qr-code",
        noted("This is another kind of code."),
        noted(
            "Please open the QR code from your booking message. No booking yet? An officer will "
            "gladly help you."
        ),
    ),
    Reason.UNREADABLE: Advice(
        "scan-qr-code",
        noted("The code is hard to read."),
        noted(
            "Please make your screen brighter and try again, or type the eight letters and "
            "digits below the code."
        ),
    ),
    Reason.FORGED: Advice(
        "shield-question-mark",
        noted("We cannot confirm this code."),
        noted("Please open the code from your own booking message, or ask an officer to check."),
    ),
    Reason.UNKNOWN_REFERENCE: Advice(
        "search-x",
        noted("We cannot find this booking."),
        noted("Please compare the code with your message, or ask an officer to look for it."),
    ),
    Reason.UNKNOWN_TICKET: Advice(
        "ticket",
        noted("This ticket is not for today."),
        noted("Please scan the code of your booking, or ask an officer."),
    ),
    Reason.LIST_TOO_OLD: Advice(
        "refresh-cw-off",
        noted("An officer will check by hand."),
        noted(
            "This kiosk has been without network for a while and cannot be sure of your booking. "
            "Please call an officer."
        ),
    ),
    Reason.OUT_OF_SERVICE: Advice(
        "wrench",
        noted("This kiosk cannot give numbers now."),
        noted("Please call an officer, or use another gate. Your booking remains valid."),
    ),
}
