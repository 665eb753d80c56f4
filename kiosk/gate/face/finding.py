"""Whoever already has a number: hold the ticket up, or type it."""

from __future__ import annotations

from kiosk.domain.flow.state import FindingTicket
from kiosk.domain.house import House
from kiosk.gate.face.scan import guidance_of, hint_of
from kiosk.gate.face.shapes import FindFace
from kiosk.gate.face.situation import Situation
from kiosk.gate.vigil import CameraHealth
from kiosk.wording import Wording

DIGITS = "1234567890"


def find_face(
    finding: FindingTicket,
    situation: Situation,
    wording: Wording,
    house: House,
    officer: str,
    *,
    help_called: bool,
) -> FindFace:
    """Ask for the ticket; on the way out the same question has another reason."""
    leaving = wording.say("Before you go, how was it? First show your ticket or type its number.")
    looking = wording.say("Hold your ticket to the camera, or type its number.")
    return FindFace(
        title=wording.say("Thank you for coming.")
        if finding.leaving
        else wording.say("Where is your number?"),
        lead=leaving if finding.leaving else looking,
        typed=finding.typed,
        placeholder="A012",
        keys=_letters(situation, house) + tuple(DIGITS),
        notice=wording.say("Nobody has this number today. Please look at your ticket once more.")
        if finding.unknown
        else "",
        complete=any(symbol in DIGITS for symbol in finding.typed),
        hint=hint_of(situation, wording),
        guidance=guidance_of(situation),
        camera_ready=situation.camera is not CameraHealth.LOST,
        erase=wording.say("Erase"),
        submit=wording.say("Next"),
        back=wording.say("Back"),
        officer=officer,
        help_called=help_called,
    )


def _letters(situation: Situation, house: House) -> tuple[str, ...]:
    # Numbers of the other gates of the site may be looked up here too.
    prefixes = {service.prefix for service in house.services.values()}
    prefixes |= {queued.issue.facts.number.prefix for queued in situation.queue.tickets.values()}
    return tuple(sorted(set("".join(prefixes))))
