"""Fingers that tremble, press long, or meet a dark screen: everything acts once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from kivy.tests.common import UnitTestTouch

from kiosk.domain.flow.inputs import Action, Input, Touched
from kiosk.domain.flow.state import Scanning, Sleeping, Thanking
from tests.journeys.at_the_screen import AtTheScreen, name_of
from tests.journeys.holding import visitor
from tests.journeys.visitor import EN
from tests.touch.touchscreen import Touchscreen, middle

pytestmark = pytest.mark.screen


class Trembling(AtTheScreen):
    """Taps everything twice, a tenth of a second apart, at the same place."""

    def acts(self, arrived: Input) -> None:
        """Act once; the second tap may land on the next screen already."""
        self.looks()
        window = self.screen_shown.window
        place = middle(window.find(name_of(arrived, speaking=self.state.modes.voice)))
        for expected in ([Touched(), arrived], [Touched()]):
            window.release(_down(place))
            window.frames(2)
            posted = self.screen_shown.take_all()
            assert posted == expected, (posted, expected)
            for each in posted:
                self.does(each)
            self.screen_shown.app.show(self.face())


class Heavy(AtTheScreen):
    """Leaves the finger down for three seconds before lifting it."""

    def acts(self, arrived: Input) -> None:
        """Act on the release, and then once."""
        touch = self.presses(name_of(arrived, speaking=self.state.modes.voice))
        window = self.screen_shown.window
        window.frames(10, each_s=0.3)
        posted = self.screen_shown.take_all()
        assert posted == [Touched()], posted
        window.release(touch)
        window.frames(10, each_s=0.3)
        posted = self.screen_shown.take_all()
        assert posted == [arrived], posted
        self.does(arrived)


def _down(place: tuple[float, float]) -> UnitTestTouch:
    touch = UnitTestTouch(*place)
    touch.touch_down()
    return touch


@pytest.fixture(params=[Trembling, Heavy])
def one(request: pytest.FixtureRequest, touchscreen: Touchscreen) -> AtTheScreen:
    """Somebody with such a finger."""
    touchscreen.take_all()
    came = visitor(kind=partial(request.param, screen_shown=touchscreen))
    assert isinstance(came, AtTheScreen)
    return came


def test_a_booking(one: AtTheScreen) -> None:
    one.types("7K2M4XQE")
    one.taps(Action.MORE, Action.BELONGINGS_YES, Action.TAKE_NUMBER)
    assert one.sees("A001")
    assert [ticket.party for ticket in one.tickets] == [4]
    assert len(one.printed) == 1
    one.taps(Action.DONE)
    assert one.is_on(Scanning)


def test_a_name(one: AtTheScreen) -> None:
    one.taps(Action.NO_BOOKING)
    one.chooses("tatap_muka")
    one.names("BUDI")
    one.taps(Action.CONSENT, Action.TAKE_NUMBER)
    assert [one.unsealed(ticket) for ticket in one.tickets] == ["BUDI"]


def test_a_survey(one: AtTheScreen) -> None:
    one.shows("code")
    one.taps(Action.TAKE_NUMBER, Action.DONE, Action.OTHER_DOORS, Action.LEAVING)
    one.types_number("A1")
    # A tap too many would leave a question out.
    one.rates(1, 2, 3, 4, 1, 2, 3, 4, 1)
    assert one.is_on(Thanking)
    (answered,) = one.surveys
    assert list(answered.body.answers.values()) == [1, 2, 3, 4, 1, 2, 3, 4, 1]  # type: ignore[union-attr] # a SurveyAnswered


def test_a_call_for_an_officer_and_a_print_again(one: AtTheScreen) -> None:
    one.taps(Action.CALL_OFFICER)
    one.shows("code")
    one.taps(Action.TAKE_NUMBER, Action.DONE, Action.OTHER_DOORS, Action.HAVE_NUMBER)
    one.types_number("A1")
    one.taps(Action.PRINT_AGAIN)
    assert len(one.calls) == 1
    assert len(one.printed) == 2


@pytest.fixture
def asleep(touchscreen: Touchscreen) -> AtTheScreen:
    """A kiosk that nobody has touched for an hour."""
    touchscreen.take_all()
    came = visitor(kind=partial(AtTheScreen, screen_shown=touchscreen))
    assert isinstance(came, AtTheScreen)
    came.speaks(EN)
    came.waits(3600)
    assert came.is_on(Sleeping)
    return came


def place_of(name: str, touchscreen: Touchscreen) -> tuple[float, float]:
    """Return where a button stands on the start."""
    awake = visitor(kind=partial(AtTheScreen, screen_shown=touchscreen))
    touchscreen.show(awake.face())
    return middle(touchscreen.window.find(name))


STANDING = ["type_reference", "no_booking", "call_officer", "language_en", "toggle_large"]


@pytest.mark.parametrize("name", STANDING)
def test_the_touch_that_wakes_does_nothing_else(
    asleep: AtTheScreen, touchscreen: Touchscreen, name: str
) -> None:
    place = place_of(name, touchscreen)
    asleep.looks()
    touch = _down(place)
    touchscreen.window.frames(1)
    assert touchscreen.take_all() == [Touched()]
    asleep.does(Touched())
    # The start is there before the finger is lifted, with a button under it.
    asleep.looks()
    touchscreen.window.release(touch)
    assert touchscreen.take_all() == []
    assert asleep.is_on(Scanning)
    assert asleep.journal == []


@pytest.mark.parametrize("name", STANDING)
def test_nor_does_the_second_of_a_double_tap(
    asleep: AtTheScreen, touchscreen: Touchscreen, name: str
) -> None:
    place = place_of(name, touchscreen)
    asleep.looks()
    touchscreen.window.release(_down(place))
    asleep.does(Touched())
    touchscreen.app.show(asleep.face())
    touchscreen.window.frames(3)
    touchscreen.take_all()
    touchscreen.window.release(_down(place))
    assert touchscreen.take_all() == [Touched()]
    touchscreen.window.settle()
    touchscreen.window.release(_down(place))
    assert len(touchscreen.take_all()) == 2


EVERYTHING: list[Callable[[AtTheScreen], None]] = [
    lambda one: one.taps(Action.TYPE_REFERENCE),
    lambda one: one.shows("code"),
    lambda one: one.taps(Action.GOODS_ONLY),
]


@pytest.mark.parametrize("goes", EVERYTHING)
@pytest.mark.parametrize("name", ["back", "stay"])
def test_a_warning_takes_the_touch_meant_for_what_is_behind(
    touchscreen: Touchscreen, goes: Callable[[AtTheScreen], None], name: str
) -> None:
    touchscreen.take_all()
    one = visitor(kind=partial(AtTheScreen, screen_shown=touchscreen))
    assert isinstance(one, AtTheScreen)
    goes(one)
    one.looks()
    standing = one.screen
    behind = middle(touchscreen.window.find("back"))
    one.waits(61)
    one.looks()
    place = behind if name == "back" else middle(touchscreen.window.find("stay"))
    touchscreen.window.release(_down(place))
    posted = touchscreen.take_all()
    for each in posted:
        one.does(each)
    one.looks()
    assert one.screen == standing
    assert one.face().warning is None
