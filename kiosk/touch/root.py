"""The whole window: the screen that fits the face, and the question that may stand before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import ScreenManager

from kiosk.domain.flow.inputs import Action, Input, Tapped, Touched
from kiosk.domain.flow.state import Modes
from kiosk.gate.face import Content, Face, SleepFace
from kiosk.look.fade import CrossFade
from kiosk.look.preview import Picture
from kiosk.touch.band import CalmBand, VoiceStrip
from kiosk.touch.page import Page
from kiosk.touch.screens import SCREENS
from kiosk.touch.warning import WarningVeil

REST_S = 0.4
"""How long a new screen takes no touch: longer than it fades, as long as buttons rest."""


class TouchRoot(FloatLayout):
    """Shows faces one after the other; every screen is made once and then kept up to date.

    From the top: a calm band while the screen is low, the page, a strip while the voice is on.
    """

    def __init__(self, post: Callable[[Input], None]) -> None:
        super().__init__()
        self._post = post
        self._pages: dict[type[Content], Page] = {}
        self._changed_s = -REST_S
        self._asleep = False
        self._front: Page | None = None
        self._drawn = Modes()
        self._furnish()
        self.bind(size=self._place)

    def _furnish(self) -> None:
        """Make everything anew, in the colours and sizes that hold now.

        Where a rule of a class and the rule of a widget name the same property, Kivy does not say
        which of them is applied last when a colour or a size changes; a new widget knows.
        """
        self.clear_widgets()
        self._pages.clear()
        self.manager = ScreenManager(transition=CrossFade(), size_hint=(None, None))
        self._band = CalmBand(size_hint=(None, None))
        self._strip = VoiceStrip(size_hint=(None, None))
        self._strip.bind(on_choose=lambda _, name: self._post(Tapped(Action(name))))
        self._veil = WarningVeil()
        self._veil.bind(on_stay=lambda _: self._post(Tapped(Action.STAY)))
        for part in (self.manager, self._band, self._strip, self._veil):
            self.add_widget(part)

    def show(self, face: Face) -> None:
        """Bring the screen that fits the face up to date, and to the front."""
        self._apply(face)
        kind = type(face.content)
        page = self._pages.get(kind)
        if page is None:
            page = SCREENS[kind](face=face.content, whole=face)
            page.bind(on_post=self._posted)
            self._pages[kind] = page
            self.manager.add_widget(page)
        page.whole, page.face = face, face.content
        if self.manager.current != page.name or self._front is not page:
            self.manager.current = page.name
            self._changed_s = Clock.get_time()
            self._front = page
        self._asleep = isinstance(face.content, SleepFace)
        self._veil.show(face.warning)

    def _apply(self, face: Face) -> None:
        """Draw it as this visitor wants it."""
        if face.modes != self._drawn:
            app = App.get_running_app()
            app.large, app.contrast = face.modes.large, face.modes.contrast
            app.low, self._drawn = face.modes.low, face.modes
            # Twice: what the strip takes of the height has a say in how large a unit is.
            for _ in range(2):
                self._furnish()
                self._strip.bar = face.voice
                self._place()
        self._strip.bar, self._band.face = face.voice, face

    def _place(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        app = App.get_running_app()
        app.strip_px = self._strip.taken
        app.measure()
        width, height = app.stage()
        self._strip.size = self.width, self._strip.taken
        self._strip.pos = 0, 0
        self.manager.size, self.manager.pos = (width, height), (0, app.strip_px)
        top = app.strip_px + height
        self._band.pos, self._band.size = (0, top), (self.width, max(0.0, self.height - top))
        # What must be touched of the question stays where the page is.
        self._veil.padding = [0, self._band.height, 0, app.strip_px]

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Swallow touches while a screen is new: the second of a double tap meant the last one."""
        self._post(Touched())
        if self._asleep or Clock.get_time() - self._changed_s < REST_S:
            return True
        return bool(super().on_touch_down(touch))

    def see(self, picture: Picture) -> None:
        """Pass the camera's picture to the screen in front, if it is one that shows it."""
        page = self.manager.current_screen
        if page is not None:
            page.see(picture)

    def _posted(self, page: Page, posted: Input) -> None:
        # A finger that was down on a screen which has gone since does not act.
        if page is self.manager.current_screen:
            self._post(posted)
