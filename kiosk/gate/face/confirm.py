"""The confirm screen: what is known, and three questions."""

from __future__ import annotations

from kiosk.clock import local_day
from kiosk.domain.booking import Booking
from kiosk.domain.flow.state import Confirming, Declaring
from kiosk.domain.house import Door, House, named
from kiosk.domain.masking import mask
from kiosk.domain.reference import spaced
from kiosk.domain.types import Moment, Role
from kiosk.gate.face.shapes import Choice, ConfirmFace, Counted, Row
from kiosk.wording import Wording


def confirm_face(
    asked: Confirming, wording: Wording, house: House, now: Moment, *, busy: bool
) -> ConfirmFace:
    """Welcome the party, by its masked name where the list has brought one."""
    booking = asked.booking
    title = (
        wording.say("Welcome,\n{name}", name=booking.visitor)
        if booking.visitor
        else wording.say("Welcome.")
    )
    return ConfirmFace(
        title=title,
        lead=wording.say("Your code is good. Please check, then take your number."),
        rows=_rows(booking, wording, house, now),
        party=_party(asked, wording),
        belongings=_belongings(asked, wording),
        priority=_priority(asked, wording),
        take=wording.say("One moment…") if busy else wording.say("Take a queue number"),
        back=wording.say("Not me, go back"),
        busy=busy,
    )


def declare_face(asked: Declaring, wording: Wording, house: House, *, busy: bool) -> ConfirmFace:
    """Ask a party without a booking the same; what makes no sense for it is left out."""
    return ConfirmFace(
        title=wording.say("Almost done."),
        lead=wording.say("Please check, then take your number. An officer will do the rest."),
        rows=_declared_rows(asked, wording, house),
        party=_party(asked, wording) if asked.party_max > 1 else None,
        belongings=None
        if asked.walk_in.service.door is Door.GOODS
        else _belongings(asked, wording),
        priority=_priority(asked, wording),
        take=wording.say("One moment…") if busy else wording.say("Take a queue number"),
        back=wording.say("Go back"),
        busy=busy,
    )


def _declared_rows(asked: Declaring, wording: Wording, house: House) -> tuple[Row, ...]:
    walk_in = asked.walk_in
    service = house.services.get(walk_in.service.id)
    name = walk_in.service.id if service is None else named(service.names, wording.language)
    rows = [Row(wording.say("You came for"), name)]
    if walk_in.role is not Role.VISITOR:
        rows.append(Row(wording.say("You come as"), role_name(walk_in.role, wording)))
    if walk_in.host:
        rows.append(Row(wording.say("Visiting"), mask(walk_in.host)))
    return tuple(rows)


def role_name(role: Role, wording: Wording) -> str:
    """Name what a party comes to a group session as."""
    if role is Role.FACILITATOR:
        return wording.say("Facilitator")
    return wording.say("Participant")


def session_text(booking: Booking, wording: Wording, now: Moment) -> str:
    """Write a session as ``09.30 – 10.00 · hari ini``."""
    span = f"{wording.time(booking.session_from)} – {wording.time(booking.session_until)}"
    today = local_day(booking.session_from, wording.zone) == local_day(now.at, wording.zone)
    day = wording.say("today") if today else wording.short_day(booking.session_from)
    return f"{span} · {day}"


def _rows(booking: Booking, wording: Wording, house: House, now: Moment) -> tuple[Row, ...]:
    service = house.services.get(booking.service)
    name = wording.say("Session") if service is None else named(service.names, wording.language)
    rows = [Row(name, session_text(booking, wording, now))]
    if booking.host:
        rows.append(Row(wording.say("Visiting"), booking.host))
    if booking.reference is not None:
        rows.append(Row(wording.say("Booking code"), spaced(booking.reference)))
    return tuple(rows)


def _party(asked: Confirming | Declaring, wording: Wording) -> Counted:
    return Counted(
        label=wording.say("How many people came"),
        text=wording.say("Children too, {most} at most", most=asked.party_max),
        value=str(asked.party),
        can_shrink=asked.party > 1,
        can_grow=asked.party < asked.party_max,
    )


def _belongings(asked: Confirming | Declaring, wording: Wording) -> Choice:
    return Choice(
        label=wording.say("Did you bring belongings?"),
        text=wording.say("An officer will check them with you"),
        no_label=wording.say("No"),
        yes_label=wording.say("Yes"),
        yes=asked.belongings,
    )


def _priority(asked: Confirming | Declaring, wording: Wording) -> Choice:
    return Choice(
        label=wording.say("Do you need to go first?"),
        text=wording.say("Elderly, disabled, pregnant, with a baby"),
        no_label=wording.say("No"),
        yes_label=wording.say("Yes"),
        yes=asked.priority,
    )
