"""What the lock adds to the display, in words: the locked screen, and whose the desk is."""

from __future__ import annotations

import math
from dataclasses import fields, replace

from kiosk.domain.officers import Officer, Right, may
from kiosk.domain.types import Moment
from kiosk.gate.desk.notices import NOTICES
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
        text=wording.say("Six digits of your PIN") if chosen else wording.say("Who is here?"),
        count=str(waiting),
        waiting=wording.count("party is waiting", "parties are waiting", waiting),
        help="" if face.help is None else f"{face.help.title} · {face.help.text}",
        alarms=tuple(row.text for row in face.notices.rows if row.tone is NoticeTone.TROUBLE),
        lead=wording.say("Touch your name. What you do from then on is noted as yours."),
        names=tuple(LockName(each.id, each.name, _initials(each)) for each in state.names()),
        more=wording.say("More names") if state.pages > 1 else "",
        chosen=chosen,
        digits=len(state.digits),
        enabled=not wait_s,
        note=_note(state, wait_s, wording),
        back=wording.say("Another name"),
    )


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
        present=replace(present, buttons=buttons, notice=notice, goods=goods),
        inspection=None,
        waiting=replace(
            face.waiting, rows=tuple(replace(row, sheet=None) for row in face.waiting.rows)
        ),
        called=replace(
            face.called, rows=tuple(replace(row, sheet=None) for row in face.called.rows)
        ),
    )
