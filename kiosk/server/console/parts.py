"""The pieces that pages of the console are made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.house import named
from kiosk.domain.queue import Lane, Stage
from kiosk.server.console.deciding import mark_of
from kiosk.server.console.wishes import Verb
from kiosk.wording.naming import CANCELLED

if TYPE_CHECKING:
    from kiosk.domain.events import Issue
    from kiosk.domain.queue import Queue, Queued
    from kiosk.domain.types import TicketId
    from kiosk.server.console.scene import Scene
    from kiosk.server.console.workplace import Post


class Tone(StrEnum):
    """How much something matters; words say it too."""

    TROUBLE = "trouble"
    CAREFUL = "careful"
    GOOD = "good"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Tag:
    """A few words beside a number."""

    tone: Tone
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """A press: ``do`` is a verb, with what after a colon. ``icon`` is a Lucide name."""

    do: str
    label: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Buttons of a sheet under one title."""

    title: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a form's presses are meant for; see ``kiosk.server.console.wishes.Wish``."""

    station: str
    counter: str
    ticket: str = ""
    seen: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A field for a number of people, and its button."""

    do: str
    label: str
    value: int
    most: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that can be done with one ticket beside what stands on its row."""

    title: str
    lines: tuple[str, ...]
    groups: tuple[Group, ...]
    counts: tuple[Count, ...] = ()
    declared: bool = False
    """Whether the party typed whom it visits, sealed for the centre."""


@dataclass(frozen=True, slots=True)
class Row:
    """A party in a list. ``main`` is what is done most often; None: the sheet comes first."""

    key: str
    aim: Aim
    number: str
    title: str
    text: str
    since: str
    tags: tuple[Tag, ...]
    main: Button | None
    second: Button | None
    sheet: Sheet


def aim(queue: Queue, post: Post, ticket: TicketId | None = None) -> Aim:
    """Aim at a counter as it is now, and at a ticket."""
    present = queue.on_call(post.station, post.counter)
    return Aim(
        station=post.station,
        counter=post.counter,
        ticket=ticket or "",
        seen=present.issue.ticket if present else "",
        mark=mark_of(present),
    )


def party_title(queued: Queued, scene: Scene) -> str:
    """Say who it is: the full name where there is a booking, and how many."""
    issued = queued.issue.facts
    booking = scene.booking(issued)
    name = booking.visitor if booking else ""
    if not name:
        name = scene.service_name(issued)
    return f"{name}, {scene.people(issued.party)}"


def party_text(queued: Queued, scene: Scene) -> str:
    """Say the rest in one line: session, goods, service."""
    say, issued = scene.wording.say, queued.issue.facts
    parts = []
    booking = scene.booking(issued)
    if not scene.is_main(issued) and booking is not None and booking.visitor:
        parts.append(scene.service_name(issued))
    if issued.session_from is not None:
        parts.append(say("Session {time}", time=scene.wording.time(issued.session_from)))
    if issued.belongings:
        parts.append(say("belongings"))
    if issued.booking is None:
        parts.append(say("without a booking"))
    return " · ".join(parts)


def tags(queued: Queued, scene: Scene) -> tuple[Tag, ...]:
    """Say what is special about a party that waits."""
    say, found = scene.wording.say, []
    match queued.lane:
        case Lane.DECLARED:
            found.append(Tag(Tone.CAREFUL, say("priority: please check")))
        case Lane.CONFIRMED:
            found.append(Tag(Tone.GOOD, say("priority")))
    first = first_rival(queued)
    if first is not None:
        found.append(Tag(Tone.TROUBLE, scene.used_at(first)))
    if queued.stage is Stage.NO_SHOW:
        found.append(Tag(Tone.CAREFUL, say("did not come")))
    elif queued.absences:
        found.append(Tag(Tone.PLAIN, say("did not come before")))
    return tuple(found)


def first_rival(queued: Queued) -> Issue | None:
    """Return the earlier ticket on the same booking, None where this one is the first."""
    earlier = min(queued.rivals, key=lambda each: (each.at, each.ticket), default=None)
    mine = (queued.issue.at, queued.issue.ticket)
    if earlier is None or mine < (earlier.at, earlier.ticket):
        return None
    return earlier


def rival_lines(queued: Queued, scene: Scene) -> list[str]:
    """Say of each other ticket on the booking what became of it."""
    lines = []
    for rival in queued.rivals:
        other = scene.queue.tickets.get(rival.ticket)
        stands = stage_text(other, scene) if other else ""
        gate, time = scene.gate_name(rival.gate), scene.wording.time(rival.at)
        lines.append(f"{rival.facts.number} · {gate} {time} · {stands}")
    return lines


def stage_text(queued: Queued, scene: Scene) -> str:
    """Say where a ticket stands, in a few words."""
    say, call = scene.wording.say, queued.call
    match queued.stage:
        case Stage.CALLED if call is not None:
            text = say("called to {place}", place=scene.place(call.station, call.counter))
        case Stage.WAITING if queued.station is not None:
            text = say("waits at {station}", station=scene.station_name(queued.station))
        case Stage.WAITING:
            text = say("waiting")
        case Stage.NO_SHOW:
            text = say("did not come")
        case Stage.CANCELLED:
            text = say("cancelled")
        case _:
            text = say("finished")
    return text


def turn_buttons(queued: Queued, scene: Scene, *, call: str) -> tuple[Button, ...]:
    """Return the ways of a party's turn; ``call`` is the verb that calls it, empty for none."""
    say = scene.wording.say
    found = [Button(call, say("Call now"), "megaphone")] if call else []
    if queued.lane is not Lane.CONFIRMED:
        found.append(Button(Verb.FIRST, say("Goes first"), "accessibility"))
    if queued.goes_first:
        found.append(Button(Verb.ORDINARY, say("Ordinary turn"), "users"))
    return tuple(found)


def station_buttons(verb: Verb, scene: Scene, without: str) -> tuple[Button, ...]:
    """Return the stations that a party can be sent to."""
    language = scene.wording.language
    return tuple(
        Button(f"{verb}:{each.id}", named(each.names, language), each.icon)
        for each in scene.workplace.house.stations.values()
        if each.id != without
    )


def cancel_buttons(scene: Scene) -> tuple[Button, ...]:
    """Return the reasons for which a number is cancelled."""
    say = scene.wording.say
    return tuple(
        Button(f"{Verb.CANCEL}:{reason}", say(text), "x") for reason, text in CANCELLED.items()
    )
