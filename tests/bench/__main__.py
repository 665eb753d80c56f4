"""Run every measurement of this folder, or those named: ``python -m tests.bench intake decoder``.

A measurement is a module ``bench_<thing>.py`` with a function ``main()`` that prints what it
measured, with units.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def names() -> list[str]:
    """Return the things that can be measured."""
    return sorted(p.stem.removeprefix("bench_") for p in Path(__file__).parent.glob("bench_*.py"))


def main(wanted: list[str]) -> int:
    """Measure what is wanted, or all; return 2 when something is unknown."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"Unknown: {', '.join(unknown)}. There are: {', '.join(names())}.", file=sys.stderr)
        return 2
    for name in wanted or names():
        print(f"== {name}")
        importlib.import_module(f"tests.bench.bench_{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
