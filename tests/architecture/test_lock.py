"""The lock file pins everything by version and content, and names no place to fetch from."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.imports import ROOT

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def entries(lock: str) -> dict[str, str]:
    """Return name and exact version of every package; raises ValueError on any other line."""
    found: dict[str, str] = {}
    while lock:
        match = PINNED.match(lock)
        if match is None:
            raise ValueError(f"neither a version nor a hash: {lock.splitlines()[0]}")
        found[canonicalize_name(match[1])] = match[2]
        lock = lock[match.end() :]
    return found


def test_the_lock_holds_versions_and_hashes_and_nothing_else() -> None:
    assert entries((ROOT / "requirements.lock").read_text())


def test_the_lock_has_all_that_the_project_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = asked["project"]
    parts = [project["dependencies"], *project["optional-dependencies"].values()]
    wanted = [Requirement(text) for texts in parts for text in texts]
    wanted += [Requirement(text) for text in asked["build-system"]["requires"]]
    locked = entries((ROOT / "requirements.lock").read_text())

    missing = [
        str(each)
        for each in wanted
        if each.name != project["name"]
        and locked.get(canonicalize_name(each.name), "0") not in each.specifier
    ]
    assert missing == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://registry.example/simple\n",
        "-e file:///srv/kiosk\n",
        "kivy==2.3.1\n",
        "kivy>=2.3 \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "kivy @ https://registry.example/kivy.whl \\\n    --hash=sha256:" + "0" * 64 + "\n",
    ],
)
def test_any_other_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="neither a version nor a hash"):
        entries(line)
