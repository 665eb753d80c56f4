"""Alarms in words: what stands across the top until somebody has seen to it."""

from __future__ import annotations

from datetime import datetime, time, tzinfo

from kiosk.clock import at_local, local_day
from kiosk.domain.alarms import Alarm, AlarmKind, alarms
from kiosk.domain.queue import Queue, Queued
from kiosk.gate.desk.heads import leaving_sheet
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.names import place_name
from kiosk.gate.desk.panels import AlarmStrip, Listing, ListKind, ListRow, RowTone
from kiosk.gate.desk.sheets import Topic
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

ICONS = {
    AlarmKind.CLOSING: "moon",
    AlarmKind.STILL_INSIDE: "door-open",
    AlarmKind.TIME_UP: "timer-off",
    AlarmKind.MISCOUNTED: "users-round",
}

LISTED = 40
"""More alarms than this at once are a flood that a list does not help with."""


def closing_at(closes: time | None, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when everybody has to be out on the gate's present day; None without such a time."""
    return None if closes is None else at_local(local_day(now, zone), closes, zone)


def alarms_of(queue: Queue, place: Place, zone: tzinfo, now: datetime) -> tuple[Alarm, ...]:
    """Return what has to be looked at now, the gravest in front."""
    return alarms(queue, now, closing_at(place.closes, now, zone), place.out_s)


def alarm_strip(
    found: tuple[Alarm, ...], queue: Queue, place: Place, setting: Setting
) -> AlarmStrip | None:
    """Say the gravest alarm, and how many there are beside it; None while all is well."""
    if not found:
        return None
    wording, alarm = setting.wordings[place.language], found[0]
    rest = len(found) - 1
    more = wording.count("and {n} more alarm", "and {n} more alarms", rest) if rest else ""
    text = _text(alarm, wording)
    is_one = not rest and alarm.ticket is not None
    return AlarmStrip(
        title=title(alarm, queue, place, setting),
        text=" · ".join(part for part in (text, more) if part),
        icon=ICONS[alarm.kind],
        label=wording.say("Look at it"),
        key="A",
        opens=ListKind.INSIDE if alarm.kind is AlarmKind.CLOSING and not rest else ListKind.ALARMS,
        topic=_topic(alarm) if is_one else None,
        ticket=alarm.ticket if is_one else None,
    )


def _topic(alarm: Alarm) -> Topic:
    return Topic.TABLE if alarm.kind is AlarmKind.TIME_UP else Topic.INSIDE


def alarm_list(found: tuple[Alarm, ...], queue: Queue, place: Place, setting: Setting) -> Listing:
    """Say every alarm; a touch opens how its party is counted out."""
    wording = setting.wordings[place.language]
    return Listing(
        kind=ListKind.ALARMS,
        title=wording.say("Alarms"),
        text=wording.say("They stay until somebody has seen to them."),
        rows=tuple(_row(alarm, queue, place, setting) for alarm in found[:LISTED]),
        nobody=wording.say("No alarm any more"),
        close=wording.say("Close"),
    )


def title(alarm: Alarm, queue: Queue, place: Place, setting: Setting) -> str:
    """Say what is wrong, by the number."""
    wording, queued = setting.wordings[place.language], _party(alarm, queue)
    number = "" if queued is None else str(queued.issue.facts.number)
    match alarm.kind:
        case AlarmKind.CLOSING:
            return wording.say("Visiting hours are over and somebody is still inside")
        case AlarmKind.TIME_UP:
            table = table_name(alarm, queue, place, setting)
            return wording.say("{table}: the time of {number} is up", table=table, number=number)
        case AlarmKind.STILL_INSIDE:
            return wording.say("{number} has not come out after its session", number=number)
        case AlarmKind.MISCOUNTED:
            return wording.say("{number}: more went out than came in", number=number)


def table_name(alarm: Alarm, queue: Queue, place: Place, setting: Setting) -> str:
    """Return at which table the party of an alarm sits or sat; "" for none."""
    queued = _party(alarm, queue)
    sitting = None if queued is None else queued.sitting
    if sitting is None:
        return ""
    return place_name(setting.house, sitting.station, sitting.counter, place.language)


def _text(alarm: Alarm, wording: Wording) -> str:
    if alarm.kind is AlarmKind.MISCOUNTED:
        heads = wording.count("{n} person too many", "{n} people too many", alarm.heads)
    else:
        heads = wording.count("{n} person inside", "{n} people inside", alarm.heads)
    return f"{heads} · {wording.say('since {time}', time=wording.time(alarm.since))}"


def _row(alarm: Alarm, queue: Queue, place: Place, setting: Setting) -> ListRow:
    wording, queued = setting.wordings[place.language], _party(alarm, queue)
    return ListRow(
        head="" if queued is None else str(queued.issue.facts.number),
        text=title(alarm, queue, place, setting),
        tag=_text(alarm, wording),
        tone=RowTone.TROUBLE,
        icon=ICONS[alarm.kind],
        sheet=None if queued is None else leaving_sheet(queued, setting.house, wording),
    )


def _party(alarm: Alarm, queue: Queue) -> Queued | None:
    return None if alarm.ticket is None else queue.tickets.get(alarm.ticket)
