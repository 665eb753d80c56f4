"""What is wrong with a settings file, said so that the person who edits it can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where, what stands there, and what may stand there."""

    key: str
    found: str
    allowed: str

    def __str__(self) -> str:
        """Write the fault on one line."""
        return f"{self.key} = {self.found}: {self.allowed}"


class SettingsError(Exception):
    """The settings cannot be used; ``faults`` holds all that is wrong with them."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        """Keep the faults and write them under each other."""
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"{path}: {len(faults)} fault(s) in the settings\n{lines}")
        self.path = path
        self.faults = faults


def faults_of(error: ValidationError, model: type[BaseModel]) -> list[Fault]:
    """Turn pydantic's findings into ours."""
    return [_fault(detail, model) for detail in error.errors(include_url=False)]


def _fault(detail: ErrorDetails, model: type[BaseModel]) -> Fault:
    key = ".".join(str(part) for part in detail["loc"]) or "(file)"
    if detail["type"] == "extra_forbidden":
        # The value may be a secret under a misspelt name.
        return Fault(key, "(hidden)", f"unknown key{_suggestion(detail['loc'], model)}")
    if detail["type"] == "missing":
        return Fault(key, "(missing)", "this key is needed")
    return Fault(key, _shown(detail, model), detail["msg"].removeprefix("Value error, "))


def _shown(detail: ErrorDetails, model: type[BaseModel]) -> str:
    # A mistake in a secret's key must not put the secret on a screen or in a log; nor must one in
    # the table around it, or in the file as a whole.
    found = detail["input"]
    if isinstance(found, dict):
        return "(a table)"
    if _may_be_secret(detail["loc"], model):
        return "(hidden)"
    return "(a list)" if isinstance(found, list | tuple) else repr(found)


def _may_be_secret(location: tuple[int | str, ...], model: type[BaseModel]) -> bool:
    names = {*map(str, location), *_names_at(location, model)}
    secret = any(word in name for name in names for word in ("token", "secret", "password"))
    return secret or "pin" in names


def _suggestion(location: tuple[int | str, ...], model: type[BaseModel]) -> str:
    names = list(_names_at(location[:-1], model))
    close = get_close_matches(str(location[-1]), names, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; allowed here: {', '.join(names)}"


def _names_at(location: tuple[int | str, ...], model: type[BaseModel]) -> Iterator[str]:
    present: Any = model
    for part in location:
        if isinstance(part, int) or not hasattr(present, "model_fields"):
            continue
        field = present.model_fields.get(part)
        present = _model_in(field.annotation) if field is not None else None
    if present is not None:
        yield from present.model_fields


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 - an annotation can be anything
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)
