"""``kiosk booking``: make, withdraw and check bookings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.failing import exits_kindly
from kiosk.cli.place import database, server_settings, site_of
from kiosk.domain.booking import FlawedCode
from kiosk.domain.reference import parse_reference, spaced
from kiosk.domain.types import ServiceId, SiteId

app = typer.Typer(help="Bookings and their codes.", no_args_is_help=True)

Config = Annotated[Path, typer.Option("--config", help="The server's settings file.")]
Site = Annotated[str, typer.Option(help="Id of the site; needed if the server has several.")]
LOCAL_TIMES = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


@app.command()
@exits_kindly
def issue(  # noqa: PLR0913, PLR0917 - one option each
    config: Config,
    service: Annotated[str, typer.Option(help="Id of the service, as in the gates' settings.")],
    start: Annotated[
        datetime, typer.Option("--from", formats=LOCAL_TIMES, help="Session's start, local.")
    ],
    end: Annotated[
        datetime, typer.Option("--until", formats=LOCAL_TIMES, help="Session's end, local.")
    ],
    party: Annotated[int, typer.Option(help="How many people.")] = 1,
    visitor: Annotated[str, typer.Option(help="Who comes; stays on the server.")] = "",
    host: Annotated[str, typer.Option(help="Who is visited; stays on the server.")] = "",
    site: Site = "",
    out: Annotated[
        Path | None, typer.Option(help="Picture of the code; default: REFERENCE.png here.")
    ] = None,
) -> None:
    """Make a booking, write its QR code as a picture and print its reference."""
    from kiosk.clock import SystemClock
    from kiosk.server.bookings import BookingWish, add_booking
    from kiosk.server.codes import write_code
    from kiosk.server.keyring import open_keyring

    settings = server_settings(config)
    place = site_of(settings, site)
    keyring = open_keyring(settings.keys)
    keyring.signer()  # before anything is booked: a booking without its code helps nobody
    zone = ZoneInfo(place.timezone)
    wish = BookingWish(
        site=SiteId(place.id),
        service=ServiceId(service),
        session_from=start.replace(tzinfo=zone),
        session_until=end.replace(tzinfo=zone),
        party=party,
        visitor=visitor,
        host=host,
    )
    booking = add_booking(database(settings), wish, SystemClock().now().at)
    file = out or Path(f"{booking.reference}.png")
    code = write_code(booking, keyring, file)
    typer.echo(f"reference  {spaced(booking.reference) if booking.reference else ''}")
    typer.echo(f"picture    {file}")
    typer.echo(f"code       {code}")


@app.command()
@exits_kindly
def withdraw(config: Config, reference: str, site: Site = "") -> None:
    """Withdraw a booking; the gates learn of it with their next look at the feed."""
    from kiosk.clock import SystemClock
    from kiosk.server.bookings import withdraw as withdraw_booking

    settings = server_settings(config)
    place = SiteId(site_of(settings, site).id)
    wanted = parse_reference(reference)
    if not withdraw_booking(database(settings), place, wanted, SystemClock().now().at):
        raise ValueError(f"{spaced(wanted)}: no such booking at {place}")
    typer.echo(f"{spaced(wanted)}: withdrawn")


@app.command()
@exits_kindly
def verify(
    code: Annotated[str, typer.Argument(help="What the QR holds, RTB1:…")],
    config: Annotated[
        Path, typer.Option("--config", help="Settings of the server or of a gate: whose keys.")
    ],
) -> None:
    """Say what a booking code holds, or exactly why it is not good."""
    from kiosk.cli.knowing import known_keys, local_zone
    from kiosk.wire.codes import read_code

    read = read_code(code, known_keys(config))
    if isinstance(read, FlawedCode):
        typer.echo(f"not good: {read.flaw.value}: {read.detail}", err=True)
        raise typer.Exit(1)
    booking, zone = read.booking, local_zone(config)
    typer.echo(f"good, signed with key {read.key}")
    typer.echo(f"booking    {booking.id}")
    typer.echo(f"site       {booking.site}")
    typer.echo(f"service    {booking.service}")
    typer.echo(f"from       {booking.session_from.astimezone(zone):%Y-%m-%d %H:%M %Z}")
    typer.echo(f"until      {booking.session_until.astimezone(zone):%Y-%m-%d %H:%M %Z}")
    typer.echo(f"party      {booking.party}")
