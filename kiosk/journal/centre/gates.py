"""Who may send events: one row per installation of a gate, with the hash of its token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from kiosk.domain.types import GateId, NodeId, SiteId
from kiosk.journal.centre.tables import authors, gates
from kiosk.journal.centre.upserts import inserts
from kiosk.journal.times import from_us, to_us

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Row

_HEARD = inserts(authors).map(
    lambda insert: insert.on_conflict_do_update(
        index_elements=["site", "author"], set_={"last_at": insert.excluded.last_at}
    )
)


@dataclass(frozen=True, slots=True)
class Gate:
    """One installation. ``token_hash`` is SHA-256 in hex."""

    site: SiteId
    node: NodeId
    gate: GateId
    name: str
    token_hash: str
    created_at: datetime
    revoked_at: datetime | None = None


def add(connection: Connection, gate: Gate) -> None:
    """Add an installation; raises sqlalchemy.exc.IntegrityError if its node is known."""
    values = {
        "site": gate.site,
        "node": gate.node,
        "gate": gate.gate,
        "name": gate.name,
        "token_hash": gate.token_hash,
        "created_at": to_us(gate.created_at),
        "revoked_at": None,
    }
    connection.execute(gates.insert().values(values))


def find(connection: Connection, site: SiteId, node: NodeId) -> Gate | None:
    """Return an installation, revoked or not, or None."""
    statement = select(gates).where(gates.c.site == site, gates.c.node == node)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _to_gate(row)


def of_site(connection: Connection, site: SiteId) -> list[Gate]:
    """Return all installations of a site, oldest first."""
    statement = select(gates).where(gates.c.site == site).order_by(gates.c.created_at)
    return [_to_gate(row) for row in connection.execute(statement)]


def names(connection: Connection, site: SiteId) -> dict[GateId, str]:
    """Return what people call the gates of a site: the newest name of each.

    One that was never given a name is left out: its id is for officers and IT.
    """
    statement = (
        select(gates.c.gate, gates.c.name)
        .where(gates.c.site == site, gates.c.name.not_in(["", gates.c.gate]))
        .order_by(gates.c.created_at, gates.c.node)
    )
    return {GateId(gate): name for gate, name in connection.execute(statement)}


@dataclass(frozen=True, slots=True)
class Heard:
    """A gate of a site, and when anything was heard of it last; None for never."""

    gate: GateId
    name: str
    at: datetime | None


def heard(connection: Connection, site: SiteId) -> tuple[Heard, ...]:
    """Return the gates of a site that may send, by id, each once however often it was installed."""
    statement = (
        select(gates.c.gate, func.max(authors.c.last_at))
        .outerjoin_from(
            gates, authors, (authors.c.site == gates.c.site) & (authors.c.author == gates.c.node)
        )
        .where(gates.c.site == site, gates.c.revoked_at.is_(None))
        .group_by(gates.c.gate)
        .order_by(gates.c.gate)
    )
    called = names(connection, site)
    return tuple(
        Heard(GateId(gate), called.get(gate, gate), None if at is None else from_us(at))
        for gate, at in connection.execute(statement)
    )


def note_heard(connection: Connection, site: SiteId, node: NodeId, now: datetime) -> None:
    """Note that an installation was heard of, also one that has sent nothing yet."""
    values = {"site": site, "author": node, "through": 0, "last_at": to_us(now)}
    connection.execute(_HEARD.on(connection), [values])


def revoke(connection: Connection, site: SiteId, node: NodeId, now: datetime) -> bool:
    """Take an installation's right to send; return False if it has none."""
    statement = (
        update(gates)
        .where(gates.c.site == site, gates.c.node == node, gates.c.revoked_at.is_(None))
        .values(revoked_at=to_us(now))
    )
    return connection.execute(statement).rowcount > 0


def _to_gate(row: Row[Any]) -> Gate:
    return Gate(
        site=SiteId(row.site),
        node=NodeId(row.node),
        gate=GateId(row.gate),
        name=row.name,
        token_hash=row.token_hash,
        created_at=from_us(row.created_at),
        revoked_at=None if row.revoked_at is None else from_us(row.revoked_at),
    )
