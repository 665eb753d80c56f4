"""What the voice says of a screen: what it is about and what to do, never a name or a countdown."""

from __future__ import annotations

from kiosk.gate.face.shapes import (
    ChoiceFace,
    ConfirmFace,
    ConsentFace,
    Content,
    FindFace,
    KeypadFace,
    NameFace,
    ProblemFace,
    ScanFace,
    SleepFace,
    SurveyFace,
    ThanksFace,
    TicketFace,
    WarningFace,
)
from kiosk.ports import Guidance
from kiosk.wording import Wording

HELPFUL = {Guidance.CLOSER, Guidance.HOLD_STILL, Guidance.BRIGHTER, Guidance.TILT}


def spoken_of(content: Content, warning: WarningFace | None, wording: Wording) -> str:
    """Return the sentences to say; the same screen says the same until something new is true."""
    parts = _parts(content, wording) if warning is None else (warning.title, f"{warning.stay}.")
    return " ".join(_for_the_ear(part) for part in parts if part)


def whispered_of(content: Content) -> str:
    """Return what would help the camera, for whoever cannot see it on the preview."""
    if isinstance(content, ScanFace | FindFace) and content.guidance in HELPFUL:
        return _for_the_ear(content.hint)
    return ""


def _for_the_ear(text: str) -> str:
    return text.replace("…", ".").replace("\n", " ")


def _parts(content: Content, wording: Wording) -> tuple[str, ...]:  # noqa: C901, PLR0911 - one line per screen
    match content:
        case SleepFace():
            return ()
        case ScanFace():
            return (content.title, content.lead)
        case ChoiceFace():
            choices = tuple(f"{choice.title}." for choice in content.choices)
            return (content.title, *choices)
        case ConfirmFace():
            # Not the title: it may hold a masked name, which a voice would spell out as dots.
            return (wording.say("Please check, then take your number."),)
        case KeypadFace() | FindFace():
            return (content.title, content.lead, content.notice)
        case NameFace() | ConsentFace():
            return (content.title, content.lead)
        case TicketFace():
            number = wording.say("Your number is {number}.", number=spelt(content.number))
            return (number, f"{content.estimate}.", content.text, content.advice)
        case ProblemFace():
            return (content.title, content.lead)
        case SurveyFace():
            return (content.question, *(f"{answer.label}." for answer in content.answers))
        case ThanksFace():
            return (content.title, content.lead)


def spelt(number: str) -> str:
    """Write a queue number so that a voice reads it as people call it: ``A 12``."""
    letters = number.rstrip("0123456789")
    return f"{letters} {int(number[len(letters) :])}"
