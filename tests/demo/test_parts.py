"""What a bare install lacks for the demo is known from its own metadata, and fetched or said."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.demo import parts
from kiosk.demo.parts import PartsMissing, ensure_parts, missing_parts

if TYPE_CHECKING:
    from pathlib import Path

METADATA = [
    "typer>=0.29",
    'numpy; extra == "gate"',
    'kivy>=2.3.1; extra == "gate"',
    'psycopg[binary]>=3.3; extra == "server"',
    'pytest>=9; extra == "dev"',
    'ceria-kiosk[gate,server]; extra == "demo"',
    'pywin32>=300; sys_platform == "win32" and extra == "gate"',
]


def nothing(name: str) -> None:
    """Stand for a machine on which no package is installed."""


def missing(**installed: str) -> list[str]:
    return [r.name for r in missing_parts(METADATA, "demo", installed.get)]


def test_a_bare_install_lacks_both_roles() -> None:
    assert missing() == ["numpy", "kivy", "psycopg"]


def test_what_is_there_is_not_fetched_again() -> None:
    assert missing(numpy="2", kivy="2.3.1") == ["psycopg"]
    assert missing(numpy="2", kivy="2.3.1", psycopg="3.3.9") == []


def test_a_version_that_is_too_old_counts_as_missing() -> None:
    assert missing(numpy="2", kivy="2.2.0", psycopg="3.3.9") == ["kivy"]


def test_a_pre_release_counts_as_there() -> None:
    assert missing(numpy="2", kivy="3.0.0rc1", psycopg="3.3.9") == []


def test_one_role_needs_no_other() -> None:
    assert [r.name for r in missing_parts(METADATA, "server", nothing)] == ["psycopg"]


def test_here_everything_is_in_place() -> None:
    said: list[str] = []

    ensure_parts(said.append)

    assert said == []


def test_a_missing_library_is_named_with_its_debian_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "SYSTEM_LIBRARIES", {"no-such-library": "libnosuch0"})

    with pytest.raises(PartsMissing, match="apt install libnosuch0"):
        ensure_parts(print)


def test_nothing_is_fetched_outside_a_virtual_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_installed_version", nothing)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)

    with pytest.raises(PartsMissing, match=r"ceria-kiosk\[demo\] in a virtual environment"):
        ensure_parts(print)


def test_missing_parts_are_fetched_by_pip_into_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv/bin/python"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "venv"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.setattr(parts, "_installed_version", nothing)
    said: list[str] = []

    # Without an index pip finds nothing: what it would have installed is in the advice.
    with pytest.raises(PartsMissing, match=r"run pip install .*kivy>=.*psycopg\[binary\]>=.*"):
        ensure_parts(said.append)
    assert "kivy" in said[0]
