"""The wheel is complete: installed anywhere, the product finds its assets and examples."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from tests.architecture.imports import ROOT

LEFT_OUT = "assets/pictures/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel as `make wheel` does; no network is needed."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def files_under(folder: str) -> list[str]:
    paths = sorted(p for p in (ROOT / folder).rglob("*") if p.is_file() and p.suffix != ".mo")
    return [name for p in paths if not (name := str(p.relative_to(ROOT))).startswith(LEFT_OUT)]


@pytest.mark.parametrize("folder", ["assets", "config"])
def test_it_carries_every_asset_and_example(wheel: zipfile.ZipFile, folder: str) -> None:
    expected = {f"kiosk/_{name}" for name in files_under(folder)}

    assert expected <= set(wheel.namelist())


def test_every_catalogue_is_compiled(wheel: zipfile.ZipFile) -> None:
    sources = [name for name in wheel.namelist() if name.endswith(".po")]

    assert {f"{name[:-3]}.mo" for name in sources} <= set(wheel.namelist())


def test_it_carries_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    inside = [n for n in files_under("kiosk") if "__pycache__" not in n]

    assert set(inside) <= set(wheel.namelist())


def test_it_carries_no_tests_and_no_pictures(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"kiosk"}
    assert [name for name in wheel.namelist() if "/pictures/" in name and ".py" not in name] == []


def test_its_metadata_name_command_licence_and_extras(wheel: zipfile.ZipFile) -> None:
    [info] = {n.split("/")[0] for n in wheel.namelist() if ".dist-info/" in n}
    metadata = message_from_string(wheel.read(f"{info}/METADATA").decode())

    assert b"kiosk = kiosk.cli:main" in wheel.read(f"{info}/entry_points.txt")
    assert metadata["License-Expression"] == "Apache-2.0"
    assert set(metadata.get_all("Provides-Extra", [])) == {"gate", "server", "demo", "dev"}


def test_resources_are_found_outside_the_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    question = (
        "from kiosk.resources import asset, example_config\n"
        "print(asset('fonts', 'PlusJakartaSans-Bold.ttf'), example_config('debian-packages.txt'))"
    )

    answer = subprocess.run(
        [sys.executable, "-c", question], cwd=tmp_path, check=True, capture_output=True, text=True
    )

    assert answer.stdout.split() == [
        str(tmp_path / "kiosk/_assets/fonts/PlusJakartaSans-Bold.ttf"),
        str(tmp_path / "kiosk/_config/debian-packages.txt"),
    ]
