"""What every visitor may rely on: nothing is to be paid, and who hears a complaint."""

from __future__ import annotations

from kiosk.domain.house import House, named
from kiosk.wording import Wording


def free_of_charge(wording: Wording) -> str:
    """Say that nothing is to be paid, here or later."""
    return wording.say("This service is free of charge.")


def complaints_to(wording: Wording, house: House) -> str:
    """Name the complaint channel of the house; without one of its own, the nearest officer."""
    channel = named(house.complaints, wording.language)
    if channel:
        return wording.say("Complaints: {channel}", channel=channel)
    return wording.say("Complaints: the officer at the information counter.")
