"""Where pictures come from: a camera, a stream, a video file, a folder, or memory."""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.camera.absent import NoCamera
from kiosk.devices.camera.device import DeviceCamera
from kiosk.devices.camera.folder import FolderCamera
from kiosk.devices.camera.pace import Pace
from kiosk.devices.camera.simulated import SimulatedCamera
from kiosk.devices.camera.stream import SCHEMES, StreamCamera
from kiosk.devices.camera.video import VideoFileCamera
from kiosk.ports import Camera

__all__ = [
    "DeviceCamera",
    "FolderCamera",
    "NoCamera",
    "Pace",
    "SimulatedCamera",
    "StreamCamera",
    "VideoFileCamera",
    "open_camera",
]


def open_camera(source: str, *, width: int, height: int, fps: int) -> Camera:
    """Return the camera that the settings name; the thread that reads it calls its ``open``.

    ``source`` is ``0`` or another number of ``/dev/videoN``, a path below ``/dev``, an address
    (``rtsp://``, ``rtsps://``, ``http://``, ``https://``), a folder of pictures, a video file, or
    ``none``. ``width``, ``height`` (pixels) and ``fps`` are wishes to a device and bounds to a
    folder; a stream and a file have their own. Raises ValueError for a source that is none of
    these; whether it is there shows when it is opened.
    """
    source = source.strip()
    if source == "none":
        return NoCamera()
    if source.isascii() and source.isdecimal():
        source = f"/dev/video{source}"
    scheme, separator, _ = source.partition("://")
    if separator:
        if scheme.lower() not in SCHEMES:
            raise ValueError(f"camera addresses begin with {', '.join(SCHEMES)}; not {scheme!r}")
        return StreamCamera(source)
    if not source:
        raise ValueError("the camera source is empty; write none for a kiosk without a camera")
    path = Path(source).expanduser()
    if path.is_relative_to("/dev"):
        return DeviceCamera(path, width=width, height=height, fps=fps)
    if path.is_dir():
        return FolderCamera(path, width=width, height=height, fps=fps)
    return VideoFileCamera(path)
