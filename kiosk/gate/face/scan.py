"""The start and the keypad."""

from __future__ import annotations

from kiosk.domain.flow.state import Typing
from kiosk.domain.house import House
from kiosk.domain.reference import ALPHABET, LENGTH
from kiosk.domain.types import Moment
from kiosk.gate.face.doors import start_doors
from kiosk.gate.face.shapes import KeypadFace, ScanFace, SleepFace
from kiosk.gate.face.situation import Situation
from kiosk.gate.vigil import CameraHealth
from kiosk.ports import Guidance
from kiosk.wording import Wording, noted

NOON, AFTERNOON_ENDS, EVENING_ENDS, DAWN = 11, 15, 19, 4

# The zero comes last, where telephones have it.
KEYS = tuple(ALPHABET[1:] + ALPHABET[0])


def scan_face(
    situation: Situation, wording: Wording, house: House, now: Moment, *, help_called: bool
) -> ScanFace:
    """Greet, and ask for the code."""
    ready = situation.camera is not CameraHealth.LOST
    # Not inside an f-string: up to Python 3.11 the extraction of messages does not look into one.
    scan, write = wording.say("Please scan your code."), wording.say("Please type your code.")
    return ScanFace(
        title=f"{greeting(wording, now)}\n{scan if ready else write}",
        lead=wording.say(
            "Open the QR code from your booking message, then hold your phone to the camera."
        )
        if ready
        else wording.say("The camera is resting. Please type your booking code instead."),
        hint=hint_of(situation, wording),
        guidance=guidance_of(situation),
        camera_ready=ready,
        doors=start_doors(house, wording, main_is_keypad=not ready),
        officer=officer_text(wording, help_called=help_called),
        help_called=help_called,
    )


def officer_text(wording: Wording, *, help_called: bool) -> str:
    """Say that an officer can be called, or is on the way."""
    return wording.say("An officer is coming") if help_called else wording.say("Call an officer")


def guidance_of(situation: Situation) -> Guidance:
    """Return what would help the camera, which must see to say so."""
    seeing = situation.camera is CameraHealth.SEEING
    return situation.guidance if seeing else Guidance.NOTHING


def hint_of(situation: Situation, wording: Wording) -> str:
    """Say what stands on the preview: how the camera is, or what would help it to read."""
    if situation.camera is CameraHealth.SEEING:
        return wording.say(_GUIDANCE[situation.guidance])
    return wording.say(_HINTS[situation.camera])


_HINTS = {
    CameraHealth.STARTING: noted("The camera is starting…"),
    CameraHealth.LOST: noted("The camera is not available"),
}

_GUIDANCE = {
    Guidance.NOTHING: noted("Hold your code here"),
    Guidance.FOUND: noted("Code found…"),
    Guidance.CLOSER: noted("A little closer…"),
    Guidance.HOLD_STILL: noted("Hold still for a moment…"),
    Guidance.BRIGHTER: noted("Brighten your screen"),
    Guidance.TILT: noted("Tilt it: reflection"),
}


def greeting(wording: Wording, now: Moment) -> str:
    """Greet by the hour."""
    hour = now.at.astimezone(wording.zone).hour
    # Indonesian has four parts of the day: pagi, siang, sore, malam.
    if DAWN <= hour < NOON:
        return wording.say("Good morning.")
    if NOON <= hour < AFTERNOON_ENDS:
        return wording.say("Good day.")
    if AFTERNOON_ENDS <= hour < EVENING_ENDS:
        return wording.say("Good afternoon.")
    return wording.say("Good evening.")


def sleep_face(wording: Wording, now: Moment) -> SleepFace:
    """Say that a touch is enough."""
    return SleepFace(
        title=wording.say("Touch the screen to begin."),
        text=greeting(wording, now),
        clock=wording.clock(now.at),
    )


def keypad_face(typing: Typing, wording: Wording, *, help_called: bool) -> KeypadFace:
    """Show what was typed so far."""
    return KeypadFace(
        title=wording.say("Type the booking code"),
        lead=wording.say(
            "Eight letters and digits below your QR code. Capital or small does not matter."
        ),
        cells=tuple(typing.typed.ljust(LENGTH)),
        keys=KEYS,
        notice=wording.say("Not quite right yet. Please compare it with your message.")
        if typing.mistyped
        else "",
        complete=len(typing.typed) == LENGTH,
        erase=wording.say("Erase"),
        submit=wording.say("Next"),
        back=wording.say("Back"),
        officer=officer_text(wording, help_called=help_called),
        help_called=help_called,
    )
