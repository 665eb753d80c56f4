"""How many codes the reader reads, and how long it takes, beside zxing-cpp and pyzbar alone.

``QR_PICTURES=FOLDER`` measures on another folder of pictures with a ``labels.json`` (file: text,
list of texts, or null), else on those of the tests.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar

from kiosk.devices.decoder import LiveReader, read
from kiosk.devices.decoder.command import load_picture
from kiosk.devices.decoder.stages import FOR_ONE_PICTURE

Grey: TypeAlias = NDArray[np.uint8]
Decoder: TypeAlias = Callable[[Grey], list[str]]

OWN = Path(__file__).parents[1] / "devices" / "pictures"
EMPTY_FRAMES = 12
LIVE_FRAMES = 4


class Picture(NamedTuple):
    """One picture and the texts in it."""

    grey: Grey
    texts: list[str]


class Result(NamedTuple):
    """What one decoder made of all pictures."""

    right: int
    false: int
    times_ms: list[float]
    empty_ms: float


def pictures(folder: Path) -> list[Picture]:
    """Load the pictures that the labels name, in grey."""
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    found = []
    for name, label in labels.items():
        texts = [label] if isinstance(label, str) else label or []
        grey = cv2.cvtColor(load_picture(folder / name), cv2.COLOR_BGR2GRAY)
        found.append(Picture(np.asarray(grey, np.uint8), [_plain(t) for t in texts]))
    return found


def empty_frames() -> list[Grey]:
    """Return frames of 1280x720 without a code: blotches of several sizes under sensor noise."""
    rng = np.random.default_rng(1)
    frames = []
    for number in range(EMPTY_FRAMES):
        blotch = 8 * (1 + number % 6)
        coarse = rng.integers(0, 256, (720 // blotch + 1, 1280 // blotch + 1), np.uint8)
        smooth = cv2.resize(coarse, (1280, 720), interpolation=cv2.INTER_CUBIC)
        noisy = smooth + rng.normal(0, 4, smooth.shape)
        frames.append(np.clip(noisy, 0, 255).astype(np.uint8))
    return frames


def zxing_alone(grey: Grey) -> list[str]:
    """Read with zxing-cpp as it comes."""
    found = zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [code.text for code in found]


def zbar_alone(grey: Grey) -> list[str]:
    """Read with pyzbar as it comes."""
    found = pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [code.data.decode("utf-8", "replace") for code in found]


def live(grey: Grey) -> list[str]:
    """Read as video: the same frame a few times, by a reader that has seen nothing before."""
    reader = LiveReader()
    found = [reader.find(grey) for _ in range(LIVE_FRAMES)]
    return list({sighting.text for sightings in found for sighting in sightings})


def measure(decode: Decoder, shown: list[Picture], empty: list[Grey]) -> Result:
    """Run one decoder over all pictures, and over frames without a code."""
    right = false = 0
    times_ms = []
    for picture in shown:
        took_ms, texts = _timed(decode, picture.grey)
        times_ms.append(took_ms)
        read_texts = {_plain(text) for text in texts}
        right += sum(text in read_texts for text in picture.texts)
        false += len(read_texts - set(picture.texts))
    empty_ms = float(np.mean([_timed(decode, grey)[0] for grey in empty]))
    return Result(right, false, times_ms, empty_ms)


def _timed(decode: Decoder, grey: Grey) -> tuple[float, list[str]]:
    began = time.perf_counter()
    texts = decode(grey)
    return (time.perf_counter() - began) * 1000, texts


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip("\x00 \n\r\ufeff")


def main() -> None:
    """Print both tables: the reader beside its peers, and its stages one by one."""
    cv2.setNumThreads(1)
    folder = Path(os.environ.get("QR_PICTURES", OWN))
    shown, empty = pictures(folder), empty_frames()
    total = sum(len(picture.texts) for picture in shown)
    readers: dict[str, Decoder] = {
        "read": read,
        f"live, {LIVE_FRAMES} frames": live,
        "zxing-cpp": zxing_alone,
        "pyzbar": zbar_alone,
    }
    stages: dict[str, Decoder] = {
        f"stage {stage.name}": lambda grey, stage=stage: [s.text for s in stage.run(grey)]  # type: ignore[misc]
        for stage in FOR_ONE_PICTURE
    }
    print(f"{len(shown)} pictures, {total} texts; no code: {EMPTY_FRAMES} frames of 1280x720")
    print(
        f"{'reader':32} {'right':>9} {'false':>5} {'median ms':>9} {'p95 ms':>7} {'no code ms':>10}"
    )
    for name, decode in (readers | stages).items():
        result = measure(decode, shown, empty)
        median, p95 = np.percentile(result.times_ms, [50, 95])
        print(
            f"{name:32} {result.right:4d}/{total:<4d} {result.false:5d} {median:9.1f} {p95:7.1f}"
            f" {result.empty_ms:10.1f}"
        )


if __name__ == "__main__":
    main()
