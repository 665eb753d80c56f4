"""Passwords tried at the console: counted before they are looked at, the same for any login."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from kiosk.domain import throttling
from kiosk.domain.throttling import Tries
from kiosk.domain.types import OfficerId
from kiosk.journal.centre import officers, tries
from kiosk.journal.centre.store import writing
from kiosk.server.officers import is_officer_id
from kiosk.server.problems import busy
from kiosk.wire import hashes

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from kiosk.domain.types import SiteId
    from kiosk.journal.centre.officers import Account
    from kiosk.ports import Clock

AT_ONCE = 2
"""Passwords hashed at the same time: each takes 64 MiB and a processor."""
MOST_WAITING = 64
FREE_OF_ADDRESS = 20
"""Wrong tries from one address before it waits: all desks of an office may share one."""

_log = structlog.get_logger(__name__)


class NotSignedInError(Exception):
    """Not let in: ``wait`` says for how long no further try is looked at, zero if at once."""

    def __init__(self, wait: timedelta = timedelta(0)) -> None:
        """Keep the wait."""
        super().__init__("not signed in")
        self.wait = wait


@dataclass(slots=True)
class Checking:
    """Tells whether a password is an officer's."""

    engine: Engine
    clock: Clock
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _waiting: int = 0

    async def check(self, site: SiteId, typed: str, password: str, address: str) -> Account:
        """Return whose password it is; raises NotSignedInError, or ProblemError (503).

        ``typed`` is the login as typed. A wrong login, a wrong password and a locked account
        cannot be told apart, neither by the answer nor by its time.
        """
        if self._waiting >= MOST_WAITING:
            raise busy("too many people sign in at once")
        self._waiting += 1
        try:
            async with self._free:
                return await asyncio.to_thread(self._check, site, typed, password, address)
        finally:
            self._waiting -= 1

    def _check(self, site: SiteId, typed: str, password: str, address: str) -> Account:
        officer = OfficerId(typed.strip().casefold())
        now = self.clock.now().at
        counted = _Counted(site, _hidden("officer", officer), _hidden("address", address))
        wait, before = counted.count(self.engine, now)
        if wait:
            _log.warning("login throttled", site=site, wait_s=int(wait.total_seconds()))
            raise NotSignedInError(wait)
        account = self._account(site, officer)
        fits = hashes.fits(password, hashes.nobodys() if account is None else account.password_hash)
        if account is None or not fits or account.locked_at is not None:
            known = None if account is None else account.id
            _log.warning("login refused", site=site, officer=known)
            raise NotSignedInError(counted.wait(self.engine, now))
        counted.forgive(self.engine, now, before)
        if hashes.is_dated(account.password_hash):
            self._renew(account, password)
        return account

    def _account(self, site: SiteId, officer: OfficerId) -> Account | None:
        if not is_officer_id(officer):
            return None
        with self.engine.connect() as connection:
            return officers.find(connection, site, officer)

    def _renew(self, account: Account, password: str) -> None:
        hashed = hashes.hash_secret(password)
        with writing(self.engine) as connection:
            officers.set_password(connection, account.site, account.id, hashed)
        _log.info("hash renewed", site=account.site, officer=account.id)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The tries of one login and of the address that it is tried from."""

    site: SiteId
    officer: str
    address: str

    def count(self, engine: Engine, now: datetime) -> tuple[timedelta, datetime | None]:
        """Count a try as wrong until it proves right, or return how long it has to wait.

        The second value is when the address was wrong before.

        Counted first, so that a hundred tries at once are not all let through. A try that has to
        wait counts for nothing: pressing again does not make it longer.
        """
        with writing(engine) as connection:
            tries.sweep(connection, self.site, now)
            found = tries.locked(connection, self.site, (self.officer, self.address), now)
            wait = self._left(found, now)
            if not wait:
                for who, each in found.items():
                    tries.keep(connection, self.site, who, throttling.one_more(each, now))
            return wait, found[self.address].last_at

    def wait(self, engine: Engine, now: datetime) -> timedelta:
        """Return how long the next try has to wait."""
        with writing(engine) as connection:
            found = tries.locked(connection, self.site, (self.officer, self.address), now)
            return self._left(found, now)

    def forgive(self, engine: Engine, now: datetime, before: datetime | None) -> None:
        """Take back what ``count`` counted, and all that was wrong with this login before."""
        with writing(engine) as connection:
            found = tries.locked(connection, self.site, (self.officer, self.address), now)
            address = found[self.address]
            tries.keep(connection, self.site, self.officer, Tries())
            less = Tries(address.wrong - 1, before)
            tries.keep(connection, self.site, self.address, less)

    def _left(self, found: dict[str, Tries], now: datetime) -> timedelta:
        return max(
            throttling.left(found[self.officer], now),
            throttling.left(found[self.address], now, FREE_OF_ADDRESS),
        )


def _hidden(kind: str, text: str) -> str:
    # Somebody may have typed a password where the login belongs.
    return hashlib.sha256(f"{kind}:{text}".encode()).hexdigest()
