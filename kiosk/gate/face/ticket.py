"""The ticket screen, and the same words on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kiosk.domain.events import Issue
from kiosk.domain.flow.finding import MOST_COPIES
from kiosk.domain.flow.state import ShowingTicket
from kiosk.domain.house import House, named
from kiosk.domain.queue import Call, Queue, Queued, Stage
from kiosk.domain.slip import Slip
from kiosk.domain.types import Moment
from kiosk.domain.waiting import expected_s, shown_minutes
from kiosk.gate.face.journey import label_of, marks_of, now_text, still_ahead, then_text
from kiosk.gate.face.shapes import TicketFace
from kiosk.gate.face.situation import PaperState, Situation
from kiosk.wire.tickets import ticket_code
from kiosk.wording import Wording
from kiosk.wording.fairness import complaints_to, free_of_charge


def ticket_face(
    shown: ShowingTicket,
    situation: Situation,
    wording: Wording,
    house: House,
    now: Moment,
    seconds: int,
) -> TicketFace:
    """Show the number and the way ahead."""
    issue = shown.issue
    turn = _turn(issue, situation, wording, house, now)
    stations = marks_of(issue, situation.queue, wording, house)
    return TicketFace(
        title=wording.say("You already have a number")
        if shown.again
        else wording.say("Your number is ready"),
        text=_paper(shown, situation.paper, wording),
        warned=shown.no_paper,
        label=wording.say("Queue number"),
        number=str(issue.facts.number),
        estimate=turn.estimate,
        estimate_soft=turn.soft,
        ahead=turn.ahead,
        stations=stations,
        now=now_text(stations, wording),
        then=then_text(stations, wording),
        # A number that was only typed proves nothing: its code is for whoever holds the ticket.
        qr=ticket_code(issue.ticket, house.public_url) if shown.proven else "",
        qr_title=wording.say("Your turn on your phone")
        if house.public_url
        else wording.say("Keep your number"),
        qr_text=wording.say("Scan this code with your phone to see your turn.")
        if house.public_url
        else wording.say("Take a photo of this code. It stands in for the paper ticket."),
        advice=turn.advice,
        fairness=f"{free_of_charge(wording)} {complaints_to(wording, house.complaints)}",
        print_again=_print_again(shown, situation, wording),
        done=wording.say("Done"),
        seconds=seconds,
    )


def _print_again(shown: ShowingTicket, situation: Situation, wording: Wording) -> str:
    offered = situation.has_printer and shown.copies < MOST_COPIES
    wanted = shown.again or shown.no_paper or shown.copies > 0
    return wording.say("Print it again") if offered and wanted else ""


def slip_of(
    issue: Issue,
    situation: Situation,
    wording: Wording,
    house: House,
    now: Moment,
    *,
    with_qr: bool = True,
) -> Slip:
    """Say what stands on the printed ticket: a number and a way, no name."""
    turn = _turn(issue, situation, wording, house, now)
    marks = marks_of(issue, situation.queue, wording, house)
    return Slip(
        site=house.site_name,
        title=wording.say("Queue number"),
        number=str(issue.facts.number),
        headline=turn.estimate,
        lines=(f"{wording.day(issue.at)} · {wording.clock(issue.at)}",),
        stations=tuple(label_of(mark) for mark in still_ahead(marks)),
        qr=ticket_code(issue.ticket, house.public_url) if with_qr else "",
        qr_caption=_caption(wording, house) if with_qr else "",
        footer=(
            free_of_charge(wording),
            complaints_to(wording, house.complaints),
        ),
    )


def _caption(wording: Wording, house: House) -> str:
    if house.public_url:
        return wording.say("Scan this code with your phone to see your turn.")
    return wording.say("Show this code at the kiosk to see your turn.")


def _paper(shown: ShowingTicket, paper: PaperState, wording: Wording) -> str:
    if shown.again and not shown.copies:
        return wording.say("It is still valid, no need to scan again")
    match paper:
        case PaperState.PRINTING:
            return wording.say("Your ticket is being printed")
        case PaperState.PRINTED:
            return wording.say("Please take your ticket")
        case PaperState.FAILED:
            return wording.say("No paper this time. Please note the number or take a photo")
        case _:
            return wording.say("Please remember the number or take a photo")


@dataclass(frozen=True, slots=True)
class _Turn:
    """What is true of the number now: when, how certain, who comes before, what to do."""

    estimate: str
    soft: str
    ahead: str
    advice: str


def _turn(issue: Issue, situation: Situation, wording: Wording, house: House, now: Moment) -> _Turn:
    queued = situation.queue.tickets.get(issue.ticket)
    if queued is not None and queued.call is not None and queued.stage is not Stage.WAITING:
        return _called(queued, queued.call, wording, house)
    estimate, soft = _expected(issue, situation, wording, now)
    return _Turn(
        estimate,
        soft,
        _ahead(issue, situation.queue, wording),
        wording.say("Please take a seat in the waiting room. An officer will assist you."),
    )


def _called(queued: Queued, call: Call, wording: Wording, house: House) -> _Turn:
    # A ticket that is scanned again after its call: "expected" would send its holder to wait.
    place = _place(call, wording, house)
    texts = {
        Stage.CALLED: (
            wording.say("Called to {place}", place=place),
            wording.say("Please go there now."),
        ),
        Stage.NO_SHOW: (
            wording.say("Your number was called"),
            wording.say("Please tell an officer that you are here."),
        ),
    }
    served = _served(queued, wording)
    estimate, ahead = texts.get(queued.stage, served)
    advice = wording.say("If anything is unclear, please ask an officer.")
    return _Turn(estimate, wording.time(call.last_at), ahead, advice)


def _served(queued: Queued, wording: Wording) -> tuple[str, str]:
    if queued.stage is Stage.SERVED and queued.issue.facts.journey:
        return (
            wording.say("All stations are done"),
            wording.say("Thank you for your visit."),
        )
    return (
        wording.say("Your number was called"),
        wording.say("Please go on to the next station, or ask an officer."),
    )


def _place(call: Call, wording: Wording, house: House) -> str:
    station = house.stations.get(call.station)
    name = call.station if station is None else named(station.place, wording.language)
    return f"{name} {call.counter}"


def _expected(issue: Issue, situation: Situation, wording: Wording, now: Moment) -> tuple[str, str]:
    minutes = shown_minutes(expected_s(situation.queue, issue.ticket, situation.usual_s))
    at = now.at + timedelta(minutes=minutes)
    return (
        wording.say("Expected call {time}", time=wording.time(at)),
        wording.count("{n} minute", "{n} minutes", minutes),
    )


def _ahead(issue: Issue, queue: Queue, wording: Wording) -> str:
    ahead = queue.ahead_of(issue.ticket)
    if ahead == 0:
        return wording.say("You are next in line")
    return wording.count("{n} party before you", "{n} parties before you", ahead)
