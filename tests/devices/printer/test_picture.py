"""The slip's picture: nothing clipped, whatever the texts; its code readable at every width."""

from __future__ import annotations

import dataclasses

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pyzbar import pyzbar

from kiosk.devices.printer import draw
from kiosk.devices.printer.blocks import Paper, number, words
from kiosk.devices.printer.lettering import WIDE_SPACE, Face, Weight, wrap
from kiosk.devices.printer.qr import QUIET_MODULES, draw_qr
from kiosk.domain.slip import Slip
from tests.devices.printer.slips import SLIP

WIDTHS = (384, 512, 576)
texts = st.text(st.characters(codec="utf-8"), max_size=90)
slips = st.builds(
    Slip,
    site=texts,
    title=texts,
    number=texts,
    headline=texts,
    lines=st.lists(texts, max_size=3).map(tuple),
    stations=st.lists(texts, max_size=4).map(tuple),
    qr=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=200),
    qr_caption=texts,
    footer=st.lists(texts, max_size=2).map(tuple),
)


def black_box(picture: Image.Image) -> tuple[int, int, int, int]:
    box = picture.convert("L").point(lambda level: 255 - level).getbbox()
    assert box is not None
    return box


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slips, st.sampled_from(WIDTHS))
def test_any_texts_stay_inside_the_paper_and_the_code_reads(slip: Slip, width: int) -> None:
    picture = draw(slip, width)
    assert ("1", width) == (picture.mode, picture.width)
    left, top, right, bottom = black_box(picture)
    assert left >= 4
    assert right <= width - 4
    assert top >= 4
    assert bottom <= picture.height - 4
    assert [slip.qr] == [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


@pytest.mark.parametrize("width", WIDTHS)
def test_both_readers_read_a_real_slip(width: int) -> None:
    grey = draw(SLIP, width).convert("L")
    assert [SLIP.qr] == [found.text for found in zxingcpp.read_barcodes(grey)]
    assert [SLIP.qr.encode()] == [found.data for found in pyzbar.decode(grey)]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_slip_without_a_code_has_neither_a_code_nor_its_caption(width: int) -> None:
    # A number that was only typed does not prove whose it is.
    without = draw(dataclasses.replace(SLIP, qr=""), width)
    captioned = dataclasses.replace(SLIP, qr="", qr_caption="")
    assert zxingcpp.read_barcodes(without.convert("L")) == []
    assert without.tobytes() == draw(captioned, width).tobytes()
    assert without.height < draw(SLIP, width).height - width // 3


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("length", [1, 20, 100, 184, 400])
def test_modules_are_whole_dots_with_their_quiet_zone(width: int, length: int) -> None:
    picture = draw_qr("A1" * (length // 2) or "A", width)
    left, top, right, _ = black_box(picture)
    finder = next(x for x in range(left, right) if picture.getpixel((x, top)) == 255) - left
    dots, rest = divmod(finder, 7)  # the finder pattern is seven modules wide
    assert rest == 0
    assert dots >= 4
    assert (QUIET_MODULES * dots,) * 2 == (left, top)
    assert picture.width == right + QUIET_MODULES * dots <= width
    small = picture.resize((picture.width // dots,) * 2, Image.Resampling.NEAREST)
    assert small.resize(picture.size, Image.Resampling.NEAREST).tobytes() == picture.tobytes()


def test_the_number_fills_the_width_and_is_never_cut() -> None:
    for width in WIDTHS:
        paper = Paper(width)
        strip = number(paper, "A012")
        left, top, right, bottom = black_box(strip)
        assert right - left >= 0.85 * paper.measure or bottom - top >= 0.4 * width
        assert (0, strip.height) == (top, bottom)
        assert min(left, width - right) >= paper.margin - 2


@given(texts, st.integers(60, 600))
def test_wrapping_loses_no_letter_and_no_line_is_too_wide(text: str, width: int) -> None:
    face = Face(Weight.MEDIUM, 24)
    lines = wrap(text, face, width)

    def kept(of: str) -> str:
        return "".join(of.replace("·", "").replace(WIDE_SPACE, "").split())

    assert kept(text) == kept("".join(lines))
    font = face.font()
    assert all(font.getlength(line) <= width or len(line) == 1 for line in lines)


def test_lines_part_between_phrases_and_leave_no_lonely_word() -> None:
    face = Face(Weight.MEDIUM, 28)
    day = wrap("Rabu, 3 Desember 2025 · 08.42 WITA", face, 350)
    assert [line.replace(WIDE_SPACE, " ") for line in day] == [
        "Rabu, 3 Desember 2025",
        "08.42 WITA",
    ]
    even = wrap("Silakan duduk di ruang tunggu dan petugas memanggil Anda", face, 500)
    font = face.font()
    assert len(even) == 2
    assert font.getlength(even[1]) > 0.7 * font.getlength(even[0])


def test_words_that_are_none_take_no_paper() -> None:
    assert words(Paper(384), " \n\t", Face(Weight.BOLD, 30)).height == 0
    empty = dataclasses.replace(SLIP, title="", lines=(), stations=(), qr="", footer=())
    assert draw(empty, 384).height < draw(SLIP, 384).height / 2
