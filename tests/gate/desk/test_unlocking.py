"""The lock as a machine: a name, six digits, and what time and the feed do to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.throttling import Tries
from kiosk.domain.types import Moment, OfficerId
from kiosk.gate.desk.unlocking import (
    HALF_TYPED_S,
    PAGE,
    Back,
    Checked,
    Chosen,
    Digit,
    Left,
    Listed,
    LockInput,
    MoreNames,
    Rubbed,
    State,
    Touched,
    after_time,
    let_in,
    step,
)

START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
LOCK_S = 600.0


def officer(name: str, pin: str | None = "hash", role: OfficerRole = OfficerRole.GUARD) -> Officer:
    return Officer(OfficerId(name.lower()), name, role, pin)


RINA, BUDI = officer("Rina", "hash of rina"), officer("Budi", "hash of budi")


class Pad:
    """A display in a test's hands; the clock stands still until it is moved."""

    def __init__(self, *officers: Officer, tries: Tries | None = None) -> None:
        self.passed_s = 0.0
        self.state = State(tries=tries or Tries())
        self.give(Listed(officers))

    @property
    def now(self) -> Moment:
        return Moment(START + timedelta(seconds=self.passed_s), 1000 + self.passed_s)

    def give(self, *inputs: LockInput) -> State:
        for each in inputs:
            self.state = step(self.state, each, self.now)
        return self.state

    def wait(self, seconds: float, lock_s: float = LOCK_S) -> State:
        self.passed_s += seconds
        self.state = after_time(self.state, self.now, lock_s)
        return self.state

    def type(self, pin: str) -> State:
        return self.give(*(Digit(digit) for digit in pin))

    def answer(self, *, right: bool) -> State:
        check = self.state.check
        assert check is not None
        return self.give(Checked(check, right))

    def enter(self, who: Officer = RINA) -> State:
        self.give(Chosen(who.id))
        self.type("481620")
        return self.answer(right=True)


@pytest.fixture
def pad() -> Pad:
    return Pad(RINA, BUDI)


def test_a_name_and_six_digits_open_the_display(pad: Pad) -> None:
    assert not pad.state.is_open
    pad.give(Chosen(RINA.id))
    pad.type("48162")
    assert pad.state.check is None
    check = pad.type("0").check
    assert check is not None
    assert (check.officer, check.pin) == (RINA, "481620")

    assert pad.answer(right=True).officer == RINA
    assert (pad.state.digits, pad.state.check, pad.state.tries) == ("", None, Tries())


def test_a_wrong_pin_asks_again_under_the_same_name(pad: Pad) -> None:
    pad.give(Chosen(RINA.id))
    pad.type("111222")
    state = pad.answer(right=False)

    assert (state.is_open, state.wrong, state.chosen, state.digits) == (False, True, RINA, "")
    assert not pad.type("4").wrong


def test_keys_without_a_name_or_beyond_six_are_nothing(pad: Pad) -> None:
    assert pad.type("481620").digits == ""
    pad.give(Chosen(RINA.id))
    pad.type("481620")
    checked = pad.state
    assert pad.type("99").check == checked.check
    assert pad.give(Back(), Chosen(BUDI.id)).check == checked.check


@pytest.mark.parametrize("key", ["", "12", "x", "٤", " "])
def test_only_digits_count(pad: Pad, key: str) -> None:
    pad.give(Chosen(RINA.id))

    assert pad.type("").digits == pad.give(Digit(key)).digits == ""


def test_digits_are_taken_back_and_names_changed(pad: Pad) -> None:
    pad.give(Chosen(RINA.id))
    assert pad.give(Digit("1"), Digit("2"), Rubbed()).digits == "1"
    assert pad.give(Back()).chosen is None
    assert pad.give(Chosen(BUDI.id)).digits == ""
    assert pad.give(Chosen(OfficerId("stranger"))).chosen is None


def test_five_wrong_ones_wait_whoever_is_chosen(pad: Pad) -> None:
    for who in (RINA, BUDI, RINA, BUDI, RINA):
        pad.give(Chosen(who.id))
        pad.type("111222")
        pad.answer(right=False)
    assert pad.state.wait(pad.now.at) == timedelta(seconds=30)
    pad.give(Chosen(BUDI.id))
    assert pad.type("481620").digits == ""

    pad.wait(30)
    pad.give(Chosen(BUDI.id))
    pad.type("111222")
    pad.answer(right=False)
    assert pad.state.wait(pad.now.at) == timedelta(seconds=60)
    pad.wait(60)
    assert pad.enter(BUDI).tries == Tries()


