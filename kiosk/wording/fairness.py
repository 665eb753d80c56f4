"""What every visitor may rely on: nothing is to be paid, and who hears a complaint."""

from __future__ import annotations

from kiosk.domain.house import Names, named
from kiosk.wording.wording import Wording


def free_of_charge(wording: Wording) -> str:
    """Say that nothing is to be paid, here or later."""
    return wording.say("This service is free of charge.")


def complaints_to(wording: Wording, complaints: Names) -> str:
    """Name the complaint channel of the house; without one of its own, the nearest officer."""
    channel = named(complaints, wording.language)
    if channel:
        return wording.say("Complaints: {channel}", channel=channel)
    return wording.say("Complaints: the officer at the information counter.")
