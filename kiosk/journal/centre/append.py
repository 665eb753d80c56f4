"""Writing what gates sent: many requests in one transaction, few statements whatever their size."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import JSON, Column, Text, bindparam, cast, func, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.domain.types import NodeId, Seq, SiteId
from kiosk.journal.centre.intake import Intake, Key
from kiosk.journal.centre.offers import Fact
from kiosk.journal.centre.sites import lock_sites, move_on
from kiosk.journal.centre.tables import authors, events, set_aside
from kiosk.journal.centre.upserts import POSTGRESQL, Insert, inserts
from kiosk.journal.times import to_us

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from kiosk.journal.centre.offers import Batch, Receipt, Spoilt

Pair = tuple[SiteId, NodeId]

_NAMES = [column.name for column in events.columns]
_FACT = [events.c[name] for name in Fact._fields]
_THROUGH = select(authors.c.site, authors.c.author, authors.c.through).where(
    tuple_(authors.c.site, authors.c.author).in_(bindparam("pairs", expanding=True))
)
_ADD_APART = inserts(set_aside).map(lambda insert: insert.on_conflict_do_nothing())
_ANSWER_FOR = inserts(authors).map(
    lambda insert: insert.on_conflict_do_update(
        index_elements=["site", "author"],
        set_={"through": insert.excluded.through, "last_at": insert.excluded.last_at},
    )
)


def _add_at_once() -> Insert:
    # One statement whose one parameter holds all rows. Arrays, one per column, would do as well,
    # but the driver writes them symbol by symbol: four times slower where bodies are JSON.
    columns = [Column(column.name, column.type) for column in events.columns]
    rows = func.json_to_recordset(cast(bindparam("rows", type_=Text), JSON)).table_valued(*columns)
    chosen = select(*rows.render_derived(with_types=True).c)
    return postgresql.insert(events).from_select(_NAMES, chosen).on_conflict_do_nothing()


def _add_rows() -> str:
    # As text, for the driver's own executemany: it takes tuples as they are, while a statement
    # object makes a dictionary of each row first.
    insert = sqlite.insert(events).on_conflict_do_nothing()
    return str(insert.compile(dialect=sqlite.dialect(paramstyle="qmark")))


_ADD_AT_ONCE = _add_at_once()
_ADD_ROWS = _add_rows()


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
    rows = connection.execute(_THROUGH, {"pairs": list(pairs)})
    return {(SiteId(site), NodeId(author)): Seq(through) for site, author, through in rows}


def _stored_again(
    connection: Connection, batches: Sequence[Batch], through: dict[Pair, Seq]
) -> dict[Key, Fact]:
    """Return what is there already under numbers that come again; seldom anything."""
    found: dict[Key, Fact] = {}
    for batch in batches:
        last = through.get((batch.site, batch.author), 0)
        again = [item.seq for item in batch.items if item.seq <= last]
        if again:
            statement = select(*_FACT).where(
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
    rows = [(*fact, now_us, position) for fact, position in added]
    if connection.dialect.name == POSTGRESQL:
        objects = [dict(zip(_NAMES, row, strict=True)) for row in rows]
        connection.execute(_ADD_AT_ONCE, {"rows": msgspec.json.encode(objects).decode()})
    else:
        connection.exec_driver_sql(_ADD_ROWS, rows)


def _add_apart(connection: Connection, apart: Sequence[tuple[Batch, Spoilt]], now_us: int) -> None:
    if apart:
        rows: list[dict[str, Any]] = [
            {
                "site": batch.site,
                "author": batch.author,
                "seq": spoilt.seq,
                "digest": hashlib.sha256(spoilt.raw).hexdigest(),
                "reason": spoilt.reason,
                "raw": _as_text(spoilt.raw),
                "at": now_us,
            }
            for batch, spoilt in apart
        ]
        connection.execute(_ADD_APART.on(connection), rows)


def _as_text(raw: bytes) -> str:
    # PostgreSQL cannot hold NUL in a text.
    return raw.decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _answer_for(connection: Connection, through: dict[Pair, Seq], now_us: int) -> None:
    rows = [
        {"site": site, "author": author, "through": seq, "last_at": now_us}
        for (site, author), seq in sorted(through.items())
    ]
    if rows:
        connection.execute(_ANSWER_FOR.on(connection), rows)
