"""The guards' desk without a window: facts in, a face out, touches written down."""

from kiosk.gate.desk.acts import (
    Act,
    DeskAction,
    HeadsAct,
    HeadsKind,
    MarkAct,
    NamedAct,
    PlaceAct,
    SheetAct,
    SheetKind,
    TableAct,
    TableKind,
)
from kiosk.gate.desk.desk import Desk
from kiosk.gate.desk.face import desk_face
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.locking import DeskLock
from kiosk.gate.desk.panels import (
    AlarmStrip,
    HeadsStrip,
    Listing,
    ListKind,
    ListRow,
    ProgrammeCard,
    RowTone,
    TablePanel,
    TableTile,
)
from kiosk.gate.desk.places import KeptPlace
from kiosk.gate.desk.reading import Records
from kiosk.gate.desk.shapes import (
    AtDesk,
    Buttons,
    CalledList,
    CalledRow,
    DeskButton,
    DeskFace,
    HelpCall,
    LockFace,
    LockName,
    Notice,
    NoticeList,
    NoticeTone,
    Present,
    WaitingList,
    WaitingRow,
)
from kiosk.gate.desk.sheets import HeadCount, Sheet, SheetButton, Topic
from kiosk.gate.desk.speaking import Loudspeaker
from kiosk.gate.desk.unlocking import LockInput

__all__ = [
    "Act",
    "AlarmStrip",
    "AtDesk",
    "Buttons",
    "CalledList",
    "CalledRow",
    "Desk",
    "DeskAction",
    "DeskButton",
    "DeskFace",
    "DeskLock",
    "HeadCount",
    "HeadsAct",
    "HeadsKind",
    "HeadsStrip",
    "HelpCall",
    "KeptPlace",
    "Known",
    "ListKind",
    "ListRow",
    "Listing",
    "LockFace",
    "LockInput",
    "LockName",
    "Loudspeaker",
    "MarkAct",
    "NamedAct",
    "Notice",
    "NoticeList",
    "NoticeTone",
    "Place",
    "PlaceAct",
    "Present",
    "ProgrammeCard",
    "Records",
    "RowTone",
    "Sheet",
    "SheetAct",
    "SheetButton",
    "SheetKind",
    "TableAct",
    "TableKind",
    "TablePanel",
    "TableTile",
    "Topic",
    "Trouble",
    "WaitingList",
    "WaitingRow",
    "desk_face",
]
