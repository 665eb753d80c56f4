"""A video file as a camera: in real time, over and over, scene by scene."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kiosk.devices.camera import VideoFileCamera
from kiosk.ports import CameraLostError
from tests.devices.camera.clips import FPS, clock, number_on, pace, write_clip


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clips") / "clip.avi", 20)


def numbers(camera: VideoFileCamera, count: int) -> list[int]:
    return [number_on(camera.read().pixels) for _ in range(count)]


def test_a_file_plays_from_its_start_and_begins_again(clip: Path) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.open()

    assert numbers(camera, 45) == [*range(20), *range(20), *range(5)]


def test_a_file_keeps_its_own_time(clip: Path) -> None:
    time = clock()
    camera = VideoFileCamera(clip, pace=pace(time))
    began_s = time.ticks_s
    camera.open()

    times = [camera.read().at_s - began_s for _ in range(5)]

    assert times == pytest.approx([0, 1 / FPS, 2 / FPS, 3 / FPS, 4 / FPS])


def test_a_reader_that_comes_late_sees_the_frame_of_the_moment(clip: Path) -> None:
    time = clock()
    camera = VideoFileCamera(clip, pace=pace(time))
    camera.open()
    camera.read()

    time.advance(7.3 / FPS)
    assert numbers(camera, 2) == [7, 8]
    time.advance(60 + 3.3 / FPS)
    assert numbers(camera, 2) == [(8 + 60 * int(FPS) + more) % 20 for more in (3, 4)]


def test_a_scene_is_repeated(clip: Path) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.open()
    numbers(camera, 3)
    camera.play(10, 13, then_hold=False)

    assert numbers(camera, 7) == [10, 11, 12, 10, 11, 12, 10]


def test_a_scene_is_held_at_its_end(clip: Path) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.play(4, 7, then_hold=True)
    camera.open()

    assert numbers(camera, 6) == [4, 5, 6, 6, 6, 6]


def test_the_next_scene_may_lie_before(clip: Path) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.open()
    camera.play(15, 18, then_hold=True)
    assert numbers(camera, 5) == [15, 16, 17, 17, 17]

    camera.play(2, 4, then_hold=True)
    assert numbers(camera, 3) == [2, 3, 3]


def test_asking_for_the_same_scene_plays_it_again(clip: Path) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.open()
    camera.play(4, 7, then_hold=True)
    numbers(camera, 5)
    camera.play(4, 7, then_hold=True)

    assert numbers(camera, 3) == [4, 5, 6]


def test_a_scene_outlives_closing(clip: Path) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.open()
    camera.play(4, 7, then_hold=True)
    numbers(camera, 5)
    camera.close()
    camera.open()

    assert numbers(camera, 2) == [4, 5]


@pytest.mark.parametrize("then_hold", [True, False])
def test_a_scene_beyond_the_end_stops_at_the_end(clip: Path, then_hold: bool) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.open()
    camera.play(17, 400, then_hold)

    assert numbers(camera, 5) == [17, 18, 19, *([19, 19] if then_hold else [17, 18])]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4)])
def test_a_scene_without_frames_is_refused(clip: Path, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no scene"):
        VideoFileCamera(clip).play(start, end, then_hold=False)


def test_scenes_may_be_chosen_from_another_thread(clip: Path) -> None:
    camera = VideoFileCamera(clip, pace=pace(clock()))
    camera.open()
    done = threading.Event()

    def choose() -> None:
        for start in [*range(18)] * 20:
            camera.play(start, start + 2, then_hold=True)
        done.set()

    chooser = threading.Thread(target=choose)
    chooser.start()
    while not done.is_set():
        assert 0 <= number_on(camera.read().pixels) < 20
    chooser.join()

    assert numbers(camera, 3)[-1] == 18


def test_a_file_cut_short_plays_what_there_is(clip: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.avi"
    cut.write_bytes(clip.read_bytes()[: clip.stat().st_size * 4 // 5])
    camera = VideoFileCamera(cut, pace=pace(clock()))
    camera.open()

    seen = numbers(camera, 40)

    most = max(seen)
    assert 3 < most < 19
    assert seen[: 2 * most + 2] == [*range(most + 1)] * 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CameraLostError, match="no video file"):
        VideoFileCamera(tmp_path / "gone.avi").open()


def test_a_file_that_is_no_video(tmp_path: Path) -> None:
    text = tmp_path / "text.avi"
    text.write_text("not a video")

    with pytest.raises(CameraLostError, match="cannot be opened"):
        VideoFileCamera(text).open()
