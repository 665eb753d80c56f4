"""Logins of browsers, kept in the database: any worker knows them, and one deletion ends one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.types import NodeId, OfficerId, SiteId
from kiosk.journal.centre import logins
from kiosk.journal.centre.logins import Login
from kiosk.journal.centre.store import writing
from kiosk.server.signing_in.signed import SignedIn
from kiosk.server.tokens import new_token, parse_token

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Engine

    from kiosk.journal.centre.officers import Account
    from kiosk.ports import Clock

_NOTED_EVERY = timedelta(minutes=1)
"""How coarsely it is written down that a browser is in use: not with each request."""
_BROWSER = NodeId("browser")
"""What stands in a login's cookie where a gate's token names its node."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """``idle``: unused for so long a login ends; ``longest``: at the latest after this long."""

    engine: Engine
    clock: Clock
    idle: timedelta
    longest: timedelta

    def begin(self, site: SiteId, officer: OfficerId, instead_of: str = "") -> str:
        """Sign a browser in; return what its cookie holds. May block.

        The id is always a new one, whatever cookie came with the request (``instead_of``, which
        ends): nobody can plant one and wait until somebody signs in with it.
        """
        token = new_token(site, _BROWSER)
        now = self.clock.now().at
        login = Login(site, token.hash(), officer, now, now, now + self.longest)
        with writing(self.engine) as connection:
            logins.sweep(connection, site, now, now - self.idle)
            self._end(connection, instead_of)
            logins.add(connection, login)
        return str(token)

    def end(self, cookie: str) -> None:
        """Sign a browser out by what its cookie holds. May block."""
        with writing(self.engine) as connection:
            self._end(connection, cookie)

    async def find(self, cookie: str, *, used: bool = True) -> SignedIn | None:
        """Return who is signed in with a cookie, or None.

        ``used`` False for what a page asks by itself: it must not keep an empty desk signed in.
        """
        token = parse_token(cookie)
        if token is None:
            return None
        return await asyncio.to_thread(self._find, token.site, token.hash(), used)

    async def is_open(self, signed_in: SignedIn) -> bool:
        """Tell whether a login still holds; a page that listens for hours asks now and then."""
        found = await asyncio.to_thread(self._find, signed_in.site, signed_in.login, False)  # noqa: FBT003
        return found is not None

    def _find(self, site: SiteId, id_hash: str, used: bool) -> SignedIn | None:  # noqa: FBT001
        now = self.clock.now().at
        with self.engine.connect() as connection:
            found = logins.find(connection, site, id_hash)
        if found is None or not self._holds(*found, now):
            return None
        login, account = found
        if used and now - login.seen_at >= min(_NOTED_EVERY, self.idle / 10):
            with writing(self.engine) as connection:
                logins.touch(connection, login, now)
        return SignedIn(
            site=site,
            officer=account.id,
            name=account.name,
            role=account.role,
            since=login.made_at,
            has_pin=account.pin_hash is not None,
            login=id_hash,
        )

    def _holds(self, login: Login, account: Account, now: datetime) -> bool:
        in_time = now < login.expires_at and now - login.seen_at < self.idle
        return in_time and account.locked_at is None

    @staticmethod
    def _end(connection: Connection, cookie: str) -> None:
        token = parse_token(cookie)
        if token is not None:
            logins.end(connection, token.site, token.hash())
