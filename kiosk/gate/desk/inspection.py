"""From a draft to what the inspection shows. Pure; every text is final."""

from __future__ import annotations

from kiosk.domain.events import GoodsReason, GoodsResult
from kiosk.domain.inspecting import MOST_ITEMS, MOST_PIECES, NEEDS_REASON, ListFault
from kiosk.domain.receipt import ORDER
from kiosk.gate.desk.draft import ROWS, Drafting, GoodsKey, GoodsTap, Line
from kiosk.gate.desk.inspection_shapes import (
    Choice,
    GoodsList,
    GoodsRow,
    GoodsTile,
    InspectionFace,
    Leaving,
)
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.present import party_of
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording, noted
from kiosk.wording.goods import REASONS, RESULTS, goods_icon, goods_name


def inspection_face(
    draft: Drafting, known: Known, place: Place, setting: Setting
) -> InspectionFace:
    """Say all that the inspection shows."""
    wording = setting.wordings[place.language]
    queued = known.queue.tickets.get(draft.ticket)
    here = is_here(draft, known, place)
    free = known.trouble is not Trouble.WRITING
    return InspectionFace(
        ticket=draft.ticket,
        number=str(queued.issue.facts.number) if queued else "",
        text=party_of(queued, known, wording) if queued else "",
        close=wording.say("Close"),
        receipts=wording.say("Receipts") if place.prints else "",
        kinds=_kinds(draft, setting, wording),
        results=_results(draft, setting, wording),
        reasons=_reasons(draft, setting, wording),
        back=wording.say("Back"),
        list=_list(draft, setting, wording),
        notice=_notice(draft, known, place, wording),
        leaving=_leaving(wording) if draft.leaving else None,
        save=wording.say("Save"),
        finish=wording.say("Save and finish"),
        can_finish=here and free,
        enabled=free,
    )


def _kinds(draft: Drafting, setting: Setting, wording: Wording) -> Choice:
    goods = setting.house.goods
    return Choice(
        wording.say("What did they bring?"),
        tuple(
            GoodsTile(
                goods_name(kind, goods, wording),
                goods_icon(kind, goods),
                GoodsTap(GoodsKey.KIND, kind=kind),
                chosen=kind == draft.kind,
            )
            for kind in goods
        ),
    )


def _results(draft: Drafting, setting: Setting, wording: Wording) -> Choice:
    chosen = draft.kind is not None
    title = wording.say("Then choose what becomes of it")
    if draft.kind is not None:
        name = goods_name(draft.kind, setting.house.goods, wording)
        title = wording.say("{goods}: what becomes of it?", goods=name)
    return Choice(
        title,
        tuple(
            GoodsTile(
                wording.say(RESULTS[result]),
                _RESULT_ICONS[result],
                GoodsTap(GoodsKey.RESULT, result=result),
                enabled=chosen,
                result=result,
            )
            for result in ORDER
        ),
    )


def _reasons(draft: Drafting, setting: Setting, wording: Wording) -> Choice | None:
    asked = draft.line(draft.asked)
    if asked is None:
        return None
    name = goods_name(asked.item.kind, setting.house.goods, wording)
    result = wording.say(RESULTS[asked.item.result]).lower()
    return Choice(
        wording.say("{goods}, {result}: why?", goods=name, result=result),
        tuple(
            GoodsTile(
                _capital(wording.say(text)),
                _REASON_ICONS[reason],
                GoodsTap(GoodsKey.REASON, reason=reason),
                chosen=reason is asked.item.reason,
            )
            for reason, text in REASONS.items()
        ),
    )


def _list(draft: Drafting, setting: Setting, wording: Wording) -> GoodsList:
    first = draft.page * ROWS
    pieces = sum(line.item.count for line in draft.lines)
    page = wording.say("{page} of {pages}", page=draft.page + 1, pages=draft.pages)
    return GoodsList(
        title=wording.count("{n} thing", "{n} things", pieces) if pieces else wording.say("List"),
        rows=tuple(_row(line, setting, wording) for line in draft.lines[first : first + ROWS]),
        page=page if draft.pages > 1 else "",
        newer=draft.page > 0,
        older=draft.page + 1 < draft.pages,
        nobody="" if draft.lines else wording.say("Nothing on the list yet"),
        nobody_text=""
        if draft.lines
        else wording.say("Touch a thing, then what becomes of it. Two touches for each."),
    )


def _row(line: Line, setting: Setting, wording: Wording) -> GoodsRow:
    item = line.item
    reason = wording.say(REASONS[item.reason]) if item.reason else ""
    if line.lacks_reason:
        reason = wording.say("why?")
    return GoodsRow(
        line=line.id,
        icon=goods_icon(item.kind, setting.house.goods),
        name=goods_name(item.kind, setting.house.goods, wording),
        text=" · ".join(part for part in (wording.say(RESULTS[item.result]), reason) if part),
        count=str(item.count),
        fewer=item.count > 1,
        more=item.count < MOST_PIECES,
        result=item.result,
        lacking=line.lacks_reason,
        asks=item.result in NEEDS_REASON,
    )


def _notice(draft: Drafting, known: Known, place: Place, wording: Wording) -> str:
    """Say what somebody has to know before saving, the most pressing first."""
    if known.trouble is Trouble.WRITING:
        return wording.say("Not written down yet, trying again…")
    if known.trouble is Trouble.UNWRITTEN:
        return wording.say("That could not be written down. Please press again.")
    if draft.fault is not None:
        return wording.say(_FAULTS[draft.fault], most=MOST_ITEMS)
    if not is_here(draft, known, place):
        return wording.say("This number is no longer at your counter. You can still save the list.")
    if known.queue.tickets[draft.ticket].items != draft.saved:
        return wording.say("Somebody else saved a list meanwhile. Saving replaces it.")
    return ""


def _leaving(wording: Wording) -> Leaving:
    return Leaving(
        wording.say("The list is not saved yet."),
        wording.say("Continue"),
        wording.say("Close without saving"),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def is_here(draft: Drafting, known: Known, place: Place) -> bool:
    """Tell whether the party of a draft is at this counter."""
    present = known.queue.on_call(place.station, place.counter)
    return present is not None and present.issue.ticket == draft.ticket


_RESULT_ICONS = {
    GoodsResult.ACCEPTED: "check",
    GoodsResult.CLINIC: "cross",
    GoodsResult.RETURNED: "undo-2",
    GoodsResult.SEIZED: "lock",
}

_REASON_ICONS = {
    GoodsReason.PROHIBITED: "ban",
    GoodsReason.CONTAINER: "wine",
    GoodsReason.RAW: "carrot",
    GoodsReason.TOO_MUCH: "scale",
    GoodsReason.UNPRESCRIBED: "pill",
    GoodsReason.SPOILT: "trash-2",
    GoodsReason.OTHER: "ellipsis",
}

_FAULTS = {
    ListFault.EMPTY: noted("Nothing is on the list yet. Did they bring nothing? Close this list."),
    ListFault.TOO_LONG: noted("The list holds {most} lines. Please join things of one kind."),
    ListFault.COUNT: noted("A count is not possible. Please look at the list."),
    ListFault.REASON: noted("One thing still needs its reason. Touch it on the list."),
}
"""Why a list cannot be saved as it is, and what helps."""
