"""The clip that stands in for visitors: its codes read, its hall never stands still."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from kiosk.demo.film import LOBBY, Prop, PropKind, Scene, render
from kiosk.demo.film.avi import write_avi
from kiosk.demo.film.motion import HELD_FROM_S, HELD_TO_S, SCENE_S

Picture = NDArray[np.uint8]
FPS = 15
SMALL = (320, 180)
TEXT = "RTB1:" + "6BF/8DIB+0CKW9TS7C1W8%69:XK.IP8Y1C0JNI:O9D58N3MPK$LE-HV4*UQ2" * 3
PROPS = {
    kind.value: Prop(f"{TEXT[:182]}{seed:02d}", kind, seed) for seed, kind in enumerate(PropKind)
}


@dataclass(frozen=True)
class Film:
    path: Path
    scenes: dict[str, Scene]

    def frames(self, start: int, end: int, step: int = 1) -> list[Picture]:
        capture = cv2.VideoCapture(str(self.path))
        capture.set(cv2.CAP_PROP_POS_FRAMES, start)
        shown = [capture.read()[1].astype(np.uint8) for _ in range(end - start)]
        capture.release()
        return shown[::step]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    path = tmp_path_factory.mktemp("film") / "film.avi"
    return Film(path, {scene.name: scene for scene in render(PROPS, path)})


def codes(picture: Picture) -> list[str]:
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return [found.text for found in zxingcpp.read_barcodes(grey)]


def held(scene: Scene) -> tuple[int, int]:
    return (
        scene.start_frame + round(HELD_FROM_S * FPS),
        scene.start_frame + round(HELD_TO_S * FPS),
    )


def test_scenes_follow_one_another_from_the_lobby_to_the_end(film: Film) -> None:
    scenes = list(film.scenes.values())
    assert [LOBBY, *PROPS] == [scene.name for scene in scenes]
    assert scenes[0].start_frame == 0
    for before, after in pairwise(scenes):
        assert before.end_frame == after.start_frame
        assert round(SCENE_S * FPS) == after.end_frame - after.start_frame
    capture = cv2.VideoCapture(str(film.path))
    assert capture.get(cv2.CAP_PROP_FPS) == FPS
    assert capture.get(cv2.CAP_PROP_FRAME_COUNT) == scenes[-1].end_frame
    assert (
        capture.get(cv2.CAP_PROP_FRAME_WIDTH),
        capture.get(cv2.CAP_PROP_FRAME_HEIGHT),
    ) == (1280, 720)
    capture.release()


@pytest.mark.parametrize("name", PROPS)
def test_a_held_code_is_read_and_is_the_right_one(film: Film, name: str) -> None:
    pictures = film.frames(*held(film.scenes[name]), step=6)
    read = [codes(picture) for picture in pictures]
    assert sum(found == [PROPS[name].text] for found in read) >= 0.7 * len(pictures)
    assert all(found in ([], [PROPS[name].text]) for found in read)


@pytest.mark.parametrize("name", PROPS)
def test_each_scene_begins_and_ends_with_nothing_held_up(film: Film, name: str) -> None:
    scene, lobby = film.scenes[name], film.frames(0, 1)[0].astype(int)
    first = film.frames(scene.start_frame, scene.start_frame + 1)[0]
    assert np.abs(first - lobby).mean() < 6
    for at in (scene.start_frame, scene.end_frame - 1):
        assert codes(film.frames(at, at + 1)[0]) == []


def test_the_lobby_shows_no_code_and_never_stands_still(film: Film) -> None:
    lobby = film.scenes[LOBBY]
    pictures = film.frames(lobby.start_frame, lobby.end_frame, step=8)
    assert all(codes(picture) == [] for picture in pictures)
    one, other = (cv2.GaussianBlur(picture, (0, 0), 8).astype(int) for picture in pictures[2:4])
    assert np.abs(one - other).max() > 20  # people move, not only noise
    second, third = film.frames(1, 3)
    assert np.count_nonzero(second != third) > second.size / 4


def test_the_lobby_runs_into_its_own_beginning(film: Film) -> None:
    lobby = film.scenes[LOBBY]
    last = film.frames(lobby.end_frame - 1, lobby.end_frame)[0]
    soft = [cv2.GaussianBlur(each, (0, 0), 8).astype(int) for each in (*film.frames(0, 2), last)]
    step = np.abs(soft[1] - soft[0]).mean()
    assert np.abs(soft[0] - soft[2]).mean() < 2 * step


def test_the_same_props_give_the_same_film_and_others_another(tmp_path: Path) -> None:
    def filmed(name: str, seed: int) -> bytes:
        path = tmp_path / name
        render({"one": Prop("RTB1:ONE", PropKind.SLIP, seed)}, path, size=SMALL, fps=5)
        return path.read_bytes()

    assert filmed("a.avi", 1) == filmed("b.avi", 1)
    assert filmed("c.avi", 1) != filmed("d.avi", 2)


def test_what_cannot_be_filmed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.avi"
    with pytest.raises(ValueError, match="characters are too many"):
        render({"long": Prop("x" * 3000, PropKind.PHONE, 1)}, path, size=SMALL)
    with pytest.raises(ValueError, match="lobby"):
        render({LOBBY: Prop("x", PropKind.PHONE, 1)}, path, size=SMALL)
    with pytest.raises(OSError, match="no"):
        render({}, tmp_path / "no" / "film.avi", size=SMALL)


@pytest.mark.parametrize("count", [0, 1, 7])
def test_an_avi_file_holds_its_pictures_in_order(tmp_path: Path, count: int) -> None:
    path = tmp_path / "grey.avi"
    greys = [30 + 30 * index for index in range(count)]
    jpegs = [
        cv2.imencode(".jpg", np.full((48, 64, 3), grey, np.uint8))[1].tobytes() for grey in greys
    ]
    write_avi(path, jpegs, (64, 48), 15)
    capture = cv2.VideoCapture(str(path))
    for index in reversed(range(count)):  # sought, through the index
        capture.set(cv2.CAP_PROP_POS_FRAMES, index)
        assert abs(capture.read()[1].mean() - greys[index]) < 3
    assert capture.get(cv2.CAP_PROP_FRAME_COUNT) == count
    capture.release()
