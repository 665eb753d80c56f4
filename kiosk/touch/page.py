"""What every screen of the touchscreen has in common."""

from __future__ import annotations

from kivy.properties import ObjectProperty
from kivy.uix.screenmanager import Screen

from kiosk.domain.flow.inputs import (
    Action,
    Input,
    KeyTyped,
    LanguageChosen,
    Rated,
    ServiceChosen,
    Tapped,
)
from kiosk.domain.types import LanguageCode, ServiceId
from kiosk.look import widgets  # noqa: F401 - the .kv files name them
from kiosk.look.preview import Picture
from kiosk.look.rules import load_beside

KEY, SERVICE, RATE = "key_", "service_", "rate_"


class Page(Screen):
    """One screen. ``face`` is its content, ``whole`` the Face around it; ``on_post(input)``."""

    whole = ObjectProperty(None, rebind=True)
    face = ObjectProperty(None, rebind=True)

    __events__ = ("on_post",)

    def on_post(self, posted: Input) -> None:
        """Do nothing: the default handler of the event."""

    def see(self, picture: Picture) -> None:
        """Take the camera's picture; most screens do not show it."""

    def tapped(self, name: str) -> None:
        """Post a button: its name is the action's."""
        self.dispatch("on_post", Tapped(Action(name)))

    def typed(self, name: str) -> None:
        """Post a key of the keypad, named ``key_7``."""
        self.dispatch("on_post", KeyTyped(name.removeprefix(KEY)))

    def chose(self, name: str) -> None:
        """Post a card: a service, named ``service_X``, or else an action."""
        if name.startswith(SERVICE):
            service = ServiceId(name.removeprefix(SERVICE))
            self.dispatch("on_post", ServiceChosen(service))
        else:
            self.tapped(name)

    def rated(self, name: str) -> None:
        """Post an answer of the survey, named ``rate_3``."""
        self.dispatch("on_post", Rated(int(name.removeprefix(RATE))))

    def language(self, code: str) -> None:
        """Post the choice of a language."""
        self.dispatch("on_post", LanguageChosen(LanguageCode(code)))


load_beside(__file__)
