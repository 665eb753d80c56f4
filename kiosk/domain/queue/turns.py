"""In which order parties are called: session, then arrival, and a lane that is fair to both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.queue.tickets import Queued

_ANY_SESSION = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Policy:
    """How the place orders its lines; a matter of its settings, never of the facts.

    ``one_in``: of so many calls in a row at most one goes to the priority lane while others wait;
    1 lets the whole lane go first. ``walk_ins_last``: parties without a session come after those
    that booked one.
    """

    one_in: int = 2
    walk_ins_last: bool = False


def in_turn(waiting: Sequence[Queued], ordinary_calls: int, policy: Policy) -> list[Queued]:
    """Return who waits at one station, whom to call first in front.

    ``ordinary_calls`` is how many calls in a row the station has made to the ordinary lane.
    A party that goes first overtakes others of its own session and of later ones, never a
    session that begins earlier: those would come too late to theirs.
    """
    ordered = sorted(waiting, key=lambda each: _turn(each, policy))
    first = [each for each in ordered if each.goes_first]
    others = [each for each in ordered if not each.goes_first]
    turns: list[Queued] = []
    since = ordinary_calls
    while first or others:
        if _goes(first, others, since, policy):
            turns.append(first.pop(0))
            since = 0
        else:
            turns.append(others.pop(0))
            since += 1
    return turns


def _goes(first: list[Queued], others: list[Queued], since: int, policy: Policy) -> bool:
    """Tell whether the priority lane has the next turn."""
    if not first or not others:
        return bool(first)
    if since < policy.one_in - 1:
        return False
    ahead, behind = first[0], others[0]
    earlier = _turn(ahead, policy) < _turn(behind, policy)
    return earlier or _session(ahead, policy) <= _session(behind, policy)


def _session(queued: Queued, policy: Policy) -> tuple[bool, datetime]:
    begins_at = queued.issue.facts.session_from
    return (begins_at is None and policy.walk_ins_last, begins_at or _ANY_SESSION)


def _turn(queued: Queued, policy: Policy) -> tuple[bool, datetime, datetime]:
    # What came in the same instant keeps the order of the facts, on which every node agrees (the
    # sort is stable); the numbers as texts would put A1000 before A999.
    begins_at = queued.issue.facts.session_from
    last = begins_at is None and policy.walk_ins_last
    return (last, begins_at or queued.issue.at, queued.arrived_at)


USUAL = Policy()
