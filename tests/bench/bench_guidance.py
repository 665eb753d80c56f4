"""What the camera's advice is on pictures that were spoilt on purpose, and what a look costs.

``QR_PICTURES=FOLDER`` also counts the advice on a folder of photographs without a code
(``FOLDER/neg``), where every word is one too many.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import cv2

from kiosk.devices.decoder import LiveReader
from kiosk.devices.decoder.advice import advise
from tests.devices.spoilt import SPOILT

REPEATS = 20


def main() -> None:
    """Print picture, whether it was read, advice wanted and given, and the time of a look."""
    print(f"{'picture':26} {'read':5} {'wanted':11} {'given':11} {'ms':>5}")
    right = 0
    for wrong, (draw, wanted) in SPOILT.items():
        picture, reader = draw(), LiveReader()
        read = any(reader.find(picture) for _ in range(4))
        given = advise(picture)
        started = time.perf_counter()
        for _ in range(REPEATS):
            advise(picture)
        took_ms = (time.perf_counter() - started) / REPEATS * 1000
        right += given is wanted
        print(f"{wrong:26} {read!s:5} {wanted.value:11} {given.value:11} {took_ms:5.1f}")
    print(f"right: {right} of {len(SPOILT)}")
    _without_codes()


def _without_codes() -> None:
    folder = os.environ.get("QR_PICTURES")
    if folder is None:
        return
    files = [file for file in Path(folder, "neg").rglob("*") if file.is_file()]
    pictures = [found for file in files if (found := cv2.imread(str(file))) is not None]
    given = Counter(advise(picture).value for picture in pictures)
    print(f"photographs without a code: {len(pictures)}, {dict(given)}")
