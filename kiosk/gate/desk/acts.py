"""What officers can wish for at the display, beside the buttons of the counter's own card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.events import CancelReason, Item
from kiosk.domain.types import BookingId, CounterId, StationId, TicketId
from kiosk.gate.desk.draft import GoodsTap


class DeskAction(StrEnum):
    """A button of the display."""

    CALL_NEXT = "call_next"
    RECALL = "recall"
    NO_SHOW = "no_show"
    FINISH = "finish"
    START = "start"
    """The session of the party that was called to a table."""
    GIVE_BACK = "give_back"
    HELP_GIVEN = "help_given"


class SheetKind(StrEnum):
    """What can be done with one ticket of the line."""

    CALL = "call"
    FIRST = "first"
    ORDINARY = "ordinary"
    WILLING = "willing"
    """The person visited wishes to receive the party."""
    UNWILLING = "unwilling"
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


class TableKind(StrEnum):
    """What can be done with a party at a table."""

    START = "start"
    ABSENT = "absent"
    BACK = "back"
    EXTEND = "extend"
    END = "end"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class TableAct:
    """A button of a table's sheet. ``minutes`` go with EXTEND, ``to`` with MOVE.

    It is meant for its ticket, at whatever table of the station that one is by then.
    """

    station: StationId
    ticket: TicketId
    kind: TableKind
    minutes: int = 0
    to: CounterId | None = None

    @property
    def name(self) -> str:
        """Return a name that no other button of the sheet has, e.g. ``extend_5``."""
        return "_".join(part for part in (self.kind, str(self.minutes or ""), self.to) if part)


class HeadsKind(StrEnum):
    """What is said of a party's heads."""

    ENTERED = "entered"
    LEFT = "left"
    ADMIT = "admit"
    """The station is done with the party, and so many go in."""


@dataclass(frozen=True, slots=True)
class HeadsAct:
    """So many heads of a party, altogether."""

    ticket: TicketId
    kind: HeadsKind
    heads: int

    @property
    def name(self) -> str:
        """Return a name that no other button of the sheet has."""
        return self.kind.value


@dataclass(frozen=True, slots=True)
class InspectAct:
    """The list of a party's belongings is complete. ``finish``: and the party goes on."""

    ticket: TicketId
    items: tuple[Item, ...]
    finish: bool

    kind = "inspect"

    @property
    def name(self) -> str:
        """Return the name of the button that completes a list."""
        return "inspect_and_finish" if self.finish else "inspect"


@dataclass(frozen=True, slots=True)
class MarkAct:
    """Somebody on a roster is there, or is not."""

    booking: BookingId
    present: bool

    kind = "mark"

    @property
    def name(self) -> str:
        """Return the name of every such button: each stands in a row of its own."""
        return self.kind


@dataclass(frozen=True, slots=True)
class PlaceAct:
    """The display works for another counter from now on; nothing is written in the journal."""

    station: StationId
    counter: CounterId

    kind = "place"

    @property
    def name(self) -> str:
        """Return a name that no other button of the sheet has, e.g. ``place_registrasi_2``."""
        return f"{self.kind}_{self.station}_{self.counter}"


NamedAct = SheetAct | TableAct | HeadsAct | MarkAct | PlaceAct | InspectAct

Act = DeskAction | NamedAct | GoodsTap
"""Whatever a touch can mean. A GoodsTap changes a draft; the complete list is an InspectAct."""


def logged(act: Act) -> str:
    """Say in the log what was pressed; a ticket's id stays out of it."""
    if isinstance(act, DeskAction):
        return act.value
    return act.key.value if isinstance(act, GoodsTap) else act.kind
