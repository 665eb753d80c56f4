"""Whom a party visits, typed with as little shown as possible; and whether that may be kept."""

from __future__ import annotations

from kiosk.domain.flow.state import Consenting, NamingHost
from kiosk.domain.masking import mask, mask_typing
from kiosk.gate.face.shapes import ConsentFace, NameFace, Row
from kiosk.wording import Wording

LETTERS = (tuple("QWERTYUIOP"), tuple("ASDFGHJKL"), tuple("ZXCVBNM'-"))
"""As on the phones that most visitors know."""


def name_face(naming: NamingHost, wording: Wording, officer: str, *, help_called: bool) -> NameFace:
    """Show the letters, and of the name only what tells the finger that it met the right key."""
    return NameFace(
        title=wording.say("Whom do you visit?"),
        lead=wording.say("Type the name. Only the registration officer can read it."),
        typed=mask_typing(naming.typed),
        placeholder=wording.say("Name"),
        rows=LETTERS,
        space=wording.say("Space"),
        erase=wording.say("Erase"),
        submit=wording.say("Next"),
        complete=bool(naming.typed.strip()),
        skip=wording.say("Skip this question"),
        back=wording.say("Back"),
        officer=officer,
        help_called=help_called,
    )


def consent_face(consenting: Consenting, wording: Wording) -> ConsentFace:
    """Ask before a name is kept (UU PDP 27/2022); no is as good an answer as yes."""
    return ConsentFace(
        icon="lock-keyhole",
        title=wording.say("May we note this name?"),
        lead=wording.say(
            "It is sealed: only the registration officer can read it. Without it you get a number "
            "just the same."
        ),
        rows=(Row(wording.say("Visiting"), mask(consenting.walk_in.host)),),
        consent=wording.say("Yes, note it"),
        no_consent=wording.say("No, I will say it myself"),
        back=wording.say("Back"),
    )
