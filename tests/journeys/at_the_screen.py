"""The same visitor, at the real touchscreen: every act is a touch, every sight is on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch

from kiosk.domain.flow.inputs import (
    Action,
    Input,
    KeyTyped,
    LanguageChosen,
    Rated,
    ServiceChosen,
    Tapped,
    Touched,
)
from kiosk.look.tree import find
from tests.journeys.visitor import Visitor
from tests.touch.touchscreen import Touchscreen

KEYS_AND_WAYS = ("key_", "language_", "toggle_")


def name_of(arrived: Input, *, speaking: bool) -> str:
    """Return the name of the widget that stands for an input."""
    match arrived:
        case Tapped(Action.TOGGLE_VOICE) if speaking:
            return "voice_off"
        case Tapped(action):
            return action.value
        case KeyTyped(symbol):
            return f"key_{symbol}"
        case ServiceChosen(service):
            return f"service_{service}"
        case Rated(score):
            return f"rate_{score}"
        case LanguageChosen(language):
            return f"language_{language}"
        case _:
            raise LookupError(f"nothing on a screen stands for {arrived}")


@dataclass(kw_only=True)
class AtTheScreen(Visitor):
    """Touches widgets; what they post goes through the flow, and the face to the screen."""

    screen_shown: Touchscreen

    def acts(self, arrived: Input) -> None:
        """Touch the widget that stands for the input; it posts that and nothing else."""
        self.looks()
        window = self.screen_shown.window
        if isinstance(arrived, Touched):
            # Outside of every button.
            self._tap_at(2.0, Window.height - 2.0)
            expected: list[Input] = [Touched()]
        else:
            window.tap(name_of(arrived, speaking=self.state.modes.voice))
            expected = [Touched(), arrived]
        posted = self.screen_shown.take_all()
        assert posted == expected, (posted, expected)
        for each in posted:
            self.does(each)
        self.looks()

    def _tap_at(self, x: float, y: float) -> None:
        touch = UnitTestTouch(x, y)
        touch.touch_down()
        self.screen_shown.window.release(touch)

    def looks(self) -> None:
        """Bring the screen up to date."""
        self.screen_shown.show(self.face())

    def reads(self) -> set[str]:
        """Return every text that stands on the screen now."""
        self.looks()
        return set(self.screen_shown.window.texts().values())

    def buttons(self) -> set[str]:
        """Return what acts on the screen; it must be what the face offers."""
        self.looks()
        names = set(self.screen_shown.buttons()) - {"veil", "say_again", "voice_off"}
        offered = {name for name in names if not name.startswith(KEYS_AND_WAYS)}
        questions = {"fewer", "more"} | {
            f"{question}_{answer}"
            for question in ("belongings", "priority")
            for answer in ("no", "yes")
        }
        assert offered - questions == super().buttons(), (offered, super().buttons())
        return offered - questions

    def presses(self, name: str) -> UnitTestTouch:
        """Put a finger down on a widget and leave it there."""
        self.looks()
        widget = find(self.screen_shown.window.root, name)
        touch = UnitTestTouch(*widget.to_window(*widget.center))
        touch.touch_down()
        self.screen_shown.window.frames(1)
        return touch
