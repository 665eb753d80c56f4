"""What the touchscreen shows, as finished words: state in, face out; no window and no disk."""

from kiosk.gate.face.face import face_of
from kiosk.gate.face.shapes import (
    Choice,
    ConfirmFace,
    Content,
    Counted,
    Face,
    KeypadFace,
    LanguageButton,
    Link,
    LinkTone,
    ProblemFace,
    Row,
    ScanFace,
    StationMark,
    TicketFace,
    WarningFace,
)
from kiosk.gate.face.situation import LinkState, PaperState, Situation

__all__ = [
    "Choice",
    "ConfirmFace",
    "Content",
    "Counted",
    "Face",
    "KeypadFace",
    "LanguageButton",
    "Link",
    "LinkState",
    "LinkTone",
    "PaperState",
    "ProblemFace",
    "Row",
    "ScanFace",
    "Situation",
    "StationMark",
    "TicketFace",
    "WarningFace",
    "face_of",
]
