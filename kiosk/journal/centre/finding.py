"""Finding the site of a ticket of which nothing but the id is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal_column, select

from kiosk.domain.types import SiteId
from kiosk.journal.centre.tables import TICKET_ISSUED, events

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from kiosk.domain.types import TicketId


def sites_of_ticket(
    connection: Connection, ticket: TicketId, sites: Iterable[SiteId]
) -> list[SiteId]:
    """Return those of the sites that issued a ticket with this id: one, or none."""
    # The kind stands in the statement as in the index: SQLite takes a partial index only then.
    statement = select(events.c.site).where(
        events.c.site.in_(list(sites)),
        events.c.ticket == ticket,
        events.c.kind == literal_column(f"'{TICKET_ISSUED}'"),
    )
    return [SiteId(site) for site in connection.execute(statement).scalars()]
