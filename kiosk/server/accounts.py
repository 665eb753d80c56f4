"""Which gates may send and read: made, looked up and revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from kiosk.journal.centre import gates
from kiosk.journal.centre.gates import Gate
from kiosk.journal.centre.recording import CENTRE
from kiosk.journal.centre.store import writing
from kiosk.server.tokens import Token, new_token, parse_token

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from kiosk.domain.types import GateId, NodeId, SiteId


class NodeTakenError(ValueError):
    """Another installation has this node id; a new one needs a new id, revoked or not."""


class NodeNameError(ValueError):
    """Site, node or gate is no name: letters, digits, dashes and underscores, up to 40."""


def add_gate(
    engine: Engine, site: SiteId, gate: GateId, node: NodeId, name: str, now: datetime
) -> str:
    """Let an installation send; return its token, which is shown this once and never kept.

    Raises NodeTakenError or NodeNameError.
    """
    token = new_token(site, node)
    if parse_token(str(token)) is None or parse_token(f"{site}.{gate}.{token.secret}") is None:
        raise NodeNameError(f"{site}.{node}: letters, digits, - and _, at most 40 of them")
    if node == CENTRE:
        raise NodeNameError(f"{node}: this is what the server itself is called")
    row = Gate(site, node, gate, name, token.hash(), now)
    try:
        with writing(engine) as connection:
            gates.add(connection, row)
    except IntegrityError as error:
        raise NodeTakenError(f"{node}: this site already knows an installation so named") from error
    return str(token)


def revoke(engine: Engine, site: SiteId, node: NodeId, now: datetime) -> bool:
    """Take an installation's right to send and read; return False if it had none."""
    with writing(engine) as connection:
        return gates.revoke(connection, site, node, now)


def list_gates(engine: Engine, site: SiteId) -> list[Gate]:
    """Return all installations of a site, revoked ones too, oldest first."""
    with engine.connect() as connection:
        return gates.of_site(connection, site)


def bearer_of(engine: Engine, token: Token) -> Gate | None:
    """Return whom a token belongs to, revoked or not; None if it is nobody's."""
    with engine.connect() as connection:
        gate = gates.find(connection, token.site, token.node)
    # An unknown node takes the same path as a wrong secret.
    fits = token.fits(gate.token_hash if gate is not None else "")
    return gate if fits else None
