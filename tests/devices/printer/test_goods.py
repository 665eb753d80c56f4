"""The receipt for belongings on paper: nothing clipped, its code read, the same on every link."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.devices.decoder import LiveReader
from kiosk.devices.printer import Trouble, draw, open_printer
from kiosk.devices.printer.blocks import Paper
from kiosk.devices.printer.goods import parts
from kiosk.devices.printer.receipt import pictures
from kiosk.domain.slip import ReceiptSlip, SlipLine, SlipPart
from kiosk.ports import PrinterFault
from tests.devices.printer.receipts import RECEIPT
from tests.devices.printer.standins import WELL, NetworkStandin
from tests.devices.printer.test_picture import black_box

WIDTHS = (384, 512, 576)
texts = st.text(st.characters(codec="utf-8"), max_size=60)
lines = st.builds(SlipLine, name=texts, count=st.text(max_size=30), reason=texts)
slips = st.builds(
    ReceiptSlip,
    site=texts,
    title=texts,
    number=texts,
    at=texts,
    parts=st.lists(
        st.builds(SlipPart, title=texts, lines=st.lists(lines, max_size=3).map(tuple)), max_size=3
    ).map(tuple),
    qr=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=120),
    qr_caption=texts,
    footer=st.lists(texts, max_size=2).map(tuple),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slips, st.sampled_from(WIDTHS))
def test_any_texts_stay_inside_the_paper_and_the_code_reads(slip: ReceiptSlip, width: int) -> None:
    picture = draw(slip, width)
    assert ("1", width) == (picture.mode, picture.width)
    left, _, right, _ = black_box(picture)
    assert left >= 4
    assert right <= width - 4
    assert [slip.qr] == [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


@pytest.mark.parametrize("width", [384, 576])
def test_the_bytes_are_the_picture_and_our_own_reader_reads_its_code(width: int) -> None:
    with NetworkStandin(WELL) as far:
        open_printer(f"network:127.0.0.1:{far.port}", width).print(RECEIPT)
        (paper,) = pictures(far.received())
    drawn = draw(RECEIPT, width)
    assert paper.crop((0, 0, width, drawn.height)).tobytes() == drawn.tobytes()
    assert codes(paper) == [RECEIPT.qr]


def codes(paper: Image.Image) -> list[str]:
    """Read a paper as the kiosk's camera would see it."""
    return [seen.text for seen in LiveReader().find(np.asarray(paper.convert("RGB")))]


@pytest.mark.parametrize("width", [384, 576])
def test_the_twin_writes_the_very_same(width: int, tmp_path: Path) -> None:
    open_printer(f"simulated:{tmp_path}", width).print(RECEIPT)
    with Image.open(tmp_path / "0001.png") as written:
        top = written.crop((0, 0, width, draw(RECEIPT, width).height))
    assert top.tobytes() == draw(RECEIPT, width).tobytes()


def test_a_code_too_long_for_the_paper_is_refused(tmp_path: Path) -> None:
    wordy = dataclasses.replace(RECEIPT, qr="x" * 2900)
    with pytest.raises(PrinterFault) as caught:
        open_printer(f"simulated:{tmp_path}", 384).print(wordy)
    assert caught.value.code == Trouble.REFUSED


def test_counts_stand_at_the_right_margin_level_with_their_names() -> None:
    paper = Paper(576)
    one = SlipPart("", (SlipLine("Pakaian", "3", ""),))
    strip = parts(paper, [one])
    without = parts(paper, [SlipPart("", (SlipLine("Pakaian", "", ""),))])
    assert strip.height == without.height
    _, _, right, _ = black_box(strip)
    assert abs(right - (paper.width - paper.margin)) <= 3
    assert black_box(without)[2] < paper.width // 2


def test_no_parts_take_no_paper() -> None:
    assert parts(Paper(384), []).height == 0
