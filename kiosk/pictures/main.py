"""``kiosk pictures DIR``: every screen as a picture, an index to leaf through, and its measures."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from kiosk.look.virtual import VirtualScreen
from kiosk.pictures.figures import FIGURES, Measures
from kiosk.pictures.index import write_index
from kiosk.pictures.order import Order, Panel, Shot
from kiosk.pictures.worker import Job, measures_file

AT_ONCE = 2
"""Processes side by side; drawing without a graphics card keeps a core busy each."""

Tell = Callable[[str], None]


class PicturesFailedError(ChildProcessError):
    """A picture could not be drawn; the text names the log."""


def draw_pictures(folder: Path, order: Order, tell: Tell) -> int:
    """Draw what is ordered into ``folder`` and return how many pictures have a fault.

    Raises NoScreenError without Xvfb, PicturesFailedError when a process ends early.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shots = order.shots()
    tell(f"Drawing {len(shots) * len(order.panels)} pictures.")
    jobs = [(panel, part) for panel in order.panels for part in _parts(shots, order)]
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-jobs-") as scratch,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        done = list(pool.map(lambda job: _draw_one(folder, Path(scratch), *job), jobs))
    ordered = dict(sorted(item for part in done for item in part.items()))
    (folder / "measures.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(ordered), indent=2)
    )
    write_index(folder, ordered)
    return _report(ordered, tell)


def _parts(shots: Sequence[Shot], order: Order) -> list[list[Shot]]:
    # One process per mode: it would slow down over thousands of pictures, and none is lost twice.
    return [[shot for shot in shots if shot.mode == mode] for mode in order.modes]


def _draw_one(folder: Path, scratch: Path, panel: Panel, shots: list[Shot]) -> dict[str, Measures]:
    own = scratch / f"{panel.name}.{shots[0].mode}"
    own.mkdir()
    job = own / "job.json"
    job.write_bytes(msgspec.json.encode(Job(str(folder), panel, shots, str(own))))
    log = own / "log.txt"
    with VirtualScreen(panel.width, panel.height) as screen, log.open("w") as output:
        ended = subprocess.run(
            [sys.executable, "-m", "kiosk.pictures.worker", str(job)],
            env={**os.environ, **screen.environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if ended.returncode:
        last = log.read_text("utf-8").splitlines()[-1:]
        raise PicturesFailedError(f"{panel.name} {shots[0].mode}: {' '.join(last)}")
    return msgspec.json.decode(measures_file(own).read_bytes(), type=dict[str, Measures])


def _report(measures: Mapping[str, Measures], tell: Tell) -> int:
    faulty = {name: one.clipped + one.overlapping for name, one in measures.items()}
    faulty = {name: faults for name, faults in faulty.items() if faults}
    for name, faults in faulty.items():
        tell(f"{name}: {'; '.join(faults)}")
    for what in FIGURES:
        found = [(least, name) for name, one in measures.items() if (least := what.of(one))]
        if found:
            least, name = min(found, key=lambda pair: pair[0].value)
            tell(f"{what.label}: {least.value} {what.unit} ({least.name} in {name})")
    return len(faulty)
