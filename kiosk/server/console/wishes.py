"""What an officer wishes with one press, as a form says it; nothing of it is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.types import TicketId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.server.console.workplace import Post, Workplace


class Verb(StrEnum):
    """What a button of the console does; after a colon comes what with, e.g. ``send:barang``."""

    NEXT = "next"
    CALL = "call"
    SEAT = "seat"
    """Call one party to the first free table."""
    TO_TABLE = "to_table"
    """Call whoever is next to the first free table."""
    RECALL = "recall"
    FINISH = "finish"
    GIVE_BACK = "back"
    NO_SHOW = "absent"
    TRANSFER = "transfer"
    """Send the party at the counter to another station."""
    SEND = "send"
    """Send a party that waits to another station."""
    CANCEL = "cancel"
    FIRST = "first"
    ORDINARY = "ordinary"
    WILLING = "willing"
    UNWILLING = "unwilling"
    START = "start"
    EXTEND = "extend"
    MOVE = "move"
    LET_IN = "in"
    LET_OUT = "out"
    HELPED = "helped"
    CLOSE_DAY = "close"


AT_COUNTER = frozenset(
    {
        *(Verb.NEXT, Verb.CALL, Verb.RECALL, Verb.FINISH, Verb.GIVE_BACK, Verb.NO_SHOW),
        *(Verb.TRANSFER, Verb.START, Verb.EXTEND, Verb.MOVE),
    }
)
"""Done with whoever is at the counter: meant for the party that the officer saw there."""

MARKED = frozenset({Verb.RECALL, Verb.EXTEND})
"""Would do something more each time: done once for what the officer saw."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A press. ``seen`` is the ticket at the counter as the officer saw it, None for nobody.

    ``mark`` is what ``mark_of`` said of it then: the same press sent twice is told by it.
    ``ticket`` is the one that the press names, which may wait anywhere.
    """

    verb: Verb
    post: Post
    arg: str = ""
    ticket: TicketId | None = None
    seen: TicketId | None = None
    mark: str = ""


class WishError(ValueError):
    """A form that no page of ours sends."""


def wish_of(form: Mapping[str, str], workplace: Workplace) -> Wish:
    """Read a form; raises WishError. The field ``with`` is what comes after a verb's colon."""
    name, _, arg = form.get("do", "").partition(":")
    try:
        verb = Verb(name)
    except ValueError:
        raise WishError("no such action") from None
    post = workplace.post(form.get("station", ""), form.get("counter", ""))
    if post is None:
        raise WishError("no such counter")
    return Wish(
        verb=verb,
        post=post,
        arg=arg or form.get("with", ""),
        ticket=_ticket(form.get("ticket", "")),
        seen=_ticket(form.get("seen", "")),
        mark=form.get("mark", ""),
    )


def _ticket(text: str) -> TicketId | None:
    return TicketId(text) if text else None
