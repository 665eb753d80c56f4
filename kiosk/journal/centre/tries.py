"""Wrong passwords in a row, counted where all workers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from kiosk.domain.throttling import FORGOTTEN_AFTER, Tries
from kiosk.journal.centre.tables import tries
from kiosk.journal.centre.upserts import inserts
from kiosk.journal.times import from_us, to_us

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from kiosk.domain.types import SiteId

_KEEP = inserts(tries).map(
    lambda insert: insert.on_conflict_do_update(
        index_elements=["site", "who"],
        set_={"wrong": insert.excluded.wrong, "last_at": insert.excluded.last_at},
    )
)


_FIRST = inserts(tries).map(lambda insert: insert.on_conflict_do_nothing())


def locked(
    connection: Connection, site: SiteId, whose: Iterable[str], now: datetime
) -> dict[str, Tries]:
    """Return the wrong tries of some logins and addresses, locked until the transaction ends.

    Two tries at once would otherwise count as one. Locked in one order, so that none waits for
    another that waits for it.
    """
    found = {}
    for who in sorted(whose):
        values = {"site": site, "who": who, "wrong": 0, "last_at": to_us(now)}
        connection.execute(_FIRST.on(connection), values)
        statement = select(tries).where(tries.c.site == site, tries.c.who == who)
        row = connection.execute(statement.with_for_update()).one()
        found[who] = Tries(row.wrong, from_us(row.last_at) if row.wrong else None)
    return found


def keep(connection: Connection, site: SiteId, who: str, counted: Tries) -> None:
    """Keep them; without any the row goes."""
    if counted.last_at is None or counted.wrong <= 0:
        connection.execute(delete(tries).where(tries.c.site == site, tries.c.who == who))
        return
    values = {"site": site, "who": who, "wrong": counted.wrong, "last_at": to_us(counted.last_at)}
    connection.execute(_KEEP.on(connection), values)


def sweep(connection: Connection, site: SiteId, now: datetime) -> None:
    """Forget what is too old to be held against anybody."""
    old = tries.c.last_at < to_us(now - FORGOTTEN_AFTER)
    connection.execute(delete(tries).where(tries.c.site == site, old))
