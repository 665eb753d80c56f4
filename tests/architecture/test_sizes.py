"""Files and functions stay small enough to be read in one go."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.imports import ROOT

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 60
FOLDERS = ("kiosk", "tests", "assets/web")
WRITTEN_BY_HAND = {".py", ".kv", ".html", ".css", ".js"}


def written_files() -> list[Path]:
    """Return the files that people write and read, at the top of the checkout and below it."""
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    return sorted(
        path
        for path in [*below, *ROOT.glob("*.py")]
        if path.suffix in WRITTEN_BY_HAND and "__pycache__" not in path.parts
    )


def long_functions(source: str) -> list[str]:
    """Name the functions of a source, nested ones too, that are too long, with their lines."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    spans = [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, functions)
    ]
    return [f"{name}: {lines}" for name, lines in spans if lines > MOST_LINES_OF_A_FUNCTION]


def test_no_file_is_too_long() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in written_files()}

    assert {p: n for p, n in lengths.items() if n > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_too_long() -> None:
    python = [path for path in written_files() if path.suffix == ".py"]

    assert {p: long for p in python if (long := long_functions(p.read_text()))} == {}


def test_the_measure_sees_product_and_tests() -> None:
    assert {ROOT / "kiosk/clock.py", Path(__file__)} <= set(written_files())


def test_the_measure_counts_the_whole_function() -> None:
    fits = "def f():\n" + "    x = 1\n" * (MOST_LINES_OF_A_FUNCTION - 1)
    nested = "class A:\n  async def g(self):\n" + "    x = 1\n" * MOST_LINES_OF_A_FUNCTION

    assert long_functions(fits) == []
    assert long_functions(nested) == [f"g: {MOST_LINES_OF_A_FUNCTION + 1}"]
