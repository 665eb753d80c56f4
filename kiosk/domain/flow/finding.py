"""Whoever already has a number: to see its turn, to print it again, or to leave."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.admission import Refused
from kiosk.domain.events import Issue
from kiosk.domain.flow import outcome
from kiosk.domain.flow.inputs import Action, Found, Judged, KeyTyped, Printed, Tapped
from kiosk.domain.flow.moves import show
from kiosk.domain.flow.state import (
    ChoosingDoor,
    FindingTicket,
    ShowingTicket,
    State,
    Surveying,
    Thanking,
)
from kiosk.domain.flow.wishes import FindNumber, PrintTicket, Step
from kiosk.domain.numbering import QueueNumber, parse_number
from kiosk.domain.sighting import digest
from kiosk.domain.types import Moment

LONGEST_NUMBER = 6
"""Two letters and four digits: the thousandth party of a service's day."""

MOST_COPIES = 2
"""A ticket printed again more often is a toy; an officer can help."""


def other_doors(state: State, _: Tapped, now: Moment) -> Step:
    """Show what else can be done here."""
    return Step(show(state, ChoosingDoor(), now))


def find_ticket(state: State, tapped: Tapped, now: Moment) -> Step:
    """Ask for the ticket, or its number."""
    return Step(show(state, FindingTicket(leaving=tapped.action is Action.LEAVING), now))


def symbol_typed(state: State, key: KeyTyped, now: Moment) -> Step:
    """Add a letter or a digit of a queue number."""
    screen, symbol = state.screen, key.symbol.upper()
    if not isinstance(screen, FindingTicket) or len(symbol) != 1:
        return Step(state)
    if not symbol.isascii() or not symbol.isalnum():
        return Step(state)
    typed = (screen.typed + symbol)[:LONGEST_NUMBER]
    return Step(show(state, replace(screen, typed=typed, unknown=False), now))


def erase_symbol(state: State, _: Tapped, now: Moment) -> Step:
    """Take the last symbol back."""
    screen = state.screen
    if not isinstance(screen, FindingTicket):
        return Step(state)
    return Step(show(state, replace(screen, typed=screen.typed[:-1], unknown=False), now))


def number_given(state: State, _: Tapped, now: Moment) -> Step:
    """Look the number up; ``A12`` means ``A012``."""
    screen = state.screen
    if not isinstance(screen, FindingTicket):
        return Step(state)
    number = _number_of(screen.typed)
    if number is None:
        return Step(show(state, replace(screen, unknown=True), now))
    return Step(replace(state, touched_s=now.ticks_s), effects=(FindNumber(number),))


def _number_of(typed: str) -> QueueNumber | None:
    letters = typed.rstrip("0123456789")
    counter = int(typed[len(letters) :] or 0)
    try:
        # The first of a day is 001: without a digit, or with noughts only, it is none.
        return parse_number(f"{letters}{counter:03d}") if counter else None
    except ValueError:
        return None


def found(state: State, arrived: Found, now: Moment) -> Step:
    """Show the ticket of a typed number, or say that there is none."""
    screen = state.screen
    if not isinstance(screen, FindingTicket):
        return Step(state)
    if arrived.issue is None:
        return Step(show(state, replace(screen, unknown=True), now))
    return Step(_with_ticket(state, arrived.issue, now, proven=False))


def judged(state: State, arrived: Judged, now: Moment) -> Step:
    """Go on with a ticket, or a used booking, that was held up; all else is as at the start."""
    match arrived.verdict:
        case Refused(ticket=Issue() as issue, here=True):
            return Step(_with_ticket(state, issue, now, proven=True))
        case _:
            return outcome.judged(state, arrived, now)


def _with_ticket(state: State, issue: Issue, now: Moment, *, proven: bool) -> State:
    screen = state.screen
    if not isinstance(screen, FindingTicket) or not screen.leaving:
        return show(state, ShowingTicket(issue, again=True, proven=proven), now)
    seen = digest(issue.ticket)
    if seen in state.surveyed:
        return show(state, Thanking(), now)
    return show(replace(state, surveyed=state.surveyed | {seen}), Surveying(), now)


def print_again(state: State, _: Tapped, now: Moment) -> Step:
    """Print the ticket once more, by request."""
    shown = state.screen
    if not isinstance(shown, ShowingTicket) or shown.copies >= MOST_COPIES:
        return Step(state)
    asked = replace(shown, copies=shown.copies + 1, no_paper=False)
    return Step(show(state, asked, now), effects=(PrintTicket(shown.issue, shown.proven),))


def printed(state: State, arrived: Printed, now: Moment) -> Step:
    """Keep a number longer that did not come out on paper; another visitor's print is ignored."""
    shown = state.screen
    if not isinstance(shown, ShowingTicket) or str(shown.issue.facts.number) != arrived.number:
        return Step(state)
    if arrived.failed == shown.no_paper:
        return Step(state)
    return Step(show(state, replace(shown, no_paper=arrived.failed), now))
