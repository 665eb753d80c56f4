"""All that can be done with one ticket of the line; it lies over the screen until it is closed."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import counting
from kiosk.display.counting import CountColumn
from kiosk.display.press import DeskPress
from kiosk.gate.desk import Sheet, SheetButton, SheetKind
from kiosk.look import buttons, surfaces, words
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (buttons, counting, surfaces, words)
"""The modules whose widgets the rules name."""

BLANK = Sheet(None, "", "", "", ())


class SheetPress(DeskPress):
    """One thing to do; ``final`` cannot be taken back."""

    final = BooleanProperty(defaultvalue=False)
    act = ObjectProperty(None, allownone=True)


class SheetColumn(BoxLayout):
    """A title and its buttons; ``item`` is a pair of both. ``on_act(act)`` on a tap."""

    item = ObjectProperty(("", ()))

    __events__ = ("on_act",)

    def on_act(self, act: object) -> None:
        """Do nothing: the default handler of the event."""

    def on_item(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Make the buttons anew: another ticket has others."""
        row = self.ids.presses
        row.clear_widgets()
        for button in self.item[1]:
            row.add_widget(self._press(button))

    def _press(self, button: SheetButton) -> SheetPress:
        press = SheetPress(name=button.act.name, text=button.label, glyph=button.icon)
        press.act, press.key = button.act, button.key
        press.final = button.act.kind == SheetKind.CANCEL
        press.bind(on_tap=lambda tapped: self.dispatch("on_act", tapped.act))
        return press


class SheetVeil(Tappable, AnchorLayout):
    """Shows a Sheet; a touch beside it closes it. ``on_act(act)`` when something is done."""

    item = ObjectProperty(BLANK, rebind=True)
    raised = BooleanProperty(defaultvalue=False)

    __events__ = ("on_tap", "on_act")

    def on_act(self, act: object) -> None:
        """Do nothing: the default handler of the event."""

    def on_tap(self) -> None:
        """Close: a touch beside the sheet."""
        self.lay(None)

    def lay(self, sheet: Sheet | None) -> None:
        """Open with a sheet, bring it up to date, or close with None."""
        self.raised = sheet is not None
        if sheet is not None and sheet != self.item:
            self.item = sheet
            self._columns(sheet)

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Take every touch while it is open; inside of the sheet only its buttons act."""
        if not self.raised:
            return False
        card = self.ids.card
        if any(child.dispatch("on_touch_down", touch) for child in self.children):
            return True
        return True if card.collide_point(*touch.pos) else bool(super().on_touch_down(touch))

    def _columns(self, sheet: Sheet) -> None:
        row = self.ids.columns
        row.clear_widgets()
        for title_and_buttons in sheet.columns:
            column = SheetColumn()
            column.item = title_and_buttons
            column.bind(on_act=lambda _, act: self._done(act))
            row.add_widget(column)
        for count in sheet.counts:
            counter = CountColumn(count)
            counter.bind(on_act=lambda _, act: self._done(act))
            row.add_widget(counter)

    def key(self, key: str) -> None:
        """Do what the button with that key does, if there is one."""
        buttons = (button for _, column in self.item.columns for button in column)
        act = next((button.act for button in buttons if button.key == key), None)
        if act is not None:
            self._done(act)

    def _done(self, act: object) -> None:
        self.dispatch("on_act", act)
        self.lay(None)


load_beside(__file__)
