"""Which printer the display opens for receipts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.display.main import open_receipts
from kiosk.gate.desk import ReceiptRoom
from kiosk.gate.terms import author_of, place_of
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings


def settings(tmp_path: Path, address: str) -> GateSettings:
    written = example_config("gate.example.toml").read_text("utf-8")
    before, after = written.split("[display.printer]")
    file = tmp_path / "gate.toml"
    file.write_text(before + "[display.printer]" + after.replace('"none"', f'"{address}"'))
    return read_settings(GateSettings, file)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[GateJournal]:
    journal = open_journal(tmp_path / "journal", author_of(settings(tmp_path, "none")))
    yield journal
    journal.close()


def test_without_a_printer_there_are_no_receipts(tmp_path: Path, journal: GateJournal) -> None:
    none = settings(tmp_path, "none")
    assert open_receipts(none, journal, SystemClock()) is None
    assert not place_of(none).prints
    assert none.printer.address == "none"


def test_the_displays_own_printer_is_opened(tmp_path: Path, journal: GateJournal) -> None:
    own = settings(tmp_path, "network:10.0.0.9")
    assert isinstance(open_receipts(own, journal, SystemClock()), ReceiptRoom)
    assert place_of(own).prints


def test_a_bad_address_is_told_before_any_window_opens(
    tmp_path: Path, journal: GateJournal
) -> None:
    with pytest.raises(ValueError, match="allowed: none, network:HOST"):
        open_receipts(settings(tmp_path, "lpt1"), journal, SystemClock())
