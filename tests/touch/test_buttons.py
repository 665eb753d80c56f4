"""Every button posts its input, once, whatever the finger does."""

from __future__ import annotations

import pytest
from kivy.tests.common import UnitTestTouch

from kiosk.domain.flow.inputs import Action, Tapped, Touched
from kiosk.domain.flow.state import Modes
from kiosk.pictures.morning import EN, ID
from kiosk.pictures.samples import SAMPLES, face
from tests.touch.touchscreen import LYING, UPRIGHT, middle, opened, posted_by

pytestmark = pytest.mark.screen

LANGUAGES = {"language_id", "language_en"}
OFFICER = {"call_officer", "back"}
QUESTIONS = {
    "fewer",
    "more",
    "belongings_no",
    "belongings_yes",
    "priority_no",
    "priority_yes",
    "take_number",
    "back",
}
WAYS = {"toggle_voice", "toggle_large", "toggle_contrast", "toggle_low"}
EXPECTED = {
    "sleep": set[str](),
    "scan": {
        *LANGUAGES, *WAYS, "type_reference", "no_booking", "goods_only", "other_doors",
        "call_officer",
    },
    "doors": {*LANGUAGES, *OFFICER, "have_number", "leaving", "programme"},
    "services": {
        *LANGUAGES, *OFFICER, "service_tatap_muka", "service_bantuan_hukum", "service_informasi",
    },
    "roles": {*LANGUAGES, *OFFICER, "participant", "facilitator"},
    "consent": {*LANGUAGES, "consent", "no_consent", "back"},
    "confirm": {*LANGUAGES, *QUESTIONS},
    "declare-goods": {*LANGUAGES, "priority_no", "priority_yes", "take_number", "back"},
    "confirm-busy": LANGUAGES,
    "confirm-warning": {"stay", "veil"},
    "ticket": {"done"},
    "ticket-again": {"done", "print_again"},
    "survey": {"rate_1", "rate_2", "rate_3", "rate_4", "next", "finish"},
    "thanks": {"done"},
    "problem-other_day": {*LANGUAGES, *OFFICER, "no_booking"},
    "problem-out_of_service": {*LANGUAGES, *OFFICER},
}  # fmt: skip
KEYS = {f"key_{symbol}" for symbol in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"}
ROUND_THE_KEYS = {"language_id", "language_en", "erase", "back", "call_officer"}


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
@pytest.mark.parametrize("name", EXPECTED)
def test_each_button_posts_its_input(name: str, size: tuple[int, int]) -> None:
    with opened(size) as screen:
        screen.show(face(name))

        assert set(screen.buttons()) == EXPECTED[name]
        for button in EXPECTED[name] - {"veil"}:
            screen.window.tap(button)

            assert screen.take() == [posted_by(button)]


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
def test_each_key_posts_its_symbol(size: tuple[int, int]) -> None:
    with opened(size) as screen:
        screen.show(face("keypad-complete"))

        assert set(screen.buttons()) == KEYS | ROUND_THE_KEYS | {"submit"}
        for button in screen.buttons():
            screen.window.tap(button)

            assert screen.take() == [posted_by(button)]


def test_an_unfinished_code_cannot_be_sent() -> None:
    with opened() as screen:
        screen.show(face("keypad"))
        screen.window.tap("submit")

        assert screen.take() == []
        assert "submit" not in screen.buttons()


@pytest.mark.parametrize("name", [*EXPECTED, "keypad-complete"])
def test_a_double_tap_and_a_held_touch_act_once(name: str) -> None:
    with opened() as screen:
        screen.show(face(name))
        for button in set(screen.buttons()) - {"veil"}:
            screen.window.tap(button)
            screen.window.frames(3)
            screen.window.tap(button)

            assert screen.take() == [posted_by(button)]
            screen.window.settle()
            touch = screen.window.press(button)
            screen.window.frames(10, each_s=0.3)

            assert screen.take() == []
            screen.window.release(touch)
            screen.window.settle()

            assert screen.take() == [posted_by(button)]


def test_a_second_tap_acts_after_a_rest() -> None:
    with opened() as screen:
        screen.show(face("confirm"))
        screen.window.tap("more")
        screen.window.settle()
        screen.window.tap("more")

        assert screen.take() == [Tapped(Action.MORE)] * 2


def test_two_fingers_on_a_button_are_one() -> None:
    with opened() as screen:
        screen.show(face("confirm"))
        first, second = screen.window.press("take_number"), screen.window.press("take_number")
        screen.window.release(second)
        screen.window.release(first)

        assert screen.take() == [Tapped(Action.TAKE_NUMBER)]


def test_a_finger_that_slides_off_does_nothing() -> None:
    with opened() as screen:
        screen.show(face("confirm"))
        touch = screen.window.press("take_number")
        touch.touch_move(*middle(screen.window.find("back")))
        screen.window.release(touch)

        assert screen.take() == []
        assert not screen.window.find("take_number").pressed


def test_a_finger_still_down_when_the_screen_changes_does_nothing() -> None:
    with opened() as screen:
        screen.show(face("problem-other_day"))
        touch = screen.window.press("back")
        screen.show(face("scan"))
        screen.window.release(touch)

        assert screen.take() == []


@pytest.mark.parametrize("frames_later", [1, 4, 9])
def test_a_double_tap_does_not_reach_the_screen_it_opened(frames_later: int) -> None:
    with opened() as screen:
        screen.show(face("confirm"))
        place = middle(screen.window.find("back"))
        screen.window.tap("take_number")
        screen.app.show(face("ticket"))
        screen.window.frames(1 + frames_later)
        touch = UnitTestTouch(*place)
        touch.touch_down()
        screen.window.release(touch)

        assert screen.take() == [Tapped(Action.TAKE_NUMBER)]
        screen.window.settle()
        touch = UnitTestTouch(*place)
        touch.touch_down()
        screen.window.release(touch)

        assert screen.take() == [Tapped(Action.DONE)]


def test_a_lost_touch_does_not_block_its_button_for_ever() -> None:
    with opened() as screen:
        screen.show(face("confirm"))
        screen.window.press("take_number")
        screen.window.frames(12, each_s=1.0)
        screen.window.tap("take_number")

        assert screen.take() == [Tapped(Action.TAKE_NUMBER)]


def test_a_help_call_is_not_repeated() -> None:
    with opened() as screen:
        screen.show(face("problem-other_day", help_called=True))

        assert "call_officer" not in screen.buttons()
        assert screen.window.texts()["call_officer"] == "Petugas segera datang"


def test_no_screen_is_a_dead_end() -> None:
    with opened() as screen:
        for name in SAMPLES:
            screen.show(face(name))

            assert screen.buttons() or name == "sleep", name


@pytest.mark.parametrize("name", ["sleep", "scan", "ticket"])
def test_a_touch_beside_every_button_is_told_and_does_nothing_else(name: str) -> None:
    with opened() as screen:
        screen.show(face(name))
        touch = UnitTestTouch(3, 3)
        touch.touch_down()
        screen.window.release(touch)

        assert screen.posted == [Touched()]


def test_while_the_kiosk_speaks_it_can_be_asked_again_and_silenced_on_any_screen() -> None:
    with opened() as screen:
        for name in ("scan", "confirm", "ticket", "survey"):
            screen.show(face(name, modes=Modes(voice=True)))
            for button in ("say_again", "voice_off"):
                screen.window.tap(button)
                screen.window.settle()

                assert screen.take() == [posted_by(button)]
        screen.show(face("confirm"))

        assert not {"say_again", "voice_off"} & set(screen.buttons())


@pytest.mark.parametrize("name", ["name", "find"])
def test_letters_and_numbers_are_posted_key_by_key(name: str) -> None:
    with opened() as screen:
        screen.show(face(name))
        keys = [button for button in screen.buttons() if button.startswith("key_")]
        for key in keys:
            screen.window.tap(key)

            assert screen.take() == [posted_by(key)]
        assert len(keys) == {"name": 29, "find": 15}[name]


def test_the_language_is_posted_from_either_side() -> None:
    with opened() as screen:
        for language in (ID, EN):
            screen.show(face("scan", language))
            for button in ("language_en", "language_id"):
                screen.window.tap(button)
                screen.window.settle()

                assert screen.take() == [posted_by(button)]
