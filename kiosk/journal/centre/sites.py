"""The counter of each site, under whose lock everything at that site is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from kiosk.domain.types import SiteId
from kiosk.journal.centre.tables import sites
from kiosk.journal.centre.upserts import inserts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


_NEW = inserts(sites).map(lambda insert: insert.on_conflict_do_nothing())
_LOCK = (
    select(sites.c.site, sites.c.position)
    .where(sites.c.site.in_(bindparam("ids", expanding=True)))
    .order_by(sites.c.site)
    .with_for_update()
)
_MOVE = update(sites).where(sites.c.site == bindparam("of"))
_HEADS = select(sites.c.site, sites.c.position).where(
    sites.c.site.in_(bindparam("ids", expanding=True))
)


def lock_sites(connection: Connection, wanted: Iterable[SiteId]) -> dict[SiteId, int]:
    """Lock the rows of some sites until the transaction ends; return their positions.

    Locked in one order everywhere, so that two writers never wait for each other. SQLite has no
    such lock and needs none: there is one writer.
    """
    ids = sorted(set(wanted))
    found = _locked(connection, ids)
    if len(found) < len(ids):
        new = [{"site": site, "position": 0} for site in ids if site not in found]
        connection.execute(_NEW.on(connection), new)
        found = _locked(connection, ids)
    return found


def move_on(connection: Connection, positions: Mapping[SiteId, int]) -> None:
    """Write the last position of sites whose rows are locked."""
    if positions:
        values = [{"of": site, "position": last} for site, last in positions.items()]
        connection.execute(_MOVE, values)


def heads(connection: Connection, wanted: Iterable[SiteId]) -> dict[SiteId, int]:
    """Return the last position of each site; one that never wrote anything is left out."""
    rows = connection.execute(_HEADS, {"ids": list(wanted)})
    return {SiteId(site): position for site, position in rows}


def head(connection: Connection, site: SiteId) -> int:
    """Return the last position of a site, 0 before the first.

    Read first in a transaction that then reads rows: whatever is at or before it is visible.
    """
    return heads(connection, [site]).get(site, 0)


def _locked(connection: Connection, ids: list[SiteId]) -> dict[SiteId, int]:
    rows = connection.execute(_LOCK, {"ids": ids})
    return {SiteId(site): position for site, position in rows}
