"""From what a desk knows to the whole display."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.clock import local_day
from kiosk.domain.house import named
from kiosk.domain.types import Moment
from kiosk.gate.desk.alarming import alarm_list, alarm_strip, alarms_of
from kiosk.gate.desk.heads import heads_strip, inside_list
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.notices import all_notices, help_call, notice_list, notices_of
from kiosk.gate.desk.places import place_sheet
from kiosk.gate.desk.present import present_card
from kiosk.gate.desk.programme import programme_card, roster_list, roster_of
from kiosk.gate.desk.rows import WAITING_ROWS, called_list, line_list, waiting_list
from kiosk.gate.desk.shapes import DeskFace
from kiosk.gate.desk.tables import table_panel
from kiosk.gate.face.face import Setting
from kiosk.gate.face.shapes import Link, LinkTone
from kiosk.journal.gate.outgoing import LinkReport
from kiosk.wording import Wording

NOTICES = 3
"""As many as find room below the last calls; the rest is counted."""

ROOM = 7.7
"""How many rows the waiting list's card holds; the strips and notices take some of them."""

STRIP, HELP, NOTICE = 1.2, 1.6, 1.45
"""What an alarm, a call for help and a notice take of it, in rows."""


def desk_face(known: Known, place: Place, setting: Setting, now: Moment) -> DeskFace:
    """Say everything that the guards' display shows now. Pure."""
    wording = setting.wordings[place.language]
    gate = named(setting.house.gate_names, place.language)
    found = notices_of(known, place, setting, now)
    help_ = help_call(known, place, setting)
    tables = table_panel(known.queue, place, setting, now.at)
    raised = alarms_of(known.queue, place, wording.zone, now.at)
    asked = help_ is not None
    rows, notices = _room(len(found), asked=asked, raised=bool(raised), aside=not tables)
    listed = roster_of(known, now.at)
    return DeskFace(
        title=wording.say("Queue · {gate}", gate=gate),
        text=wording.say("Officers' screen"),
        link=link(known.link, wording, now),
        present=present_card(known, place, setting),
        waiting=waiting_list(known, place, setting, rows),
        called=called_list(known, place, setting),
        notices=notice_list(found, known, wording, notices),
        help=help_,
        alarm=alarm_strip(raised, known.queue, place, setting),
        heads=heads_strip(known, place, setting),
        tables=tables,
        programme=programme_card(listed, place, setting),
        places=place_sheet(place, setting.house, wording),
        lists=(
            alarm_list(raised, known.queue, place, setting),
            inside_list(known, place, setting),
            line_list(known, place, setting),
            roster_list(listed, place, setting),
            all_notices(found, wording),
        ),
    )


def ticked(face: DeskFace, known: Known, place: Place, setting: Setting, now: Moment) -> DeskFace:
    """Return the face a second later: only what a session's clock moves is said anew. Pure."""
    wording = setting.wordings[place.language]
    raised = alarms_of(known.queue, place, wording.zone, now.at)
    if bool(raised) != (face.alarm is not None):
        # The strip moves everything below it.
        return desk_face(known, place, setting, now)
    others = face.lists[1:]
    return replace(
        face,
        tables=table_panel(known.queue, place, setting, now.at),
        alarm=alarm_strip(raised, known.queue, place, setting),
        lists=(alarm_list(raised, known.queue, place, setting), *others),
    )


def _room(found: int, *, asked: bool, raised: bool, aside: bool) -> tuple[int, int]:
    """Return how many waiting parties and how many notices find room.

    ``aside``: notices stand in a column of their own, as in a house without tables.
    """
    room = ROOM - STRIP * raised - HELP * asked
    if aside:
        return min(WAITING_ROWS, int(room)), NOTICES - asked - raised
    notices = min(found, 1 if asked and raised else 2)
    return min(WAITING_ROWS, int(room - NOTICE * notices)), notices


def link(report: LinkReport, wording: Wording, now: Moment) -> Link:
    """Say calmly how the line to the server is doing: the queue goes on either way."""
    clock = wording.clock(now.at)
    if report.online is None:
        return Link(LinkTone.WELL, wording.say("Working without a server"), clock)
    unsent = wording.count("{n} to be sent", "{n} to be sent", report.unsent)
    if report.online:
        connected = wording.say("Connected")
        return Link(LinkTone.WELL, f"{connected} · {unsent}", clock)
    return Link(LinkTone.WAITING, f"{_without(report.since, wording, now)} · {unsent}", clock)


def _without(since: datetime | None, wording: Wording, now: Moment) -> str:
    if since is None:
        return wording.say("Without network")
    time = wording.time(since)
    if local_day(since, wording.zone) != local_day(now.at, wording.zone):
        time = f"{wording.short_day(since)} {time}"
    return wording.say("Without network since {time}", time=time)
