"""Imports only run down: the rooms and floors of the house, as data and as a test."""

from __future__ import annotations

import sys

import pytest

from tests.architecture.imports import (
    Import,
    circle_in,
    imports_of,
    imports_of_files,
    module_name,
    resolve,
    source_files,
)

FLOORS = {
    "kiosk.clock": 1,
    "kiosk.domain": 1,
    "kiosk.logs": 1,
    "kiosk.resources": 1,
    "kiosk.ports": 2,
    "kiosk.settings": 2,
    "kiosk.wire": 2,
    "kiosk.wording": 2,
    "kiosk.devices": 3,
    "kiosk.journal": 3,
    "kiosk.gate": 4,
    "kiosk.server": 4,
    "kiosk.look": 5,
    "kiosk.display": 6,
    "kiosk.touch": 6,
    "kiosk.demo": 7,
    "kiosk.pictures": 7,
    "kiosk.cli": 8,
    "kiosk.__main__": 9,
}
"""Room to floor. A room imports itself, the rooms below it and those beside it in BESIDE."""

BESIDE = {
    ("kiosk.clock", "kiosk.domain"),  # a moment's type
    ("kiosk.domain", "kiosk.clock"),  # the gate's local day
}

NEVER = {
    ("kiosk.server", "kiosk.devices"),  # a server has neither camera nor printer
    ("kiosk.server", "kiosk.gate"),  # above or beside: they only meet over HTTP
    ("kiosk.gate", "kiosk.server"),
    ("kiosk.look", "kiosk.server"),  # no window knows the server
    ("kiosk.touch", "kiosk.server"),
    ("kiosk.display", "kiosk.server"),
}

FACE_ONLY = {"kiosk.look": "kiosk.gate.face"}
"""Rooms that see one module of the gate: widgets draw a face and decide nothing."""

STANDARD_LIBRARY_ONLY = {"kiosk.clock", "kiosk.domain", "kiosk.resources"}

WINDOWS = {
    "kiosk.look",
    "kiosk.touch",
    "kiosk.display",
    "kiosk.demo",
    "kiosk.pictures",
    "kiosk.cli",
}
WEB = {"kiosk.server", "kiosk.demo", "kiosk.cli"}
ONLY_IN = {
    "kivy": WINDOWS,
    "cv2": {"kiosk.devices", "kiosk.gate", "kiosk.demo"},
    "pyzbar": {"kiosk.devices", "kiosk.demo"},
    "zxingcpp": {"kiosk.devices", "kiosk.demo"},
    "escpos": {"kiosk.devices"},
    "litestar": WEB,
    "uvicorn": WEB,
    "jinja2": WEB,
}
"""Heavy libraries and the rooms that may import them."""

START_LIGHT = {"kiosk.cli", "kiosk.__main__"}
"""Commands answer at once: heavy libraries load inside the command that needs them."""


def room_of(module: str) -> str:
    """Return the room a module is in: its first two names."""
    return ".".join(module.split(".")[:2])


def fault_in(found: Import, modules: set[str]) -> str | None:
    """Say which rule an import breaks, or None."""
    target = resolve(found.target, modules)
    if target is None:
        return _foreign_fault(found)
    room, other = room_of(found.module), room_of(target)
    if other in {room, "kiosk"}:
        return None
    if (room, other) in NEVER:
        return f"{found}: {room} never imports {other}"
    face = FACE_ONLY.get(room)
    if face and other == room_of(face) and not f"{target}.".startswith(f"{face}."):
        return f"{found}: {room} sees only {face}"
    floor, below = FLOORS.get(room, 0), FLOORS.get(other, 0)
    if below >= floor and (room, other) not in BESIDE:
        return f"{found}: floor {floor} imports floor {below}"
    return None


def _foreign_fault(found: Import) -> str | None:
    room, library = room_of(found.module), found.target.split(".")[0]
    if room in STANDARD_LIBRARY_ONLY and library not in sys.stdlib_module_names:
        return f"{found}: {room} is standard library only"
    if library in ONLY_IN and room not in ONLY_IN[library]:
        return f"{found}: {library} only in {', '.join(sorted(ONLY_IN[library]))}"
    if library in ONLY_IN and room in START_LIGHT and not (found.lazy or found.typing):
        return f"{found}: {room} loads {library} only inside a command"
    return None


def ours() -> tuple[list[Import], set[str]]:
    """Return all imports of the product, and the names of its modules."""
    files = source_files()
    return imports_of_files(files), {module_name(path) for path in files}


def test_every_module_has_a_floor() -> None:
    rooms = {room_of(module) for module in ours()[1]} - {"kiosk"}

    assert rooms <= set(FLOORS)


def test_imports_only_run_down() -> None:
    imports, modules = ours()

    assert [fault for each in imports if (fault := fault_in(each, modules))] == []


def test_no_circle_of_modules() -> None:
    """Imports that only the type checker follows count too: they tie two modules all the same."""
    imports, modules = ours()
    needs: dict[str, set[str]] = {}
    for each in imports:
        target = resolve(each.target, modules)
        if target not in {None, each.module}:
            needs.setdefault(each.module, set()).add(str(target))

    assert circle_in(needs) == []


def test_the_package_itself_imports_nothing_of_ours() -> None:
    imports, modules = ours()

    assert [e for e in imports if e.module == "kiosk" and resolve(e.target, modules)] == []


MODULES = {
    "kiosk",
    "kiosk.domain.types",
    "kiosk.ports",
    "kiosk.settings",
    "kiosk.gate.face",
    "kiosk.gate.session",
    "kiosk.server.main",
    "kiosk.devices.decoder",
    "kiosk.look.theme",
    "kiosk.touch.app",
    "kiosk.journal.store",
}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kiosk.domain.types", "import msgspec"),
        ("kiosk.domain.types", "from kiosk.ports import Camera"),
        ("kiosk.ports", "from kiosk.settings import Gate"),
        ("kiosk.gate.session", "from kiosk.server.main import serve"),
        ("kiosk.gate.session", "from kiosk.server import main"),
        ("kiosk.gate.session", "def f():\n    from kiosk.touch.app import run"),
        ("kiosk.gate.session", "import kivy"),
        ("kiosk.gate.session", "import litestar"),
        ("kiosk.server.main", "from kiosk.devices.decoder import read"),
        ("kiosk.server.main", "from kiosk.gate import face"),
        ("kiosk.server.main", "def f():\n    import cv2"),
        ("kiosk.server.main", "if TYPE_CHECKING:\n    from kivy.app import App"),
        ("kiosk.look.theme", "from kiosk.gate.session import Session"),
        ("kiosk.touch.app", "from kiosk.server.main import serve"),
        ("kiosk.cli", "import kivy"),
    ],
)
def test_the_rules_refuse(module: str, source: str) -> None:
    assert [fault_in(each, MODULES | {module}) for each in imports_of(source, module)] != [None]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kiosk.domain.types", "from datetime import datetime"),
        ("kiosk.server.main", "from kiosk.journal.store import Store"),
        ("kiosk.look.theme", "from kiosk.gate.face import Face\nimport kivy"),
        ("kiosk.touch.app", "from kiosk.gate.session import Session\nimport kivy"),
        ("kiosk.cli", "def run():\n    from kiosk.touch.app import run\n    import kivy"),
    ],
)
def test_the_rules_allow(module: str, source: str) -> None:
    faults = {fault_in(each, MODULES | {module}) for each in imports_of(source, module)}

    assert faults == {None}
