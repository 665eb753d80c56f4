"""Real faces of an inspection, tapped together on a fold of a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.events import (
    BelongingsInspected,
    GoodsReason,
    GoodsResult,
    Item,
    StationFinished,
    TicketCalled,
)
from kiosk.domain.types import BookingId, CounterId, LanguageCode, Moment, TicketId
from kiosk.gate.desk import DeskFace, GoodsKey, GoodsTap, Known, Trouble, desk_face
from kiosk.gate.desk.draft import Drafting
from kiosk.gate.desk.drafting import opened, step
from kiosk.gate.desk.inspected import receipts_face
from kiosk.gate.desk.inspection import inspection_face
from kiosk.gate.face.situation import PaperState
from tests.gate.desk.day import ID, Day, at
from tests.gate.desk.goods_day import (
    BARANG,
    CLOTHES,
    FOOD,
    GOODS_PLACE,
    KINDS,
    PILLS,
    goods_setting,
    key,
    kind,
    reason,
    result,
)

TICKET = TicketId("A008")
TOILETRIES = list(KINDS)[3]
LIST = (
    Item(FOOD, 2, GoodsResult.ACCEPTED),
    Item(CLOTHES, 3, GoodsResult.ACCEPTED),
    Item(PILLS, 1, GoodsResult.CLINIC),
    Item(FOOD, 1, GoodsResult.RETURNED, GoodsReason.RAW),
)


def goods_day() -> Day:
    """Return a morning at the inspection: lists were saved, a party is at the counter."""
    day = Day().named("b8", "Ibu S••• R•••••")
    for place, number in enumerate(("T001", "A003", "T002", "A005", "A006", "T004", "A007"), 10):
        day.issued(number, f"08.{place}", party=2, belongings=True, session="09.30")
        day.note(TicketCalled(BARANG, CounterId("1")), f"08.{place + 10}", number)
        day.note(BelongingsInspected(LIST[: place % 4 + 1]), f"08.{place + 11}", number)
        day.note(StationFinished(BARANG, CounterId("1")), f"08.{place + 11}", number)
    day.issued("A008", "08.30", party=3, belongings=True, session="09.30", booking="b8")
    day.note(TicketCalled(BARANG, CounterId("1")), "08.40", "A008")
    for number in ("A009", "T005", "A010"):
        day.issued(number, "08.35", party=2, belongings=True)
    return day


def tapped(draft: Drafting, *taps: GoodsTap) -> Drafting:
    for tap in taps:
        after, _ = step(draft, tap)
        assert after is not None
        draft = after
    return draft


def short() -> Drafting:
    return opened(TICKET, LIST[:3])


def lengthy() -> Drafting:
    """Return a list of several pages with the longest words."""
    draft = opened(TICKET, ())
    for what in KINDS:
        draft = tapped(draft, kind(what), result(GoodsResult.ACCEPTED))
        draft = tapped(draft, kind(what), result(GoodsResult.RETURNED))
        draft = tapped(draft, reason(GoodsReason.PROHIBITED))
    last = draft.lines[0].id
    for _ in range(998):
        draft = tapped(draft, key(GoodsKey.MORE, last))
    return tapped(draft, kind(CLOTHES), result(GoodsResult.SEIZED), reason(GoodsReason.OTHER))


DRAFTS: dict[str, tuple[Callable[[], Drafting], Trouble | None]] = {
    "nothing": (lambda: opened(TICKET, ()), None),
    "short": (short, None),
    "chosen": (lambda: tapped(short(), kind(TOILETRIES)), None),
    "why": (lambda: tapped(short(), kind(FOOD), result(GoodsResult.RETURNED)), None),
    "lacking": (lambda: tapped(lacking(), key(GoodsKey.SAVE)), None),
    "empty_save": (lambda: tapped(opened(TICKET, ()), key(GoodsKey.SAVE)), None),
    "long": (lengthy, None),
    "leaving": (lambda: tapped(lengthy(), key(GoodsKey.CLOSE)), None),
    "meanwhile": (short, None),
    "unwritten": (short, Trouble.UNWRITTEN),
}
"""By name: the draft, and the trouble that the journal is in."""


def lacking() -> Drafting:
    """Return a list of which one thing lacks its reason, as another program may have saved it."""
    return opened(TICKET, (*LIST[:2], Item(PILLS, 1, GoodsResult.SEIZED)))


def known_after(day: Day) -> Known:
    """Return what the desk knows: of names only that of the party at its counter."""
    return replace(day.known(), bookings={BookingId("b8"): day.names[BookingId("b8")]})


def inspection(name: str, language: LanguageCode = ID) -> DeskFace:
    """Return the display with an inspection, or with the receipts, over it."""
    day, setting = goods_day(), goods_setting()
    known = known_after(day)
    place = replace(GOODS_PLACE, language=language, prints=True)
    if name in {"closed", "receipts", "no_receipts"}:
        face = desk_face(known, place, setting, Moment(at("08.42"), 0.0))
        if name == "closed":
            return face
        papers = {"A007": PaperState.FAILED, "T004": PaperState.PRINTED}
        shown = Day().known() if name == "no_receipts" else known
        return replace(face, inspection=receipts_face(shown, place, setting, papers))
    made, trouble = DRAFTS[name]
    draft = made()
    if draft.saved and name != "meanwhile":
        known = known_after(day.note(BelongingsInspected(draft.saved), "08.41", "A008"))
    known = replace(known, trouble=trouble)
    face = desk_face(known, place, setting, Moment(at("08.42"), 0.0))
    return replace(face, inspection=inspection_face(draft, known, place, setting))


NAMES = (*DRAFTS, "closed", "receipts", "no_receipts")
