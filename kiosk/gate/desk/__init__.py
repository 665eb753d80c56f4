"""The guards' desk without a window: facts in, a face out, touches written down."""

from kiosk.gate.desk.desk import Desk, Records
from kiosk.gate.desk.face import desk_face
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.locking import DeskLock
from kiosk.gate.desk.shapes import (
    AtDesk,
    Buttons,
    CalledList,
    CalledRow,
    DeskAction,
    DeskButton,
    DeskFace,
    HelpCall,
    LockFace,
    LockName,
    Notice,
    NoticeList,
    NoticeTone,
    Present,
    Sheet,
    SheetAct,
    SheetButton,
    SheetKind,
    WaitingList,
    WaitingRow,
)
from kiosk.gate.desk.unlocking import LockInput

__all__ = [
    "AtDesk",
    "Buttons",
    "CalledList",
    "CalledRow",
    "Desk",
    "DeskAction",
    "DeskButton",
    "DeskFace",
    "DeskLock",
    "HelpCall",
    "Known",
    "LockFace",
    "LockInput",
    "LockName",
    "Notice",
    "NoticeList",
    "NoticeTone",
    "Place",
    "Present",
    "Records",
    "Sheet",
    "SheetAct",
    "SheetButton",
    "SheetKind",
    "Trouble",
    "WaitingList",
    "WaitingRow",
    "desk_face",
]
