"""The shapes of the guards' display: every text is final, names are masked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.events import CancelReason, Item
from kiosk.domain.types import OfficerId, StationId, TicketId
from kiosk.gate.desk.inspection_shapes import InspectionFace, ReceiptsFace
from kiosk.gate.face.shapes import Link


class DeskAction(StrEnum):
    """A button of the display."""

    CALL_NEXT = "call_next"
    RECALL = "recall"
    NO_SHOW = "no_show"
    FINISH = "finish"
    GIVE_BACK = "give_back"
    HELP_GIVEN = "help_given"


class SheetKind(StrEnum):
    """What can be done with one ticket of the line."""

    CALL = "call"
    FIRST = "first"
    ORDINARY = "ordinary"
    SEND = "send"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class SheetAct:
    """A button of a ticket's sheet. ``to`` goes with SEND, ``reason`` with CANCEL."""

    ticket: TicketId
    kind: SheetKind
    to: StationId | None = None
    reason: CancelReason | None = None

    @property
    def name(self) -> str:
        """Return a name that no other button of the sheet has, e.g. ``send_barang``."""
        return "_".join(part for part in (self.kind, self.to, self.reason) if part)


@dataclass(frozen=True, slots=True)
class InspectAct:
    """The list of a party's belongings is complete. ``finish``: and the party goes on."""

    ticket: TicketId
    items: tuple[Item, ...]
    finish: bool


@dataclass(frozen=True, slots=True)
class SheetButton:
    """One thing to do: its words, a Lucide icon, and what it posts."""

    label: str
    icon: str
    act: SheetAct


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that can be done with one ticket, in columns, each with a title."""

    ticket: TicketId
    number: str
    text: str
    close: str
    columns: tuple[tuple[str, tuple[SheetButton, ...]], ...]


@dataclass(frozen=True, slots=True)
class DeskButton:
    """A button: its words, the key that does the same, and whether it would do anything now."""

    label: str
    key: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class Buttons:
    """What an officer can do with the queue. ``busy``: a touch waits for the journal."""

    call_next: DeskButton
    recall: DeskButton
    no_show: DeskButton
    finish: DeskButton
    give_back: DeskButton
    busy: bool


@dataclass(frozen=True, slots=True)
class Present:
    """The number at this counter, and what can be done with it.

    ``number`` is a dash while there is none. ``called`` says since when, ``notice`` what keeps a
    touch from being written down. ``goods`` opens the inspection, where this station inspects.
    """

    heading: str
    number: str
    party: str
    detail: str
    called: str
    notice: str
    occupied: bool
    buttons: Buttons
    goods: DeskButton | None = None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One party that waits: ``party`` is e.g. ``2 orang · barang``, ``text`` what is special."""

    number: str
    party: str
    text: str
    since: str
    priority: bool
    flagged: bool
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Who waits, whom to call first in front; ``more`` counts those that find no row."""

    title: str
    count: str
    mean: str
    rows: tuple[WaitingRow, ...]
    more: str
    nobody: str
    nobody_text: str


@dataclass(frozen=True, slots=True)
class CalledRow:
    """A number called lately, at any counter; ``here`` at this one.

    ``sheet`` where something can still be done with it: nobody came.
    """

    number: str
    place: str
    text: str
    at: str
    here: bool
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class CalledList:
    """The last calls, the latest in front; ``nobody`` stands there before the first one."""

    title: str
    rows: tuple[CalledRow, ...]
    nobody: str


class NoticeTone(StrEnum):
    """How much a notice matters; icon and words say it too."""

    TROUBLE = "trouble"
    """Somebody has to act."""
    CAREFUL = "careful"
    """Something works less well."""
    PLAIN = "plain"
    """Good to know."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One oddity. ``icon`` is a Lucide name; ``detail`` may be empty."""

    tone: NoticeTone
    icon: str
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class NoticeList:
    """Oddities, what matters most in front; ``all_well`` stands there while there is none."""

    title: str
    rows: tuple[Notice, ...]
    more: str
    all_well: str


@dataclass(frozen=True, slots=True)
class HelpCall:
    """A visitor at the touchscreen waits for an officer."""

    title: str
    text: str
    button: DeskButton


@dataclass(frozen=True, slots=True)
class LockName:
    """An officer whose name can be touched."""

    id: OfficerId
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class LockFace:
    """What a locked display shows: who can open it, and what must be noticed all the same.

    ``chosen`` is empty until a name was touched; then the pad shows ``digits`` of six filled, and
    takes more while ``enabled``. ``note`` says what was wrong or how long to wait. ``more`` leads
    to more names. ``help`` and ``alarms`` are sentences; no name of a visitor stands here.
    """

    title: str
    text: str
    count: str
    waiting: str
    help: str
    alarms: tuple[str, ...]
    lead: str
    names: tuple[LockName, ...]
    more: str
    chosen: str
    digits: int
    enabled: bool
    note: str
    back: str


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Whose the display is now; touched, it is locked. Both texts are empty without PINs."""

    name: str = ""
    leave: str = ""


@dataclass(frozen=True, slots=True)
class DeskFace:
    """The whole display; ``help`` is set while a visitor waits for it.

    ``inspection`` lies over the rest while belongings are noted, or receipts printed again. While
    ``lock`` is set nothing else of it is shown.
    """

    title: str
    text: str
    link: Link
    present: Present
    waiting: WaitingList
    called: CalledList
    notices: NoticeList
    help: HelpCall | None
    inspection: InspectionFace | ReceiptsFace | None = None
    lock: LockFace | None = None
    at_desk: AtDesk = AtDesk()
