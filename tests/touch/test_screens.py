"""What each screen lets one read; it is kept and relabelled, never built anew."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

import pytest
from kivy.tests.common import UnitTestTouch

from kiosk.domain.flow.inputs import Action, Tapped
from kiosk.gate.face import ConfirmFace, Face, KeypadFace, ProblemFace, Row, ScanFace, TicketFace
from kiosk.look.options import WindowOptions
from kiosk.look.tree import shown
from kiosk.pictures.samples import EN, ID, LANGUAGES, SAMPLES, face
from kiosk.touch.app import TouchApp
from tests.touch.touchscreen import LYING, UPRIGHT, opened
from tests.windows import running

pytestmark = pytest.mark.screen


def texts_of(content: object) -> dict[str, str]:
    """Return what has to be readable, by name."""
    match content:
        case ScanFace():
            return {
                "title": content.title,
                "lead": content.lead,
                "hint": content.hint,
                "type_reference": content.keypad_title,
                "call_officer": content.officer_title,
            }
        case KeypadFace():
            return typed_texts(content)
        case ConfirmFace():
            return {
                "title": content.title,
                "lead": content.lead,
                "party_label": content.party.label,
                "party_label_text": content.party.text,
                "party": content.party.value,
                "belongings_label": content.belongings.label,
                "belongings_label_text": content.belongings.text,
                "belongings_no": content.belongings.no_label,
                "belongings_yes": content.belongings.yes_label,
                "priority_label": content.priority.label,
                "priority_label_text": content.priority.text,
                "take_number": content.take,
                "back": content.back,
                **rows_of(content.rows),
            }
        case TicketFace():
            stations = {f"station_{n}": mark.name for n, mark in enumerate(content.stations)}
            return {
                "state_title": content.title,
                "state_text": content.text,
                "number_label": content.label,
                "number": content.number,
                "estimate": content.estimate,
                "estimate_soft": f"· {content.estimate_soft}",
                "ahead": content.ahead,
                "qr": content.qr,
                "qr_title": content.qr_title,
                "qr_text": content.qr_text,
                "advice": content.advice,
                "done": content.done,
                **stations,
            }
        case ProblemFace():
            return {
                "title": content.title,
                "lead": content.lead,
                "call_officer": content.officer,
                "back": content.back,
                **rows_of(content.rows),
            }
    raise AssertionError(content)


def typed_texts(content: KeypadFace) -> dict[str, str]:
    cells = {f"cell_{place}": cell.strip() for place, cell in enumerate(content.cells)}
    keys = {f"key_{key}": key for key in content.keys}
    notice = {"notice": content.notice} if content.notice else {}
    return {
        "title": content.title,
        "lead": content.lead,
        "erase": content.erase,
        "submit": content.submit,
        "back": content.back,
        "call_officer": content.officer,
        **cells,
        **keys,
        **notice,
    }


def rows_of(rows: tuple[Row, ...]) -> dict[str, str]:
    labels = {f"row_{place}_label": row.label for place, row in enumerate(rows)}
    return labels | {f"row_{place}_value": row.value for place, row in enumerate(rows)}


def test_every_text_of_every_face_can_be_read() -> None:
    with opened() as screen:
        for language in LANGUAGES:
            for name in SAMPLES:
                whole = face(name, language)
                screen.show(whole)

                expected = texts_of(whole.content)
                if not isinstance(whole.content, TicketFace):
                    expected |= {
                        "brand_title": whole.site,
                        "brand_text": whole.place,
                        "link": whole.link.text,
                        "clock": whole.link.clock,
                    }
                read = screen.window.texts()
                assert {key: read.get(key) for key in expected} == expected, name
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

        assert screen.window.texts()["title"] == face("keypad").content.title
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

        assert window.texts()["title"] == texts_of(face("scan").content)["title"]


def test_a_window_without_a_face_is_calm() -> None:
    with opened() as screen:
        screen.window.settle()
        touch = UnitTestTouch(100, 100)
        touch.touch_down()
        screen.window.release(touch)

        assert screen.window.texts() == {}
        assert screen.take() == []
