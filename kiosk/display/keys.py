"""The keyboard: one key, one touch, however long it is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from kivy.core.window import Window

from kiosk.gate.desk import DeskAction, GoodsKey, GoodsTap, LockInput
from kiosk.gate.desk.unlocking import Back, Digit, Rubbed

SPACE, F2 = 32, 283
"""Key codes as Kivy passes them on: a letter's is that of its small form."""

ACTIONS: dict[int, DeskAction | GoodsTap] = {
    SPACE: DeskAction.CALL_NEXT,
    F2: DeskAction.CALL_NEXT,
    ord("r"): DeskAction.RECALL,
    ord("n"): DeskAction.NO_SHOW,
    ord("s"): DeskAction.FINISH,
    ord("b"): DeskAction.GIVE_BACK,
    ord("h"): DeskAction.HELP_GIVEN,
    ord("t"): GoodsTap(GoodsKey.OPEN),
}

SHORTCUTS = {"ctrl", "alt", "meta"}
"""With one of these a letter is somebody else's shortcut."""


BACKSPACE, ESCAPE, KEYPAD_0 = 8, 27, 256

PAD: dict[int, LockInput] = {
    BACKSPACE: Rubbed(),
    ESCAPE: Back(),
    **{ord("0") + digit: Digit(str(digit)) for digit in range(10)},
    **{KEYPAD_0 + digit: Digit(str(digit)) for digit in range(10)},
}
"""What the keys are at a locked display."""

Meaning = TypeVar("Meaning")


class Keys(Generic[Meaning]):
    """Tells ``pressed`` what a key that goes down means, once until it has come up again."""

    def __init__(self, meanings: Mapping[int, Meaning], pressed: Callable[[Meaning], None]) -> None:
        self._meanings = meanings
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
        action = self._meanings.get(key)
        if action is None or SHORTCUTS & set(modifiers):
            return False
        # A held key repeats itself; the officer pressed once.
        if key not in self._held:
            self._held.add(key)
            self._pressed(action)
        return True

    def _up(self, _window: object, key: int, *_: object) -> bool:
        self._held.discard(key)
        return key in self._meanings

    def _lost(self, _window: object, _focus: object) -> None:
        # The key may come up while another window listens.
        self._held.clear()
