"""``kiosk officer``: who may sign in at the console and open the displays."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.failing import exits_kindly
from kiosk.cli.place import database, server_settings, site_of
from kiosk.domain.officers import OfficerRole
from kiosk.domain.types import OfficerId, SiteId

if TYPE_CHECKING:
    from sqlalchemy import Engine

app = typer.Typer(help="Officers, their passwords and PINs.", no_args_is_help=True)

Config = Annotated[Path, typer.Option("--config", help="The server's settings file.")]
Site = Annotated[str, typer.Option(help="Id of the site; needed if the server has several.")]
Id = Annotated[str, typer.Option("--id", help="What the officer types to sign in, e.g. rina.")]
PasswordStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]
PinStdin = Annotated[bool, typer.Option("--pin-stdin", help="Read the PIN from standard input.")]


@app.command()
@exits_kindly
def add(
    config: Config,
    officer: Id,
    name: Annotated[str, typer.Option(help="What colleagues call them; officers see it.")],
    role: Annotated[OfficerRole, typer.Option(help="What they may do.")],
    site: Site = "",
    *,
    password_stdin: PasswordStdin = False,
) -> None:
    """Make an account; asks for a password, or draws one and prints it this once."""
    from kiosk.clock import SystemClock
    from kiosk.server.officers import OfficerWish, add_officer

    engine, place = _open(config, site)
    password, drawn = _password(stdin=password_stdin)
    wish = OfficerWish(place, OfficerId(officer), name, role, password)
    add_officer(engine, wish, SystemClock().now().at)
    typer.echo(f"{officer}: may sign in at {place} as {role.value}")
    _tell(password, drawn=drawn)


@app.command("list")
@exits_kindly
def list_(config: Config, site: Site = "") -> None:
    """List the officers of a site, locked ones too."""
    from kiosk.server.officers import list_officers

    for account in list_officers(*_open(config, site)):
        state = "active" if account.locked_at is None else f"locked {account.locked_at:%Y-%m-%d}"
        pin = "PIN" if account.pin_hash else "no PIN"
        typer.echo(f"{account.id}  {account.role.value}  {state}  {pin}  {account.name}")


@app.command()
@exits_kindly
def lock(config: Config, officer: Id, site: Site = "") -> None:
    """Lock an officer out of console and displays; all their browsers are signed out."""
    from kiosk.clock import SystemClock
    from kiosk.server.officers import lock_officer

    engine, place = _open(config, site)
    lock_officer(engine, place, OfficerId(officer), SystemClock().now().at)
    typer.echo(f"{officer}: locked")


@app.command()
@exits_kindly
def unlock(config: Config, officer: Id, site: Site = "") -> None:
    """Let an officer in again, with the same password and PIN."""
    from kiosk.server.officers import unlock_officer

    engine, place = _open(config, site)
    unlock_officer(engine, place, OfficerId(officer))
    typer.echo(f"{officer}: active")


@app.command()
@exits_kindly
def password(
    config: Config, officer: Id, site: Site = "", *, password_stdin: PasswordStdin = False
) -> None:
    """Set another password; all browsers of this officer are signed out."""
    from kiosk.server.officers import change_password

    engine, place = _open(config, site)
    new, drawn = _password(stdin=password_stdin)
    change_password(engine, place, OfficerId(officer), new)
    typer.echo(f"{officer}: has a new password")
    _tell(new, drawn=drawn)


@app.command()
@exits_kindly
def pin(
    config: Config,
    officer: Id,
    site: Site = "",
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Take the PIN away.")] = False,
    pin_stdin: PinStdin = False,
) -> None:
    """Set the six digits that open the displays; the gates learn them by themselves."""
    from kiosk.server.officers import change_pin

    engine, place = _open(config, site)
    change_pin(engine, place, OfficerId(officer), None if remove else _pin(stdin=pin_stdin))
    typer.echo(f"{officer}: {'has no PIN any more' if remove else 'has a new PIN'}")


@app.command("hash")
@exits_kindly
def hash_(*, pin_stdin: PinStdin = False) -> None:
    """Print the hash of a PIN, as [[officers]] of a gate without a server needs it."""
    from kiosk.domain.pins import fault_in
    from kiosk.wire.hashes import hash_secret

    wanted = _pin(stdin=pin_stdin)
    if fault_in(wanted) is not None:
        raise ValueError("a PIN is six digits, and none that anybody tries first")
    typer.echo(f'pin = "{hash_secret(wanted)}"')


def _open(config: Path, site: str) -> tuple[Engine, SiteId]:
    settings = server_settings(config)
    place = SiteId(site_of(settings, site).id)
    return database(settings), place


def _password(*, stdin: bool) -> tuple[str, bool]:
    """Return a password, and whether it was drawn here."""
    from kiosk.server.officers import new_password

    if stdin:
        return _line(), False
    if sys.stdin.isatty():
        asked = "Password (nothing: one is drawn)"
        typed = typer.prompt(asked, default="", hide_input=True, show_default=False)
        if typed:
            again = typer.prompt("Once more", hide_input=True)
            if again != typed:
                raise ValueError("the two entries differ; nothing was changed")
            return typed, False
    return new_password(), True


def _pin(*, stdin: bool) -> str:
    if stdin or not sys.stdin.isatty():
        return _line()
    typed = str(typer.prompt("PIN, six digits", hide_input=True))
    if typer.prompt("Once more", hide_input=True) != typed:
        raise ValueError("the two entries differ; nothing was changed")
    return typed


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _tell(password: str, *, drawn: bool) -> None:
    if drawn:
        typer.echo(f"password: {password}   (shown this once; to be changed at /console/account)")
