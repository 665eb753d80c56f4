"""A window survives its errors and offers no way out of itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kivy.base import EventLoop, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget
from structlog.testing import capture_logs

from kiosk.look.app import Survivor, WindowApp
from kiosk.look.door import NewestDoor
from kiosk.look.options import WindowOptions
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen

ESCAPE, F1 = 27, 282


class BareApp(WindowApp):
    """A window with nothing in it."""

    def build(self) -> Widget:
        super().build()
        return Widget()


@pytest.fixture
def bare() -> Iterator[Stepped]:
    app = BareApp(WindowOptions(fullscreen=True))
    with running(app, (540, 960), draws=False) as window:
        yield window


def fail() -> Exception:
    """Return an error as it is caught, with the lines it came through."""
    try:
        int("said to Ibu S•••")
    except ValueError as error:
        return error
    raise AssertionError


def test_units_follow_the_shorter_side(bare: Stepped) -> None:
    assert (bare.app.u, bare.app.portrait) == (0.5, True)
    Window.size = (1920, 1080)
    bare.frames(2)

    assert (bare.app.u, bare.app.portrait) == (1.0, False)


def test_keys_that_close_or_configure_do_nothing(bare: Stepped) -> None:
    before = Window.children[:]
    for key in (ESCAPE, F1):
        Window.dispatch("on_keyboard", key, 0, "", [])
        bare.frames(2)

    assert Window.children == before
    assert not EventLoop.quit


def test_a_fullscreen_window_is_not_closed(bare: Stepped) -> None:
    assert Window.dispatch("on_request_close") is True


def test_an_error_is_survived_and_logged_without_its_words() -> None:
    with capture_logs() as logs:
        verdict = Survivor().handle_exception(fail())

    assert verdict == ExceptionManager.PASS
    assert [(log["event"], log["error"]) for log in logs] == [("window_error", "ValueError")]
    assert "Ibu" not in str(logs)
    assert any("test_app.py" in line for line in logs[0]["trace"])


def test_the_same_error_is_not_logged_sixty_times_a_second() -> None:
    survivor = Survivor()
    with capture_logs() as logs:
        for _ in range(60):
            survivor.handle_exception(fail())
        survivor.handle_exception(KeyError("another"))

    assert [log["error"] for log in logs] == ["ValueError", "KeyError"]


@pytest.mark.parametrize("leaving", [KeyboardInterrupt(), SystemExit(0)])
def test_an_exit_is_let_through(leaving: BaseException) -> None:
    assert Survivor().handle_exception(leaving) == ExceptionManager.RAISE


def test_an_error_in_a_frame_does_not_stop_the_loop(bare: Stepped) -> None:
    ExceptionManager.add_handler(bare.app.survivor)

    Clock.schedule_once(lambda _: int("no number"))
    with capture_logs() as logs:
        bare.frames(3)

    assert [log["error"] for log in logs] == ["ValueError"]
    assert not EventLoop.quit


def test_a_door_hands_over_the_newest_value_only(bare: Stepped) -> None:
    taken: list[int] = []
    door = NewestDoor(taken.append)
    for value in range(5):
        door.put(value)
    bare.frames(2)
    door.put(7)
    bare.frames(2)

    assert taken == [4, 7]
