"""The parts that the demo needs beyond a bare install, and how they get there.

``pip install ceria-kiosk`` brings what every role needs. The demo is all roles on one machine, so
it needs the rest: what the extra ``demo`` names. When something is missing, it is fetched into the
virtual environment that the kiosk runs in, and nowhere else.
"""

from __future__ import annotations

import ctypes.util
import importlib
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DISTRIBUTION = "ceria-kiosk"
EXTRA = "demo"
SYSTEM_LIBRARIES = {"zbar": "libzbar0", "GL": "libgl1", "EGL": "libegl1"}
"""Shared libraries that no Python package carries, and Debian's packages for them."""


class PartsMissing(Exception):  # noqa: N818 - a state of the machine, not a programming error
    """The demo cannot start here; the text says in one sentence what to do."""


def ensure_parts(say: Callable[[str], None]) -> None:
    """Have everything in place that the demo needs, or raise PartsMissing.

    Python packages that are missing are installed with pip when this is a virtual environment;
    ``say`` is told before, since that takes a minute. System libraries are only looked for.
    """
    if absent := [package for name, package in SYSTEM_LIBRARIES.items() if not _has_library(name)]:
        raise PartsMissing(f"Missing on this machine: run apt install {' '.join(absent)}.")
    missing = missing_parts(requires(DISTRIBUTION) or [], EXTRA, _installed_version)
    if missing:
        _refuse_outside_an_environment()
        say(f"Fetching the parts of the demo: {', '.join(sorted(r.name for r in missing))}.")
        _install(missing)


def missing_parts(
    texts: Sequence[str], extra: str, installed: Callable[[str], str | None]
) -> list[Requirement]:
    """Return what ``extra`` asks for and ``installed`` does not have.

    ``texts`` are the requirements of the distribution as its metadata hold them (PEP 508);
    ``installed`` gives the version of a package, or None. An extra that names other extras of
    the same distribution is followed.
    """
    return [
        each
        for each in _wanted([Requirement(text) for text in texts], extra)
        if (there := installed(each.name)) is None
        or not each.specifier.contains(there, prereleases=True)
    ]


def _wanted(all_of_them: list[Requirement], extra: str) -> Iterator[Requirement]:
    for each in all_of_them:
        if each.marker is None or not each.marker.evaluate({"extra": extra}):
            continue
        if canonicalize_name(each.name) == DISTRIBUTION:
            for inner in sorted(each.extras):
                yield from _wanted(all_of_them, inner)
        else:
            yield each


def _installed_version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _has_library(name: str) -> bool:
    return ctypes.util.find_library(name) is not None


def _refuse_outside_an_environment() -> None:
    if sys.prefix == sys.base_prefix:
        raise PartsMissing(
            f"The demo needs more parts: install {DISTRIBUTION}[{EXTRA}] in a virtual environment."
        )


def _install(missing: Sequence[Requirement]) -> None:
    # The markers were judged above; pip knows no extra here and would drop what carries one.
    texts = [f"{each.name}{_extras(each)}{each.specifier}" for each in missing]
    command = [sys.executable, "-m", "pip", "install", "--quiet", *texts]
    if subprocess.run(command, check=False).returncode:
        raise PartsMissing(f"The parts could not be fetched: run pip install {' '.join(texts)}.")
    importlib.invalidate_caches()


def _extras(requirement: Requirement) -> str:
    return f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
