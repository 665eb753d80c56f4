"""The commands of all roles; each imports its room only when it runs."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli import bookings, gates, keys, officers, tickets
from kiosk.cli.failing import exits_kindly

app = typer.Typer(
    help="The visitor kiosk: lobby touchscreen, guards' display and central server.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(bookings.app, name="booking")
app.add_typer(gates.app, name="gate")
app.add_typer(keys.app, name="keys")
app.add_typer(officers.app, name="officer")
app.add_typer(tickets.app, name="ticket")

Config = Annotated[Path, typer.Option("--config", help="The settings file of this role.")]


def main() -> None:
    """Run the command line."""
    app()


@app.command()
@exits_kindly
def run(config: Config) -> None:
    """Open the visitors' touchscreen of a gate."""
    from kiosk.logs import configure_logs
    from kiosk.settings.gate import GateSettings
    from kiosk.settings.reading import read_settings
    from kiosk.touch import main as touch

    settings = read_settings(GateSettings, config)
    configure_logs("touch")
    touch.run(settings)


@app.command()
@exits_kindly
def display(config: Config) -> None:
    """Open the guards' display of a gate."""
    from kiosk.display import main as guards
    from kiosk.logs import configure_logs
    from kiosk.settings.gate import GateSettings
    from kiosk.settings.reading import read_settings

    settings = read_settings(GateSettings, config)
    configure_logs("display")
    guards.run(settings)


@app.command()
@exits_kindly
def server(config: Config) -> None:
    """Run the central server."""
    from kiosk.logs import configure_logs
    from kiosk.server.main import serve
    from kiosk.settings.reading import read_settings
    from kiosk.settings.server import CentreSettings

    settings = read_settings(CentreSettings, config)
    configure_logs("server")
    serve(settings)


@app.command()
def decode(files: Annotated[list[Path], typer.Argument(help="Pictures to read.")]) -> None:
    """Read the QR codes in pictures and print their texts."""
    from kiosk.devices.decoder.command import decode_files

    raise typer.Exit(decode_files(files, sys.stdout))


@app.command()
@exits_kindly
def demo(
    headless: Annotated[
        bool | None,
        typer.Option("--headless/--windows", help="Play by itself; the default without a screen."),
    ] = None,
    camera: Annotated[
        str, typer.Option(help="A real camera, e.g. 0, in place of the rendered film.")
    ] = "",
    shots: Annotated[
        Path | None, typer.Option(help="Folder for a picture of every screen.")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="File for the figures, as JSON.")] = None,
) -> None:
    """Run the whole system on this machine: server, touchscreen, display and board."""
    from kiosk.demo.parts import ensure_parts

    ensure_parts(typer.echo)
    from kiosk.demo.main import run_demo

    raise typer.Exit(run_demo(headless=headless, camera=camera, shots=shots, report=report))


@app.command()
@exits_kindly
def pictures(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the pictures go.")],
    screen: Annotated[
        list[str] | None, typer.Option(help="A screen, or the beginning of its name; all if none.")
    ] = None,
    lang: Annotated[list[str] | None, typer.Option(help="A language, e.g. id.")] = None,
    size: Annotated[list[str] | None, typer.Option(help="A panel, e.g. 1366x768.")] = None,
    mode: Annotated[list[str] | None, typer.Option(help="A way to see it, e.g. large.")] = None,
) -> None:
    """Save every screen as a picture, with an index page and measures.json."""
    from kiosk.pictures.main import draw_pictures
    from kiosk.pictures.order import Order

    order = Order.of(screen or [], lang or [], size or [], mode or [])
    raise typer.Exit(1 if draw_pictures(folder, order, typer.echo) else 0)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(installed_version("ceria-kiosk"))
