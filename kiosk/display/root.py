"""The whole window: one screen, kept up to date, and what lies over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.display import alarm, called, heading, notices, present, programme, tables, waiting
from kiosk.display.finding import listing_in, pressed, sheet_in, table_with
from kiosk.display.goods import GoodsVeil
from kiosk.display.keys import PAD
from kiosk.display.listing import ListVeil
from kiosk.display.lock import LockScreen
from kiosk.display.sheet import SheetVeil
from kiosk.gate.desk import (
    Act,
    DeskAction,
    DeskFace,
    GoodsKey,
    GoodsTap,
    ListKind,
    ListRow,
    LockInput,
    NoticeList,
    Sheet,
)
from kiosk.gate.desk.unlocking import Left, Touched
from kiosk.look.rules import load_beside

PARTS = (alarm, called, heading, notices, present, programme, tables, waiting)
"""The modules whose widgets the screen's rule names."""


class CalledAside(BoxLayout):
    """The column of a house without tables: the last calls, and what is odd."""

    face = ObjectProperty(None, rebind=True)


class TablesAside(BoxLayout):
    """The column of a house with tables, and of its programme."""

    face = ObjectProperty(None, rebind=True)


class Aside(BoxLayout):
    """The right column; ``face`` is a DeskFace."""

    face = ObjectProperty(None, allownone=True)

    def on_face(self, _aside: object, face: DeskFace) -> None:
        """Keep the column, or make the other one."""
        kind = CalledAside if face.tables is None else TablesAside
        if self.children and isinstance(self.children[0], kind):
            self.children[0].face = face
            return
        self.clear_widgets()
        self.add_widget(kind(face=face))


class DeskScreen(BoxLayout):
    """Head, strips, and three columns; ``face`` is a DeskFace. ``on_press(action)``."""

    face = ObjectProperty(None, rebind=True)
    nothing = NoticeList("", (), "", "")

    __events__ = ("on_press", "on_leave")

    def on_press(self, action: DeskAction) -> None:
        """Do nothing: the default handler of the event."""

    def on_leave(self) -> None:
        """Do nothing: the default handler of the event."""

    def tapped(self, name: str) -> None:
        """Pass a button on: its name is the action's."""
        self.dispatch("on_press", DeskAction(name))


class DisplayRoot(FloatLayout):
    """Holds the screen from the first face on; over it a list, and over that a sheet."""

    def __init__(self, post: Callable[[Act | LockInput], None]) -> None:
        super().__init__()
        self._post = post
        self._screen: DeskScreen | None = None
        self._list = ListVeil()
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
            for layer in (self._screen, self._list, self._veil, self._goods):
                self.add_widget(layer)
        self._screen.face = face
        self._goods.lay(face.inspection)
        self._cover(face)
        if self._list.raised:
            self._list.lay(listing_in(face, self._list.item.kind))
        if self._veil.raised:
            self._veil.lay(sheet_in(face, self._veil.item))

    def lay(self, sheet: Sheet | None) -> None:
        """Open the sheet of a ticket, if it has one."""
        if not self.locked:
            self._veil.lay(sheet)

    @property
    def locked(self) -> bool:
        """Tell whether the lock covers the screen."""
        return self._lock.parent is not None

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Note that somebody is here; a display left alone locks again."""
        if self._screen is not None and self._screen.face.at_desk.name:
            self._post(Touched())
        return bool(super().on_touch_down(touch))

    def _cover(self, face: DeskFace) -> None:
        if face.lock is not None:
            self._veil.lay(None)
            self._list.lay(None)
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

    def inspect(self) -> None:
        """Open the inspection of the party at the counter, if there may be one now."""
        if self._screen is not None and inspects(self._screen.face):
            self._post(GoodsTap(GoodsKey.OPEN))

    def open(self, kind: ListKind) -> None:
        """Open a list."""
        if self._screen is not None and not self.locked:
            self._list.lay(listing_in(self._screen.face, kind))

    def row(self, row: ListRow) -> None:
        """Do what a touch on a row of the list does."""
        if row.act is not None:
            self._post(row.act)
        elif row.sheet is not None:
            self.lay(row.sheet)

    def choose_place(self) -> None:
        """Offer the counters of the house."""
        if self._screen is not None:
            self.lay(self._screen.face.places)

    def see_to_alarm(self) -> None:
        """Open what an officer needs to see to the alarm."""
        strip = None if self._screen is None else self._screen.face.alarm
        if self._screen is None or strip is None:
            return
        wanted = None if strip.topic is None else Sheet(strip.ticket, "", "", "", (), strip.topic)
        sheet = None if wanted is None else sheet_in(self._screen.face, wanted)
        if sheet is None:
            self.open(strip.opens)
        else:
            self.lay(sheet)

    def press(self, action: DeskAction) -> None:
        """Do what the action's button does, if it would do anything now."""
        covered = self._veil.raised or self._list.raised or self._goods.raised or self.locked
        if self._screen is None or covered:
            return
        if enabled(self._screen.face, action):
            self._post(action)

    def key(self, key: str) -> None:
        """Do what a key does now: of what lies on top, or of the screen."""
        if self.locked:
            given = PAD.get(key)
            if given is not None:
                self._post(given)
        elif self._goods.raised:
            if key == "Esc":
                self.goods_key(GoodsKey.CLOSE)
        elif self._veil.raised:
            self._veil.lay(None) if key == "Esc" else self._veil.key(key)
        elif self._list.raised:
            self._list.key(key)
        elif self._screen is not None:
            self._screen_key(key, self._screen.face)

    def _screen_key(self, key: str, face: DeskFace) -> None:
        action = pressed(key)
        if action is not None:
            self.press(action)
        elif key.isdigit():
            self.lay(table_with(face, key))
        elif key in _OPENS:
            _OPENS[key](self)


def inspects(face: DeskFace) -> bool:
    """Tell whether the inspection can be opened."""
    return face.present.goods is not None and face.present.goods.enabled


def enabled(face: DeskFace, action: DeskAction) -> bool:
    """Tell whether the button of an action can be pressed."""
    buttons = face.present.buttons
    if action is DeskAction.HELP_GIVEN:
        return face.help is not None and face.help.button.enabled
    button = {
        DeskAction.CALL_NEXT: buttons.call_next,
        DeskAction.RECALL: buttons.recall,
        DeskAction.NO_SHOW: buttons.no_show,
        DeskAction.FINISH: buttons.finish,
        DeskAction.START: buttons.start,
        DeskAction.GIVE_BACK: buttons.give_back,
    }[action]
    return button is not None and button.enabled


_OPENS: dict[str, Callable[[DisplayRoot], None]] = {
    "A": DisplayRoot.see_to_alarm,
    "D": lambda root: root.open(ListKind.INSIDE),
    "I": DisplayRoot.inspect,
    "L": DisplayRoot.choose_place,
    "P": lambda root: root.open(ListKind.ROSTER),
    "T": lambda root: root.open(ListKind.LINE),
}


load_beside(__file__)
