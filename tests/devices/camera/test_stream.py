"""Network cameras: a real stream on loopback, and addresses where there is none."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from kiosk.devices.camera.stream import StreamCamera, without_secrets
from kiosk.ports import CameraLostError
from tests.devices.camera.streaming import StreamServer


@pytest.fixture
def server() -> Iterator[StreamServer]:
    server = StreamServer()
    yield server
    server.close()


@pytest.fixture
def mute_address() -> Iterator[str]:
    """An address that takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"rtsp://127.0.0.1:{listener.getsockname()[1]}/live"


def read_for_ever(camera: StreamCamera) -> None:
    while True:
        camera.read()


def test_a_stream_that_falls_silent_is_lost(server: StreamServer) -> None:
    camera = StreamCamera(server.address, patience_s=0.3)
    camera.open()
    camera.read()
    server.silent.set()

    with pytest.raises(CameraLostError, match="gives no picture"):
        read_for_ever(camera)
    camera.close()


def test_a_camera_that_never_answers_is_given_up(mute_address: str) -> None:
    camera = StreamCamera(mute_address, patience_s=0.3)

    with pytest.raises(CameraLostError, match="cannot be opened"):
        camera.open()


def test_nobody_at_the_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(CameraLostError) as fault:
        StreamCamera(f"rtsp://admin:hunter2@127.0.0.1:{port}/live?token=abc").open()

    assert str(fault.value) == "camera rtsp://127.0.0.1 cannot be opened"


def test_secrets_stay_out_of_the_name() -> None:
    address = "rtsps://admin:hunter2@cam.example:554/live?token=abc"

    assert without_secrets(address) == "rtsps://cam.example"
