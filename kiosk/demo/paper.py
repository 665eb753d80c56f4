"""A network printer's stand-in: takes the bytes, as the real one on port 9100 does."""

from __future__ import annotations

import socket
from threading import Lock, Thread

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kiosk.devices.decoder import read
from kiosk.devices.printer.receipt import pictures

BUFFER = 65536


class PaperTray:
    """Listens on loopback; every connection's bytes are one job."""

    def __init__(self) -> None:
        """Choose a free port and begin to listen."""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._jobs: list[bytes] = []
        self._lock = Lock()
        Thread(target=self._serve, name="paper tray", daemon=True).start()

    def jobs(self) -> list[bytes]:
        """Return what was sent so far, a job each."""
        with self._lock:
            return list(self._jobs)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            with connection:
                sent = b"".join(iter(lambda: connection.recv(BUFFER), b""))  # noqa: B023 - read at once
            if sent:
                with self._lock:
                    self._jobs.append(sent)


def codes_on(job: bytes) -> list[str]:
    """Turn printed bytes back into a picture and return the texts of the QR codes on it."""
    return [text for picture in pictures(job) for text in read(_pixels(picture.convert("L")))]


def printed(job: bytes) -> Image.Image:
    """Return what stands on the paper after one job."""
    return pictures(job)[0]


def _pixels(picture: object) -> NDArray[np.uint8]:
    return np.asarray(picture, dtype=np.uint8)
