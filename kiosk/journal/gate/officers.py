"""Whom the display lets in, as the feed named them last; and wrong PINs, kept over a restart."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.domain.officers import Officer
from kiosk.domain.throttling import Tries
from kiosk.journal.gate.schema import LOCK_TRIES, OFFICERS, PINS_KNOWN
from kiosk.journal.times import from_us, to_us
from kiosk.wire.sync import OfficerNote, from_note


def keep(connection: Connection, notes: Collection[OfficerNote] | None) -> None:
    """Replace the whole set; None, from an older server, leaves it as it is."""
    if notes is None:
        return
    connection.execute(delete(OFFICERS))
    rows = {each.id: {"name": each.name, "role": each.role, "pin": each.pin} for each in notes}
    if rows:
        connection.execute(insert(OFFICERS), [{"id": id_, **row} for id_, row in rows.items()])
        # Here and not at the display alone, which may be off while officers come and go.
        note_pins(connection)


def known(connection: Connection) -> list[Officer]:
    """Return them; one of a role that this version does not know is left out."""
    rows = connection.execute(select(OFFICERS).order_by(OFFICERS.c.id))
    notes = (OfficerNote(row.id, row.name, row.role, row.pin) for row in rows)
    return [officer for note in notes if (officer := from_note(note)) is not None]


def note_pins(connection: Connection) -> None:
    """Note for good that somebody had a PIN."""
    connection.execute(upsert(PINS_KNOWN).values(id=1).on_conflict_do_nothing())


def pins_known(connection: Connection) -> bool:
    """Tell whether anybody ever had a PIN here."""
    return connection.scalar(select(PINS_KNOWN.c.id)) is not None


def tries(connection: Connection) -> Tries:
    """Return the wrong PINs in a row at this display."""
    row = connection.execute(select(LOCK_TRIES)).one_or_none()
    return Tries() if row is None else Tries(row.wrong, from_us(row.last_at_us))


def keep_tries(connection: Connection, counted: Tries) -> None:
    """Keep them; without any the row goes."""
    connection.execute(delete(LOCK_TRIES))
    if counted.last_at is not None:
        row = {"id": 1, "wrong": counted.wrong, "last_at_us": to_us(counted.last_at)}
        connection.execute(insert(LOCK_TRIES).values(row))
