"""A counter at which belongings are inspected: its house, and a desk on a real journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.clock import ManualClock
from kiosk.domain.events import BelongingsInspected, GoodsReason, GoodsResult, Item, TicketWanted
from kiosk.domain.house import Goods, Station
from kiosk.domain.queue import Stage, fold
from kiosk.domain.reasons import Evidence
from kiosk.domain.slip import ReceiptSlip
from kiosk.domain.types import CounterId, GoodsId, StationId
from kiosk.gate.desk import (
    Desk,
    DeskAction,
    DeskFace,
    GoodsKey,
    GoodsTap,
    InspectionFace,
    Place,
    Receipts,
    ReceiptsFace,
    Records,
    Touch,
)
from kiosk.gate.face.face import Setting
from kiosk.gate.face.situation import PaperState
from kiosk.journal.gate import GateJournal
from tests.gate.desk.day import EN, GOODS, ID, PLACE, setting

BARANG = StationId("barang")
GOODS_PLACE = replace(PLACE, station=BARANG)
FOOD, CLOTHES, PILLS = GoodsId("makanan"), GoodsId("pakaian"), GoodsId("obat")
KINDS = {
    FOOD: ("Makanan matang", "Cooked food", "utensils"),
    GoodsId("minuman"): ("Minuman", "Drinks", "cup-soda"),
    CLOTHES: ("Pakaian", "Clothes", "shirt"),
    GoodsId("mandi"): ("Perlengkapan mandi", "Toiletries", "bath"),
    PILLS: ("Obat", "Medicine", "pill"),
    GoodsId("buku"): ("Buku dan surat", "Books and letters", "book-open"),
    GoodsId("lain"): ("Barang lain", "Other things", "package"),
}


def goods_setting() -> Setting:
    """Return the house with a station that inspects, and the kinds of the example."""
    plain = setting()
    station = Station(
        BARANG,
        {ID: "Pemeriksaan barang", EN: "Belongings check"},
        {ID: "Barang", EN: "Belongings"},
        "package",
        (CounterId("1"), CounterId("2")),
        goods=True,
    )
    goods = {kind: Goods(kind, {ID: own, EN: en}, icon) for kind, (own, en, icon) in KINDS.items()}
    stations = {**plain.house.stations, BARANG: station}
    return replace(plain, house=replace(plain.house, stations=stations, goods=goods))


def brought(*journey: StationId) -> TicketWanted:
    """Wish for a number of somebody who only brings something."""
    return TicketWanted(
        prefix="T",
        service=GOODS,
        booking=None,
        party=1,
        belongings=True,
        priority=False,
        session_from=None,
        session_until=None,
        evidence=Evidence.LIST,
        journey=journey or (BARANG,),
    )


def kind(which: GoodsId) -> GoodsTap:
    return GoodsTap(GoodsKey.KIND, kind=which)


def result(which: GoodsResult) -> GoodsTap:
    return GoodsTap(GoodsKey.RESULT, result=which)


def reason(which: GoodsReason) -> GoodsTap:
    return GoodsTap(GoodsKey.REASON, reason=which)


def key(which: GoodsKey, line: int | None = None) -> GoodsTap:
    return GoodsTap(which, line=line)


def lists(journal: GateJournal, clock: ManualClock) -> list[tuple[Item, ...]]:
    """Return every list of the day in its order."""
    bodies = [event.body for event in journal.today(clock.now())]
    return [body.items for body in bodies if isinstance(body, BelongingsInspected)]


def stage(journal: GateJournal, clock: ManualClock, number: str) -> Stage:
    """Return where a number stands."""
    queue = fold(journal.today(clock.now()))
    found = (q for q in queue.tickets.values() if str(q.issue.facts.number) == number)
    return next(found).stage


@dataclass
class Tray:
    """Receipts as they would come out of the printer."""

    slips: list[ReceiptSlip] = field(default_factory=list)
    papers: Mapping[str, PaperState] = field(default_factory=dict)

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def print(self, slip: ReceiptSlip) -> None:
        self.slips.append(slip)


class GoodsCounter:
    """A desk at a station that inspects, turned by hand."""

    def __init__(
        self,
        records: Records,
        clock: ManualClock,
        receipts: Receipts | None,
        place: Place = GOODS_PLACE,
    ) -> None:
        self.clock = clock
        self.faces: list[DeskFace] = []
        place = replace(place, prints=receipts is not None)
        show = self.faces.append
        self.desk = Desk(records, clock, place, goods_setting(), show, receipts=receipts)
        self.desk.turn()

    @property
    def face(self) -> DeskFace:
        return self.faces[-1]

    @property
    def sheet(self) -> InspectionFace:
        shown = self.face.inspection
        assert isinstance(shown, InspectionFace)
        return shown

    @property
    def receipts(self) -> ReceiptsFace:
        shown = self.face.inspection
        assert isinstance(shown, ReceiptsFace)
        return shown

    def press(self, *touches: Touch) -> DeskFace:
        for touch in touches:
            self.clock.advance(1.0)
            self.desk.post(touch)
            self.desk.turn()
        return self.face

    def call_and_open(self) -> InspectionFace:
        self.press(DeskAction.CALL_NEXT, key(GoodsKey.OPEN))
        return self.sheet

    def listed(self) -> Sequence[tuple[str, str, str]]:
        return [(row.count, row.name, row.text) for row in self.sheet.list.rows]
