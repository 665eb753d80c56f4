"""A QR code on the screen, sharp enough for a phone and for the kiosk's own camera."""

from __future__ import annotations

from typing import Any

import qrcode
from kivy.graphics.texture import Texture
from kivy.properties import ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget
from qrcode.constants import ERROR_CORRECT_M

from kiosk.look.rules import load_beside

QUIET_MODULES = 4
"""The bright margin that readers need (ISO/IEC 18004, 9.1)."""


class QrImage(Widget):
    """Draws ``text`` on a white tile, every module the same whole number of pixels."""

    name = StringProperty("")
    text = StringProperty("")
    texture = ObjectProperty(None, allownone=True)
    radius = NumericProperty(0)
    tint = ColorProperty("#FFFFFF")
    modules = NumericProperty(1)
    """Modules along one side, without the margin."""
    module_px = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("size", "modules"):
            self.fbind(cause, self._fit)
        self._fit()

    def on_text(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Draw anew: one texel a module."""
        code = qrcode.QRCode(border=0, error_correction=ERROR_CORRECT_M)
        code.add_data(self.text)
        rows = code.get_matrix()
        side = len(rows)
        texture = Texture.create(size=(side, side), colorfmt="luminance")
        texture.mag_filter = texture.min_filter = "nearest"
        # Texture rows run upwards.
        dots = bytes(0 if dark else 255 for row in reversed(rows) for dark in row)
        texture.blit_buffer(dots, colorfmt="luminance", bufferfmt="ubyte")
        self.modules = side
        self.texture = texture

    def _fit(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        side = min(self.width, self.height)
        self.module_px = max(1, int(side // (self.modules + 2 * QUIET_MODULES)))


load_beside(__file__)
