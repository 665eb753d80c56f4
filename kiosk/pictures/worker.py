"""One panel's pictures, in a process of its own: ``python -m kiosk.pictures.worker JOB.json``.

Kivy has one window per process, and its size is best left alone.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec

from kiosk.look.options import WindowOptions
from kiosk.look.start import prepare
from kiosk.pictures.order import MODES, Panel, Shot

COLOURS = 256


class Job(msgspec.Struct, frozen=True):
    """What one process draws, and where to; its measures go into a folder of its own."""

    folder: str
    panel: Panel
    shots: list[Shot]
    own: str


def measures_file(own: Path) -> Path:
    """Return where the measures of one process lie until all are gathered."""
    return own / "measures.json"


def draw(job: Job) -> None:
    """Draw every shot of a job and measure it; a line is printed for each."""
    with tempfile.TemporaryDirectory(prefix="kiosk-pictures-") as home:
        options = WindowOptions(
            job.panel.width,
            job.panel.height,
            fullscreen=False,
            panel_mm=(job.panel.width_mm, job.panel.height_mm),
        )
        prepare(Path(home), options)
        _draw(job, options)


def _draw(job: Job, options: WindowOptions) -> None:
    # Kivy reads its environment when it is imported, so only now.
    from PIL import Image

    from kiosk.pictures import studio
    from kiosk.pictures.camera import lobby
    from kiosk.pictures.measures import measure
    from kiosk.pictures.samples import face
    from kiosk.touch.app import TouchApp

    folder, panel = Path(job.folder), job.panel
    mm = panel.width / panel.width_mm
    measures = {}
    with studio.running(
        TouchApp(lambda _: None, lobby, options), (panel.width, panel.height)
    ) as window:
        for shot in job.shots:
            studio.hide_paint()
            window.app.show(face(shot.screen, shot.language, modes=MODES[shot.mode]))
            window.settle()
            window.settle()
            studio.show_paint()
            picture = window.picture()
            name = shot.file_name(panel)
            measures[name] = measure(window.root, picture, mm)
            # Flat colours: a palette keeps every one of them but the camera's, at a third the size.
            small = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(folder / name, optimize=False)
            sys.stdout.write(f"{name}\n")
            sys.stdout.flush()
    measures_file(Path(job.own)).write_bytes(msgspec.json.encode(measures))


if __name__ == "__main__":
    draw(msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Job))
