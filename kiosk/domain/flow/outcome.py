"""From a verdict to a screen, and from a wish to a ticket."""

from __future__ import annotations

from kiosk.domain.admission import Admitted, Refused
from kiosk.domain.events import Noted, ScanRefused, TicketWanted
from kiosk.domain.flow.inputs import Judged, NotRecorded, PrintTicket, Recorded, Step, Tapped
from kiosk.domain.flow.moves import show
from kiosk.domain.flow.state import (
    Confirming,
    Issuing,
    ShowingProblem,
    ShowingTicket,
    State,
)
from kiosk.domain.reasons import Reason
from kiosk.domain.types import Moment


def judged(state: State, arrived: Judged, now: Moment) -> Step:
    """Show what the verdict leads to; a refusal is written down too."""
    match arrived.verdict:
        case Admitted(booking, evidence):
            # The booked number is proposed; fewer may have come, or more up to what the rules say.
            asked = Confirming(booking, evidence, booking.party, state.terms.party_max)
            return Step(show(state, asked, now))
        case Refused() as refused:
            booking_id = None if refused.booking is None else refused.booking.id
            noted = Noted(ScanRefused(refused.reason, booking_id))
            return Step(_refused(state, refused, now), (noted,))


def _refused(state: State, refused: Refused, now: Moment) -> State:
    # A second scan of a used code shows the ticket it led to. The visitor wants the number back,
    # not an explanation; the fact that it was scanned again is in the journal.
    if refused.reason is Reason.ALREADY_USED and refused.ticket is not None:
        return show(state, ShowingTicket(refused.ticket, again=True), now)
    return show(state, ShowingProblem(refused), now)


def take_number(state: State, _: Tapped, now: Moment) -> Step:
    """Ask the journal for a ticket; the screen waits for the answer, never guesses a number."""
    asked = state.screen
    if not isinstance(asked, Confirming):
        return Step(state)
    booking = asked.booking
    wanted = TicketWanted(
        prefix=state.terms.prefixes[booking.service],
        service=booking.service,
        booking=booking.id,
        party=asked.party,
        belongings=asked.belongings,
        priority=asked.priority,
        session_from=booking.session_from,
        session_until=booking.session_until,
        evidence=asked.evidence,
    )
    return Step(show(state, Issuing(asked), now), (wanted,))


def recorded(state: State, arrived: Recorded, now: Moment) -> Step:
    """Show the number and print it: only now, since only now does the journal hold it."""
    return Step(
        show(state, ShowingTicket(arrived.issue), now), effects=(PrintTicket(arrived.issue),)
    )


def not_recorded(state: State, _: NotRecorded, now: Moment) -> Step:
    """Say that the kiosk cannot give a number; none was given."""
    return Step(show(state, ShowingProblem(Refused(Reason.OUT_OF_SERVICE)), now))
