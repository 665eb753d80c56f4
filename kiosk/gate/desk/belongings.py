"""The inspection at one counter: keeps the draft, hands complete lists on, prints receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.events import BelongingsInspected, Event, Item
from kiosk.domain.queue import Queued
from kiosk.gate.desk.acting import Press
from kiosk.gate.desk.draft import Drafting, GoodsKey, GoodsTap
from kiosk.gate.desk.drafting import Save, opened, step
from kiosk.gate.desk.goods_slip import receipt_slip
from kiosk.gate.desk.inspected import receipts_face
from kiosk.gate.desk.inspection import inspection_face, is_here
from kiosk.gate.desk.inspection_shapes import InspectionFace, ReceiptsFace
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.receipts import Receipts
from kiosk.gate.desk.shapes import InspectAct
from kiosk.gate.face.face import Setting
from kiosk.gate.face.situation import PaperState

NO_PAPERS: Mapping[str, PaperState] = {}


@dataclass(frozen=True, slots=True)
class Inspecting:
    """What lies open: a draft, the receipts above it, or nothing."""

    draft: Drafting | None = None
    receipts: bool = False


class Belongings:
    """Owned by the desk's thread. A draft lives here only: a power cut loses no saved list."""

    def __init__(self, place: Place, setting: Setting, receipts: Receipts | None) -> None:
        """Begin with nothing open; without ``receipts`` nothing is printed."""
        self._place = place
        self._setting = setting
        self._receipts = receipts
        self._open = Inspecting()

    @property
    def state(self) -> tuple[Inspecting, Mapping[str, PaperState]]:
        """Return all that the face depends on beside what the desk knows."""
        return self._open, self._receipts.papers if self._receipts else NO_PAPERS

    def start(self) -> None:
        """Begin to print."""
        if self._receipts is not None:
            self._receipts.start()

    def stop(self) -> None:
        """Finish the receipt under way."""
        if self._receipts is not None:
            self._receipts.stop()

    def take(self, press: Press, known: Known, *, busy: bool) -> Press | None:
        """Take a touch; return what is left to be written down of it, None when nothing is.

        ``busy``: another touch waits to be written; until then the list stays as it is.
        """
        if not isinstance(press.action, GoodsTap):
            return press
        if busy:
            return None
        act = self._tapped(press.action, known)
        return None if act is None else replace(press, action=act)

    def wrote(self, press: Press, recorded: Sequence[Event], known: Known) -> None:
        """Close a list that was written down, and print its receipt: never before it stands."""
        if not isinstance(press.action, InspectAct):
            return
        self._open = Inspecting()
        for event in recorded:
            if isinstance(event.body, BelongingsInspected):
                queued = known.queue.tickets.get(press.action.ticket)
                self._print(queued, event.body.items, event.at)

    def face(self, known: Known) -> InspectionFace | ReceiptsFace | None:
        """Say what lies open now."""
        self._follow(known)
        if self._open.receipts:
            return receipts_face(known, self._place, self._setting, self.state[1])
        if self._open.draft is None:
            return None
        return inspection_face(self._open.draft, known, self._place, self._setting)

    def _follow(self, known: Known) -> None:
        """Start again from the journal while nothing was changed; keep what was."""
        draft = self._open.draft
        if draft is None or draft.is_changed:
            return
        queued = known.queue.tickets.get(draft.ticket)
        if queued is None or not is_here(draft, known, self._place):
            self._open = replace(self._open, draft=None)
        elif queued.items != draft.saved:
            self._open = replace(self._open, draft=opened(draft.ticket, queued.items))

    def _tapped(self, tap: GoodsTap, known: Known) -> InspectAct | None:
        match tap.key:
            case GoodsKey.PRINT if tap.ticket is not None:
                self._print_again(known.queue.tickets.get(tap.ticket))
            case GoodsKey.OPEN:
                self._lay_open(known)
            case GoodsKey.RECEIPTS if self._place.prints:
                self._open = replace(self._open, receipts=True)
            case GoodsKey.CLOSE if self._open.receipts:
                self._open = replace(self._open, receipts=False)
            case _ if self._open.draft is not None and not self._open.receipts:
                return self._stepped(self._open.draft, tap)
        return None

    def _lay_open(self, known: Known) -> None:
        inspects = self._setting.house.stations[self._place.station].goods
        if not inspects or self._open != Inspecting():
            return
        present = known.queue.on_call(self._place.station, self._place.counter)
        if present is not None:
            self._open = Inspecting(opened(present.issue.ticket, present.items))
        elif self._place.prints:
            self._open = Inspecting(receipts=True)

    def _stepped(self, draft: Drafting, tap: GoodsTap) -> InspectAct | None:
        after, save = step(draft, tap)
        self._open = replace(self._open, draft=after)
        return None if save is None else self._save(draft, save)

    def _save(self, draft: Drafting, save: Save) -> InspectAct | None:
        if draft.is_changed or save.finish:
            return InspectAct(draft.ticket, draft.items, save.finish)
        self._open = Inspecting()
        return None

    def _print_again(self, queued: Queued | None) -> None:
        if queued is not None and queued.inspected_at is not None:
            self._print(queued, queued.items, queued.inspected_at)

    def _print(self, queued: Queued | None, items: Sequence[Item], at: datetime) -> None:
        if self._receipts is None or queued is None:
            return
        wording = self._setting.wordings[self._place.language]
        slip = receipt_slip(queued.issue, items, at, wording, self._setting.house)
        self._receipts.print(slip)
