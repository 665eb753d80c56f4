"""``kiosk keys``: the keys that booking codes are signed with."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.failing import exits_kindly
from kiosk.domain.types import KeyId

app = typer.Typer(help="Signing keys of booking codes.", no_args_is_help=True)

KeyFile = Annotated[Path, typer.Argument(help="File of the private key (PEM).")]


@app.command()
@exits_kindly
def new(file: KeyFile) -> None:
    """Make a private key, readable by its owner only; an existing file is left alone."""
    from kiosk.wire.keys import write_new_key

    write_new_key(file)
    typer.echo(f"{file}: new Ed25519 key. Name it under [[keys]] of the server's settings.")


@app.command()
@exits_kindly
def seal(
    file: Annotated[Path, typer.Argument(help="File of the private sealing key.")],
) -> None:
    """Make the key that opens what visitors without a booking typed at a gate."""
    from kiosk.wire.sealing import write_new_sealing_key

    write_new_sealing_key(file)
    typer.echo(f"{file}: new X25519 key. Name it under [sealing] of the server's settings.")


@app.command()
@exits_kindly
def show(file: KeyFile, key_id: Annotated[str, typer.Option("--id", help="Its key id.")]) -> None:
    """Print the public half, as a gate without a server needs it in its settings."""
    from kiosk.wire.keys import public_half

    public = public_half(file, KeyId(key_id))
    typer.echo(f'[[keys]]\nid = "{public.id}"\npublic = "{b64encode(public.raw).decode()}"')
