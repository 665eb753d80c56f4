"""One whole screen of the touchscreen."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.flow.state import Modes
from kiosk.gate.face.shapes.entering import (
    ConfirmFace,
    ConsentFace,
    FindFace,
    KeypadFace,
    NameFace,
)
from kiosk.gate.face.shapes.frame import LanguageButton, Link, VoiceBar, WarningFace, WayButton
from kiosk.gate.face.shapes.results import ProblemFace, SurveyFace, ThanksFace, TicketFace
from kiosk.gate.face.shapes.start import ChoiceFace, ScanFace, SleepFace

Content = (
    SleepFace
    | ScanFace
    | ChoiceFace
    | KeypadFace
    | NameFace
    | ConsentFace
    | ConfirmFace
    | FindFace
    | TicketFace
    | ProblemFace
    | SurveyFace
    | ThanksFace
)


@dataclass(frozen=True, slots=True)
class Face:
    """One whole screen.

    ``modes`` is how it is to be drawn; ``ways`` are the buttons that change that, on the start;
    ``voice`` is None while the kiosk is silent. ``spoken`` is what the voice says of this screen,
    "" for nothing; it changes only when there is something new to say. ``whispered`` is what it
    adds while the screen stays the same: what would help the camera.
    """

    site: str
    place: str
    languages: tuple[LanguageButton, ...]
    link: Link
    content: Content
    warning: WarningFace | None = None
    modes: Modes = field(default_factory=Modes)
    ways: tuple[WayButton, ...] = ()
    voice: VoiceBar | None = None
    spoken: str = ""
    whispered: str = ""
