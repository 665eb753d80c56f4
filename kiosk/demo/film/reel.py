"""Puts the scenes together and writes them to a clip that any camera port can play."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.demo.film.avi import write_avi
from kiosk.demo.film.lens import Lens
from kiosk.demo.film.lobby import Lobby
from kiosk.demo.film.motion import SCENE_S, Pose, Visit
from kiosk.demo.film.props import Prop, make

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

LOBBY = "lobby"
LOBBY_S = 8.0
LOBBY_SEED, LENS_SEED = 7, 11
WORKERS, AT_ONCE = 2, 8
QUALITY = (cv2.IMWRITE_JPEG_QUALITY, 82)


@dataclass(frozen=True, slots=True)
class Scene:
    """The frames ``start_frame`` up to, but without, ``end_frame``."""

    name: str
    start_frame: int
    end_frame: int


@dataclass(frozen=True, slots=True)
class _Shot:
    """One scene to be filmed: its prop (none: the empty hall) and how often a second."""

    prop: Prop | None
    frames: int
    fps: int


def render(
    props: Mapping[str, Prop], path: Path, *, size: tuple[int, int] = (1280, 720), fps: int = 15
) -> list[Scene]:
    """Write a clip (MJPEG in AVI) and return its scenes, in the order of its frames.

    The first scene, ``lobby``, is the hall with nothing held up; its end runs into its beginning.
    Then comes one scene per prop, named by its key. The same props give the same pictures.
    ``size`` is (columns, rows). Raises OSError when ``path`` cannot be written, ValueError for a
    text that no QR code holds and for a prop named ``lobby``.
    """
    if LOBBY in props:
        raise ValueError(f"{LOBBY!r} is the scene without a prop")
    shots = {LOBBY: _Shot(None, round(LOBBY_S * fps), fps)}
    shots |= {name: _Shot(prop, round(SCENE_S * fps), fps) for name, prop in props.items()}
    with ThreadPoolExecutor(WORKERS) as pool:
        write_avi(path, _pictures(list(shots.values()), size, pool), size, fps)
    ends = list(accumulate(shot.frames for shot in shots.values()))
    return [
        Scene(name, end - shot.frames, end)
        for (name, shot), end in zip(shots.items(), ends, strict=True)
    ]


def _pictures(
    shots: list[_Shot], size: tuple[int, int], pool: ThreadPoolExecutor
) -> Iterator[bytes]:
    """Yield every frame as JPEG; a few are made at once, as many as memory and cores allow."""
    lobby, lens = Lobby(size, shots[0].frames, LOBBY_SEED), Lens(size, LENS_SEED)
    number = 0
    for take in pool.map(lambda shot: _Take(shot, lobby, lens), shots):
        for first in range(0, take.frames, AT_ONCE):
            some = range(first, min(first + AT_ONCE, take.frames))
            yield from pool.map(take.jpeg, some, range(number + first, number + take.frames))
        number += take.frames


class _Take:
    """One shot being filmed."""

    def __init__(self, shot: _Shot, lobby: Lobby, lens: Lens) -> None:
        self.frames, self._fps = shot.frames, shot.fps
        self._lobby, self._lens = lobby, lens
        self._thing = make(shot.prop) if shot.prop else None
        self._visit = Visit(np.random.default_rng(shot.prop.seed)) if shot.prop else None

    def jpeg(self, index: int, number: int) -> bytes:
        """Return frame ``index`` of this shot, which is frame ``number`` of the film, as JPEG."""
        _, coded = cv2.imencode(".jpg", self._frame(index, number), QUALITY)
        return coded.tobytes()

    def _frame(self, index: int, number: int) -> NDArray[np.uint8]:
        picture = self._lobby.picture(index)
        now, soon = self._pose(index), self._pose(index + 1)
        picture = self._lens.film(picture, self._thing, now, soon)
        return self._lens.develop(picture, now, number)

    def _pose(self, index: int) -> Pose | None:
        return self._visit.pose(index / self._fps) if self._visit else None