def test_a_try_counts_before_it_is_answered(pad: Pad) -> None:
    """Else whoever cuts the power between the sixth digit and the answer tries for ever."""
    pad.give(Chosen(RINA.id))
    assert pad.type("111222").tries.wrong == 1


def test_after_a_restart_the_wait_goes_on() -> None:
    pad = Pad(RINA, tries=Tries(7, START))

    assert pad.state.wait(START + timedelta(seconds=20)) == timedelta(seconds=100)


def test_untouched_it_locks_again(pad: Pad) -> None:
    pad.enter()
    pad.wait(LOCK_S - 1)
    pad.give(Touched())
    assert pad.wait(LOCK_S - 1).is_open
    assert not pad.wait(1).is_open


def test_it_never_locks_by_itself_when_told_so(pad: Pad) -> None:
    pad.enter()

    assert pad.wait(10**6, lock_s=0).officer == RINA


def test_the_officer_locks_it(pad: Pad) -> None:
    pad.enter()

    assert not pad.give(Left()).is_open


def test_a_name_left_alone_goes_back_to_all_names(pad: Pad) -> None:
    pad.give(Chosen(RINA.id), Digit("4"))
    assert pad.wait(HALF_TYPED_S - 1).chosen == RINA
    state = pad.wait(1)
    assert (state.chosen, state.digits) == (None, "")


def test_without_any_pin_it_is_open_to_everybody() -> None:
    pad = Pad()
    assert (pad.state.is_open, pad.state.officer) == (True, None)

    assert not pad.give(Listed((RINA,))).is_open


def test_once_somebody_had_a_pin_it_is_never_everybodys_again() -> None:
    pad = Pad()
    assert not pad.give(Listed((RINA,)), Listed(())).is_open
    assert not pad.give(Chosen(RINA.id), Digit("1"), MoreNames(), Back()).is_open

    assert not Pad().give(Listed((), known=True)).is_open


@pytest.mark.parametrize(
    "officers", [(BUDI,), (BUDI, officer("Rina", "another hash")), (BUDI, officer("Rani"))]
)
def test_who_is_locked_out_or_has_another_pin_is_out_at_once(
    pad: Pad, officers: tuple[Officer, ...]
) -> None:
    pad.enter()

    assert not pad.give(Listed(officers)).is_open


def test_others_may_come_and_go_meanwhile(pad: Pad) -> None:
    pad.enter()

    assert pad.give(Listed((officer("Ani"), RINA))).officer == RINA


def test_an_answer_that_comes_too_late_opens_nothing(pad: Pad) -> None:
    pad.give(Chosen(RINA.id))
    check = pad.type("481620").check
    assert check is not None
    pad.give(Listed((BUDI,)))

    assert not pad.give(Checked(check, right=True)).is_open


def test_many_names_come_in_pages() -> None:
    everybody = tuple(officer(f"Officer{n:02}") for n in range(PAGE + 3))
    pad = Pad(*everybody)

    assert pad.state.names() == everybody[:PAGE]
    assert pad.give(MoreNames()).names() == everybody[PAGE:]
    assert pad.give(MoreNames()).names() == everybody[:PAGE]


def test_the_feed_beats_the_file_and_nobody_without_a_pin_is_let_in() -> None:
    of_the_file = (officer("Rina", "old"), officer("Ani", "hash of ani"))
    fed = (RINA, officer("Eka", None), officer("Fajar", "f", OfficerRole.FACILITATOR))

    names = [(each.name, each.pin) for each in let_in(of_the_file, fed)]
    assert names == [("Ani", "hash of ani"), ("Fajar", "f"), ("Rina", "hash of rina")]


def test_nothing_prints_a_pin(pad: Pad) -> None:
    pad.give(Chosen(RINA.id))
    pad.type("481620")

    assert "481620" not in repr(pad.state)
    assert "481620" not in repr(Digit("481620"))
    assert "hash of rina" not in repr(pad.state)


INPUTS = st.one_of(
    st.sampled_from([Chosen(RINA.id), Chosen(BUDI.id), Rubbed(), Back(), MoreNames(), Touched()]),
    st.builds(Digit, st.sampled_from("0123456789")),
)


@given(st.lists(INPUTS, max_size=60))
def test_no_touch_opens_it_without_a_right_pin(inputs: list[LockInput]) -> None:
    pad = Pad(RINA, BUDI)
    for each in inputs:
        pad.give(each)
        if pad.state.check is not None:
            pad.answer(right=False)
        assert not pad.state.is_open
        assert len(pad.state.digits) < 6
