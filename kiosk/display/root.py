"""The whole window: one screen, kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.display import called, heading, notices, present, waiting
from kiosk.display.goods import GoodsVeil
from kiosk.display.lock import LockScreen
from kiosk.display.sheet import SheetVeil
from kiosk.domain.types import TicketId
from kiosk.gate.desk import DeskAction, DeskFace, GoodsKey, GoodsTap, LockInput, Sheet, Touch
from kiosk.gate.desk.unlocking import Left, Touched
from kiosk.look.rules import load_beside

PARTS = (called, heading, notices, present, waiting)
"""The modules whose widgets the screen's rule names."""


class DeskScreen(BoxLayout):
    """Head, help strip, and three columns; ``face`` is a DeskFace. ``on_press(action)``."""

    face = ObjectProperty(None, rebind=True)

    __events__ = ("on_press", "on_leave")

    def on_press(self, action: DeskAction) -> None:
        """Do nothing: the default handler of the event."""

    def on_leave(self) -> None:
        """Do nothing: the default handler of the event."""

    def tapped(self, name: str) -> None:
        """Pass a button on: its name is the action's."""
        self.dispatch("on_press", DeskAction(name))


class DisplayRoot(FloatLayout):
    """Holds the screen from the first face on."""

    def __init__(self, post: Callable[[Touch | LockInput], None]) -> None:
        super().__init__()
        self._post = post
        self._screen: DeskScreen | None = None
        self._veil = SheetVeil()
        self._veil.bind(on_act=lambda _, act: self._post(act))
        self._goods = GoodsVeil()
        self._lock = LockScreen()
        self._lock.bind(on_given=lambda _, given: self._post(given))

    def show(self, face: DeskFace) -> None:
        """Bring the screen up to date."""
        if self._screen is None:
            self._screen = DeskScreen(face=face)
            self._screen.bind(on_press=lambda _, action: self._post(action))
            self._screen.bind(on_leave=lambda _: self._post(Left()))
            self.add_widget(self._screen)
            self.add_widget(self._veil)
            self.add_widget(self._goods)
        self._screen.face = face
        self._goods.lay(face.inspection)
        self._cover(face)
        if self._veil.raised:
            self._veil.lay(_sheet_of(face, self._veil.item.ticket))

    def lay(self, sheet: Sheet | None) -> None:
        """Open the sheet of a ticket, if it has one."""
        if not self.locked:
            self._veil.lay(sheet)

    @property
    def locked(self) -> bool:
        """Tell whether the lock covers the screen."""
        return self._lock.parent is not None

    def give(self, given: LockInput) -> None:
        """Pass a key of the keyboard on to the lock, if it is there."""
        if self.locked:
            self._post(given)

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Note that somebody is here; a display left alone locks again."""
        if self._screen is not None and self._screen.face.at_desk.name:
            self._post(Touched())
        return bool(super().on_touch_down(touch))

    def _cover(self, face: DeskFace) -> None:
        if face.lock is not None:
            self._veil.lay(None)
            self._lock.lay(face)
            if not self.locked:
                self.add_widget(self._lock)
        elif self.locked:
            self.remove_widget(self._lock)

    def goods(self, tap: GoodsTap) -> None:
        """Pass on what was touched at an inspection."""
        self._post(tap)

    def goods_key(self, key: str) -> None:
        """Pass on a button of an inspection by its name."""
        self._post(GoodsTap(GoodsKey(key)))

    def press(self, action: DeskAction | GoodsTap) -> None:
        """Do what the action's button does, if it would do anything now."""
        covered = self._veil.raised or self._goods.raised or self.locked
        if self._screen is None or covered:
            return
        face = self._screen.face
        may = inspects(face) if isinstance(action, GoodsTap) else enabled(face, action)
        if may:
            self._post(action)


def _sheet_of(face: DeskFace, ticket: TicketId) -> Sheet | None:
    """Return the sheet of a ticket as it is by now; None when nothing can be done with it."""
    sheets = [row.sheet for row in face.waiting.rows] + [row.sheet for row in face.called.rows]
    return next((sheet for sheet in sheets if sheet and sheet.ticket == ticket), None)


def inspects(face: DeskFace) -> bool:
    """Tell whether the inspection can be opened."""
    return face.present.goods is not None and face.present.goods.enabled


def enabled(face: DeskFace, action: DeskAction) -> bool:
    """Tell whether the button of an action can be pressed."""
    buttons = face.present.buttons
    match action:
        case DeskAction.CALL_NEXT:
            return buttons.call_next.enabled
        case DeskAction.RECALL:
            return buttons.recall.enabled
        case DeskAction.NO_SHOW:
            return buttons.no_show.enabled
        case DeskAction.FINISH:
            return buttons.finish.enabled
        case DeskAction.GIVE_BACK:
            return buttons.give_back.enabled
        case DeskAction.HELP_GIVEN:
            return face.help is not None and face.help.button.enabled


load_beside(__file__)
