"""The settings' text for a printer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer import EscposPrinter, NoPrinter, SimulatedPrinter, open_printer
from kiosk.devices.printer.links import FileLink, Link, NetworkLink, SerialLink, UsbLink


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("network:10.0.0.9:9100", NetworkLink("10.0.0.9", 9100)),
        ("network:printer.lan", NetworkLink("printer.lan", 9100)),
        (" usb:04b8:0e15 ", UsbLink(0x04B8, 0x0E15)),
        ("serial:/dev/ttyUSB0:19200", SerialLink("/dev/ttyUSB0", 19200)),
        ("serial:/dev/ttyS1", SerialLink("/dev/ttyS1", 9600)),
        ("file:/dev/usb/lp0", FileLink("/dev/usb/lp0")),
        ("file:/dev/odd:name", FileLink("/dev/odd:name")),
    ],
)
def test_an_address_names_its_link(address: str, link: Link) -> None:
    printer = open_printer(address, 576)
    assert isinstance(printer, EscposPrinter)
    assert link == printer.link


def test_no_printer_and_the_twin_have_addresses_too() -> None:
    assert isinstance(open_printer("none", 384), NoPrinter)
    assert isinstance(open_printer("simulated:slips", 384), SimulatedPrinter)


@pytest.mark.parametrize(
    "address",
    ["", "non", "none:1", "network:", "network::9100", "network:a:port", "network:a:0", "usb:04b8",
     "usb:04b8:zzzz", "usb:104b8:0e15", "serial:", "serial:/dev/ttyS0:fast", "file:", "simulated:",
     "lpt1", "network:a:99999"],
)  # fmt: skip
def test_a_bad_address_is_refused_with_what_is_allowed(address: str) -> None:
    with pytest.raises(ValueError, match="allowed: none, network:HOST"):
        open_printer(address, 384)


@given(st.text())
def test_wild_text_is_an_address_or_a_value_error(address: str) -> None:
    try:
        open_printer(address, 384)
    except ValueError as fault:
        assert "allowed" in str(fault)  # noqa: PT017 - either outcome is right, nothing else is


@pytest.mark.parametrize("width", [0, -8, 380, 8, 376, 840, 10**9])
def test_a_width_that_no_roll_has_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match="multiples of 8"):
        open_printer("none", width)
