"""The column of oddities: what an officer should look at, in words."""

from __future__ import annotations

from kiosk.clock import local_day
from kiosk.domain.events import DayClosed
from kiosk.domain.growth import Growth, growing_lines
from kiosk.domain.house import named
from kiosk.domain.oddities import (
    LOOK_BACK,
    Crowded,
    Doubled,
    Fault,
    crowded,
    doubles,
    help_wanted,
    lost_calls,
    open_faults,
    refusals,
)
from kiosk.domain.types import GateId, Moment
from kiosk.gate.desk.closing import last_line
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.names import gate_name, place_name
from kiosk.gate.desk.panels import Listing, ListKind, ListRow, RowTone
from kiosk.gate.desk.shapes import DeskButton, HelpCall, Notice, NoticeList, NoticeTone
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording
from kiosk.wording.naming import FAULTS, OTHER_FAULT, REFUSED

REASONS = 2
"""The most frequent reasons tell the story of an hour."""


def notices_of(known: Known, place: Place, setting: Setting, now: Moment) -> list[Notice]:
    """Say all that is odd: what somebody has to act on in front, the day's last line at the end."""
    wording = setting.wordings[place.language]
    gate = setting.house.gate
    return [
        *_lost(known, place, setting, now),
        *(_crowded(each, place, setting) for each in crowded(known.queue)),
        *(_doubled(each, place, setting) for each in doubles(known.queue)),
        *(_fault(each, wording, now) for each in open_faults([*known.faults, *known.events], gate)),
        *_growing(known, place, setting, now),
        *_refused(known, gate, wording, now),
        *_closed(known, gate, wording),
    ]


def notice_list(found: list[Notice], known: Known, wording: Wording, room: int) -> NoticeList:
    """Say what finds room, and count the rest."""
    rest = len(found) - room
    return NoticeList(
        title=wording.say("Attention"),
        rows=tuple(found[:room]),
        more=wording.count("and {n} more", "and {n} more", rest) if rest > 0 else "",
        all_well=wording.say("Nothing unusual") if known.read_at is not None and not found else "",
    )


def all_notices(found: list[Notice], wording: Wording) -> Listing:
    """Say every oddity, one after the other."""
    return Listing(
        kind=ListKind.NOTICES,
        title=wording.say("Attention"),
        text="",
        rows=tuple(
            ListRow("", notice.text, notice.detail, _ROW_TONES[notice.tone], notice.icon)
            for notice in found
        ),
        nobody=wording.say("Nothing unusual"),
        close=wording.say("Close"),
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
    for lost in lost_calls(known.queue, place.station, place.counter, now.at)[:1]:
        stands = lost.stands
        text = wording.say(
            "{number} had been called to {place} before. Please call the next one.",
            number=lost.number,
            place=place_name(setting.house, stands.station, stands.counter, place.language),
        )
        return [Notice(NoticeTone.CAREFUL, "users", text, wording.time(lost.call.at))]
    return []


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


def _crowded(found: Crowded, place: Place, setting: Setting) -> Notice:
    wording = setting.wordings[place.language]
    text = wording.say(
        "{place} has two numbers: {numbers}. Please send one back into the line.",
        place=place_name(setting.house, found.station, found.counter, place.language),
        numbers=", ".join(map(str, found.numbers)),
    )
    return Notice(NoticeTone.TROUBLE, "users", text, "")


def _growing(known: Known, place: Place, setting: Setting, now: Moment) -> list[Notice]:
    wording, stations = setting.wordings[place.language], setting.house.stations.values()
    found = growing_lines(known.queue, stations, now.at, place.usual_s)
    return [_growth(each, place, setting, wording) for each in found]


def _growth(growth: Growth, place: Place, setting: Setting, wording: Wording) -> Notice:
    names = setting.house.stations[growth.station].names
    text = wording.say(
        "{station}: the line grows, {arrived} came and {served} were called in 20 minutes",
        station=named(names, place.language),
        arrived=growth.arrived,
        served=growth.served,
    )
    minutes = round(growth.wait_s / 60)
    detail = wording.count("a wait of {n} minute", "a wait of {n} minutes", minutes)
    return Notice(NoticeTone.CAREFUL, "trending-up", text, detail)


def _closed(known: Known, gate: GateId, wording: Wording) -> list[Notice]:
    event = last_line(known.events, gate)
    if event is None or not isinstance(event.body, DayClosed):
        return []
    sums = event.body
    text = wording.say(
        "Day closed at {time}: in {entered}, out {left}",
        time=wording.time(event.at),
        entered=sums.entered,
        left=sums.left,
    )
    even = sums.entered == sums.left
    open_ = sums.open_tickets
    detail = wording.count("{n} number left open", "{n} numbers left open", open_) if open_ else ""
    return [Notice(NoticeTone.PLAIN if even else NoticeTone.TROUBLE, "moon", text, detail)]


def _fault(fault: Fault, wording: Wording, now: Moment) -> Notice:
    icon, text = FAULTS.get(fault.code, OTHER_FAULT)
    time = wording.time(fault.at)
    if local_day(fault.at, wording.zone) != local_day(now.at, wording.zone):
        time = f"{wording.short_day(fault.at)} {time}"
    since = wording.say("since {time}", time=time)
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


_ROW_TONES = {
    NoticeTone.TROUBLE: RowTone.TROUBLE,
    NoticeTone.CAREFUL: RowTone.CAREFUL,
    NoticeTone.PLAIN: RowTone.PLAIN,
}
