"""The locked display: who is here, and the pad for a PIN. It covers all else."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import heading
from kiosk.display.pad import BLANK, PinPad
from kiosk.gate.desk import DeskFace, LockInput
from kiosk.gate.desk.unlocking import Chosen, MoreNames
from kiosk.gate.face import Link, LinkTone
from kiosk.look import buttons, surfaces, words
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (buttons, heading, surfaces, words)
"""The modules whose widgets the rules name."""


class NameTile(Tappable, BoxLayout):
    """One officer; ``item`` is a LockName."""

    item = ObjectProperty(None, rebind=True)


class AlarmLine(BoxLayout):
    """One sentence that must be noticed; ``calm`` for a visitor who waits for help."""

    name = StringProperty("")
    text = StringProperty("")
    glyph = StringProperty("triangle-alert")
    calm = BooleanProperty(defaultvalue=False)


class LockPane(AnchorLayout):
    """Shows names, or the pad once one was touched; ``item`` is a LockFace. ``on_given(input)``."""

    item = ObjectProperty(BLANK, rebind=True)

    __events__ = ("on_given",)

    def on_given(self, given: LockInput) -> None:
        """Do nothing: the default handler of the event."""

    def on_item(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Change between names and pad, or bring the one that is there up to date."""
        wanted = PinPad if self.item.chosen else NamesPane
        if not self.children or not isinstance(self.children[0], wanted):
            self.clear_widgets()
            pane = wanted()
            pane.bind(on_given=lambda _, given: self.dispatch("on_given", given))
            self.add_widget(pane)
        self.children[0].item = self.item


class NamesPane(BoxLayout):
    """The names in three columns; ``item`` is a LockFace."""

    item = ObjectProperty(BLANK, rebind=True)

    __events__ = ("on_given",)

    def on_given(self, given: LockInput) -> None:
        """Do nothing: the default handler of the event."""

    def on_item(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Make the tiles anew where the names differ."""
        tiles = self.ids.names
        if [tile.item for tile in tiles.children[::-1]] == list(self.item.names):
            return
        tiles.clear_widgets()
        for name in self.item.names:
            tile = NameTile(item=name)
            tile.bind(on_tap=lambda tapped: self.dispatch("on_given", Chosen(tapped.item.id)))
            tiles.add_widget(tile)

    def turn_page(self) -> None:
        """Ask for the next page of names."""
        self.dispatch("on_given", MoreNames())


class LockScreen(BoxLayout):
    """Covers the display with a LockFace; every touch ends here. ``on_given(input)``."""

    item = ObjectProperty(BLANK, rebind=True)
    link = ObjectProperty(Link(LinkTone.WELL, "", ""), rebind=True)
    heading = StringProperty("")

    __events__ = ("on_given",)

    def on_given(self, given: LockInput) -> None:
        """Do nothing: the default handler of the event."""

    def lay(self, face: DeskFace) -> None:
        """Bring it up to date."""
        if face.lock is None:
            return
        self.heading, self.link, self.item = face.title, face.link, face.lock
        lines = self.ids.lines
        lines.clear_widgets()
        if face.lock.help:
            lines.add_widget(
                AlarmLine(name="lock_help", text=face.lock.help, glyph="hand-helping", calm=True)
            )
        for place, text in enumerate(face.lock.alarms):
            lines.add_widget(AlarmLine(name=f"lock_alarm_{place}", text=text))

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Let nothing through to what lies behind."""
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:  # noqa: ANN401
        """Let nothing through."""
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:  # noqa: ANN401
        """Let nothing through."""
        super().on_touch_up(touch)
        return True


load_beside(__file__)
