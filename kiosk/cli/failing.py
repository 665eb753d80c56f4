"""Failures that a person can act on: one message on standard error, no trace."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from kiosk.demo.parts import PartsMissing
from kiosk.ports import JournalError
from kiosk.settings.faults import SettingsError

P = ParamSpec("P")

SETTINGS_FAULT = 2
"""Exit status of a settings file that must be mended; 1 is any other failure."""


def exits_kindly(command: Callable[P, None]) -> Callable[P, None]:
    """Turn expected failures of a command into a message and an exit status."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SettingsError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(SETTINGS_FAULT) from error
        except ModuleNotFoundError as error:
            typer.echo(f"{error}. This role needs its extra: see the README.", err=True)
            raise typer.Exit(1) from error
        except (JournalError, PartsMissing, OSError, ValueError) as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error

    return wrapped
