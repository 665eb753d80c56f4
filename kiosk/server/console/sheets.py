"""The sheet of a ticket: everything that can be done with it, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.heads import MOST_HEADS
from kiosk.domain.queue import Stage
from kiosk.server.console.parts import (
    Button,
    Count,
    Group,
    Sheet,
    cancel_buttons,
    party_title,
    rival_lines,
    stage_text,
    station_buttons,
    turn_buttons,
)
from kiosk.server.console.wishes import Verb

if TYPE_CHECKING:
    from kiosk.domain.queue import Queued
    from kiosk.server.console.scene import Scene


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done with every party of a line; made once for all of its rows."""

    send: Group
    cancel: Group


def ways_of(scene: Scene) -> Ways:
    """Return the ways out of the line of the scene's station."""
    say = scene.wording.say
    return Ways(
        Group(say("Send to"), station_buttons(Verb.SEND, scene, scene.post.station)),
        Group(say("Cancel the number"), cancel_buttons(scene)),
    )


def waiting_sheet(queued: Queued, scene: Scene, ways: Ways, *, call: str) -> Sheet:
    """Offer what can be done with a party that waits; ``call`` is the verb that calls it."""
    turn = Group(scene.wording.say("Turn"), turn_buttons(queued, scene, call=call))
    waits = queued.stage is Stage.WAITING
    groups = (turn, ways.send, ways.cancel) if waits else (turn, ways.cancel)
    return _sheet(queued, scene, groups)


def present_sheet(queued: Queued, scene: Scene) -> Sheet:
    """Offer what is done more seldom with the party at the counter."""
    say = scene.wording.say
    back = Button(Verb.GIVE_BACK, say("Back in line"), "undo-2")
    station = queued.call.station if queued.call else scene.post.station
    return _sheet(
        queued,
        scene,
        (
            Group(say("Turn"), (back, *turn_buttons(queued, scene, call="")[:1])),
            Group(say("Send to"), station_buttons(Verb.TRANSFER, scene, station)),
            Group(say("Cancel the number"), cancel_buttons(scene)),
        ),
    )


def head_counts(queued: Queued, scene: Scene) -> tuple[Count, ...]:
    """Return the fields for how many came in and went out, altogether."""
    say, heads, party = scene.wording.say, queued.heads, queued.issue.facts.party
    came = Count(Verb.LET_IN, say("Came in"), heads.entered or party, MOST_HEADS)
    if not heads.entered:
        return (came,)
    return (came, Count(Verb.LET_OUT, say("Went out"), heads.entered, heads.entered))


def _sheet(queued: Queued, scene: Scene, groups: tuple[Group, ...]) -> Sheet:
    return Sheet(
        title=f"{queued.issue.facts.number} · {party_title(queued, scene)}",
        lines=_lines(queued, scene),
        groups=tuple(group for group in groups if group.buttons),
        counts=head_counts(queued, scene),
        declared=queued.issue.facts.sealed is not None,
    )


def _lines(queued: Queued, scene: Scene) -> tuple[str, ...]:
    say = scene.wording.say
    booking = scene.booking(queued.issue.facts)
    lines = [stage_text(queued, scene)]
    if booking is not None and booking.host:
        lines.append(say("Visits: {name}", name=booking.host))
    if queued.rivals:
        lines.append(say("Other numbers on the same booking:"))
        lines += rival_lines(queued, scene)
    return tuple(lines)
