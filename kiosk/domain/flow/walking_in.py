"""Coming without a booking: which service, as what, to whom, and whether that may be kept."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.events import Noted, ScanRefused
from kiosk.domain.flow.inputs import Action, DoorTried, KeyTyped, ServiceChosen, Tapped
from kiosk.domain.flow.moves import show
from kiosk.domain.flow.state import (
    ChoosingRole,
    ChoosingService,
    Consenting,
    Declaring,
    NamingHost,
    Scanning,
    Screen,
    ShowingProblem,
    State,
    WalkIn,
)
from kiosk.domain.flow.wishes import Step, TryDoor
from kiosk.domain.house import Door
from kiosk.domain.types import Moment, Role

DOORS = {
    Action.NO_BOOKING: Door.VISIT,
    Action.GOODS_ONLY: Door.GOODS,
    Action.PROGRAMME: Door.PROGRAMME,
}

LONGEST_NAME = 40


def try_door(state: State, tapped: Tapped, now: Moment) -> Step:
    """Ask whether this door is open now; one that leads nowhere stays where it is."""
    door = DOORS[tapped.action]
    touched = replace(state, touched_s=now.ticks_s)
    return Step(touched, effects=(TryDoor(door),) if state.terms.behind(door) else ())


def door_tried(state: State, tried: DoorTried, now: Moment) -> Step:
    """Go in by the door, or say why not; with one service behind it there is nothing to choose."""
    services = state.terms.behind(tried.door)
    if tried.refused is not None:
        noted = Noted(ScanRefused(tried.refused.reason))
        return Step(show(state, ShowingProblem(tried.refused), now), (noted,))
    if len(services) == 1:
        return Step(_begin(state, WalkIn(services[0]), now))
    return Step(show(state, ChoosingService(services), now) if services else state)


def service_chosen(state: State, chosen: ServiceChosen, now: Moment) -> Step:
    """Take the service, if it is one of those on the screen."""
    screen = state.screen
    if isinstance(screen, ChoosingService):
        for service in screen.services:
            if service.id == chosen.service:
                return Step(_begin(state, WalkIn(service), now))
    return Step(state)


def _begin(state: State, walk_in: WalkIn, now: Moment) -> State:
    if walk_in.service.door is Door.PROGRAMME:
        return show(state, ChoosingRole(walk_in), now)
    if walk_in.service.asks_host and state.can_seal:
        return show(state, NamingHost(walk_in), now)
    return _declare(state, walk_in, now)


def role_chosen(state: State, tapped: Tapped, now: Moment) -> Step:
    """Come as a participant or as the facilitator."""
    screen = state.screen
    if not isinstance(screen, ChoosingRole):
        return Step(state)
    facilitates = tapped.action is Action.FACILITATOR
    role = Role.FACILITATOR if facilitates else Role.PARTICIPANT
    return Step(_declare(state, replace(screen.walk_in, role=role), now))


def letter_typed(state: State, key: KeyTyped, now: Moment) -> Step:
    """Add a letter, a blank, an apostrophe, a hyphen or a full stop; nothing else, nor too many."""
    screen = state.screen
    if not isinstance(screen, NamingHost) or not is_letter(key.symbol):
        return Step(state)
    typed = f"{screen.typed}{key.symbol.upper()}".lstrip().replace("  ", " ")[:LONGEST_NAME]
    return Step(show(state, replace(screen, typed=typed), now))


def is_letter(symbol: str) -> bool:
    """Tell whether a key can stand in a name."""
    return len(symbol) == 1 and (symbol.isalpha() or symbol in " '-.")


def erase_letter(state: State, _: Tapped, now: Moment) -> Step:
    """Take the last letter back; on an empty line there is nothing to take."""
    screen = state.screen
    if not isinstance(screen, NamingHost):
        return Step(state)
    return Step(show(state, replace(screen, typed=screen.typed[:-1]), now))


def name_given(state: State, _: Tapped, now: Moment) -> Step:
    """Ask whether the name may be kept; an empty one is the same as to skip it."""
    screen = state.screen
    if not isinstance(screen, NamingHost):
        return Step(state)
    host = screen.typed.strip()
    if not host:
        return Step(_declare(state, screen.walk_in, now))
    return Step(show(state, Consenting(replace(screen.walk_in, host=host)), now))


def name_skipped(state: State, _: Tapped, now: Moment) -> Step:
    """Go on without a name: the counter will ask."""
    screen = state.screen
    if not isinstance(screen, NamingHost | Consenting):
        return Step(state)
    return Step(_declare(state, replace(screen.walk_in, host=""), now))


def consented(state: State, _: Tapped, now: Moment) -> Step:
    """Keep the name, to be sealed."""
    screen = state.screen
    return Step(_declare(state, screen.walk_in, now) if isinstance(screen, Consenting) else state)


def _declare(state: State, walk_in: WalkIn, now: Moment) -> State:
    # Whoever brings goods, or leads a group, is counted as one: there is no party to ask about.
    alone = walk_in.service.door is Door.GOODS or walk_in.role is Role.FACILITATOR
    most = 1 if alone else state.terms.party_max
    goods = walk_in.service.door is Door.GOODS
    return show(state, Declaring(walk_in, 1, most, belongings=goods), now)


def step_back(state: State, _: Tapped, now: Moment) -> Step:
    """Go one question back, to what was answered before."""
    return Step(show(state, _before(state), now))


def _before(state: State) -> Screen:
    match state.screen:
        case Declaring(walk_in) if walk_in.role is not Role.VISITOR:
            return ChoosingRole(replace(walk_in, role=Role.VISITOR))
        case Declaring(walk_in) if walk_in.service.asks_host and state.can_seal:
            return _renamed(walk_in)
        case Consenting(walk_in):
            return _renamed(walk_in)
        case Declaring(walk_in) | NamingHost(walk_in) | ChoosingRole(walk_in):
            services = state.terms.behind(walk_in.service.door)
            return ChoosingService(services) if len(services) > 1 else Scanning()
        case _:
            return Scanning()


def _renamed(walk_in: WalkIn) -> NamingHost:
    return NamingHost(replace(walk_in, host=""), walk_in.host)
