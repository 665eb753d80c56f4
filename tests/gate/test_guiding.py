"""Advice stands still: it never flickers, whatever the looks say."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kiosk.gate.guiding import QUIET_AFTER_S, STAYS_S, SURE_AFTER_S, Guide
from kiosk.ports import Guidance
from tests.devices.spoilt import from_afar, held_up_well
from tests.gate.scanner_rig import Rig

LOOKS = st.lists(st.tuples(st.floats(0.01, 3), st.sampled_from(Guidance)), max_size=60)


def shown(*looks: tuple[float, Guidance]) -> list[tuple[float, Guidance]]:
    """Return what was shown and when, each change once."""
    guide, changes = Guide(), []
    for now_s, seen in looks:
        after = guide.look(seen, now_s)
        if after.shown is not guide.shown:
            changes.append((now_s, after.shown))
        guide = after
    return changes


@given(LOOKS)
def test_a_hint_stays_at_least_a_second(looks: list[tuple[float, Guidance]]) -> None:
    now_s, timed = 0.0, []
    for later_s, seen in looks:
        now_s += later_s
        timed.append((now_s, seen))
    changes = [at_s for at_s, _ in shown(*timed)]
    assert all(later - earlier >= STAYS_S for earlier, later in pairwise(changes))


def test_one_look_alone_is_not_believed() -> None:
    assert shown((0, Guidance.TILT), (0.1, Guidance.NOTHING), (0.2, Guidance.TILT)) == []


def test_a_hint_shows_once_it_is_sure_and_goes_when_it_is_quiet() -> None:
    looks = [(tick / 10, Guidance.CLOSER) for tick in range(20)]
    looks += [(2 + tick / 10, Guidance.NOTHING) for tick in range(40)]
    (first, second) = shown(*looks)
    assert first == (SURE_AFTER_S, Guidance.CLOSER)
    assert second[1] is Guidance.NOTHING
    assert 2 + QUIET_AFTER_S <= second[0] < 2 + QUIET_AFTER_S + 0.2


def test_a_code_that_was_read_is_told_at_once() -> None:
    assert shown((5, Guidance.FOUND)) == [(5, Guidance.FOUND)]


def test_the_scanner_tells_changes_only_and_falls_silent_at_rest() -> None:
    far = [np.roll(from_afar(0.165), shift, axis=1) for shift in range(12)]
    rig = Rig(far)
    rig.run(30)
    assert rig.hints == [Guidance.CLOSER]
    rig.scanner.pause()
    rig.run(1)
    assert rig.hints == [Guidance.CLOSER, Guidance.NOTHING]


def test_the_scanner_says_that_it_has_found_a_code() -> None:
    well = [np.roll(held_up_well(), shift, axis=1) for shift in range(4)]
    rig = Rig(well)
    rig.run(10)
    assert rig.hints == [Guidance.FOUND]
    assert len(set(rig.codes)) == 1
