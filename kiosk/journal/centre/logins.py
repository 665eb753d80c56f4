"""Who is signed in at a browser: rows that every worker sees, ended by being deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select, update

from kiosk.domain.types import OfficerId, SiteId
from kiosk.journal.centre.officers import Account, to_account
from kiosk.journal.centre.tables import logins, officers
from kiosk.journal.times import from_us, to_us

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Login:
    """One browser of one officer. ``id_hash`` is SHA-256 in hex of a secret only it holds."""

    site: SiteId
    id_hash: str
    officer: OfficerId
    made_at: datetime
    seen_at: datetime
    expires_at: datetime


def add(connection: Connection, login: Login) -> None:
    """Sign a browser in."""
    values = {
        "site": login.site,
        "id_hash": login.id_hash,
        "officer": login.officer,
        "made_at": to_us(login.made_at),
        "seen_at": to_us(login.seen_at),
        "expires_at": to_us(login.expires_at),
    }
    connection.execute(logins.insert().values(values))


def find(connection: Connection, site: SiteId, id_hash: str) -> tuple[Login, Account] | None:
    """Return a login with its officer, ended by time or not, or None."""
    whose = (officers.c.site == logins.c.site) & (officers.c.id == logins.c.officer)
    statement = (
        select(officers, logins.c.made_at, logins.c.seen_at, logins.c.expires_at)
        .join_from(logins, officers, whose)
        .where(logins.c.site == site, logins.c.id_hash == id_hash)
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        return None
    account = to_account(row)
    times = (from_us(row.made_at), from_us(row.seen_at), from_us(row.expires_at))
    return Login(site, id_hash, account.id, *times), account


def touch(connection: Connection, login: Login, now: datetime) -> None:
    """Note that a browser was used just now."""
    statement = update(logins).where(logins.c.site == login.site, logins.c.id_hash == login.id_hash)
    connection.execute(statement.values(seen_at=to_us(now)))


def end(connection: Connection, site: SiteId, id_hash: str) -> None:
    """Sign a browser out."""
    connection.execute(delete(logins).where(logins.c.site == site, logins.c.id_hash == id_hash))


def end_all(connection: Connection, site: SiteId, officer: OfficerId) -> int:
    """Sign an officer out everywhere; return of how many browsers."""
    statement = delete(logins).where(logins.c.site == site, logins.c.officer == officer)
    return connection.execute(statement).rowcount


def sweep(connection: Connection, site: SiteId, now: datetime, unseen_since: datetime) -> None:
    """Delete what time has ended."""
    over = or_(logins.c.expires_at <= to_us(now), logins.c.seen_at <= to_us(unseen_since))
    connection.execute(delete(logins).where(logins.c.site == site, over))
