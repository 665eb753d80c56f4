"""A gate carries no web framework, a server no window and no camera, and nobody forgets a part.

Two checks: what each extra pulls in, followed through the installed packages to the last one; and
what each room imports against what is declared for the role that room belongs to.
"""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.imports import ROOT, imports_of_files, source_files
from tests.architecture.test_floors import room_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
BASE: list[str] = PROJECT["dependencies"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]

WEB = {"litestar", "starlette", "fastapi", "flask", "django", "aiohttp", "uvicorn", "jinja2"}
WINDOW_AND_CAMERA = {"kivy", "opencv-python", "numpy", "pyzbar", "zxing-cpp", "python-escpos"}

EXTRA_OF_ROOM = {
    "kiosk.devices": ["gate"],
    "kiosk.gate": ["gate"],
    "kiosk.look": ["gate"],
    "kiosk.touch": ["gate"],
    "kiosk.display": ["gate"],
    "kiosk.server": ["server"],
    "kiosk.demo": ["gate", "server", "demo"],
    "kiosk.pictures": ["gate"],
    "kiosk.cli": ["gate", "server"],
}
"""Rooms that need more than the base; all others live on the base alone."""


def closure(texts: list[str]) -> set[str]:
    """Return the names of all packages that these requirements end up installing here."""
    found: set[tuple[str, str]] = set()
    waiting = [Requirement(text) for text in texts]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        for extra in {"", *wanted.extras}:
            if (name, extra) not in found:
                found.add((name, extra))
                waiting += [r for r in _needs(name) if _applies(r, extra)]
    return {name for name, _ in found}


def _needs(name: str) -> list[Requirement]:
    return [Requirement(text) for text in requires(name) or []]


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


@cache
def distributions_of(library: str) -> frozenset[str]:
    """Return the packages installed here that bring a top-level module."""
    return frozenset(canonicalize_name(n) for n in packages_distributions().get(library, []))


def undeclared(room: str, library: str) -> bool:
    """Say whether a room imports a library that nobody asked for on its behalf."""
    texts = BASE + [text for extra in EXTRA_OF_ROOM.get(room, []) for text in EXTRAS[extra]]
    declared = {canonicalize_name(Requirement(text).name) for text in texts}
    return not distributions_of(library) & declared


def test_a_gate_carries_no_web_framework() -> None:
    assert closure(BASE + EXTRAS["gate"]) & WEB == set()


def test_a_server_carries_no_window_and_no_camera() -> None:
    assert closure(BASE + EXTRAS["server"]) & WINDOW_AND_CAMERA == set()


def test_the_base_carries_neither() -> None:
    assert closure(BASE) & (WEB | WINDOW_AND_CAMERA) == set()


def test_the_walk_reaches_what_is_not_named() -> None:
    assert "jinja2" in closure(["litestar[jinja]"])
    assert "jinja2" not in closure(["litestar"])
    assert "mako" in closure(["alembic"])


def test_every_import_is_declared_for_its_role() -> None:
    foreign = [
        each
        for each in imports_of_files(source_files())
        if not each.typing and each.target.split(".")[0] not in {"kiosk", *sys.stdlib_module_names}
    ]

    faults = [e for e in foreign if undeclared(room_of(e.module), e.target.split(".")[0])]
    assert [str(each) for each in faults] == []


def test_an_undeclared_import_is_seen() -> None:
    assert undeclared("kiosk.gate", "litestar")
    assert undeclared("kiosk.server", "cv2")
    assert undeclared("kiosk.journal", "psycopg")
    assert not undeclared("kiosk.demo", "cv2")
    assert not undeclared("kiosk.domain", "msgspec")
