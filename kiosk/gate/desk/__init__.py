"""The guards' desk without a window: facts in, a face out, touches written down."""

from kiosk.gate.desk.desk import Desk, Records
from kiosk.gate.desk.face import desk_face
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.shapes import (
    Buttons,
    CalledList,
    CalledRow,
    DeskAction,
    DeskButton,
    DeskFace,
    HelpCall,
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

__all__ = [
    "Buttons",
    "CalledList",
    "CalledRow",
    "Desk",
    "DeskAction",
    "DeskButton",
    "DeskFace",
    "HelpCall",
    "Known",
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
