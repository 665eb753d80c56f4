"""The words of a receipt for belongings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.events import Issue, Item
from kiosk.domain.house import House
from kiosk.domain.slip import ReceiptSlip, SlipLine, SlipPart
from kiosk.wire.tickets import ticket_code
from kiosk.wording import Wording
from kiosk.wording.goods import GoodsPart, goods_said


def receipt_slip(
    issue: Issue, items: Sequence[Item], at: datetime, wording: Wording, house: House
) -> ReceiptSlip:
    """Say what stands on a receipt: the number, what became of what, no name."""
    return ReceiptSlip(
        site=house.site_name,
        title=wording.say("Receipt for belongings"),
        number=str(issue.facts.number),
        at=f"{wording.day(at)} · {wording.clock(at)}",
        parts=tuple(_part(part) for part in goods_said(items, house.goods, wording)),
        qr=ticket_code(issue.ticket, house.public_url),
        qr_caption=wording.say("Scan this code with your phone to see your visit again.")
        if house.public_url
        else wording.say("This code is your ticket. Please keep it."),
        footer=(
            wording.say("Free of charge, nothing to pay."),
            wording.say("Complaints: please tell the officer at the information counter."),
        ),
    )


def _part(part: GoodsPart) -> SlipPart:
    lines = tuple(SlipLine(line.name, str(line.count), line.reason) for line in part.lines)
    return SlipPart(part.title, lines)
