"""What each screen lets one read; it is kept and relabelled, never built anew."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from threading import Thread

import pytest
from kivy.tests.common import UnitTestTouch
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.domain.flow.inputs import Action, Tapped
from kiosk.gate.face import Face, FindFace, KeypadFace, NameFace, ScanFace, TicketFace
from kiosk.look.options import WindowOptions
from kiosk.look.tree import shown
from kiosk.pictures.morning import EN, ID, LANGUAGES
from kiosk.pictures.samples import SAMPLES, face
from kiosk.touch.app import TouchApp
from tests.touch.touchscreen import LYING, UPRIGHT, opened
from tests.windows import running

pytestmark = pytest.mark.screen

LARGE = (1080, 1920)


NOT_READ = {"name", "glyph", "icon", "qr", "guidance", "keys", "rows", "cells"}
"""What stands for something else: names, signs, and what is spelt out key by key."""


MOST_NAMED = 3
"""Stations of a ticket whose names have room below their signs on every panel."""


def texts_of(content: object) -> set[str]:
    """Return what has to be readable of a face's content."""
    if isinstance(content, str):
        return set(content.split("\n")) - {""}
    if isinstance(content, tuple):
        return {text for part in content for text in texts_of(part)}
    if not is_dataclass(content) or isinstance(content, type):
        return set()
    named = {each.name: getattr(content, each.name) for each in fields(content)}
    unread = NOT_READ - ({"rows"} if not isinstance(content, NameFace) else set())
    # The start has room for a line about each door on large panels only.
    unread |= {"doors"} if isinstance(content, ScanFace) else set()
    # The way is shown by signs with names, or told in words where those have no room.
    unread |= {"now", "then"} if isinstance(content, TicketFace) else set()
    unread |= {"stations"} if len(named.get("stations", ())) > MOST_NAMED else set()
    doors = {door.title for door in named.get("doors", ())}
    return doors | {text for name, part in named.items() if name not in unread
                    for text in texts_of(part)}  # fmt: skip


def readable(root: Widget) -> set[str]:
    """Return every line that can be read now."""
    labels = [widget for widget in shown(root) if isinstance(widget, Label)]
    return {line for label in labels for line in label.text.split("\n")}


def test_every_text_of_every_face_can_be_read() -> None:
    with opened(LARGE) as screen:
        for language in LANGUAGES:
            for name in SAMPLES:
                whole = face(name, language)
                screen.show(whole)

                expected = texts_of(whole.content) - {""}
                read = {text.removeprefix("· ") for text in readable(screen.window.root)}
                if isinstance(whole.content, TicketFace) and not whole.content.qr:
                    expected -= {whole.content.qr_title, whole.content.qr_text}
                if isinstance(whole.content, NameFace | FindFace) and whole.content.typed:
                    expected -= {whole.content.placeholder}
                assert expected - read == set(), name
                if "brand_title" in screen.window.texts():
                    assert {whole.site, whole.place, whole.link.clock} <= read, name
                assert ("veil" in screen.buttons()) == (whole.warning is not None)


def test_nothing_of_another_screen_remains() -> None:
    with opened() as screen:
        screen.show(face("confirm"))
        screen.show(face("confirm-plain"))

        assert "row_1_label" not in screen.window.texts()
        screen.show(face("problem-not_ours"))

        assert "row_0_label" not in screen.window.texts()
        assert "take_number" not in screen.window.texts()


def test_a_choice_of_language_relabels_the_same_widgets() -> None:
    with opened() as screen:
        screen.show(face("confirm", ID))
        before = list(shown(screen.window.root))
        read = screen.window.texts()
        screen.show(face("confirm", EN))

        assert list(shown(screen.window.root)) == before
        assert screen.window.texts()["take_number"] == "Take a queue number"
        assert read["take_number"] == "Ambil nomor antrean"


def test_a_countdown_draws_only_what_it_changes() -> None:
    with opened() as screen:
        shown_now = face("ticket")
        screen.show(shown_now)
        widgets = {name: screen.window.find(name) for name in ("number", "ahead", "advice")}
        textures = {name: widget.texture for name, widget in widgets.items()}
        assert isinstance(shown_now.content, TicketFace)
        content = replace(shown_now.content, seconds=7)
        screen.show(replace(shown_now, content=content))

        assert screen.window.find("done").after == " · 7"
        assert {name: widget.texture for name, widget in widgets.items()} == textures


def test_the_newest_face_wins_from_any_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as screen:
        screen.show(face("scan"))
        drawn: list[str] = []
        real = screen.window.root.show

        def draw(new: Face) -> None:
            drawn.append(type(new.content).__name__)
            real(new)

        monkeypatch.setattr(screen.window.root, "show", draw)
        for name in ("keypad", "problem-forged", "ticket", "confirm"):
            thread = Thread(target=screen.app.show, args=(face(name),))
            thread.start()
            thread.join()
        screen.window.settle()

        assert drawn == ["ConfirmFace"]
        assert "take_number" in screen.window.texts()


def test_faces_that_race_end_at_the_last() -> None:
    with opened() as screen:
        for name in ("scan", "confirm", "ticket", "scan", "problem-forged", "keypad"):
            screen.app.show(face(name))
            screen.window.frames(2)
        screen.window.settle()

        keypad = face("keypad").content
        assert isinstance(keypad, KeypadFace)
        assert screen.window.texts()["title"] == keypad.title
        assert len(screen.window.root.manager.children) == 1


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
def test_the_warning_stands_before_the_screen(size: tuple[int, int]) -> None:
    with opened(size) as screen:
        screen.show(face("confirm"))
        screen.show(face("confirm-warning"))
        warning = face("confirm-warning").warning

        assert warning is not None
        assert screen.window.texts()["warning_title"] == warning.title
        assert screen.window.texts()["warning_seconds"] == str(warning.seconds)
        screen.window.tap("back")

        assert screen.take() == [Tapped(Action.STAY)]
        screen.show(face("confirm"))

        assert "stay" not in screen.window.texts()
        screen.window.tap("back")

        assert screen.take() == [Tapped(Action.BACK)]


def test_a_lost_camera_leads_to_the_keypad() -> None:
    with opened() as screen:
        screen.show(face("scan"))

        assert not screen.window.find("type_reference").main
        screen.show(face("scan-lost"))

        assert screen.window.find("type_reference").main
        assert screen.window.texts()["hint"] == "Kamera sedang tidak tersedia"


def test_a_face_that_came_before_the_window_is_shown() -> None:
    app = TouchApp(lambda _: None, lambda: None, WindowOptions(fullscreen=False))
    app.show(face("scan"))
    with running(app, UPRIGHT, draws=False) as window:
        window.settle()

        start = face("scan").content
        assert isinstance(start, ScanFace)
        assert window.texts()["title"] == start.title


def test_a_window_without_a_face_is_calm() -> None:
    with opened() as screen:
        screen.window.settle()
        touch = UnitTestTouch(100, 100)
        touch.touch_down()
        screen.window.release(touch)

        assert screen.window.texts() == {}
        assert screen.take() == []
