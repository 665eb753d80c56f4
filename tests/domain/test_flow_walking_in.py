"""Coming without a booking: every door, every question, and what may be left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.admission import Refused
from kiosk.domain.events import Noted, ScanRefused
from kiosk.domain.flow.inputs import Action, DoorTried, NotRecorded, Recorded, ServiceChosen
from kiosk.domain.flow.state import (
    ChoosingDoor,
    ChoosingRole,
    ChoosingService,
    Consenting,
    Declaring,
    Issuing,
    NamingHost,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    State,
    WalkIn,
)
from kiosk.domain.flow.wishes import PrintTicket, TryDoor
from kiosk.domain.house import Door
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import Role, ServiceId
from tests.domain.made import issue
from tests.domain.playing import (
    CONSENT,
    DESK_TALK,
    GOODS,
    GROUP,
    HOST,
    MEETING,
    NAMED,
    NAMELESS,
    NAMING,
    PROBLEM,
    TERMS,
    after,
    on,
    tapping,
    wanted_of,
)

BUTTONS = {
    Action.NO_BOOKING: Door.VISIT,
    Action.GOODS_ONLY: Door.GOODS,
    Action.PROGRAMME: Door.PROGRAMME,
}


@pytest.mark.parametrize("screen", [Scanning(), ChoosingDoor(), PROBLEM])
@pytest.mark.parametrize(("action", "door"), BUTTONS.items())
def test_a_door_is_tried_before_anything_is_asked(
    screen: Screen, action: Action, door: Door
) -> None:
    taken = tapping(on(screen), action)
    assert taken.effects == (TryDoor(door),)
    assert taken.state.screen == screen


@pytest.mark.parametrize("action", BUTTONS)
def test_a_door_with_nothing_behind_it_leads_nowhere(action: Action) -> None:
    bare = replace(on(Scanning()), terms=replace(TERMS, open_services=()))
    taken = tapping(bare, action)
    assert (taken.effects, taken.drafts, taken.state.screen) == ((), (), Scanning())
    assert after(bare, DoorTried(BUTTONS[action], None)).state.screen == Scanning()


@pytest.mark.parametrize(
    ("door", "first"),
    [
        (Door.VISIT, ChoosingService((MEETING, DESK_TALK))),
        (Door.GOODS, NamingHost(WalkIn(GOODS))),
        (Door.PROGRAMME, ChoosingRole(WalkIn(GROUP))),
    ],
)
def test_where_each_door_begins(door: Door, first: Screen) -> None:
    assert after(on(Scanning()), DoorTried(door, None)).state.screen == first


def test_one_service_behind_a_door_is_not_asked_for() -> None:
    single = replace(on(Scanning()), terms=replace(TERMS, open_services=(MEETING,)))
    assert after(single, DoorTried(Door.VISIT, None)).state.screen == NamingHost(WalkIn(MEETING))


def test_a_closed_door_says_why_and_writes_it_down() -> None:
    closed = Refused(Reason.CLOSED_TODAY)
    taken = after(on(Scanning()), DoorTried(Door.VISIT, closed))
    assert taken.state.screen == ShowingProblem(closed)
    assert taken.drafts == (Noted(ScanRefused(Reason.CLOSED_TODAY)),)


CHOOSING = ChoosingService((MEETING, DESK_TALK))


def test_a_service_that_asks_for_no_name_goes_on_at_once() -> None:
    chosen = after(on(CHOOSING), ServiceChosen(DESK_TALK.id)).state.screen
    assert chosen == Declaring(WalkIn(DESK_TALK), 1, 5)


@pytest.mark.parametrize("service", [GOODS.id, ServiceId(""), ServiceId("nowhere")])
def test_a_service_that_was_not_offered_changes_nothing(service: ServiceId) -> None:
    assert after(on(CHOOSING), ServiceChosen(service)).state.screen == CHOOSING


def test_without_a_key_to_seal_with_nobody_is_asked_for_a_name() -> None:
    chosen = after(on(CHOOSING, can_seal=False), ServiceChosen(MEETING.id)).state.screen
    assert chosen == NAMELESS
    goods = after(on(Scanning(), can_seal=False), DoorTried(Door.GOODS, None)).state.screen
    assert goods == Declaring(WalkIn(GOODS), 1, 1, belongings=True)


def declared(state: State, *actions: Action) -> Declaring:
    screen = tapping(state, *actions).state.screen
    assert isinstance(screen, Declaring)
    return screen


def test_a_name_is_kept_with_consent_only() -> None:
    assert tapping(on(NAMING), Action.SUBMIT).state.screen == CONSENT
    assert declared(on(NAMING), Action.SUBMIT, Action.CONSENT).walk_in.host == HOST
    assert declared(on(NAMING), Action.SUBMIT, Action.NO_CONSENT).walk_in.host == ""
    assert declared(on(NAMING), Action.SKIP).walk_in.host == ""


def test_no_name_needs_no_consent() -> None:
    assert declared(on(NamingHost(WalkIn(MEETING))), Action.SUBMIT) == NAMELESS
    assert declared(on(NamingHost(WalkIn(MEETING), "  ")), Action.SUBMIT) == NAMELESS


@pytest.mark.parametrize(
    ("action", "role", "most"),
    [(Action.PARTICIPANT, Role.PARTICIPANT, 5), (Action.FACILITATOR, Role.FACILITATOR, 1)],
)
def test_each_role_declares_and_takes_a_number(action: Action, role: Role, most: int) -> None:
    screen = declared(on(ChoosingRole(WalkIn(GROUP))), action)
    assert screen == Declaring(WalkIn(GROUP, role), 1, most)
    wanted = wanted_of(tapping(on(screen), Action.TAKE_NUMBER))
    assert (wanted.prefix, wanted.service, wanted.role) == ("P", GROUP.id, role)


def test_whoever_brings_goods_is_one_with_belongings() -> None:
    screen = declared(on(NamingHost(WalkIn(GOODS))), Action.SKIP)
    assert screen == Declaring(WalkIn(GOODS), 1, 1, belongings=True)
    wanted = wanted_of(tapping(on(screen), Action.MORE, Action.FEWER, Action.TAKE_NUMBER))
    assert (wanted.prefix, wanted.party, wanted.belongings) == ("B", 1, True)


def test_what_was_declared_is_in_the_wish() -> None:
    taps = [Action.MORE, Action.MORE, Action.PRIORITY_YES, Action.TAKE_NUMBER]
    wanted = wanted_of(tapping(on(NAMELESS), *taps))
    assert (wanted.prefix, wanted.service, wanted.party) == ("A", MEETING.id, 3)
    assert (wanted.belongings, wanted.priority) == (False, True)
    assert wanted.evidence is Evidence.DECLARED
    assert (wanted.booking, wanted.session_from, wanted.session_until) == (None, None, None)
    assert wanted.sealed is None


def test_the_declared_number_is_shown_and_printed() -> None:
    asked = tapping(on(NAMELESS), Action.TAKE_NUMBER).state
    assert asked.screen == Issuing(NAMELESS)
    taken = after(asked, Recorded(issue()))
    assert (taken.state.screen, taken.effects) == (ShowingTicket(issue()), (PrintTicket(issue()),))
    broken = after(asked, NotRecorded()).state.screen
    assert broken == ShowingProblem(Refused(Reason.OUT_OF_SERVICE))


@pytest.mark.parametrize(
    ("screen", "before"),
    [
        (CONSENT, NAMING),
        (NAMING, CHOOSING),
        (NamingHost(WalkIn(GOODS)), Scanning()),
        (ChoosingRole(WalkIn(GROUP)), Scanning()),
        (CHOOSING, Scanning()),
        (NAMELESS, NamingHost(WalkIn(MEETING))),
        (NAMED, NAMING),
        (Declaring(WalkIn(DESK_TALK), 1, 5), CHOOSING),
        (Declaring(WalkIn(GOODS), 1, 1), NamingHost(WalkIn(GOODS))),
        (Declaring(WalkIn(GROUP, Role.FACILITATOR), 1, 1), ChoosingRole(WalkIn(GROUP))),
    ],
)
def test_back_goes_to_the_question_before(screen: Screen, before: Screen) -> None:
    assert tapping(on(screen), Action.BACK).state.screen == before


def test_without_a_key_back_asks_for_no_name_either() -> None:
    assert tapping(on(NAMELESS, can_seal=False), Action.BACK).state.screen == CHOOSING
    goods = on(Declaring(WalkIn(GOODS), 1, 1), can_seal=False)
    assert tapping(goods, Action.BACK).state.screen == Scanning()


def test_back_from_a_role_leads_to_the_programmes_if_there_are_several() -> None:
    other = replace(GROUP, id=ServiceId("other"))
    several = replace(TERMS, open_services=(GROUP, other))
    state = replace(on(ChoosingRole(WalkIn(GROUP))), terms=several)
    assert tapping(state, Action.BACK).state.screen == ChoosingService((GROUP, other))


def test_a_name_survives_a_step_back_and_forth() -> None:
    again = tapping(on(NAMING), Action.SUBMIT, Action.BACK, Action.SUBMIT).state.screen
    assert again == Consenting(WalkIn(MEETING, host=HOST))
