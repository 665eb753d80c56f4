"""The queue page: who is at this counter, who waits for it, who did not come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.heads import Balance, balance
from kiosk.domain.house import named
from kiosk.domain.queue import Lane, Stage
from kiosk.domain.reasons import Evidence
from kiosk.domain.waiting import mean_waited_s
from kiosk.server.console.parts import (
    Aim,
    Button,
    Row,
    Sheet,
    aim,
    first_rival,
    party_text,
    party_title,
    tags,
)
from kiosk.server.console.scene import ms
from kiosk.server.console.sheets import Ways, present_sheet, waiting_sheet, ways_of
from kiosk.server.console.wishes import Verb
from kiosk.wording import noted

if TYPE_CHECKING:
    from kiosk.domain.queue import Queued
    from kiosk.server.console.scene import Scene

MOST_ROWS = 25
"""Of a line of hundreds the rest is a tap away: each row weighs 4 kB with what can be done."""

EVIDENCE = {
    Evidence.LIST: noted("proof: booking list"),
    Evidence.SIGNATURE: noted("proof: the code's signature"),
    Evidence.GUARD: noted("proof: an officer"),
    Evidence.DECLARED: noted("proof: none yet"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """The party at a counter. ``since_ms``: when it was called last."""

    aim: Aim
    key: str
    heading: str
    number: str
    since_ms: int
    name: str
    people: str
    host: str
    lines: tuple[str, ...]
    buttons: tuple[Button, ...]
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """A station's line; ``more`` is how many rows are left out."""

    aim: Aim
    count: int
    mean: str
    rows: tuple[Row, ...]
    absent: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Line:
    """What all rows of a line share."""

    aim: Aim
    ways: Ways


@dataclass(frozen=True, slots=True)
class QueueView:
    """The page. ``others``: tickets that were called here too, by somebody who was apart.

    ``share`` of those who came in is still inside, in percent.
    """

    title: str
    here: str
    card: Card | None
    others: tuple[Row, ...]
    heads: Balance
    line: Line
    share: int


def queue_view(scene: Scene, *, whole: bool = False) -> QueueView:
    """Draw the queue page; ``whole`` with every row of the line."""
    post, queue = scene.post, scene.queue
    here = queue.all_at(post.station, post.counter)
    sums = balance(queue)
    return QueueView(
        title=named(scene.workplace.station(post).names, scene.wording.language),
        here=scene.here(),
        card=card(here[0], scene) if here else None,
        others=tuple(_row(each, scene, None, _shared(scene)) for each in here[1:]),
        heads=sums,
        line=line(scene, whole=whole),
        share=round(100 * sums.inside / sums.entered) if sums.entered else 0,
    )


def line(scene: Scene, *, whole: bool = False) -> Line:
    """Return the line of the scene's station."""
    say, station = scene.wording.say, scene.post.station
    waiting = scene.queue.waiting(station)
    call = Button(Verb.CALL, say("Call"), "megaphone")
    shown = waiting if whole else waiting[:MOST_ROWS]
    here = _shared(scene)
    return Line(
        aim=here.aim,
        count=len(waiting),
        mean=_mean(scene),
        rows=tuple(_row(each, scene, call, here) for each in shown),
        absent=tuple(_row(each, scene, call, here) for each in _absent(scene)),
        more=len(waiting) - len(shown),
    )


def card(queued: Queued, scene: Scene) -> Card:
    """Return the card of the party at the scene's counter."""
    say, issued = scene.wording.say, queued.issue.facts
    booking = scene.booking(issued)
    call = queued.call
    return Card(
        aim=aim(scene.queue, scene.post, queued.issue.ticket),
        key=queued.issue.ticket,
        heading=say("Called to {place}", place=scene.here()),
        number=str(issued.number),
        since_ms=ms(call.last_at if call else queued.arrived_at),
        name=booking.visitor if booking and booking.visitor else scene.service_name(issued),
        people=scene.people(issued.party),
        host=say("Visits: {name}", name=booking.host) if booking and booking.host else "",
        lines=_card_lines(queued, scene),
        buttons=_card_buttons(queued, scene),
        sheet=present_sheet(queued, scene),
    )


def _card_lines(queued: Queued, scene: Scene) -> tuple[str, ...]:
    say = scene.wording.say
    parts = [party_text(queued, scene), say(EVIDENCE[queued.issue.facts.evidence])]
    lines = [" · ".join(part for part in parts if part)]
    lines += [tag.text for tag in tags(queued, scene)]
    return tuple(lines)


def _card_buttons(queued: Queued, scene: Scene) -> tuple[Button, ...]:
    say = scene.wording.say
    following = queued.ahead[1] if len(queued.ahead) > 1 else None
    label = say("Finished")
    if following is not None:
        label = say("Finished → {station}", station=scene.place_of(following))
    return (
        Button(Verb.FINISH, label, "check"),
        Button(Verb.RECALL, say("Call again"), "bell-ring"),
        Button(Verb.NO_SHOW, say("Did not come"), "user-x"),
    )


def _mean(scene: Scene) -> str:
    waited_s = mean_waited_s(scene.queue, scene.post.station)
    if waited_s is None:
        return ""
    minutes = max(1, round(waited_s / 60))
    return scene.wording.count("{n} minute on average", "{n} minutes on average", minutes)


def _absent(scene: Scene) -> list[Queued]:
    away = (each for each in scene.queue.tickets.values() if each.stage is Stage.NO_SHOW)
    return [each for each in away if each.stands_at(scene.post.station)]


def _shared(scene: Scene) -> _Line:
    return _Line(aim(scene.queue, scene.post), ways_of(scene))


def _row(queued: Queued, scene: Scene, call: Button | None, here: _Line) -> Row:
    say, main, second = scene.wording.say, call, None
    if queued.lane is Lane.DECLARED and call is not None:
        main = Button(Verb.FIRST, say("Confirm"))
        second = Button(Verb.ORDINARY, say("Decline"))
    elif first_rival(queued) is not None:
        main = None
    return Row(
        key=queued.issue.ticket,
        aim=replace(here.aim, ticket=queued.issue.ticket),
        number=str(queued.issue.facts.number),
        title=party_title(queued, scene),
        text=party_text(queued, scene),
        since=scene.since(queued.arrived_at),
        tags=tags(queued, scene),
        main=main,
        second=second,
        sheet=waiting_sheet(queued, scene, here.ways, call=call.do if call else ""),
    )
