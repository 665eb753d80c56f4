"""What somebody has to look at: help, alarms, doubles, lost calls, faults, refusals, long lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.growth import WINDOW, growing_lines
from kiosk.domain.oddities import (
    LOOK_BACK,
    doubles,
    help_wanted,
    lost_calls,
    open_faults,
    refusals,
)
from kiosk.server.console.parts import Aim, Button, Tone, aim, party_title, rival_lines
from kiosk.server.console.wishes import Verb
from kiosk.server.console.within import ALARMS, alarms_of
from kiosk.server.console.workplace import Post
from kiosk.wording.naming import FAULTS, OTHER_FAULT, REFUSED

if TYPE_CHECKING:
    from kiosk.domain.alarms import Alarm
    from kiosk.domain.oddities import Doubled
    from kiosk.domain.queue import Queued
    from kiosk.domain.reasons import Reason
    from kiosk.domain.types import GateId
    from kiosk.server.console.scene import Scene

FEW_MORE_MIN = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """One oddity; ``counts``: it stands in the number beside the page's name."""

    tone: Tone
    icon: str
    title: str
    text: str
    aim: Aim
    buttons: tuple[Button, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class GateLine:
    """A gate, and whether it was heard of just now."""

    name: str
    connected: bool
    text: str


@dataclass(frozen=True, slots=True)
class AttentionView:
    """The page, what matters most in front."""

    title: str
    notices: tuple[Notice, ...]
    refused: tuple[tuple[str, int], ...]
    refused_count: int
    gates: tuple[GateLine, ...]

    @property
    def badge(self) -> int:
        """Return how many things wait for somebody."""
        return sum(notice.counts for notice in self.notices)


def attention_view(scene: Scene) -> AttentionView:
    """Draw the page."""
    refused = _refused(scene)
    return AttentionView(
        title=scene.wording.say("Attention"),
        notices=(
            *_help(scene),
            *(_alarm(each, scene) for each in alarms_of(scene)),
            *_lost(scene),
            *(_double(each, scene) for each in doubles(scene.queue)),
            *_faults(scene),
            *_growing(scene),
        ),
        refused=tuple((scene.wording.say(REFUSED[reason]), n) for reason, n in refused.items()),
        refused_count=sum(refused.values()),
        gates=tuple(_gate(each.gate, scene) for each in scene.known.gates),
    )


def _help(scene: Scene) -> list[Notice]:
    say, found = scene.wording.say, []
    for gate in scene.known.gates:
        wanted = help_wanted(scene.known.odd, gate.gate)
        if wanted is None:
            continue
        why = say(REFUSED[wanted.reason]) if wanted.reason else ""
        text = " · ".join(part for part in (scene.since(wanted.at), why) if part)
        button = Button(f"{Verb.HELPED}:{gate.gate}", say("I am on my way"), "footprints")
        title = say("{gate}: a visitor asks for help", gate=gate.name)
        found.append(
            Notice(Tone.TROUBLE, "hand", title, text, aim(scene.queue, scene.post), (button,))
        )
    return found


def _alarm(alarm: Alarm, scene: Scene) -> Notice:
    say = scene.wording.say
    queued = scene.queue.tickets.get(alarm.ticket) if alarm.ticket is not None else None
    since = say("since {time}", time=scene.wording.time(alarm.since))
    title = say(ALARMS[alarm.kind])
    if queued is None:
        text = f"{since} · {scene.people(alarm.heads)}"
        return Notice(Tone.TROUBLE, "siren", title, text, aim(scene.queue, scene.post))
    title = f"{queued.issue.facts.number} · {title}"
    within = say("{people} inside", people=scene.people(alarm.heads))
    parts = (party_title(queued, scene), since, within)
    if alarm.kind is AlarmKind.TIME_UP and queued.sitting is not None:
        return _time_up(title, " · ".join(parts), queued, scene)
    buttons = []
    if queued.heads.inside:
        label = scene.wording.count("{n} out", "All {n} out", queued.heads.inside)
        buttons.append(Button(f"{Verb.LET_OUT}:{queued.heads.entered}", label, "log-out"))
    return Notice(
        Tone.TROUBLE,
        "siren",
        title,
        " · ".join(parts),
        aim(scene.queue, scene.post, queued.issue.ticket),
        tuple(buttons),
    )


def _time_up(title: str, text: str, queued: Queued, scene: Scene) -> Notice:
    say, sitting, ticket = scene.wording.say, queued.sitting, queued.issue.ticket
    table = Post(sitting.station, sitting.counter) if sitting is not None else scene.post
    longer = scene.wording.count("+{n} minute", "+{n} minutes", FEW_MORE_MIN)
    buttons = (
        Button(Verb.FINISH, say("End"), "check"),
        Button(f"{Verb.EXTEND}:{FEW_MORE_MIN}", longer, "timer"),
    )
    return Notice(Tone.TROUBLE, "siren", title, text, aim(scene.queue, table, ticket), buttons)


def _lost(scene: Scene) -> list[Notice]:
    say, post, found = scene.wording.say, scene.post, []
    for lost in lost_calls(scene.queue, post.station, post.counter, scene.now):
        place = scene.place(lost.stands.station, lost.stands.counter)
        title = say("{number} had been called to {place} before", number=lost.number, place=place)
        text = say("Please call the next one. {time}", time=scene.wording.time(lost.call.at))
        found.append(Notice(Tone.CAREFUL, "users", title, text, aim(scene.queue, post)))
    return found


def _double(doubled: Doubled, scene: Scene) -> Notice:
    queued = scene.queue.tickets[doubled.second.ticket]
    number = doubled.second.facts.number
    title = f"{number} · {scene.used_at(doubled.first)}"
    say = scene.wording.say
    buttons = (Button(f"{Verb.CANCEL}:double", say("Cancel {number}", number=number), "x"),)
    return Notice(
        Tone.TROUBLE,
        "copy",
        title,
        " · ".join((party_title(queued, scene), *rival_lines(queued, scene))),
        aim(scene.queue, scene.post, queued.issue.ticket),
        buttons,
    )


def _faults(scene: Scene) -> list[Notice]:
    say, found = scene.wording.say, []
    for gate in scene.known.gates:
        for fault in open_faults(scene.known.odd, gate.gate):
            icon, text = FAULTS.get(fault.code, OTHER_FAULT)
            since = say("since {time}", time=scene.wording.time(fault.at))
            found.append(
                Notice(
                    Tone.CAREFUL,
                    icon,
                    f"{gate.name}: {say(text)}",
                    f"{fault.code} · {since}",
                    aim(scene.queue, scene.post),
                )
            )
    return found


def _growing(scene: Scene) -> list[Notice]:
    found = []
    say, usual_s = scene.wording.say, scene.workplace.usual_s
    stations = scene.workplace.house.stations.values()
    for growth in growing_lines(scene.queue, stations, scene.now, usual_s):
        name = scene.station_name(growth.station)
        title = say("{station}: the line grows faster than it is served", station=name)
        text = say(
            "in {minutes} minutes {came} came and {served} were called; {waiting} wait",
            minutes=round(WINDOW.total_seconds() / 60),
            came=growth.arrived,
            served=growth.served,
            waiting=len(scene.queue.waiting(growth.station)),
        )
        found.append(Notice(Tone.CAREFUL, "trending-up", title, text, aim(scene.queue, scene.post)))
    return found


def _refused(scene: Scene) -> dict[Reason, int]:
    counts: dict[Reason, int] = {}
    since = scene.now - LOOK_BACK
    for gate in scene.known.gates:
        for reason, n in refusals(scene.known.odd, gate.gate, since):
            counts[reason] = counts.get(reason, 0) + n
    return dict(sorted(counts.items(), key=lambda each: -each[1]))


def _gate(gate: GateId, scene: Scene) -> GateLine:
    say = scene.wording.say
    heard = next(each for each in scene.known.gates if each.gate == gate)
    connected = scene.is_connected(heard)
    if heard.at is None:
        text = say("not heard of yet")
    elif connected:
        text = say("connected")
    else:
        text = say("without network since {time}", time=scene.wording.time(heard.at))
    return GateLine(heard.name, connected, text)
