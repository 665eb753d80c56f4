"""The page to leaf through."""

from __future__ import annotations

from pathlib import Path

from kiosk.pictures.figures import Least, Measures
from kiosk.pictures.index import write_index

GOOD = Measures(
    Least(20.1, "back"),
    Least(25.2, "done"),
    Least(7.5, "lead"),
    Least(6.0, "link"),
    "Selamat",
    [],
    [],
)
BAD = Measures(None, None, None, None, "", ["title: '<Selamat>'"], [])


def test_every_picture_and_every_fault_is_on_the_page(tmp_path: Path) -> None:
    write_index(
        tmp_path,
        {"scan.id.1080x1920.plain.png": GOOD, "sleep.en.1080x1920.plain.png": BAD},
    )
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "2 pictures of 2 screens, 1 with a fault" in page
    assert 'src="scan.id.1080x1920.plain.png"' in page
    assert "smallest target 20.1 mm" in page
    assert "&lt;Selamat&gt;" in page
    assert "<Selamat>" not in page
