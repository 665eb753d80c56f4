"""``kiosk gate``: which gates may send to the server and read from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.failing import exits_kindly
from kiosk.domain.types import GateId, NodeId, SiteId

app = typer.Typer(help="Gates of the server.", no_args_is_help=True)

if TYPE_CHECKING:
    from sqlalchemy import Engine

Config = Annotated[Path, typer.Option("--config", help="The server's settings file.")]
Site = Annotated[str, typer.Option(help="Id of the site.")]
Node = Annotated[str, typer.Option(help="Name of this one installation; a new one each time.")]


@app.command()
@exits_kindly
def add(
    config: Config,
    site: Site,
    gate: Annotated[str, typer.Option(help="Id of the gate.")],
    node: Node,
    name: Annotated[str, typer.Option(help="What people call the gate.")] = "",
) -> None:
    """Let an installation send and read; prints its token, which is shown this once only."""
    from kiosk.clock import SystemClock
    from kiosk.server.accounts import add_gate

    engine = _database(config)
    now = SystemClock().now().at
    typer.echo(add_gate(engine, SiteId(site), GateId(gate), NodeId(node), name or gate, now))


@app.command("list")
@exits_kindly
def list_(config: Config, site: Site) -> None:
    """List the installations of a site, revoked ones too."""
    from kiosk.server.accounts import list_gates

    for gate in list_gates(_database(config), SiteId(site)):
        state = "active" if gate.revoked_at is None else f"revoked {gate.revoked_at:%Y-%m-%d}"
        typer.echo(f"{gate.gate}  {gate.node}  {state}  {gate.name}")


@app.command()
@exits_kindly
def revoke(config: Config, site: Site, node: Node) -> None:
    """Take an installation's right to send and read."""
    from kiosk.clock import SystemClock
    from kiosk.server.accounts import revoke as revoke_gate

    engine = _database(config)
    if not revoke_gate(engine, SiteId(site), NodeId(node), SystemClock().now().at):
        raise ValueError(f"{node}: no installation of {site} that is active")
    typer.echo(f"{node}: revoked")


def _database(config: Path) -> Engine:
    from kiosk.journal.centre.store import open_store
    from kiosk.settings.reading import read_settings
    from kiosk.settings.server import CentreSettings

    settings = read_settings(CentreSettings, config)
    return open_store(settings.database.address.get_secret_value())
