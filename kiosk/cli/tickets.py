"""``kiosk ticket``: what the server knows of tickets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.failing import exits_kindly
from kiosk.cli.place import database, server_settings, site_of
from kiosk.domain.numbering import parse_number
from kiosk.domain.types import SiteId

app = typer.Typer(help="Tickets, as the server knows them.", no_args_is_help=True)


@app.callback()
def tickets() -> None:
    """Keep the group a group while it has one command."""


@app.command()
@exits_kindly
def declared(
    config: Annotated[Path, typer.Option("--config", help="The server's settings file.")],
    number: Annotated[str, typer.Argument(help="The queue number, e.g. B012.")],
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The local day; today if none.")
    ] = None,
    site: Annotated[
        str, typer.Option(help="Id of the site; needed if the server has several.")
    ] = "",
) -> None:
    """Print whom a party without a booking visits; for the registration counter only."""
    from kiosk.clock import SystemClock, local_day
    from kiosk.server.declarations import open_declared
    from kiosk.wire.sealing import load_sealing_key

    settings = server_settings(config)
    place = site_of(settings, site)
    if settings.sealing.file is None:
        raise ValueError("the settings name no key: make one with `kiosk keys seal`")
    on = local_day(SystemClock().now().at, ZoneInfo(place.timezone)) if day is None else day.date()
    key = load_sealing_key(settings.sealing.file)
    wanted = parse_number(number.upper())
    for found in open_declared(database(settings), SiteId(place.id), wanted, on, key):
        typer.echo(f"{found.number}  {found.gate}  {found.host}")
