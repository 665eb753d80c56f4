"""The ways in: what the start offers, what else there is, and which service or role."""

from __future__ import annotations

from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import ChoosingService
from kiosk.domain.house import Door, House, named
from kiosk.gate.face.shapes import ChoiceFace, DoorButton
from kiosk.wording import Wording

SERVICE = "service_"


def start_doors(house: House, wording: Wording, *, main_is_keypad: bool) -> tuple[DoorButton, ...]:
    """Return the cards of the start: at most four, the rarer ways behind the last.

    Without a camera the keypad comes first. With one, whoever has no code is served first, and
    what has no second line stands together: the camera's picture gets that room.
    """
    keypad = DoorButton(
        Action.TYPE_REFERENCE,
        wording.say("Type the code"),
        wording.say("Eight letters and digits") if main_is_keypad else "",
        "keyboard",
        main=main_is_keypad,
    )
    without_code = _doors_without_code(house, wording)
    more = DoorButton(Action.OTHER_DOORS, wording.say("My number and more"), "", "layout-grid")
    if main_is_keypad:
        return (keypad, *without_code, more)
    return (*without_code, keypad, more)


def _doors_without_code(house: House, wording: Wording) -> list[DoorButton]:
    doors = []
    if leads_somewhere(Door.VISIT, house):
        doors.append(
            DoorButton(
                Action.NO_BOOKING,
                wording.say("No booking yet"),
                wording.say("Sign up for free"),
                "circle-question-mark",
            )
        )
    if leads_somewhere(Door.GOODS, house):
        doors.append(
            DoorButton(
                Action.GOODS_ONLY,
                wording.say("Only leaving goods"),
                wording.say("Number for the goods check"),
                "package",
            )
        )
    return doors


def leads_somewhere(door: Door, house: House) -> bool:
    """Tell whether any service is behind a door."""
    return any(service.door is door for service in house.services.values())


def other_doors_face(
    wording: Wording, house: House, officer: str, *, help_called: bool
) -> ChoiceFace:
    """Offer what the start has no room for."""
    choices = [
        DoorButton(
            Action.HAVE_NUMBER,
            wording.say("I already have a number"),
            wording.say("See your turn, print it again"),
            "ticket",
        ),
        DoorButton(
            Action.LEAVING,
            wording.say("I am leaving"),
            wording.say("Tell us how it was"),
            "log-out",
        ),
    ]
    if leads_somewhere(Door.PROGRAMME, house):
        choices.append(
            DoorButton(
                Action.PROGRAMME,
                wording.say("Programme session"),
                wording.say("For participants and facilitators"),
                "users-round",
            )
        )
    return ChoiceFace(
        title=wording.say("What can we do for you?"),
        lead=wording.say("Please choose one."),
        choices=tuple(choices),
        back=wording.say("Back"),
        officer=officer,
        help_called=help_called,
    )


def services_face(
    choosing: ChoosingService, wording: Wording, house: House, officer: str, *, help_called: bool
) -> ChoiceFace:
    """Ask what the party came for."""
    services = [house.services[service.id] for service in choosing.services]
    return ChoiceFace(
        title=wording.say("What did you come for?"),
        lead=wording.say("You will get a number for the counter. An officer helps you there."),
        choices=tuple(
            DoorButton(
                f"{SERVICE}{service.id}", named(service.names, wording.language), "", service.icon
            )
            for service in services
        ),
        back=wording.say("Back"),
        officer=officer,
        help_called=help_called,
    )


def roles_face(wording: Wording, officer: str, *, help_called: bool) -> ChoiceFace:
    """Ask as what the party comes to the group session."""
    return ChoiceFace(
        title=wording.say("How do you take part?"),
        lead=wording.say("Please choose one."),
        choices=(
            DoorButton(
                Action.PARTICIPANT,
                wording.say("Participant"),
                wording.say("I join the group session"),
                "users-round",
            ),
            DoorButton(
                Action.FACILITATOR,
                wording.say("Facilitator"),
                wording.say("I lead the group session"),
                "presentation",
            ),
        ),
        back=wording.say("Back"),
        officer=officer,
        help_called=help_called,
    )
