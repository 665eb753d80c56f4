"""What handlers ask for: the officer of a request, and whether a role has a right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeAlias

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency, Provide
from litestar.handlers import BaseRouteHandler
from litestar.template.base import csrf_token

from kiosk.server.problems import ProblemError
from kiosk.server.signing_in.signed import SignedIn

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from kiosk.domain.officers import Right
    from kiosk.server.signing_in.checking import Checking
    from kiosk.server.signing_in.cookies import Cookies
    from kiosk.server.signing_in.sessions import Sessions

FromLogin: TypeAlias = NamedDependency[SignedIn]
"""A handler's parameter ``signed_in: FromLogin``: who is signed in; nobody else gets there."""

AnyConnection = ASGIConnection[Any, Any, Any, Any]

_FOUND = "signed_in"
_UNATTENDED = "unattended"
UNATTENDED = {_UNATTENDED: True}
"""``opt`` of a handler that pages ask by themselves: it keeps nobody signed in."""


@dataclass(frozen=True, slots=True)
class Logins:
    """What signing in needs; at ``app.state.logins``."""

    sessions: Sessions
    checking: Checking
    cookies: Cookies


class SignInNeededError(ProblemError):
    """Nobody is signed in with this request."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            HTTPStatus.UNAUTHORIZED,
            "Please sign in",
            "the login has ended or there was none",
            headers={"WWW-Authenticate": 'Cookie realm="console"'},
        )


class RightMissingError(ProblemError):
    """Somebody is signed in whose role does not do this."""

    def __init__(self, right: Right) -> None:
        """Name what is missing."""
        detail = f"this needs the right {right.value!r}"
        super().__init__(HTTPStatus.FORBIDDEN, "Not part of your role", detail)


def logins_of(connection: AnyConnection) -> Logins:
    """Return what signing in needs in the application that answers."""
    found: Logins = connection.app.state.logins
    return found


def sessions_of(connection: AnyConnection) -> Sessions:
    """Return the logins of all browsers."""
    return logins_of(connection).sessions


def needs(right: Right) -> Callable[[AnyConnection, BaseRouteHandler], Awaitable[None]]:
    """Return a guard for officers with a right only: ``guards=[needs(Right.QUEUE)]``."""

    async def guard(connection: AnyConnection, _: BaseRouteHandler) -> None:
        if not (await officer_of(connection)).may(right):
            raise RightMissingError(right)

    return guard


def dependencies() -> dict[str, Provide]:
    """Return what gives handlers their ``signed_in``."""

    async def signed_in(request: Request[Any, Any, Any]) -> SignedIn:
        return await officer_of(request)

    return {"signed_in": Provide(signed_in)}


async def officer_of(connection: AnyConnection) -> SignedIn:
    """Return who is signed in; raises SignInNeededError. Looked up once a request."""
    csrf = csrf_token({"request": connection})
    if not csrf:
        # Nothing protects this address from forged requests: a login counts for nothing here.
        raise SignInNeededError
    known: SignedIn | None = connection.scope["state"].get(_FOUND)
    if known is not None:
        return known
    logins = logins_of(connection)
    cookie = connection.cookies.get(logins.cookies.login, "")
    used = not connection.scope["route_handler"].opt.get(_UNATTENDED, False)
    found = await logins.sessions.find(cookie, used=used)
    if found is None:
        raise SignInNeededError
    found = replace(found, csrf=csrf)
    connection.scope["state"][_FOUND] = found
    return found
