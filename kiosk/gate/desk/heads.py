"""Heads in and heads out: how many are inside, who they are, and how they are counted."""

from __future__ import annotations

from functools import cache

from kiosk.domain.calling import finish
from kiosk.domain.events import Noted
from kiosk.domain.heads import MOST_HEADS, balance, inside, let_in, let_out
from kiosk.domain.house import House
from kiosk.domain.queue import Queue, Queued
from kiosk.gate.desk.acts import HeadsAct, HeadsKind
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.names import place_name, who
from kiosk.gate.desk.panels import HeadsStrip, Listing, ListKind, ListRow, RowTone
from kiosk.gate.desk.sheets import HeadCount, Sheet, SheetButton, Topic
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

MOST_OFFERED = 20
"""As many heads as the steps go to: a party is never larger, by any house's rules."""


def counts_heads(house: House) -> bool:
    """Tell whether anybody goes inside in this house."""
    return any(each.lets_in or each.session_s is not None for each in house.stations.values())


def heads_strip(known: Known, place: Place, setting: Setting) -> HeadsStrip | None:
    """Say how many are inside; None in a house that counts no heads."""
    if not counts_heads(setting.house):
        return None
    wording, sums = setting.wordings[place.language], balance(known.queue)
    parties = wording.count("{n} party", "{n} parties", sums.parties_inside)
    moved = wording.say("in {entered} · out {left}", entered=sums.entered, left=sums.left)
    return HeadsStrip(
        title=wording.count("Inside: {n} person", "Inside: {n} people", sums.inside),
        text=f"{parties} · {moved}",
        key="D",
        anybody=sums.inside > 0,
    )


def inside_list(known: Known, place: Place, setting: Setting) -> Listing:
    """Say who is inside: those whose session is over in front, who came in first in front."""
    wording = setting.wordings[place.language]
    within = sorted(inside(known.queue), key=lambda each: not _is_over(each))
    strip = heads_strip(known, place, setting)
    return Listing(
        kind=ListKind.INSIDE,
        title=strip.title if strip else "",
        text=strip.text if strip else "",
        rows=tuple(_row(each, place, setting) for each in within),
        nobody=wording.say("Nobody is inside"),
        close=wording.say("Close"),
    )


def leaving_sheet(queued: Queued, house: House, wording: Wording) -> Sheet:
    """Offer to count a party out, whole or in part, and to correct how many came in."""
    heads, ticket = queued.heads, queued.issue.ticket
    out = HeadsAct(ticket, HeadsKind.LEFT, heads.entered)
    all_out = wording.count("All out · {n} person", "All out · {n} people", heads.inside)
    button = SheetButton(all_out, "log-out", out, key="K")
    return Sheet(
        ticket=ticket,
        number=str(queued.issue.facts.number),
        text=who(queued, house, wording),
        close=wording.say("Close"),
        columns=((wording.say("Way out"), (button,)),) if heads.inside else (),
        topic=Topic.INSIDE,
        counts=(*_some_out(queued, wording), _corrected(queued, wording)),
    )


def admitting(queued: Queued, wording: Wording) -> HeadCount:
    """Offer to let a party in with as many heads as really came."""
    return HeadCount(
        title=wording.say("Goes in"),
        ticket=queued.issue.ticket,
        kind=HeadsKind.ADMIT,
        heads=min(queued.issue.facts.party, MOST_OFFERED),
        least=1,
        labels=_goes_in(wording),
        icon="log-in",
    )


def decide_heads(act: HeadsAct, queue: Queue, place: Place, house: House) -> list[Noted]:
    """Return the facts that a count becomes; none where it is moot by now."""
    match act.kind:
        case HeadsKind.ENTERED:
            return let_in(queue, act.ticket, act.heads)
        case HeadsKind.LEFT:
            return let_out(queue, act.ticket, act.heads)
        case HeadsKind.ADMIT:
            present = queue.on_call(place.station, place.counter)
            if present is None or present.issue.ticket != act.ticket:
                return []
            return finish(queue, house.stations[place.station], place.counter, act.heads)


def _some_out(queued: Queued, wording: Wording) -> tuple[HeadCount, ...]:
    heads = queued.heads
    if heads.inside <= 1:
        return ()
    return (
        HeadCount(
            title=wording.say("Only some of them"),
            ticket=queued.issue.ticket,
            kind=HeadsKind.LEFT,
            heads=heads.left + 1,
            least=heads.left + 1,
            labels=_goes_out(wording, heads.inside - 1),
            icon="log-out",
            before=heads.left,
        ),
    )


def _corrected(queued: Queued, wording: Wording) -> HeadCount:
    least = max(1, queued.heads.left)
    most = min(MOST_HEADS, max(MOST_OFFERED, queued.heads.entered, least))
    return HeadCount(
        title=wording.say("Correct how many came in"),
        ticket=queued.issue.ticket,
        kind=HeadsKind.ENTERED,
        heads=max(least, queued.heads.entered),
        least=least,
        labels=_came_in(wording, least, most),
        icon="pencil",
    )


# The words for each number are made once: a full house has hundreds of parties inside.


@cache
def _goes_in(wording: Wording) -> tuple[str, ...]:
    return tuple(
        wording.count("Finished, {n} person goes in", "Finished, {n} people go in", n)
        for n in range(1, MOST_OFFERED + 1)
    )


@cache
def _goes_out(wording: Wording, most: int) -> tuple[str, ...]:
    return tuple(
        wording.count("{n} person goes out", "{n} people go out", n) for n in range(1, most + 1)
    )


@cache
def _came_in(wording: Wording, least: int, most: int) -> tuple[str, ...]:
    return tuple(
        wording.count("{n} person came in", "{n} people came in", n) for n in range(least, most + 1)
    )


def _is_over(queued: Queued) -> bool:
    return queued.sitting is not None and queued.sitting.ended_at is not None


def _row(queued: Queued, place: Place, setting: Setting) -> ListRow:
    wording, heads = setting.wordings[place.language], queued.heads
    inside_now = wording.count("{n} person inside", "{n} people inside", heads.inside)
    since = wording.say("in since {time}", time=wording.time(heads.entered_at or queued.issue.at))
    return ListRow(
        head=str(queued.issue.facts.number),
        text=f"{inside_now} · {since}",
        tag=_stands(queued, place, setting),
        tone=RowTone.CAREFUL if _is_over(queued) else RowTone.PLAIN,
        sheet=leaving_sheet(queued, setting.house, wording),
    )


def _stands(queued: Queued, place: Place, setting: Setting) -> str:
    wording, sitting = setting.wordings[place.language], queued.sitting
    if sitting is None:
        return ""
    if sitting.ended_at is not None:
        return wording.say("session over since {time}", time=wording.time(sitting.ended_at))
    return place_name(setting.house, sitting.station, sitting.counter, place.language)
