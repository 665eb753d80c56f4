"""``kiosk decode FILE...``."""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import cv2
import pytest

from kiosk.devices.decoder.command import decode_files
from tests.devices.held_up import Pose, held_up


def picture(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(cv2.imencode(path.suffix, held_up(text, Pose()))[1].tobytes())
    return path


def test_one_line_per_text(tmp_path: Path) -> None:
    out = StringIO()
    paths = [picture(tmp_path, "a.png", "first code"), picture(tmp_path, "b.jpg", "second: code")]

    assert decode_files(paths, out) == 0
    assert out.getvalue() == f"{paths[0]}: first code\n{paths[1]}: second: code\n"


def test_a_text_stays_in_its_line_and_steers_no_terminal(tmp_path: Path) -> None:
    out = StringIO()

    decode_files([picture(tmp_path, "a.png", "one\ntwo\x1b[2J\x07")], out)

    assert out.getvalue() == f"{tmp_path / 'a.png'}: one\\ntwo\\x1b[2J\\x07\n"


def test_letters_that_the_terminal_lacks_are_escaped(tmp_path: Path) -> None:
    raw = BytesIO()
    out = TextIOWrapper(raw, encoding="ascii")

    decode_files([picture(tmp_path, "a.png", "naïve")], out)
    out.flush()

    assert raw.getvalue().endswith(b": na\\xefve\n")


def test_nothing_found_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.png"
    empty.write_bytes(cv2.imencode(".png", held_up("x", Pose(side_px=4)))[1].tobytes())
    out = StringIO()

    assert decode_files([empty, picture(tmp_path, "a.png", "still read")], out) == 1
    assert capsys.readouterr().err == f"{empty}: no QR code found\n"
    assert out.getvalue().endswith(": still read\n")


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_a_file_that_is_no_picture(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(content)

    assert decode_files([broken], StringIO()) == 1
    assert f"{broken}: cannot be read: not a picture\n" in capfd.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decode_files([tmp_path / "gone.png", tmp_path], StringIO()) == 1

    gone, folder = capsys.readouterr().err.splitlines()
    assert gone == f"{tmp_path / 'gone.png'}: cannot be read: No such file or directory"
    assert folder.startswith(f"{tmp_path}: cannot be read: ")
