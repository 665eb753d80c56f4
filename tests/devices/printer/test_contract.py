"""What every printer does, the real ones over each link and the simulated one alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import usb.backend.libusb1
import zxingcpp

from kiosk.devices.printer import open_printer
from kiosk.devices.printer.receipt import pictures
from kiosk.ports import Printer
from tests.devices.printer.slips import SLIP
from tests.devices.printer.standins import WELL, NetworkStandin, SerialStandin, UsbStandin

Rig = Iterator[tuple[Printer, Callable[[], bytes]]]


def network(_folder: Path, width: int) -> Rig:
    with NetworkStandin(WELL) as far:
        yield open_printer(f"network:127.0.0.1:{far.port}", width), far.received


def mute_network(_folder: Path, width: int) -> Rig:
    with NetworkStandin({}) as far:
        yield open_printer(f"network:127.0.0.1:{far.port}", width), far.received


def serial(_folder: Path, width: int) -> Rig:
    with SerialStandin() as far:
        yield open_printer(f"serial:{far.path}:115200", width), far.received


def usb_bus(_folder: Path, width: int) -> Rig:
    far = UsbStandin()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usb.backend.libusb1, "get_backend", lambda *_, **__: far)
        address = f"usb:{far.VENDOR:04x}:{far.PRODUCT:04x}"
        yield open_printer(address, width), lambda: bytes(far.got)


def file(folder: Path, width: int) -> Rig:
    path = folder / "lp0"
    path.touch()
    yield open_printer(f"file:{path}", width), path.read_bytes


def simulated(folder: Path, width: int) -> Rig:
    yield open_printer(f"simulated:{folder}", width), (folder / "0001.escpos").read_bytes


@pytest.mark.parametrize("width", [384, 576])
@pytest.mark.parametrize("rig", [network, mute_network, serial, usb_bus, file, simulated])
def test_the_slip_comes_out_whole_and_its_code_reads(
    rig: Callable[[Path, int], Rig], width: int, tmp_path: Path
) -> None:
    with contextmanager(rig)(tmp_path, width) as (printer, received):
        printer.print(SLIP)
        slips = pictures(received())
    assert [width] == [slip.width for slip in slips]
    assert [SLIP.qr] == [found.text for found in zxingcpp.read_barcodes(slips[0].convert("L"))]


@pytest.mark.parametrize("rig", [network, serial, usb_bus])
def test_one_printer_prints_slip_after_slip(
    rig: Callable[[Path, int], Rig], tmp_path: Path
) -> None:
    with contextmanager(rig)(tmp_path, 384) as (printer, received):
        printer.print(SLIP)
        printer.print(SLIP)
        slips = pictures(received())
    assert len(slips) == 2
    assert slips[0].tobytes() == slips[1].tobytes()


def test_all_links_send_the_same_bytes(tmp_path: Path) -> None:
    sent = []
    for index, rig in enumerate((mute_network, file, simulated)):
        folder = tmp_path / str(index)
        folder.mkdir()
        with contextmanager(rig)(folder, 576) as (printer, received):
            printer.print(SLIP)
            sent.append(received().removeprefix(b"\x10\x04\x04"))
    assert sent[0] == sent[1] == sent[2]
