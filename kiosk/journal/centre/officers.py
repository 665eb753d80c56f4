"""The officers of each site. Whatever a gate must know of them moves the site's position on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.types import OfficerId, SiteId
from kiosk.journal.centre.sites import lock_sites, move_on
from kiosk.journal.centre.tables import officers
from kiosk.journal.times import from_us, to_us

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Row


@dataclass(frozen=True, slots=True)
class Account:
    """An officer who may sign in; both hashes are argon2id and never printed."""

    site: SiteId
    id: OfficerId
    name: str
    role: OfficerRole
    password_hash: str = field(repr=False)
    pin_hash: str | None = field(default=None, repr=False)
    created_at: datetime | None = None
    locked_at: datetime | None = None

    def officer(self) -> Officer:
        """Return what a display may know."""
        return Officer(self.id, self.name, self.role, self.pin_hash)


def add(connection: Connection, account: Account, now: datetime) -> int:
    """Add an officer; return the site's new position.

    Raises sqlalchemy.exc.IntegrityError if the site knows that id.
    """
    position = _next_position(connection, account.site)
    values = {
        "site": account.site,
        "id": account.id,
        "name": account.name,
        "role": account.role.value,
        "password_hash": account.password_hash,
        "pin_hash": account.pin_hash,
        "created_at": to_us(now),
        "locked_at": None,
        "position": position,
    }
    connection.execute(officers.insert().values(values))
    return position


def find(connection: Connection, site: SiteId, officer: OfficerId) -> Account | None:
    """Return an officer, locked or not, or None."""
    statement = select(officers).where(officers.c.site == site, officers.c.id == officer)
    row = connection.execute(statement).one_or_none()
    return None if row is None else to_account(row)


def of_site(connection: Connection, site: SiteId) -> list[Account]:
    """Return all officers of a site, locked ones too, by name."""
    statement = select(officers).where(officers.c.site == site)
    found = [to_account(row) for row in connection.execute(statement)]
    return sorted(found, key=lambda account: (account.name.casefold(), account.id))


def at_displays(connection: Connection, site: SiteId) -> list[Officer]:
    """Return whom a display lets in: not locked, with a PIN; by name."""
    accounts = of_site(connection, site)
    return [each.officer() for each in accounts if each.pin_hash and each.locked_at is None]


def changed_after(connection: Connection, site: SiteId, position: int) -> bool:
    """Tell whether gates must hear of the officers anew."""
    last = select(func.max(officers.c.position)).where(officers.c.site == site)
    return (connection.execute(last).scalar_one() or 0) > position


def set_password(connection: Connection, site: SiteId, officer: OfficerId, hashed: str) -> bool:
    """Keep another password's hash; False if there is no such officer."""
    return _change(connection, site, officer, password_hash=hashed)


def set_pin(
    connection: Connection, site: SiteId, officer: OfficerId, hashed: str | None
) -> int | None:
    """Keep another PIN's hash, or none; return the site's new position, None without officer."""
    return _change_for_gates(connection, site, officer, pin_hash=hashed)


def set_locked(
    connection: Connection, site: SiteId, officer: OfficerId, at: datetime | None
) -> int | None:
    """Lock an officer out, or in again with None; as ``set_pin`` otherwise."""
    locked_at = None if at is None else to_us(at)
    return _change_for_gates(connection, site, officer, locked_at=locked_at)


def to_account(row: Row[Any]) -> Account:
    """Read a row of ``officers``."""
    return Account(
        site=SiteId(row.site),
        id=OfficerId(row.id),
        name=row.name,
        role=OfficerRole(row.role),
        password_hash=row.password_hash,
        pin_hash=row.pin_hash,
        created_at=from_us(row.created_at),
        locked_at=None if row.locked_at is None else from_us(row.locked_at),
    )


def _next_position(connection: Connection, site: SiteId) -> int:
    position = lock_sites(connection, {site})[site] + 1
    move_on(connection, {site: position})
    return position


def _change_for_gates(
    connection: Connection, site: SiteId, officer: OfficerId, **values: object
) -> int | None:
    if find(connection, site, officer) is None:
        return None
    position = _next_position(connection, site)
    _change(connection, site, officer, position=position, **values)
    return position


def _change(connection: Connection, site: SiteId, officer: OfficerId, **values: object) -> bool:
    statement = update(officers).where(officers.c.site == site, officers.c.id == officer)
    return connection.execute(statement.values(values)).rowcount > 0
