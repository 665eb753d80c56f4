"""Officers' accounts: made, listed, locked, and given another password or PIN."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import IntegrityError

from kiosk.domain import pins
from kiosk.journal.centre import logins
from kiosk.journal.centre import officers as rows
from kiosk.journal.centre.officers import Account
from kiosk.journal.centre.store import writing
from kiosk.wire.hashes import LONGEST, hash_secret

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from kiosk.domain.officers import OfficerRole
    from kiosk.domain.types import OfficerId, SiteId

SHORTEST = 10
"""Characters of a password. NIST SP 800-63B asks for length, never for special signs."""
FEWEST_DIFFERENT = 5

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what looks alike on paper."""

_log = structlog.get_logger(__name__)


class PasswordFault(StrEnum):
    """Why a password is not taken."""

    SHORT = "short"
    LONG = "long"
    EASY = "easy"


class OfficerError(ValueError):
    """The account cannot be made or changed as wished; the text says why."""


@dataclass(frozen=True, slots=True)
class OfficerWish:
    """A new account; ``password`` is the text itself and is hashed at once."""

    site: SiteId
    id: OfficerId
    name: str
    role: OfficerRole
    password: str

    def __repr__(self) -> str:
        """Leave the password out of every log and traceback."""
        return f"OfficerWish({self.site}, {self.id}, {self.role})"


def is_officer_id(text: str) -> bool:
    """Tell whether a text could be the login of an officer."""
    return _ID.fullmatch(text) is not None


def add_officer(engine: Engine, wish: OfficerWish, now: datetime) -> None:
    """Make an account; raises OfficerError."""
    if not is_officer_id(wish.id):
        raise OfficerError(
            f"{wish.id}: up to 40 small letters, digits, - and _, beginning with a letter or digit"
        )
    if not wish.name.strip() or len(wish.name) > LONGEST:
        raise OfficerError(f"{wish.id}: a name is needed, of at most {LONGEST} characters")
    _check_password(wish.password, wish.id)
    hashed = hash_secret(wish.password)
    account = Account(wish.site, wish.id, wish.name.strip(), wish.role, hashed)
    try:
        with writing(engine) as connection:
            rows.add(connection, account, now)
    except IntegrityError as error:
        raise OfficerError(f"{wish.id}: {wish.site} already has an officer so named") from error
    _log.info("officer added", site=wish.site, officer=wish.id, role=wish.role.value)


def list_officers(engine: Engine, site: SiteId) -> list[Account]:
    """Return all officers of a site, locked ones too, by name."""
    with engine.connect() as connection:
        return rows.of_site(connection, site)


def change_password(engine: Engine, site: SiteId, officer: OfficerId, password: str) -> None:
    """Set a password and sign the officer out everywhere; raises OfficerError."""
    _check_password(password, officer)
    hashed = hash_secret(password)
    with writing(engine) as connection:
        if not rows.set_password(connection, site, officer, hashed):
            raise _nobody(site, officer)
        logins.end_all(connection, site, officer)
    _log.info("officer's password changed", site=site, officer=officer)


def change_pin(engine: Engine, site: SiteId, officer: OfficerId, pin: str | None) -> int:
    """Set the PIN of the displays, or take it away; return the site's position.

    Raises OfficerError.
    """
    hashed = None
    if pin is not None:
        fault = pins.fault_in(pin)
        if fault is not None:
            raise OfficerError(explained(fault))
        hashed = hash_secret(pin)
    with writing(engine) as connection:
        position = rows.set_pin(connection, site, officer, hashed)
    if position is None:
        raise _nobody(site, officer)
    _log.info("officer's PIN changed", site=site, officer=officer, taken_away=pin is None)
    return position


def lock_officer(engine: Engine, site: SiteId, officer: OfficerId, now: datetime) -> None:
    """Lock an officer out of console and displays at once; raises OfficerError."""
    with writing(engine) as connection:
        if rows.set_locked(connection, site, officer, now) is None:
            raise _nobody(site, officer)
        logins.end_all(connection, site, officer)
    _log.info("officer locked", site=site, officer=officer)


def unlock_officer(engine: Engine, site: SiteId, officer: OfficerId) -> None:
    """Let an officer in again, with the same password and PIN; raises OfficerError."""
    with writing(engine) as connection:
        if rows.set_locked(connection, site, officer, None) is None:
            raise _nobody(site, officer)
    _log.info("officer unlocked", site=site, officer=officer)


def new_password() -> str:
    """Draw a password to be handed over: 16 signs in four groups, 79 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def password_fault(password: str, officer: OfficerId) -> PasswordFault | None:
    """Say what is wrong with a password, or None."""
    if len(password) < SHORTEST:
        return PasswordFault.SHORT
    if len(password) > LONGEST:
        return PasswordFault.LONG
    easy = len(set(password)) < FEWEST_DIFFERENT or password.casefold() == (officer * 2).casefold()
    return PasswordFault.EASY if easy or password.casefold() == officer.casefold() else None


def explained(fault: pins.PinFault) -> str:
    """Say in the words of the command line what is wrong with a PIN."""
    return {
        pins.PinFault.NOT_SIX_DIGITS: "a PIN is exactly six digits",
        pins.PinFault.TOO_EASY: "this PIN is among the first that anybody tries; choose another",
    }[fault]


def _check_password(password: str, officer: OfficerId) -> None:
    fault = password_fault(password, officer)
    if fault is not None:
        told = {
            PasswordFault.SHORT: f"a password has at least {SHORTEST} characters",
            PasswordFault.LONG: f"a password has at most {LONGEST} characters",
            PasswordFault.EASY: "this password is too easy to guess; a few words make a good one",
        }
        raise OfficerError(told[fault])


def _nobody(site: SiteId, officer: OfficerId) -> OfficerError:
    return OfficerError(f"{officer}: {site} has no officer so named")
