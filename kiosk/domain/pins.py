"""What a PIN must be: six digits that nobody tries first."""

from __future__ import annotations

from enum import StrEnum

DIGITS = 6

_UP = "01234567890"
_DOWN = _UP[::-1]


class PinFault(StrEnum):
    """Why a PIN is not taken."""

    NOT_SIX_DIGITS = "not_six_digits"
    TOO_EASY = "too_easy"


def fault_in(pin: str) -> PinFault | None:
    """Say what is wrong with a PIN, or None.

    Too easy are one or two digits only (000000, 121212), a run (123456, 987654) and one half said
    twice (123123): what is tried first by whoever looks over a shoulder or at a birthday list.
    """
    if len(pin) != DIGITS or not pin.isascii() or not pin.isdigit():
        return PinFault.NOT_SIX_DIGITS
    half = DIGITS // 2
    runs = pin in _UP or pin in _DOWN
    if runs or len(set(pin)) <= 2 or pin[:half] == pin[half:]:  # noqa: PLR2004 - two digits
        return PinFault.TOO_EASY
    return None
