"""Pictures of every screen, language and way to hang: ``python -m tests.touch.gallery DIR [NAME]``.

Needs a screen of at least 1920x1920, real or virtual.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.look.options import WindowOptions
from kiosk.pictures.samples import LANGUAGES, SAMPLES, face
from tests.touch.camera import lobby

SIZES = ((1080, 1920), (1920, 1080), (1366, 768))


def draw(folder: Path, names: list[str], sizes: tuple[tuple[int, int], ...]) -> None:
    from tests.windows import running  # isort: skip - sets Kivy up, so it comes first
    from kiosk.touch.app import TouchApp

    folder.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        for language in LANGUAGES:
            app = TouchApp(lambda _: None, lobby, WindowOptions(fullscreen=False))
            with running(app, size) as window:
                for name in names:
                    app.show(face(name, language))
                    window.settle()
                    window.picture().save(folder / f"{name}.{language}.{size[0]}x{size[1]}.png")


if __name__ == "__main__":
    starts = tuple(sys.argv[2:]) or ("",)
    draw(Path(sys.argv[1]), [name for name in SAMPLES if name.startswith(starts)], SIZES)
