"""Guessing a password or a PIN: free at first, then slower and slower, never shut out for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE = 5
"""Wrong tries in a row that cost nothing yet: a tired officer mistypes."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
"""A longer one would let a stranger keep an officer from work."""
FORGOTTEN_AFTER = timedelta(hours=12)
"""A wrong try of yesterday is not held against today's."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries in a row; ``last_at`` is when the last one was made."""

    wrong: int = 0
    last_at: datetime | None = None


def wait_after(wrong: int, free: int = FREE) -> timedelta:
    """Return the pause after so many wrong tries in a row: 30 s, 60 s, … up to 15 minutes."""
    if wrong < free:
        return timedelta(0)
    doublings = min(wrong - free, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def until(tries: Tries, free: int = FREE) -> datetime | None:
    """Return when the next try is let through, None if at any time."""
    wait = wait_after(tries.wrong, free)
    return None if tries.last_at is None or not wait else tries.last_at + wait


def left(tries: Tries, now: datetime, free: int = FREE) -> timedelta:
    """Return how long the next try has to wait still.

    A clock that was set back must not lengthen it: no wait is longer than the one imposed.
    """
    open_at = until(tries, free)
    if open_at is None or open_at <= now:
        return timedelta(0)
    return min(open_at - now, wait_after(tries.wrong, free))


def one_more(tries: Tries, now: datetime) -> Tries:
    """Count a wrong try."""
    old = tries.last_at is not None and now - tries.last_at >= FORGOTTEN_AFTER
    return Tries(1 if old else tries.wrong + 1, now)
