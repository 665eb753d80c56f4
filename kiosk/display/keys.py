"""The keyboard: one key, one touch, however long it is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.core.window import Window

from kiosk.gate.desk import LockInput
from kiosk.gate.desk.unlocking import Back, Digit, Rubbed

SPACE, ESC, F2, RIGHT, LEFT, BACKSPACE, KEYPAD_0 = 32, 27, 283, 275, 276, 8, 256
"""Key codes as Kivy passes them on: a letter's is that of its small form."""

NAMES = {
    SPACE: "Space",
    ESC: "Esc",
    F2: "F2",
    LEFT: "Left",
    RIGHT: "Right",
    BACKSPACE: "Backspace",
    **{ord(sign): sign.upper() for sign in "abdehiklmnprst0123456789"},
    **{KEYPAD_0 + digit: str(digit) for digit in range(10)},
}
"""The keys that the display listens to, as its buttons name them in every language."""

PAD: dict[str, LockInput] = {
    "Backspace": Rubbed(),
    "Esc": Back(),
    **{str(digit): Digit(str(digit)) for digit in range(10)},
}
"""What the keys are at a locked display."""

SHORTCUTS = {"ctrl", "alt", "meta"}
"""With one of these a letter is somebody else's shortcut."""


class Keys:
    """Tells ``pressed`` of each key that goes down, once until it has come up again."""

    def __init__(self, pressed: Callable[[str], None]) -> None:
        self._pressed = pressed
        self._held: set[int] = set()

    def listen(self) -> None:
        """Begin."""
        Window.bind(on_key_down=self._down, on_key_up=self._up, focus=self._lost)

    def rest(self) -> None:
        """End; safe to call at any time."""
        Window.unbind(on_key_down=self._down, on_key_up=self._up, focus=self._lost)
        self._held.clear()

    def _down(self, *pressed: Any) -> bool:  # noqa: ANN401 - of Kivy: window, key, …, modifiers
        key, modifiers = pressed[1], pressed[4]
        name = NAMES.get(key)
        if name is None or SHORTCUTS & set(modifiers):
            return False
        # A held key repeats itself; the officer pressed once.
        if key not in self._held:
            self._held.add(key)
            self._pressed(name)
        return True

    def _up(self, _window: object, key: int, *_: object) -> bool:
        self._held.discard(key)
        return key in NAMES

    def _lost(self, _window: object, _focus: object) -> None:
        # The key may come up while another window listens.
        self._held.clear()
