"""Queue numbers: a prefix per gate and service, and a counter that starts at 001 each local day."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"([A-Z]{1,2})(0[0-9]{2}|[1-9][0-9]{2,})")


@dataclass(frozen=True, slots=True, order=True)
class QueueNumber:
    """``A012``: what is printed, shown and called."""

    prefix: str
    counter: int

    def __str__(self) -> str:
        """Write the number with at least three digits; the thousandth of a day is ``A1000``."""
        return f"{self.prefix}{self.counter:03d}"


def parse_number(text: str) -> QueueNumber:
    """Read a written number back; raises ValueError."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        message = f"no queue number: {text!r}"
        raise ValueError(message)
    return QueueNumber(match[1], int(match[2]))


def after(last: int | None) -> int:
    """Return the counter that follows ``last``, None before the first ticket of the day."""
    return 1 if last is None else last + 1
