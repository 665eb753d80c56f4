"""Six digits that nobody tries first."""

from __future__ import annotations

import pytest

from kiosk.domain.pins import PinFault, fault_in


@pytest.mark.parametrize(
    "pin", ["000000", "121212", "112112", "123456", "987654", "567890", "123123", "098765"]
)
def test_what_everybody_tries_is_refused(pin: str) -> None:
    assert fault_in(pin) is PinFault.TOO_EASY


@pytest.mark.parametrize("pin", ["", "48162", "4816200", "48162a", "48 620", "-48162", "٤٨١٦٢٠"])
def test_a_pin_is_six_digits(pin: str) -> None:
    assert fault_in(pin) is PinFault.NOT_SIX_DIGITS


@pytest.mark.parametrize("pin", ["481620", "190745", "123465", "002817"])
def test_others_are_good(pin: str) -> None:
    assert fault_in(pin) is None
