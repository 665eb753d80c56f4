"""Whether a party is let in to the queue: one verdict, on which every screen and figure keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.clock import local_day
from kiosk.domain.booking import (
    Booking,
    BookingStatus,
    FlawedCode,
    SignedCode,
    TicketCode,
)
from kiosk.domain.reasons import Evidence, Reason

if TYPE_CHECKING:
    from kiosk.domain.booking import Presented
    from kiosk.domain.events import Issue
    from kiosk.domain.rules import VisitingRules


@dataclass(frozen=True, slots=True)
class Admitted:
    """The party may take a number."""

    booking: Booking
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Refused:
    """No new number; ``ticket`` is the earlier one where that is the reason.

    ``here``: that ticket may be shown to whoever stands here. It is of today, and either of this
    gate or held up itself; of one that was issued elsewhere or another day only the when is told.
    """

    reason: Reason
    booking: Booking | None = None
    ticket: Issue | None = None
    here: bool = False


Verdict = Admitted | Refused


@dataclass(frozen=True, slots=True)
class Known:
    """What this gate knows about what was presented.

    ``booking``: the row of the booking list, if it is there. ``list_at``: when the list was last
    known to be complete. ``tickets``: what was issued on this booking, anywhere at the site and on
    any day, oldest first. ``in_session``: parties that already hold a number for the same session.
    """

    booking: Booking | None = None
    list_at: datetime | None = None
    tickets: tuple[Issue, ...] = ()
    in_session: int = 0


def decide(presented: Presented, known: Known, rules: VisitingRules, now: datetime) -> Verdict:
    """Judge what a visitor holds up; ``now`` is aware UTC. Pure, and total over all inputs."""
    if isinstance(presented, FlawedCode):
        return Refused(Reason(presented.flaw.value))
    if isinstance(presented, TicketCode):
        return _ticket_again(known, rules, now)
    booking, evidence = _best_evidence(presented, known)
    if booking is None:
        return Refused(_missing(known, rules, now))
    if known.tickets:
        return _used(booking, known, rules, now)
    reason = _hindrance(booking, known, rules, now)
    return Admitted(booking, evidence) if reason is None else Refused(reason, booking)


def decide_walk_in(rules: VisitingRules, now: datetime) -> Refused | None:
    """Judge a party without a booking; None when it may take a number. ``now`` is aware UTC."""
    return Refused(Reason.CLOSED_TODAY) if rules.is_closed(local_day(now, rules.zone)) else None


def _used(booking: Booking, known: Known, rules: VisitingRules, now: datetime) -> Refused:
    ticket = _preferred(known.tickets, rules, now) or known.tickets[-1]
    today = ticket.facts.day == local_day(now, rules.zone)
    return Refused(Reason.ALREADY_USED, booking, ticket, here=today and ticket.gate == rules.gate)


def _ticket_again(known: Known, rules: VisitingRules, now: datetime) -> Refused:
    ticket = _preferred(known.tickets, rules, now)
    if ticket is None:
        return Refused(Reason.UNKNOWN_TICKET)
    return Refused(Reason.ALREADY_USED, known.booking, ticket, here=True)


def _best_evidence(presented: Presented, known: Known) -> tuple[Booking | None, Evidence]:
    # The list beats the code: a booking may have been moved or withdrawn since the code was made.
    if known.booking is not None:
        return known.booking, Evidence.LIST
    if isinstance(presented, SignedCode):
        return presented.booking, Evidence.SIGNATURE
    return None, Evidence.LIST


def _preferred(tickets: tuple[Issue, ...], rules: VisitingRules, now: datetime) -> Issue | None:
    # A booking may have been moved after its ticket. A number of another day is not called today.
    todays = [ticket for ticket in tickets if ticket.facts.day == local_day(now, rules.zone)]
    # Two gates may each have issued one while apart. The visitor in front of us holds ours.
    ours = [ticket for ticket in todays if ticket.gate == rules.gate]
    return next(iter(ours + todays), None)


def _missing(known: Known, rules: VisitingRules, now: datetime) -> Reason:
    return Reason.LIST_TOO_OLD if _list_is_old(known, rules, now) else Reason.UNKNOWN_REFERENCE


def _hindrance(
    booking: Booking, known: Known, rules: VisitingRules, now: datetime
) -> Reason | None:
    return (
        _wrong_place(booking, rules)
        or _wrong_time(booking, rules, now)
        or _no_room(booking, known, rules)
        or (Reason.LIST_TOO_OLD if _list_is_old(known, rules, now) else None)
    )


def _wrong_place(booking: Booking, rules: VisitingRules) -> Reason | None:
    if booking.site != rules.site:
        return Reason.OTHER_SITE
    if booking.service not in rules.services:
        return Reason.OTHER_GATE
    if booking.status is BookingStatus.WITHDRAWN:
        return Reason.WITHDRAWN
    return None


def _wrong_time(booking: Booking, rules: VisitingRules, now: datetime) -> Reason | None:
    # The other day comes before "closed today": it tells the visitor when to come instead.
    if local_day(booking.session_from, rules.zone) != local_day(now, rules.zone):
        return Reason.OTHER_DAY
    if rules.is_closed(local_day(now, rules.zone)):
        return Reason.CLOSED_TODAY
    if now < booking.session_from - timedelta(seconds=rules.early_s):
        return Reason.TOO_EARLY
    # RFC 8392 3.1.4: not accepted on or after "exp", however generous the arrival window is.
    latest_at = min(booking.session_until, booking.session_from + timedelta(seconds=rules.late_s))
    return Reason.TOO_LATE if now >= latest_at else None


def _no_room(booking: Booking, known: Known, rules: VisitingRules) -> Reason | None:
    if booking.party > rules.party_max:
        return Reason.PARTY_TOO_LARGE
    if rules.session_quota is not None and known.in_session >= rules.session_quota:
        return Reason.SESSION_FULL
    return None


def _list_is_old(known: Known, rules: VisitingRules, now: datetime) -> bool:
    return known.list_at is None or now - known.list_at > timedelta(seconds=rules.list_max_age_s)
