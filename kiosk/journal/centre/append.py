"""Writing what gates sent: many requests in one transaction, few statements whatever their size."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ARRAY, Column, bindparam, func, select, tuple_

from kiosk.domain.types import NodeId, Seq, SiteId
from kiosk.journal.centre.intake import Intake, Key
from kiosk.journal.centre.offers import Fact
from kiosk.journal.centre.sites import lock_sites, move_on
from kiosk.journal.centre.tables import authors, events, set_aside
from kiosk.journal.centre.upserts import POSTGRESQL, insert_into
from kiosk.journal.times import to_us

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from kiosk.journal.centre.offers import Batch, Receipt, Spoilt

Pair = tuple[SiteId, NodeId]

_EVENT = [column.name for column in events.columns]


@dataclass(frozen=True, slots=True)
class Appended:
    """A receipt for each batch, in order, and the new position of each site that moved on."""

    receipts: list[Receipt]
    moved: dict[SiteId, int]


def append(connection: Connection, batches: Sequence[Batch], now: datetime) -> Appended:
    """Take batches in, within the caller's transaction."""
    before = lock_sites(connection, {batch.site for batch in batches})
    through = _through(connection, {(batch.site, batch.author) for batch in batches})
    stored = _stored_again(connection, batches, through)
    intake = Intake(dict(through), stored, dict(before))
    receipts = [intake.take(batch) for batch in batches]
    now_us = to_us(now)
    _add_events(connection, list(intake.added.values()), now_us)
    _add_apart(connection, intake.apart, now_us)
    _answer_for(connection, intake.through, now_us)
    moved = {site: last for site, last in intake.positions.items() if last != before[site]}
    move_on(connection, moved)
    return Appended(receipts, moved)


def _through(connection: Connection, pairs: set[Pair]) -> dict[Pair, Seq]:
    key = tuple_(authors.c.site, authors.c.author)
    rows = connection.execute(
        select(authors.c.site, authors.c.author, authors.c.through).where(key.in_(list(pairs)))
    )
    return {(SiteId(site), NodeId(author)): Seq(through) for site, author, through in rows}


def _stored_again(
    connection: Connection, batches: Sequence[Batch], through: dict[Pair, Seq]
) -> dict[Key, Fact]:
    """Return what is there already under numbers that come again; seldom anything."""
    found: dict[Key, Fact] = {}
    columns = [events.c[name] for name in Fact._fields]
    for batch in batches:
        last = through.get((batch.site, batch.author), 0)
        again = [item.seq for item in batch.items if item.seq <= last]
        if again:
            statement = select(*columns).where(
                events.c.site == batch.site,
                events.c.author == batch.author,
                events.c.seq.between(min(again), max(again)),
            )
            facts = map(Fact._make, connection.execute(statement))
            found.update(((fact.site, fact.author, fact.seq), fact) for fact in facts)
    return found


def _add_events(connection: Connection, added: list[tuple[Fact, int]], now_us: int) -> None:
    if not added:
        return
    insert = insert_into(connection, events)
    if connection.dialect.name == POSTGRESQL:
        # One statement with one array per column: a third of the time of row after row.
        columns = zip(*[(*fact, now_us, position) for fact, position in added], strict=True)
        values = {name: list(column) for name, column in zip(_EVENT, columns, strict=True)}
        rows = func.unnest(
            *[bindparam(column.name, type_=ARRAY(column.type)) for column in events.columns]
        ).table_valued(*[Column(column.name, column.type) for column in events.columns])
        rows = rows.render_derived()
        chosen = select(*[rows.c[name] for name in _EVENT])
        connection.execute(insert.from_select(_EVENT, chosen).on_conflict_do_nothing(), values)
        return
    dicts = [
        {**fact._asdict(), "received_at": now_us, "position": position} for fact, position in added
    ]
    connection.execute(insert.on_conflict_do_nothing(), dicts)


def _add_apart(connection: Connection, apart: Sequence[tuple[Batch, Spoilt]], now_us: int) -> None:
    if apart:
        rows: list[dict[str, Any]] = [
            {
                "site": batch.site,
                "author": batch.author,
                "seq": spoilt.seq,
                "digest": hashlib.sha256(spoilt.raw).hexdigest(),
                "reason": spoilt.reason,
                # PostgreSQL cannot hold NUL in a text.
                "raw": spoilt.raw.decode("utf-8", "replace").replace(
                    "\0", "\N{REPLACEMENT CHARACTER}"
                ),
                "at": now_us,
            }
            for batch, spoilt in apart
        ]
        connection.execute(insert_into(connection, set_aside).on_conflict_do_nothing(), rows)


def _answer_for(connection: Connection, through: dict[Pair, Seq], now_us: int) -> None:
    insert = insert_into(connection, authors)
    rows = [
        {"site": site, "author": author, "through": seq, "last_at": now_us}
        for (site, author), seq in sorted(through.items())
    ]
    if rows:
        connection.execute(
            insert.on_conflict_do_update(
                index_elements=["site", "author"],
                set_={"through": insert.excluded.through, "last_at": insert.excluded.last_at},
            ),
            rows,
        )
