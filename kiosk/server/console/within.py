"""Who is inside now, letting them out, and the last line of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.alarms import AlarmKind, alarms
from kiosk.domain.heads import Balance, balance, inside
from kiosk.server.console.parts import (
    Aim,
    Button,
    Count,
    Tag,
    Tone,
    aim,
    party_title,
    stage_text,
)
from kiosk.server.console.sheets import head_counts
from kiosk.server.console.wishes import Verb
from kiosk.wording import noted

if TYPE_CHECKING:
    from kiosk.domain.alarms import Alarm
    from kiosk.domain.queue import Queued
    from kiosk.domain.types import GateId
    from kiosk.server.console.scene import Scene

ALARMS = {
    AlarmKind.CLOSING: noted("Closing time has passed and somebody is inside"),
    AlarmKind.STILL_INSIDE: noted("The session has ended, and the party is still inside"),
    AlarmKind.TIME_UP: noted("The session's time is over"),
    AlarmKind.MISCOUNTED: noted("More people went out than came in"),
}


@dataclass(frozen=True, slots=True)
class InsideRow:
    """A party of which somebody is inside."""

    key: str
    aim: Aim
    number: str
    title: str
    where: str
    since: str
    heads: str
    tags: tuple[Tag, ...]
    out: Button
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """The last line of a gate's day, or of the centre's."""

    where: str
    text: str
    even: bool


@dataclass(frozen=True, slots=True)
class WithinView:
    """The page. ``close`` is None once the day is closed here."""

    title: str
    heads: Balance
    rows: tuple[InsideRow, ...]
    closed: tuple[ClosedLine, ...]
    aim: Aim
    close: Button | None
    warning: str


def within_view(scene: Scene, closer: GateId) -> WithinView:
    """Draw the page; ``closer`` is under which gate the centre closes the day."""
    sums = balance(scene.queue)
    is_closed = closer in scene.queue.closed
    say = scene.wording.say
    return WithinView(
        title=say("Inside now"),
        heads=sums,
        rows=tuple(inside_row(each, scene) for each in inside(scene.queue)),
        closed=tuple(_closed(scene, closer)),
        aim=aim(scene.queue, scene.post),
        close=None if is_closed else Button(Verb.CLOSE_DAY, say("Close the day"), "door-closed"),
        warning=_warning(sums, scene),
    )


def inside_row(queued: Queued, scene: Scene) -> InsideRow:
    """Return the row of a party inside, with the way out."""
    say, heads = scene.wording.say, queued.heads
    label = scene.wording.count("{n} out", "All {n} out", heads.inside)
    of_all = say("{n} of {all}", n=heads.inside, all=heads.entered)
    return InsideRow(
        key=queued.issue.ticket,
        aim=aim(scene.queue, scene.post, queued.issue.ticket),
        number=str(queued.issue.facts.number),
        title=party_title(queued, scene),
        where=_where(queued, scene),
        since=scene.since(heads.entered_at or queued.arrived_at),
        heads=of_all if heads.left else scene.people(heads.inside),
        tags=tuple(Tag(Tone.TROUBLE, say(ALARMS[each.kind])) for each in _alarms_of(queued, scene)),
        out=Button(f"{Verb.LET_OUT}:{heads.entered}", label, "log-out"),
        counts=head_counts(queued, scene),
    )


def alarms_of(scene: Scene) -> tuple[Alarm, ...]:
    """Return what has to be looked at now."""
    return alarms(scene.queue, scene.now, scene.closes_at(), scene.workplace.out_s)


def _alarms_of(queued: Queued, scene: Scene) -> list[Alarm]:
    return [each for each in alarms_of(scene) if each.ticket == queued.issue.ticket]


def _where(queued: Queued, scene: Scene) -> str:
    say, sitting = scene.wording.say, queued.sitting
    if sitting is not None and sitting.ended_at is None:
        place = scene.place(sitting.station, sitting.counter)
        return say("{place} until {time}", place=place, time=scene.wording.time(sitting.until))
    if sitting is not None and sitting.ended_at is not None:
        return say("session ended {time}", time=scene.wording.time(sitting.ended_at))
    return stage_text(queued, scene)


def _closed(scene: Scene, closer: GateId) -> list[ClosedLine]:
    say = scene.wording.say
    lines = []
    for gate, body in sorted(scene.queue.closed.items()):
        where = say("Console") if gate == closer else scene.gate_name(gate)
        text = say(
            "{entered} in, {left} out, {tickets} numbers, {open} of them open",
            entered=body.entered,
            left=body.left,
            tickets=body.tickets,
            open=body.open_tickets,
        )
        lines.append(ClosedLine(where, text, even=body.entered == body.left))
    return lines


def _warning(sums: Balance, scene: Scene) -> str:
    count = scene.wording.count
    parts = []
    if sums.inside:
        parts.append(
            count("{n} person is still inside.", "{n} people are still inside.", sums.inside)
        )
    if sums.open_tickets:
        parts.append(
            count("{n} number is still open.", "{n} numbers are still open.", sums.open_tickets)
        )
    return " ".join(parts)
