"""The visitor's journey as a machine: total, and always on its way home."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from kiosk.domain.flow.inputs import Action, Input, Tapped
from kiosk.domain.flow.state import (
    ChoosingDoor,
    ChoosingRole,
    ChoosingService,
    Confirming,
    Consenting,
    Declaring,
    FindingTicket,
    Issuing,
    NamingHost,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
    Surveying,
    Thanking,
    Typing,
)
from kiosk.domain.flow.table import MOVES
from tests.domain.playing import INPUTS, SCREENS, VARIANTS, after, on

JUDGED = {Confirming, ShowingProblem, ShowingTicket}

DOORS = {
    Typing, ChoosingDoor, FindingTicket, ChoosingService, ChoosingRole, NamingHost, Declaring,
    ShowingProblem,
}  # fmt: skip

WAYS: dict[type[Screen], set[type[Screen]]] = {
    Sleeping: {Scanning},
    Scanning: JUDGED | DOORS,
    Typing: JUDGED | {Scanning},
    ChoosingDoor: JUDGED | DOORS | {Scanning},
    ChoosingService: {NamingHost, Declaring, Scanning},
    ChoosingRole: {Declaring, Scanning},
    NamingHost: {Consenting, Declaring, ChoosingService},
    Consenting: {NamingHost, Declaring},
    Confirming: {Issuing, Scanning},
    Declaring: {Issuing, NamingHost, ChoosingRole, ChoosingService, Scanning},
    Issuing: {ShowingTicket, ShowingProblem},
    ShowingTicket: {Scanning},
    FindingTicket: JUDGED | {Surveying, Scanning},
    Surveying: {Thanking},
    Thanking: JUDGED | {Scanning},
    ShowingProblem: JUDGED | DOORS | {Scanning},
}
"""Where one input can lead from a screen, itself left out."""


def test_every_pair_of_screen_and_input_is_written_down() -> None:
    triggers = {*get_args(Input), *Action} - {Tapped}
    assert set(MOVES) == set(product(get_args(Screen), triggers))
    assert {type(screen) for screen in SCREENS} == set(get_args(Screen)) == set(WAYS)
    assert {type(arrived) for arrived in INPUTS} == set(get_args(Input))
    assert len(SCREENS) == len(get_args(Screen))


@pytest.mark.parametrize("kind", get_args(Screen), ids=lambda kind: kind.__name__)
def test_each_screen_leads_where_it_should_and_nowhere_else(kind: type[Screen]) -> None:
    reached = {
        type(after(on(screen, can_seal=can_seal), arrived).state.screen)
        for screen in (*SCREENS, *VARIANTS)
        for arrived in INPUTS
        for can_seal in (True, False)
        if isinstance(screen, kind)
    }
    assert reached - {kind} == WAYS[kind] - {kind}


@pytest.mark.parametrize("screen", [*SCREENS, *VARIANTS], ids=lambda screen: type(screen).__name__)
@pytest.mark.parametrize("arrived", INPUTS, ids=repr)
def test_an_input_wishes_for_no_more_than_one_thing(screen: Screen, arrived: Input) -> None:
    taken = after(on(screen), arrived)
    assert len(taken.drafts) <= 1
    assert len(taken.effects) <= 1
