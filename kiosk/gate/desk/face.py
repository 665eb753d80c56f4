"""From what a desk knows to the whole display."""

from __future__ import annotations

from datetime import datetime

from kiosk.clock import local_day
from kiosk.domain.house import named
from kiosk.domain.types import Moment
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.notices import help_call, notice_list
from kiosk.gate.desk.present import present_card
from kiosk.gate.desk.rows import called_list, waiting_list
from kiosk.gate.desk.shapes import DeskFace
from kiosk.gate.face.face import Setting
from kiosk.gate.face.shapes import Link, LinkTone
from kiosk.journal.gate.outgoing import LinkReport
from kiosk.wording import Wording


def desk_face(known: Known, place: Place, setting: Setting, now: Moment) -> DeskFace:
    """Say everything that the guards' display shows now. Pure."""
    wording = setting.wordings[place.language]
    gate = named(setting.house.gate_names, place.language)
    return DeskFace(
        title=wording.say("Queue · {gate}", gate=gate),
        text=wording.say("Officers' screen"),
        link=link(known.link, wording, now),
        present=present_card(known, place, setting),
        waiting=waiting_list(known, place, setting),
        called=called_list(known, place, setting),
        notices=notice_list(known, place, setting, now),
        help=help_call(known, place, setting),
    )


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
