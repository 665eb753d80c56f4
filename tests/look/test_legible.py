"""What eyes and fingers need, measured on a window whose faults are known."""

from __future__ import annotations

import pytest
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.label import Label
from PIL import Image

from kiosk.look.legible import capitals, contrasts
from kiosk.look.sizes import CAPITAL, Sizes

pytestmark = pytest.mark.screen


class Text(Label):
    """A label with a name, in a box of its own."""

    name = "text"


def picture(ground: str) -> Image.Image:
    width, height = map(int, Window.size)
    return Image.new("RGB", (width, height), ground)


@pytest.mark.parametrize(
    ("ground", "colour", "expected"),
    [
        ("#FFFFFF", (0, 0, 0, 1), 21.0),
        ("#000000", (1, 1, 1, 1), 21.0),
        ("#777777", (1, 1, 1, 1), 4.48),
    ],
)
def test_contrast_is_measured_against_the_commonest_colour_behind(
    ground: str, colour: tuple[float, ...], expected: float
) -> None:
    root = FloatLayout(size=Window.size)
    text = Text(text="Halo", size_hint=(None, None), size=(80, 30), pos=(10, 10), color=colour)
    root.add_widget(text)
    with root.canvas:
        Color(1, 1, 1)
        Rectangle()

    assert contrasts(root, picture(ground))["text"] == pytest.approx(expected, abs=0.01)


def test_a_text_in_the_colour_of_its_ground_has_no_contrast() -> None:
    root = FloatLayout(size=Window.size)
    root.add_widget(
        Text(text="Halo", size_hint=(None, None), size=(80, 30), pos=(10, 10), color=(1, 1, 1, 1))
    )

    assert contrasts(root, picture("#FFFFFF"))["text"] == 1


def test_capitals_are_measured_in_millimetres() -> None:
    root = FloatLayout(size=Window.size)
    root.add_widget(Text(text="Halo", font_size=40, size_hint=(None, None), size=(80, 30)))

    assert capitals(root, 4.0)["text"] == pytest.approx(40 * CAPITAL / 4)


@pytest.mark.parametrize("mm", [2.0, 3.33, 3.62, 8.0])
@pytest.mark.parametrize("large", [False, True])
def test_no_size_falls_below_what_a_body_needs(mm: float, *, large: bool) -> None:
    sized = Sizes(0.3, mm, large)
    for tight in (0.1, 0.6, 1.0):
        assert sized.text(10, tight) * CAPITAL >= (8 if large else 6) * mm
        assert sized.title(10, tight) * CAPITAL >= 9 * mm
        assert sized.target(10, tight) >= 20 * mm
        assert sized.main(10, tight) >= 25 * mm


def test_where_millimetres_are_unknown_the_design_holds() -> None:
    sized = Sizes(0.5)
    assert (sized.text(36), sized.title(80), sized.target(100), sized.main(196)) == (18, 40, 50, 98)
