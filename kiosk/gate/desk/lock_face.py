"""What the lock adds to the display, in words: the locked screen, and whose the desk is."""

from __future__ import annotations

import math
from dataclasses import fields, replace

from kiosk.domain.officers import Officer, Right, may
from kiosk.domain.types import Moment
from kiosk.gate.desk.face import NOTICES
from kiosk.gate.desk.panels import Listing, ListKind, TablePanel
from kiosk.gate.desk.shapes import (
    AtDesk,
    Buttons,
    DeskButton,
    DeskFace,
    LockFace,
    LockName,
    Notice,
    NoticeTone,
)
from kiosk.gate.desk.unlocking import State
from kiosk.wording import Wording

_MINUTE_S = 60

ROWS_BESIDE = 5
"""So many waiting parties leave room for a notice below them."""


def with_lock(
    face: DeskFace, state: State, waiting: int, wording: Wording, now: Moment
) -> DeskFace:
    """Return the face of a desk with this lock; ``waiting`` parties are in its line."""
    if not state.is_open:
        return replace(face, lock=_locked(face, state, waiting, wording, now))
    if state.officer is None:
        return _open_to_all(face, wording)
    face = replace(face, at_desk=AtDesk(state.officer.name, wording.say("Lock")))
    return face if may(state.officer.role, Right.QUEUE) else _only_looking(face, wording)


def _locked(face: DeskFace, state: State, waiting: int, wording: Wording, now: Moment) -> LockFace:
    wait_s = math.ceil(state.wait(now.at).total_seconds())
    chosen = "" if state.chosen is None else state.chosen.name
    return LockFace(
        title=wording.say("Locked"),
        text=_question(state, wording),
        count=str(waiting),
        waiting=wording.count("party is waiting", "parties are waiting", waiting),
        help="" if face.help is None else f"{face.help.title} · {face.help.text}",
        alarms=_alarms(face),
        lead=_lead(state, wording),
        names=tuple(LockName(each.id, each.name, _initials(each)) for each in state.names()),
        more=wording.say("More names") if state.pages > 1 else "",
        chosen=chosen,
        digits=len(state.digits),
        enabled=not wait_s,
        note=_note(state, wait_s, wording),
        back=wording.say("Another name"),
    )


def _question(state: State, wording: Wording) -> str:
    if not state.officers:
        return wording.say("No officer has a PIN now")
    if state.chosen is None:
        return wording.say("Who is here?")
    return wording.say("Six digits of your PIN")


def _lead(state: State, wording: Wording) -> str:
    if state.officers:
        return wording.say("Touch your name. What you do from then on is noted as yours.")
    return wording.say(
        "Please call the office: it opens again as soon as an officer has a PIN. "
        "Visitors go on getting their numbers."
    )


def _alarms(face: DeskFace) -> tuple[str, ...]:
    strip = () if face.alarm is None else (f"{face.alarm.title} · {face.alarm.text}",)
    found = (row.text for row in face.notices.rows if row.tone is NoticeTone.TROUBLE)
    return (*strip, *found)


def _note(state: State, wait_s: int, wording: Wording) -> str:
    if state.check is not None:
        return ""
    if wait_s >= 2 * _MINUTE_S:
        minutes = math.ceil(wait_s / _MINUTE_S)
        return wording.count("Please wait {n} minute.", "Please wait {n} minutes.", minutes)
    if wait_s:
        return wording.count("Please wait {n} second.", "Please wait {n} seconds.", wait_s)
    return wording.say("That PIN was not right. Please try again.") if state.wrong else ""


def _initials(officer: Officer) -> str:
    parts = officer.name.split()
    return "".join(part[0] for part in (*parts[:1], *parts[1:][-1:])).upper()


def _open_to_all(face: DeskFace, wording: Wording) -> DeskFace:
    notices = face.notices
    if face.tables is not None and (notices.rows or len(face.waiting.rows) > ROWS_BESIDE):
        return face  # below a long line there is no room for it
    if len(notices.rows) >= NOTICES or notices.more:
        return face
    text = wording.say("No officer has a PIN yet: this display is open to everybody.")
    notice = Notice(NoticeTone.PLAIN, "lock-open", text, "")
    return replace(face, notices=replace(notices, rows=(*notices.rows, notice), all_well=""))


def _only_looking(face: DeskFace, wording: Wording) -> DeskFace:
    """Take away what this officer's role does not do."""
    present = face.present
    off = {
        each.name: replace(button, enabled=False)
        for each in fields(present.buttons)
        if isinstance(button := getattr(present.buttons, each.name), DeskButton)
    }
    buttons: Buttons = replace(present.buttons, **off)  # type: ignore[arg-type] # buttons only
    goods = present.goods and replace(present.goods, enabled=False)
    notice = present.notice or wording.say("Your role looks on; calling is for guards.")
    return replace(
        face,
        present=replace(present, buttons=buttons, notice=notice, goods=goods, sheet=None),
        inspection=None,
        waiting=replace(
            face.waiting, rows=tuple(replace(row, sheet=None) for row in face.waiting.rows)
        ),
        called=replace(
            face.called, rows=tuple(replace(row, sheet=None) for row in face.called.rows)
        ),
        tables=_untouched(face.tables),
        places=None,
        lists=tuple(_read_only(listing) for listing in face.lists),
    )


def _untouched(panel: TablePanel | None) -> TablePanel | None:
    if panel is None:
        return None
    tiles = tuple(replace(tile, sheet=None, key="") for tile in panel.tiles)
    return replace(panel, tiles=tiles)


def _read_only(listing: Listing) -> Listing:
    """Leave a list without its touches; the roster is every role's."""
    if listing.kind is ListKind.ROSTER:
        return listing
    rows = tuple(replace(row, sheet=None, act=None) for row in listing.rows)
    return replace(listing, rows=rows)
