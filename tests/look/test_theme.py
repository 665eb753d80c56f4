"""Text can be read: 7:1 on every ground it stands on (WCAG 2.2, 1.4.6), parts 3:1 (1.4.11)."""

from __future__ import annotations

import pytest

from kiosk.look.theme import Theme

TEXT = [
    *[
        (text, ground)
        for text in ("ink", "soft", "muted", "amber_text")
        for ground in ("ground", "card")
    ],
    *[("ink", ground) for ground in ("sand", "mist", "hollow", "amber", "marigold")],
    *[("forest", ground) for ground in ("ground", "card", "mist")],
    *[
        (text, ground)
        for text in ("forest_text", "forest_text_soft")
        for ground in ("forest", "forest_panel")
    ],
    ("amber_text", "amber"),
    ("clay_text", "clay_tint"),
]
PARTS = [
    ("marigold", "forest"),
    ("well", "ground"),
    ("forest", "sand"),
    ("clay", "ground"),
    ("muted", "sand"),
]


def luminance(colour: list[float]) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2, definitions)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    theme = Theme()
    light, dark = sorted((luminance(getattr(theme, name)) for name in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize(("part", "ground"), PARTS)
def test_parts(part: str, ground: str) -> None:
    assert contrast(part, ground) >= 3


def test_the_measure_knows_black_on_white() -> None:
    theme = Theme(ink="#000000")

    assert luminance(theme.ink) == 0
    assert luminance(theme.card) == pytest.approx(1)
