"""What a module imports, read from its source without running it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
IMPORTING_CALLS = {"import_module", "__import__"}


@dataclass(frozen=True, slots=True)
class Import:
    """One import: ``module`` at ``line`` needs ``target``, a dotted name.

    ``lazy`` when it runs inside a function, ``typing`` when it never runs (``TYPE_CHECKING``).
    """

    module: str
    target: str
    line: int
    lazy: bool
    typing: bool

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


def source_files(package: str = "kiosk") -> list[Path]:
    """Return every Python file of a package, sorted."""
    return sorted(p for p in (ROOT / package).rglob("*.py") if "__pycache__" not in p.parts)


def module_name(path: Path) -> str:
    """Return the dotted name under which a file of the checkout is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of_files(paths: list[Path]) -> list[Import]:
    """Return every import of these files."""
    return [
        found
        for path in paths
        for found in imports_of(path.read_text(), module_name(path), path.name == "__init__.py")
    ]


def imports_of(source: str, module: str, is_package: bool = False) -> list[Import]:
    """Return the imports of one source: statements, and ``import_module("a constant")``.

    ``from a import b`` counts as ``a.b``: whether b is a module is for the reader to say.
    """
    package = module if is_package else module.rpartition(".")[0]
    return list(_walk(ast.parse(source), module, package, lazy=False, typing=False))


def _walk(
    node: ast.AST, module: str, package: str, *, lazy: bool, typing: bool
) -> Iterator[Import]:
    for target in _targets(node, package):
        yield Import(module, target, getattr(node, "lineno", 0), lazy, typing)
    lazy = lazy or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    guarded = node.body if isinstance(node, ast.If) and _is_typing_guard(node.test) else []
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, module, package, lazy=lazy, typing=typing or child in guarded)


def _is_typing_guard(test: ast.expr) -> bool:
    return ast.unparse(test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def _targets(node: ast.AST, package: str) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [name.name for name in names]
        case ast.ImportFrom(module=base, names=names, level=level):
            origin = _origin(base, level, package)
            return [f"{origin}.{name.name}" if name.name != "*" else origin for name in names]
        case ast.Call(func=func, args=[ast.Constant(value=str(target)), *_]):
            called = ast.unparse(func).rpartition(".")[2]
            return [target] if called in IMPORTING_CALLS else []
    return []


def _origin(base: str | None, level: int, package: str) -> str:
    if level == 0:
        return base or ""
    above = package.split(".")[: len(package.split(".")) - (level - 1)]
    return ".".join([*above, *([base] if base else [])])


def resolve(target: str, modules: set[str]) -> str | None:
    """Return the module of ours that ``target`` names or lies in, or None for a foreign one."""
    while target:
        if target in modules:
            return target
        target = target.rpartition(".")[0]
    return None


def circle_in(needs: dict[str, set[str]]) -> list[str]:
    """Return the modules along one circle of imports, or nothing when there is none."""
    finished: set[str] = set()

    def visit(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in finished:
            return []
        for needed in sorted(needs.get(module, ())):
            if circle := visit(needed, [*path, module]):
                return circle
        finished.add(module)
        return []

    for module in sorted(needs):
        if circle := visit(module, []):
            return circle
    return []
