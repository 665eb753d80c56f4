"""Faults are facts: raised once, cleared once, whoever notices them however often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import Event, FaultCleared, FaultRaised, HelpGiven
from kiosk.domain.faults import FaultCode, Finding, open_faults, to_note
from tests.domain.made import GATE_B, event

FINDINGS = st.lists(st.builds(Finding, st.sampled_from(FaultCode), st.booleans()), max_size=30)


@given(FINDINGS, st.integers(0, 30))
def test_raised_and_cleared_in_turns_also_over_a_change_of_day(
    findings: list[Finding], midnight: int
) -> None:
    events: list[Event] = []
    for finding in findings:
        # What was open before today is remembered; today's facts are folded on top of it.
        before = open_faults(events[:midnight], events[0].author) if events else frozenset()
        present = open_faults(events[midnight:], event(1, HelpGiven()).author, before)
        note = to_note(finding, present)
        if note is not None:
            events.append(event(len(events) + 1, note.body))
    for code in FaultCode:
        own = [type(e.body) for e in events if getattr(e.body, "code", None) == code]
        assert own == [FaultRaised, FaultCleared] * (len(own) // 2) + [FaultRaised] * (len(own) % 2)


def test_another_gates_faults_are_its_own() -> None:
    theirs = event(1, FaultRaised("RB-CAM", ""), gate=GATE_B)
    ours = event(1, FaultRaised("RB-PRN", ""))
    assert open_faults([theirs, ours], ours.author) == {"RB-PRN"}
    assert to_note(Finding(FaultCode.CAMERA, wrong=True), frozenset({"RB-PRN"})) is not None
