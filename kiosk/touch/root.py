"""The whole window: the screen that fits the face, and the question that may stand before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import ScreenManager

from kiosk.domain.flow.inputs import Action, Input, Tapped
from kiosk.gate.face import Content, Face
from kiosk.look.fade import CrossFade
from kiosk.look.preview import Picture
from kiosk.touch.page import Page
from kiosk.touch.scan import ScanScreen
from kiosk.touch.screens import SCREENS
from kiosk.touch.warning import WarningVeil

REST_S = 0.4
"""How long a new screen takes no touch: longer than it fades, as long as buttons rest."""


class TouchRoot(FloatLayout):
    """Shows faces one after the other; every screen is made once and then kept up to date."""

    def __init__(self, post: Callable[[Input], None]) -> None:
        super().__init__()
        self._post = post
        self._pages: dict[type[Content], Page] = {}
        self._changed_s = -REST_S
        self.manager = ScreenManager(transition=CrossFade())
        self._veil = WarningVeil()
        self._veil.bind(on_stay=lambda _: self._post(Tapped(Action.STAY)))
        self.add_widget(self.manager)
        self.add_widget(self._veil)

    def show(self, face: Face) -> None:
        """Bring the screen that fits the face up to date, and to the front."""
        kind = type(face.content)
        page = self._pages.get(kind)
        if page is None:
            page = SCREENS[kind](face=face.content, whole=face)
            page.bind(on_post=self._posted)
            self._pages[kind] = page
            self.manager.add_widget(page)
        page.whole, page.face = face, face.content
        if self.manager.current != page.name:
            self.manager.current = page.name
            self._changed_s = Clock.get_time()
        self._veil.show(face.warning)

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Swallow touches while a screen is new: the second of a double tap meant the last one."""
        if Clock.get_time() - self._changed_s < REST_S:
            return True
        return bool(super().on_touch_down(touch))

    def see(self, picture: Picture) -> None:
        """Pass the camera's picture to the screen that shows it, if it is in front."""
        page = self.manager.current_screen
        if isinstance(page, ScanScreen):
            page.see(picture)

    def _posted(self, page: Page, posted: Input) -> None:
        # A finger that was down on a screen which has gone since does not act.
        if page is self.manager.current_screen:
            self._post(posted)
