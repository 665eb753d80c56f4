"""The whole window: the screen that fits the face, and the question that may stand before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import ScreenManager

from kiosk.domain.flow.inputs import Action, Input, Tapped
from kiosk.gate.face import (
    ConfirmFace,
    Content,
    Face,
    KeypadFace,
    ProblemFace,
    ScanFace,
    TicketFace,
)
from kiosk.look.fade import CrossFade
from kiosk.look.preview import Picture
from kiosk.touch.confirm import ConfirmScreen
from kiosk.touch.keypad import KeypadScreen
from kiosk.touch.page import Page
from kiosk.touch.problem import ProblemScreen
from kiosk.touch.scan import ScanScreen
from kiosk.touch.ticket import TicketScreen
from kiosk.touch.warning import WarningVeil

SCREENS: Mapping[type[Content], type[Page]] = {
    ScanFace: ScanScreen,
    KeypadFace: KeypadScreen,
    ConfirmFace: ConfirmScreen,
    TicketFace: TicketScreen,
    ProblemFace: ProblemScreen,
}


class TouchRoot(FloatLayout):
    """Shows faces one after the other; every screen is made once and then kept up to date."""

    def __init__(self, post: Callable[[Input], None]) -> None:
        super().__init__()
        self._post = post
        self._pages: dict[type[Content], Page] = {}
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
        self.manager.current = page.name
        self._veil.show(face.warning)

    def see(self, picture: Picture) -> None:
        """Pass the camera's picture to the screen that shows it, if it is in front."""
        page = self.manager.current_screen
        if isinstance(page, ScanScreen):
            page.see(picture)

    def _posted(self, page: Page, posted: Input) -> None:
        # A finger that was down on a screen which has gone since does not act.
        if page is self.manager.current_screen:
            self._post(posted)
