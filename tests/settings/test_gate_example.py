"""The example of a gate's settings: every key explained, every default shown."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings


def keys_of(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Walk a model: every key with its default, those of tables in tables too."""
    for name, field in model.model_fields.items():
        inner = next(iter(models_in(field.annotation)), None)
        if inner is None:
            yield prefix + name, field
        else:
            yield from keys_of(inner, f"{prefix}{name}.")


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def example_lines() -> list[str]:
    return example_config("gate.example.toml").read_text("utf-8").splitlines()


def uncommented() -> dict[str, Any]:
    """Return the example with the keys that are only shown in comments put in."""
    shown = [line.removeprefix("# ") for line in example_lines() if is_commented_key(line)]
    return tomllib.loads(in_place(shown))


def is_commented_key(line: str) -> bool:
    words = line.removeprefix("# ").split("=")[0].split()
    return line.startswith("# ") and (
        line.startswith("# [[") or (len(words) == 1 and words[0].isidentifier() and "=" in line)
    )


def in_place(shown: list[str]) -> str:
    wanted = {f"# {line}": line for line in shown}
    return "\n".join(wanted.get(line, line) for line in example_lines())


def found_at(content: Any, path: str) -> list[Any]:  # noqa: ANN401 - TOML
    """Return every value at a dotted path, going into each table of a list."""
    found = [content]
    for part in path.split("."):
        tables = [t for each in found for t in (each if isinstance(each, list) else [each])]
        found = [table[part] for table in tables if part in table]
    return found


@pytest.mark.parametrize("path", [path for path, _ in keys_of(GateSettings)])
def test_the_example_explains_every_key(path: str) -> None:
    assert found_at(uncommented(), path), f"{path} is not in config/gate.example.toml"


def test_the_example_is_good_and_shows_the_defaults() -> None:
    example = read_settings(GateSettings, example_config("gate.example.toml"))
    assert list(differing(example)) == []


def differing(section: BaseModel, plain: BaseModel | None = None) -> Iterator[str]:
    """Name the keys whose value is not their default; those of lists are examples anyway."""
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        default = field.default if plain is None else getattr(plain, name)
        if isinstance(value, BaseModel):
            yield from differing(value, default if isinstance(default, BaseModel) else None)
        elif not field.is_required() and not _lists_sections(value) and value != default:
            yield f"{type(section).__name__}.{name}"


def _lists_sections(value: object) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(each, BaseModel) for each in value)
