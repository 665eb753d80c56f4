"""From a verdict to a screen, and from a wish to a ticket."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.admission import Admitted, Refused
from kiosk.domain.events import Noted, ScanRefused, TicketWanted
from kiosk.domain.flow.inputs import Judged, NotRecorded, Recorded, Sealed, Tapped
from kiosk.domain.flow.moves import show
from kiosk.domain.flow.state import (
    Confirming,
    Declaring,
    Issuing,
    ShowingProblem,
    ShowingTicket,
    State,
)
from kiosk.domain.flow.wishes import PrintTicket, Seal, Step
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import Moment


def judged(state: State, arrived: Judged, now: Moment) -> Step:
    """Show what the verdict leads to; a refusal is written down too."""
    match arrived.verdict:
        case Admitted(booking, evidence):
            # The booked number is proposed; fewer may have come, or more up to what the rules say.
            # A list that names none is mistaken: somebody holds up the code.
            party = max(1, booking.party)
            asked = Confirming(booking, evidence, party, state.terms.party_max)
            return Step(show(state, asked, now))
        case Refused() as refused:
            booking_id = None if refused.booking is None else refused.booking.id
            noted = Noted(ScanRefused(refused.reason, booking_id))
            return Step(_refused(state, refused, now), (noted,))


def _refused(state: State, refused: Refused, now: Moment) -> State:
    # A second scan of a used code shows the ticket it led to. The visitor wants the number back,
    # not an explanation; the fact that it was scanned again is in the journal.
    if refused.here and refused.ticket is not None:
        return show(state, ShowingTicket(refused.ticket, again=True), now)
    return show(state, ShowingProblem(refused), now)


def take_number(state: State, _: Tapped, now: Moment) -> Step:
    """Ask the journal for a ticket; the screen waits for the answer, never guesses a number."""
    asked = state.screen
    match asked:
        case Confirming():
            return Step(show(state, Issuing(asked), now), (_booked(state, asked),))
        case Declaring(walk_in) if walk_in.host:
            # Nothing that was typed is written down before it is sealed.
            return Step(show(state, Issuing(asked), now), effects=(Seal(walk_in),))
        case Declaring():
            return Step(show(state, Issuing(asked), now), (_declared(state, asked, None),))
        case _:
            return Step(state)


def sealed(state: State, arrived: Sealed, _: Moment) -> Step:
    """Ask the journal for the ticket that carries what was sealed."""
    match state.screen:
        # A name that is still there was not answered for yet: a second answer is no second number.
        case Issuing(Declaring(walk_in) as asked) if walk_in.host:
            # It has done its work; from here on the kiosk does not hold it any more.
            nameless = replace(asked, walk_in=replace(walk_in, host=""))
            forgotten = replace(state, screen=Issuing(nameless))
            return Step(forgotten, (_declared(state, nameless, arrived.box),))
        case _:
            return Step(state)


def _declared(state: State, asked: Declaring, box: str | None) -> TicketWanted:
    service = asked.walk_in.service.id
    return TicketWanted(
        prefix=state.terms.prefixes[service],
        service=service,
        booking=None,
        party=asked.party,
        belongings=asked.belongings,
        priority=asked.priority,
        session_from=None,
        session_until=None,
        evidence=Evidence.DECLARED,
        role=asked.walk_in.role,
        sealed=box,
        journey=state.terms.journey(service, belongings=asked.belongings),
    )


def _booked(state: State, asked: Confirming) -> TicketWanted:
    booking = asked.booking
    return TicketWanted(
        prefix=state.terms.prefixes[booking.service],
        service=booking.service,
        booking=booking.id,
        party=asked.party,
        belongings=asked.belongings,
        priority=asked.priority,
        session_from=booking.session_from,
        session_until=booking.session_until,
        evidence=asked.evidence,
        journey=state.terms.journey(booking.service, belongings=asked.belongings),
    )


def recorded(state: State, arrived: Recorded, now: Moment) -> Step:
    """Show the number and print it: only now, since only now does the journal hold it."""
    return Step(
        show(state, ShowingTicket(arrived.issue), now), effects=(PrintTicket(arrived.issue),)
    )


def not_recorded(state: State, _: NotRecorded, now: Moment) -> Step:
    """Say that the kiosk cannot give a number; none was given."""
    return Step(show(state, ShowingProblem(Refused(Reason.OUT_OF_SERVICE)), now))
