"""The receipts of the last inspections, to be printed again. Pure; every text is final."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from kiosk.domain.queue import Queued
from kiosk.gate.desk.inspection_shapes import ReceiptRow, ReceiptsFace
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.face.face import Setting
from kiosk.gate.face.situation import PaperState
from kiosk.wording import Wording, noted
from kiosk.wording.goods import goods_said

RECEIPTS = 6
"""As many as find room, the latest first."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def receipts_face(
    known: Known, place: Place, setting: Setting, papers: Mapping[str, PaperState]
) -> ReceiptsFace:
    """Say whose belongings were noted last, and what became of each receipt's print."""
    wording = setting.wordings[place.language]
    noted_down = [queued for queued in known.queue.tickets.values() if queued.items]
    latest = sorted(noted_down, key=_inspected_at, reverse=True)[:RECEIPTS]
    return ReceiptsFace(
        title=wording.say("Receipts"),
        text=wording.say("The last lists that were saved"),
        close=wording.say("Close"),
        rows=tuple(_row(queued, setting, wording, papers) for queued in latest),
        nobody="" if latest else wording.say("No list was saved yet today"),
    )


def _row(
    queued: Queued, setting: Setting, wording: Wording, papers: Mapping[str, PaperState]
) -> ReceiptRow:
    number = str(queued.issue.facts.number)
    parts = goods_said(queued.items, setting.house.goods, wording)
    paper = papers.get(number, PaperState.NONE)
    return ReceiptRow(
        ticket=queued.issue.ticket,
        number=number,
        at=wording.time(_inspected_at(queued)),
        text=" · ".join(f"{part.title} {part.pieces}" for part in parts),
        paper=wording.say(_PAPERS[paper]) if paper in _PAPERS else "",
        careful=paper is PaperState.FAILED,
        again=wording.say("Print again"),
    )


def _inspected_at(queued: Queued) -> datetime:
    return queued.inspected_at or LONG_AGO


_PAPERS = {
    PaperState.PRINTING: noted("is being printed"),
    PaperState.PRINTED: noted("printed"),
    PaperState.FAILED: noted("did not come out"),
}
