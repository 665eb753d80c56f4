"""Pictures of the display, each face and size: ``python -m tests.display.gallery DIR [NAME]``.

Needs a screen of at least 1920x1080, real or virtual.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.look.options import WindowOptions
from tests.display.faces import DAYS, LANGUAGES, face
from tests.display.inspections import NAMES, inspection
from tests.windows import running

FACES = dict.fromkeys(DAYS, face) | dict.fromkeys(NAMES, inspection)
SIZES = ((1920, 1080), (1366, 768), (960, 540), (1280, 1024))


def draw(folder: Path, names: list[str]) -> None:
    """Save one picture of each."""
    # It imports Kivy, which tests.windows has prepared.
    from kiosk.display.app import DisplayApp

    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
        with running(app, size) as window:
            for name in names:
                for language in LANGUAGES:
                    app.show(FACES[name](name, language))
                    window.settle()
                    path = folder / f"{name}.{language}.{size[0]}x{size[1]}.png"
                    window.picture().save(path)
                    print(path)  # noqa: T201 - says where it is


if __name__ == "__main__":
    draw(Path(sys.argv[1]), [n for n in FACES if n.startswith(tuple(sys.argv[2:] or [""]))])
