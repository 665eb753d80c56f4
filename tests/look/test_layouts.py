"""One column upright, two lying; what does not fit is set tighter; lists keep their widgets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from kivy.core.window import Window
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.look.app import WindowApp
from kiosk.look.grid import SpanGrid
from kiosk.look.lettering import icon_text
from kiosk.look.options import WindowOptions
from kiosk.look.spread import TIGHTEST, Gap, Series, Spread
from kiosk.look.tree import find, texts
from kiosk.look.words import Snug, Words
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen


class BareApp(WindowApp):
    """A window with nothing in it."""

    def build(self) -> Widget:
        super().build()
        return Widget()


class Named(Label):
    """A text with a name, for a series."""

    item = ObjectProperty(None)
    place = NumericProperty(0)


@pytest.fixture
def window() -> Iterator[Stepped]:
    with running(BareApp(WindowOptions(fullscreen=False)), (540, 960), draws=False) as stepped:
        yield stepped


def block(height: float) -> Widget:
    return Widget(size_hint_y=None, height=height)


def laid(spread: Spread, window: Stepped) -> Spread:
    spread.size_hint = (None, None)
    spread.pos, spread.size = (0, 0), (100, 200)
    Window.add_widget(spread)
    window.frames(30)
    return spread


def test_upright_is_one_column_from_the_top(window: Stepped) -> None:
    first, rest, last = block(30), Widget(), block(20)
    spread = Spread()
    for part in (first, rest, last):
        spread.add_widget(part)
    laid(spread, window)

    assert [(part.y, part.height) for part in (first, rest, last)] == [
        (170, 30),
        (20, 150),
        (0, 20),
    ]
    assert {part.width for part in (first, rest, last)} == {100}


def test_lying_is_two_columns(window: Stepped) -> None:
    left, right, below = block(30), Widget(), block(40)
    spread = Spread(gutter=20, share=0.25, aside=[right, below])
    spread.upright = False
    for part in (left, right, below):
        spread.add_widget(part)
    laid(spread, window)

    assert (left.x, left.width, left.top) == (0, 20, 200)
    assert (right.x, right.width, right.height) == (40, 60, 160)
    assert (below.x, below.y) == (40, 0)


def test_gaps_share_what_is_left_above_their_least(window: Stepped) -> None:
    wide, narrow = Gap(least=10, weight=3), Gap(least=60, weight=1)
    spread = Spread()
    for part in (wide, block(100), narrow):
        spread.add_widget(part)
    laid(spread, window)

    assert (wide.height, narrow.height) == (40, 60)


def test_what_does_not_fit_is_set_tighter(window: Stepped) -> None:
    spread, tall = Spread(), block(250)
    spread.add_widget(tall)
    spread.bind(tight=lambda _, tight: setattr(tall, "height", 250 * tight))
    laid(spread, window)

    assert TIGHTEST < spread.tight <= 0.8
    assert tall.height <= 201
    tall.height = 0
    spread.subject = "another"
    window.frames(1)

    assert spread.tight == 1


def test_tightening_ends(window: Stepped) -> None:
    spread = Spread()
    spread.add_widget(block(2000))
    laid(spread, window)

    assert spread.tight == TIGHTEST


def test_a_grid_gives_wide_children_several_columns(window: Stepped) -> None:
    grid = SpanGrid(columns=3, spacing=10, size_hint=(None, None), size=(110, 50), pos=(0, 0))
    parts: list[Any] = [Widget() for _ in range(4)]
    parts[3].span = 2
    for part in parts:
        grid.add_widget(part)
    Window.add_widget(grid)
    window.frames(2)

    assert [tuple(part.pos) for part in parts] == [(0, 30), (40, 30), (80, 30), (0, 0)]
    assert [tuple(part.size) for part in parts] == [(30, 20)] * 3 + [(70, 20)]


def test_a_series_keeps_its_widgets(window: Stepped) -> None:
    series = Series(each="Named", items=("a", "b"))
    first = series.children[-1]
    series.items = ("c",)

    assert series.children == [first]
    assert (first.item, first.place) == ("c", 0)
    series.items = ("c", "d", "e")

    assert [child.item for child in series.children[::-1]] == ["c", "d", "e"]
    assert series.children[-1] is first


def test_one_line_shrinks_into_its_room(window: Stepped) -> None:
    snug = Snug(text="A1234567", room=100)
    snug.wanted = 60
    window.frames(2)

    assert snug.width <= 100
    assert snug.font_size < 60
    snug.room = 5000
    window.frames(2)

    assert snug.font_size == 60


def test_words_are_as_high_as_their_lines(window: Stepped) -> None:
    words = Words(text="Silakan pindai kode Anda.", size_hint_x=None, width=400)
    Window.add_widget(words)
    window.frames(2)
    one_line = words.height
    words.width = 160
    window.frames(2)

    assert words.height > 1.9 * one_line
    words.absent = True
    window.frames(2)

    assert words.height == 0


def test_only_what_is_visible_is_found(window: Stepped) -> None:
    root, hidden = Widget(), Widget(opacity=0)
    inner, seen = Words(name="inner", text="a"), Words(name="seen", text="b")
    hidden.add_widget(inner)
    root.add_widget(hidden)
    root.add_widget(seen)

    assert find(root, "seen") is seen
    assert texts(root) == {"seen": "b"}
    with pytest.raises(LookupError, match=r"no widget 'inner'; there are \['seen'\]"):
        find(root, "inner")


def test_an_unknown_icon_is_a_circle_and_none_is_none() -> None:
    assert icon_text("no-such-icon") == icon_text("circle")
    assert icon_text("") == ""
    assert icon_text("users") != icon_text("circle")
