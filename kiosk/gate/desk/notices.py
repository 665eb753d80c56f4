"""The column of oddities: what an officer should look at, in words."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.oddities import Doubled, Fault, doubles, help_wanted, open_faults, refusals
from kiosk.domain.types import GateId, Moment
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.names import gate_name, place_name
from kiosk.gate.desk.shapes import DeskButton, HelpCall, Notice, NoticeList, NoticeTone
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording
from kiosk.wording.naming import FAULTS, OTHER_FAULT, REFUSED

NOTICES = 3
"""As many as find room below the last calls; the rest is counted."""

REASONS = 2
"""The most frequent reasons tell the story of an hour."""

LOOK_BACK = timedelta(hours=1)

LOST_SHOWN = timedelta(minutes=10)
"""How long a counter is told that its call came to nothing."""


def notice_list(known: Known, place: Place, setting: Setting, now: Moment) -> NoticeList:
    """Say what is odd: what somebody has to act on in front."""
    wording = setting.wordings[place.language]
    gate = setting.house.gate
    found = [
        *_lost(known, place, setting, now),
        *(_doubled(each, place, setting) for each in doubles(known.queue)),
        *(_fault(each, wording) for each in open_faults(known.events, gate)),
        *_refused(known, gate, wording, now),
    ]
    room = NOTICES - (help_wanted(known.events, gate) is not None)
    rest = len(found) - room
    return NoticeList(
        title=wording.say("Attention"),
        rows=tuple(found[:room]),
        more=wording.count("and {n} more", "and {n} more", rest) if rest > 0 else "",
        all_well=wording.say("Nothing unusual") if known.read_at is not None and not found else "",
    )


def help_call(known: Known, place: Place, setting: Setting) -> HelpCall | None:
    """Say that somebody at the touchscreen waits for an officer."""
    wanted = help_wanted(known.events, setting.house.gate)
    if wanted is None:
        return None
    wording = setting.wordings[place.language]
    since = wording.say("since {time}", time=wording.time(wanted.at))
    why = () if wanted.reason is None else (wording.say(REFUSED[wanted.reason]),)
    return HelpCall(
        title=wording.say("A visitor at the touchscreen asks for help"),
        text=" · ".join((since, *why)),
        button=DeskButton(wording.say("I am on my way"), "H", known.trouble is not Trouble.WRITING),
    )


def _lost(known: Known, place: Place, setting: Setting, now: Moment) -> list[Notice]:
    """Say that another counter had called the number before, while the two were apart."""
    wording = setting.wordings[place.language]
    found = []
    for call in known.queue.lost_at(place.station, place.counter):
        stands = known.queue.tickets[call.ticket].call
        if stands is None or now.at - call.at > LOST_SHOWN:
            continue
        text = wording.say(
            "{number} had been called to {place} before. Please call the next one.",
            number=known.queue.tickets[call.ticket].issue.facts.number,
            place=place_name(setting.house, stands.station, stands.counter, place.language),
        )
        found.append(Notice(NoticeTone.CAREFUL, "users", text, wording.time(call.at)))
    return found[:1]


def _doubled(doubled: Doubled, place: Place, setting: Setting) -> Notice:
    wording = setting.wordings[place.language]
    first = doubled.first
    text = wording.say(
        "{number}: the same code was already used at {gate} at {time} ({other})",
        number=doubled.second.facts.number,
        gate=gate_name(first.gate, place, setting),
        time=wording.time(first.at),
        other=first.facts.number,
    )
    return Notice(NoticeTone.TROUBLE, "triangle-alert", text, "")


def _fault(fault: Fault, wording: Wording) -> Notice:
    icon, text = FAULTS.get(fault.code, OTHER_FAULT)
    since = wording.say("since {time}", time=wording.time(fault.at))
    return Notice(NoticeTone.CAREFUL, icon, wording.say(text), f"{fault.code} · {since}")


def _refused(known: Known, gate: GateId, wording: Wording, now: Moment) -> list[Notice]:
    reasons = refusals(known.events, gate, now.at - LOOK_BACK)
    total = sum(times for _, times in reasons)
    if total == 0:
        return []
    text = wording.count(
        "{n} code was refused in the last hour", "{n} codes were refused in the last hour", total
    )
    detail = " · ".join(
        f"{times}× {wording.say(REFUSED[reason])}" for reason, times in reasons[:REASONS]
    )
    return [Notice(NoticeTone.PLAIN, "scan-qr-code", text, detail)]
