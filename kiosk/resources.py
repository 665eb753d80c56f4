"""Where the files beside the code are: fonts, icons, catalogues, pages' style, example settings.

In a checkout they are the top-level folders ``assets/`` and ``config/``; a wheel carries them
inside the package (see ``.ci/wheel.py``).
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset(*parts: str) -> Path:
    """Return the path of a file or folder under ``assets/``; raises FileNotFoundError.

    ``asset("fonts", "PlusJakartaSans-Bold.ttf")``. The path is absolute and to be read only.
    """
    return _find("assets", parts)


def example_config(name: str) -> Path:
    """Return the path of an example under ``config/``, e.g. ``gate.toml``.

    Raises FileNotFoundError.
    """
    return _find("config", (name,))


def _find(folder: str, parts: tuple[str, ...]) -> Path:
    carried = _PACKAGE / f"_{folder}"
    root = carried if carried.is_dir() else _PACKAGE.parent / folder
    path = root.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
