"""Who is at the display: a name, six digits, and then it is theirs until they leave. Pure.

State, input and moment in; new state out. ``State.check`` is the one wish: a PIN to be compared
with a hash elsewhere, since that takes a while, with its answer coming back as Checked. A try is
counted before it is compared: who cuts the power in between has tried all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kiosk.domain import throttling
from kiosk.domain.officers import Officer, Right, may
from kiosk.domain.pins import DIGITS
from kiosk.domain.throttling import Tries
from kiosk.domain.types import Moment, OfficerId

PAGE = 12
"""Names that find room at once."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An officer's name was touched."""

    officer: OfficerId


@dataclass(frozen=True, slots=True)
class Digit:
    """A key of the pad, 0 to 9."""

    digit: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rubbed:
    """The last digit is taken back."""


@dataclass(frozen=True, slots=True)
class Back:
    """Another name."""


@dataclass(frozen=True, slots=True)
class MoreNames:
    """The next page of names."""


@dataclass(frozen=True, slots=True)
class Left:
    """The officer locks the display."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody is at the display."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether the PIN of ``check`` was right."""

    check: Check
    right: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Who is let in, as known by now; ``known`` says that somebody was once."""

    officers: tuple[Officer, ...]
    known: bool = False


LockInput = Chosen | Digit | Rubbed | Back | MoreNames | Left | Touched | Checked | Listed


@dataclass(frozen=True, slots=True)
class Check:
    """A PIN to be compared with an officer's hash."""

    officer: Officer
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class State:
    """The lock. ``officer`` is whose the display is now, None while it is locked.

    ``known`` says that somebody could open it once: from then on it is never everybody's.
    ``touched_s`` is the monotonic time of the last touch. ``wrong`` says that the last PIN was.
    """

    officers: tuple[Officer, ...] = ()
    known: bool = False
    officer: Officer | None = None
    touched_s: float = 0.0
    tries: Tries = field(default_factory=Tries)
    page: int = 0
    chosen: Officer | None = None
    digits: str = field(default="", repr=False)
    check: Check | None = None
    wrong: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether the desk can be used: somebody is in, or nobody ever had a PIN."""
        return self.officer is not None or not (self.officers or self.known)

    @property
    def pages(self) -> int:
        """Return how many pages of names there are."""
        return -(-len(self.officers) // PAGE)

    def names(self) -> tuple[Officer, ...]:
        """Return the officers of the present page."""
        return self.officers[self.page * PAGE : (self.page + 1) * PAGE]

    def wait(self, now: datetime) -> timedelta:
        """Return how long the pad takes no PIN."""
        return throttling.left(self.tries, now)


def let_in(configured: tuple[Officer, ...], fed: tuple[Officer, ...]) -> tuple[Officer, ...]:
    """Return who is let in: those of the feed, and those of the file whom it does not name."""
    by_id = {each.id: each for each in (*configured, *fed)}
    able = (each for each in by_id.values() if each.pin and _works_here(each))
    return tuple(sorted(able, key=lambda each: (each.name.casefold(), each.id)))


def step(state: State, given: LockInput, now: Moment) -> State:
    """Return the state after an input."""
    match given:
        case Listed(officers, known):
            known = known or state.known or bool(officers)
            return _listed(replace(state, known=known), officers)
        case Checked(check, right):
            return _checked(state, check, right, now)
        case Touched():
            return replace(state, touched_s=now.ticks_s)
        case Left():
            return _locked(state)
    if state.is_open or state.check is not None:
        return replace(state, touched_s=now.ticks_s)  # meant for the lock; there is none now
    return _at_the_pad(replace(state, touched_s=now.ticks_s), given, now)


def after_time(state: State, now: Moment, lock_s: float) -> State:
    """Lock what was left open, and forget a PIN half typed; ``lock_s`` 0 never locks."""
    unused_s = now.ticks_s - state.touched_s
    if state.officer is not None:
        return _locked(state) if 0 < lock_s <= unused_s else state
    begun = state.chosen is not None or state.wrong or state.page
    return _locked(state) if begun and state.check is None and unused_s >= HALF_TYPED_S else state


HALF_TYPED_S = 30.0
"""A name chosen and left alone goes back to all names: the next one must not type for it."""


def _at_the_pad(state: State, given: LockInput, now: Moment) -> State:
    match given:
        case Chosen(officer):
            found = next((each for each in state.officers if each.id == officer), None)
            return replace(state, chosen=found, digits="", wrong=False)
        case MoreNames():
            return replace(state, page=(state.page + 1) % max(1, state.pages))
        case Back():
            return replace(state, chosen=None, digits="", wrong=False)
        case Rubbed():
            return replace(state, digits=state.digits[:-1], wrong=False)
        case Digit(digit):
            return _typed(state, digit, now)
    return state


def _typed(state: State, digit: str, now: Moment) -> State:
    if state.chosen is None or state.wait(now.at) or len(digit) != 1 or not "0" <= digit <= "9":
        return state
    state = replace(state, digits=state.digits + digit, wrong=False)
    if len(state.digits) < DIGITS:
        return state
    check = Check(state.chosen, state.digits)  # type: ignore[arg-type] # a name was chosen
    return replace(state, check=check, tries=throttling.one_more(state.tries, now.at))


def _checked(state: State, check: Check, right: bool, now: Moment) -> State:  # noqa: FBT001
    if state.check is not check:
        return state  # answered before, or the officer is no longer let in
    if right:
        return replace(_locked(state), officer=check.officer, touched_s=now.ticks_s, tries=Tries())
    return replace(state, check=None, digits="", wrong=True)


def _listed(state: State, officers: tuple[Officer, ...]) -> State:
    if officers == state.officers:
        return state
    state = replace(state, officers=officers)
    present = {each.id: each for each in officers}
    officer = None if state.officer is None else present.get(state.officer.id)
    if officer is not None and state.officer is not None and officer.pin == state.officer.pin:
        return replace(state, officer=officer)
    # Somebody new, somebody gone, or another PIN: whoever stands here has to say who it is.
    return _locked(state)


def _locked(state: State) -> State:
    return replace(state, officer=None, page=0, chosen=None, digits="", check=None, wrong=False)


def _works_here(officer: Officer) -> bool:
    return may(officer.role, Right.QUEUE) or may(officer.role, Right.PROGRAMME)
