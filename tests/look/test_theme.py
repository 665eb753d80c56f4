"""Text can be read: 7:1 on every ground it stands on (WCAG 2.2, 1.4.6), parts 3:1 (1.4.11)."""

from __future__ import annotations

import pytest

from kiosk.look.legible import luminance, ratio
from kiosk.look.theme import CONTRAST, Theme

PALETTES = {"usual": {}, "contrast": CONTRAST}

TEXT = [
    *[(text, ground) for text in ("ink", "soft", "muted") for ground in ("ground", "card")],
    *[("ink", ground) for ground in ("sand", "mist", "hollow", "amber")],
    *[("muted", ground) for ground in ("sand", "mist")],
    *[("leaf", ground) for ground in ("ground", "card", "mist", "mist_edge")],
    *[
        (text, ground)
        for text in ("forest_text", "forest_text_soft")
        for ground in ("forest", "forest_down", "forest_panel")
    ],
    *[
        (text, ground)
        for text in ("good_text", "good_text_soft")
        for ground in ("good", "good_panel")
    ],
    *[(text, "night") for text in ("night_text", "night_text_soft")],
    ("marigold_text", "marigold"),
    *[("amber_text", ground) for ground in ("ground", "card", "amber")],
    ("clay_text", "clay_tint"),
]
PARTS = [
    ("marigold", "good"),
    ("marigold", "night"),
    ("tile_text", "forest"),
    ("well", "ground"),
    ("leaf", "sand"),
    ("clay", "ground"),
    ("muted", "sand"),
    ("muted", "ground"),
]
ONE_PALETTE = {("contrast", "leaf", "mist_edge")}
"""In the contrast palette that colour is a rim and never a ground."""


def contrast(palette: str, one: str, other: str) -> float:
    theme = Theme(**PALETTES[palette])
    return ratio(getattr(theme, one), getattr(theme, other))


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text(text: str, ground: str, palette: str) -> None:
    if (palette, text, ground) not in ONE_PALETTE:
        assert contrast(palette, text, ground) >= 7


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("part", "ground"), PARTS)
def test_parts(part: str, ground: str, palette: str) -> None:
    assert contrast(palette, part, ground) >= 3


@pytest.mark.parametrize("edge", ["card_edge", "forest_edge", "mist_edge", "good_edge"])
def test_in_the_contrast_palette_every_edge_can_be_seen(edge: str) -> None:
    theme = Theme(**CONTRAST)
    assert ratio(getattr(theme, edge), theme.ground) >= 3
    assert theme.rim > 0


def test_the_measure_knows_black_on_white() -> None:
    theme = Theme(ink="#000000")

    assert luminance(theme.ink) == 0
    assert luminance(theme.card) == pytest.approx(1)
    assert ratio(theme.ink, theme.card) == pytest.approx(21)
