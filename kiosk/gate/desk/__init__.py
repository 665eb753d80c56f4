"""The guards' desk without a window: facts in, a face out, touches written down."""

from kiosk.gate.desk.acting import Touch
from kiosk.gate.desk.desk import Desk, Records
from kiosk.gate.desk.draft import GoodsKey, GoodsTap
from kiosk.gate.desk.face import desk_face
from kiosk.gate.desk.inspection_shapes import (
    Choice,
    GoodsList,
    GoodsRow,
    GoodsTile,
    InspectionFace,
    Leaving,
    ReceiptRow,
    ReceiptsFace,
)
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.locking import DeskLock
from kiosk.gate.desk.receipts import ReceiptRoom, Receipts
from kiosk.gate.desk.shapes import (
    AtDesk,
    Buttons,
    CalledList,
    CalledRow,
    DeskAction,
    DeskButton,
    DeskFace,
    HelpCall,
    InspectAct,
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
    "Choice",
    "Desk",
    "DeskAction",
    "DeskButton",
    "DeskFace",
    "DeskLock",
    "GoodsKey",
    "GoodsList",
    "GoodsRow",
    "GoodsTap",
    "GoodsTile",
    "HelpCall",
    "InspectAct",
    "InspectionFace",
    "Known",
    "Leaving",
    "LockFace",
    "LockInput",
    "LockName",
    "Notice",
    "NoticeList",
    "NoticeTone",
    "Place",
    "Present",
    "ReceiptRoom",
    "ReceiptRow",
    "Receipts",
    "ReceiptsFace",
    "Records",
    "Sheet",
    "SheetAct",
    "SheetButton",
    "SheetKind",
    "Touch",
    "Trouble",
    "WaitingList",
    "WaitingRow",
    "desk_face",
]
