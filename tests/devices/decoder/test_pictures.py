"""Pictures that nobody on this project made (pictures/LICENCES.md)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.devices.decoder import read
from kiosk.devices.decoder.command import load_picture

PICTURES = Path(__file__).parents[1] / "pictures"
LABELS: dict[str, list[str]] = json.loads((PICTURES / "labels.json").read_text("utf-8"))

# No stage reads it yet; kept because the measurement must be able to get better.
TOO_HARD = {"zxing_qrcode-4_30.png"}


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_picture_holds_what_its_label_says(name: str) -> None:
    texts = read(load_picture(PICTURES / name))

    expected = [] if name in TOO_HARD else LABELS[name]
    assert sorted(t.strip() for t in texts) == sorted(t.strip() for t in expected)


def test_every_picture_has_a_label() -> None:
    there = {p.name for p in PICTURES.iterdir()} - {"labels.json", "LICENCES.md"}

    assert there == set(LABELS)
    assert any(not texts for texts in LABELS.values())
