"""A slip that does not come out says why, whatever the driver raised."""

from __future__ import annotations

import dataclasses
import os
import pty
import socket
import tty
from pathlib import Path

import pytest
import usb.backend.libusb1

from kiosk.devices.printer import SimulatedPrinter, Trouble, escpos, links, open_printer
from kiosk.devices.printer.receipt import pictures
from kiosk.devices.printer.trouble import offline_cause, paper_state, printed_state
from kiosk.ports import Printer, PrinterFault
from tests.devices.printer.slips import SLIP
from tests.devices.printer.standins import WELL, NetworkStandin, UsbStandin

ASK_PAPER, ASK_CAUSE, ASK_PRINTED = b"\x10\x04\x04", b"\x10\x04\x02", b"\x1dr\x01"


def fault_of(printer: Printer) -> str:
    with pytest.raises(PrinterFault) as caught:
        printer.print(SLIP)
    return caught.value.code


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def test_a_printer_that_nobody_answers_for_is_gone() -> None:
    assert fault_of(open_printer(f"network:127.0.0.1:{free_port()}", 384)) == Trouble.GONE


def test_a_missing_device_is_gone(tmp_path: Path) -> None:
    assert fault_of(open_printer(f"file:{tmp_path}/lp0", 384)) == Trouble.GONE
    assert fault_of(open_printer(f"serial:{tmp_path}/ttyUSB0:19200", 384)) == Trouble.GONE
    assert not (tmp_path / "lp0").exists()


def test_another_usb_printer_on_the_bus_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    far = UsbStandin()
    monkeypatch.setattr(usb.backend.libusb1, "get_backend", lambda *_, **__: far)
    assert fault_of(open_printer("usb:1234:5678", 384)) == Trouble.GONE
    assert bytes(far.got) == b""


def test_a_device_that_is_full_is_gone() -> None:
    assert fault_of(open_printer("file:/dev/full", 384)) == Trouble.GONE


def test_a_code_too_long_for_the_paper_is_refused(tmp_path: Path) -> None:
    wordy = dataclasses.replace(SLIP, qr="x" * 2900)
    for address in (f"file:{tmp_path}", f"simulated:{tmp_path}/slips"):
        with pytest.raises(PrinterFault) as caught:
            open_printer(address, 384).print(wordy)
        assert caught.value.code == Trouble.REFUSED


@pytest.mark.parametrize(
    ("question", "answer", "trouble"),
    [
        (ASK_PAPER, b"\x72", Trouble.PAPER_OUT),
        (ASK_CAUSE, b"\x16", Trouble.COVER_OPEN),
        (ASK_CAUSE, b"\x32", Trouble.PAPER_OUT),
        (ASK_CAUSE, b"\x52", Trouble.REFUSED),
        (ASK_PRINTED, b"\x0c", Trouble.PAPER_OUT),
    ],
)
def test_the_printer_is_believed(question: bytes, answer: bytes, trouble: Trouble) -> None:
    with NetworkStandin({**WELL, question: answer}) as far:
        assert trouble == fault_of(open_printer(f"network:127.0.0.1:{far.port}", 384))


def test_a_printer_low_on_paper_still_prints() -> None:
    far = NetworkStandin({**WELL, ASK_PAPER: b"\x1e", ASK_PRINTED: b"\x03"})
    open_printer(f"network:127.0.0.1:{far.port}", 384).print(SLIP)
    assert len(pictures(far.received())) == 1


@pytest.mark.parametrize("answer", [b"", b"\x00", b"\xff", b"HTTP/1.1 400"])
def test_an_answer_that_is_none_says_nothing(answer: bytes) -> None:
    assert paper_state(answer) is None
    assert offline_cause(answer) is None
    assert printed_state(answer[:0]) is None


def test_no_printer_is_absent() -> None:
    assert fault_of(open_printer("none", 576)) == Trouble.ABSENT


def test_the_twin_fails_as_told_and_recovers(tmp_path: Path) -> None:
    printer = SimulatedPrinter(tmp_path, 384)
    printer.fail_with(Trouble.PAPER_OUT)
    assert fault_of(printer) == Trouble.PAPER_OUT
    assert list(tmp_path.iterdir()) == []
    printer.recover()
    printer.print(SLIP)
    SimulatedPrinter(tmp_path, 384).print(SLIP)  # goes on counting after a restart
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["0001.escpos", "0001.png", "0002.escpos", "0002.png"]


def test_the_twin_without_its_folder_is_gone(tmp_path: Path) -> None:
    (tmp_path / "slips").write_text("a file, not a folder")
    assert fault_of(SimulatedPrinter(tmp_path / "slips", 384)) == Trouble.GONE


def test_a_printer_that_stops_taking_data_is_stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    """The listener never reads, and its buffer is smaller than a slip, as a printer's is."""
    monkeypatch.setattr(links, "TAKES_DATA_S", 0.2)
    monkeypatch.setattr(escpos, "ANSWERS_S", 0.05)
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server.bind(("127.0.0.1", 0))
        server.listen()
        printer = open_printer(f"network:127.0.0.1:{server.getsockname()[1]}", 576)
        assert fault_of(printer) == Trouble.STUCK


def test_a_serial_line_that_stops_taking_data_is_stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "TAKES_DATA_S", 0.2)
    far, near = pty.openpty()
    try:
        tty.setraw(near)
        printer = open_printer(f"serial:{os.ttyname(near)}:4000000", 576)
        assert fault_of(printer) == Trouble.STUCK
    finally:
        os.close(near)
        os.close(far)
