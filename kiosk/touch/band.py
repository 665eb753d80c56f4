"""What stands above and below a page: the calm band over a low screen, the strip of the voice."""

from __future__ import annotations

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.look import widgets  # noqa: F401 - the .kv file names them
from kiosk.look.rules import load_beside


class CalmBand(AnchorLayout):
    """Above a low screen: whose house it is, and nothing to touch; ``face`` is the whole Face."""

    face = ObjectProperty(None, rebind=True)


class VoiceStrip(BoxLayout):
    """While the kiosk speaks: say it again, voice off. ``bar`` is a VoiceBar or None.

    ``taken`` is the height it takes now, in pixels. ``on_choose(name)`` on a tap.
    """

    bar = ObjectProperty(None, allownone=True, rebind=True)
    taken = NumericProperty(0)

    __events__ = ("on_choose",)

    def on_choose(self, name: str) -> None:
        """Do nothing: the default handler of the event."""


load_beside(__file__)
