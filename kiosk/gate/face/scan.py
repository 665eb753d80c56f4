"""The start and the keypad."""

from __future__ import annotations

from kiosk.domain.flow.state import Typing
from kiosk.domain.reference import ALPHABET, LENGTH
from kiosk.domain.types import Moment
from kiosk.gate.face.shapes import KeypadFace, ScanFace
from kiosk.gate.face.situation import Situation
from kiosk.gate.vigil import CameraHealth
from kiosk.wording import Wording, noted

NOON, AFTERNOON_ENDS, EVENING_ENDS, DAWN = 11, 15, 19, 4

# The zero comes last, where telephones have it.
KEYS = tuple(ALPHABET[1:] + ALPHABET[0])


def scan_face(
    situation: Situation, wording: Wording, now: Moment, *, help_called: bool
) -> ScanFace:
    """Greet, and ask for the code."""
    ready = situation.camera is not CameraHealth.LOST
    # Not inside an f-string: up to Python 3.11 the extraction of messages does not look into one.
    scan, write = wording.say("Please scan your code."), wording.say("Please type your code.")
    return ScanFace(
        title=f"{_greeting(wording, now)}\n{scan if ready else write}",
        lead=wording.say(
            "Open the QR code from your booking message, then hold your phone to the camera."
        )
        if ready
        else wording.say("The camera is resting. Please type your booking code instead."),
        hint=wording.say(_HINTS[situation.camera]),
        camera_ready=ready,
        keypad_title=wording.say("Type the code"),
        keypad_text=wording.say("Eight letters and digits"),
        officer_title=wording.say("An officer is coming")
        if help_called
        else wording.say("Call an officer"),
        officer_text=wording.say("Please wait here")
        if help_called
        else wording.say("We are glad to help"),
        help_called=help_called,
    )


_HINTS = {
    CameraHealth.STARTING: noted("The camera is starting…"),
    CameraHealth.SEEING: noted("Hold your code here"),
    CameraHealth.LOST: noted("The camera is not available"),
}


def _greeting(wording: Wording, now: Moment) -> str:
    hour = now.at.astimezone(wording.zone).hour
    # Indonesian has four parts of the day: pagi, siang, sore, malam.
    if DAWN <= hour < NOON:
        return wording.say("Good morning.")
    if NOON <= hour < AFTERNOON_ENDS:
        return wording.say("Good day.")
    if AFTERNOON_ENDS <= hour < EVENING_ENDS:
        return wording.say("Good afternoon.")
    return wording.say("Good evening.")


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
        officer=wording.say("An officer is coming")
        if help_called
        else wording.say("Call an officer"),
        help_called=help_called,
    )
