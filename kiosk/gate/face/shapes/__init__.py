"""The shapes of a face: every text is final, in the visitor's language, with names masked."""

from kiosk.gate.face.shapes.entering import (
    Choice,
    ConfirmFace,
    ConsentFace,
    Counted,
    FindFace,
    KeypadFace,
    NameFace,
)
from kiosk.gate.face.shapes.face import Content, Face
from kiosk.gate.face.shapes.frame import (
    DoorButton,
    LanguageButton,
    Link,
    LinkTone,
    Row,
    VoiceBar,
    WarningFace,
    WayButton,
)
from kiosk.gate.face.shapes.results import (
    Answer,
    ProblemFace,
    StationMark,
    SurveyFace,
    ThanksFace,
    TicketFace,
)
from kiosk.gate.face.shapes.start import ChoiceFace, ScanFace, SleepFace

__all__ = [
    "Answer",
    "Choice",
    "ChoiceFace",
    "ConfirmFace",
    "ConsentFace",
    "Content",
    "Counted",
    "DoorButton",
    "Face",
    "FindFace",
    "KeypadFace",
    "LanguageButton",
    "Link",
    "LinkTone",
    "NameFace",
    "ProblemFace",
    "Row",
    "ScanFace",
    "SleepFace",
    "StationMark",
    "SurveyFace",
    "ThanksFace",
    "TicketFace",
    "VoiceBar",
    "WarningFace",
    "WayButton",
]
