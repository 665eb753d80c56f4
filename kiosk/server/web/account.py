"""An officer's own password and PIN."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from litestar import MediaType, Response, Router, get, post
from litestar.params import FromQuery

from kiosk.domain import pins
from kiosk.server.officers import change_password, change_pin, password_fault
from kiosk.server.signing_in import FromLogin, SignedIn, dependencies
from kiosk.server.signing_in.checking import NotSignedInError
from kiosk.server.web.forms import Told
from kiosk.server.web.signing import NO_STORE, AnyRequest, address_of, go, refused, typed_in
from kiosk.server.web.wanting import ACCOUNT_PATH

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler
    from sqlalchemy import Engine

    from kiosk.server.hub import Hub
    from kiosk.server.signing_in import Logins
    from kiosk.server.web.forms import Forms

PASSWORD, PIN = "password", "pin"


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Shows the two forms and does what they ask."""

    engine: Engine
    hub: Hub
    logins: Logins
    forms: Forms

    def show(self, signed_in: SignedIn, done: str) -> Response[str]:
        """Show who is signed in; ``done`` names the part that was just changed."""
        say = self.forms.wordings[signed_in.site].say
        told = {
            PASSWORD: say("Your new password holds from now on."),
            PIN: say("Your new PIN reaches the displays within a minute."),
        }
        about = Told(done, done=told[done]) if done in told else Told()
        return Response(self.forms.account(signed_in, about), headers=NO_STORE)

    async def set_password(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Change the password; all other browsers of this officer are signed out."""
        site, officer = signed_in.site, signed_in.officer
        typed = await typed_in(request)
        new = typed.get("new", "")
        fault = password_fault(new, officer)
        if fault is not None:
            return self._again(signed_in, PASSWORD, self.forms.password_wrong(site, fault))
        refusal = await self._refusal(request, signed_in, PASSWORD, typed)
        if refusal is not None:
            return refusal
        await asyncio.to_thread(change_password, self.engine, site, officer, new)
        token = await asyncio.to_thread(self.logins.sessions.begin, site, officer)
        answer = go(f"{ACCOUNT_PATH}?done={PASSWORD}")
        answer.set_cookie(self.logins.cookies.signed_in(token))
        return answer

    async def set_pin(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Change the PIN of the displays; gates are told at once."""
        site = signed_in.site
        typed = await typed_in(request)
        pin = typed.get("new", "")
        fault = pins.fault_in(pin)
        if fault is not None:
            return self._again(signed_in, PIN, self.forms.pin_wrong(site, fault))
        refusal = await self._refusal(request, signed_in, PIN, typed)
        if refusal is not None:
            return refusal
        position = await asyncio.to_thread(change_pin, self.engine, site, signed_in.officer, pin)
        self.hub.wake({site: position})
        return go(f"{ACCOUNT_PATH}?done={PIN}")

    async def _refusal(
        self, request: AnyRequest, signed_in: SignedIn, part: str, typed: dict[str, str]
    ) -> Response[str] | None:
        """Return why a well-formed wish is not fulfilled; tries count as those at the login do."""
        site, say = signed_in.site, self.forms.wordings[signed_in.site].say
        if typed.get("new") != typed.get("again"):
            return self._again(
                signed_in, part, say("The two entries differ. Please type them again.")
            )
        present = typed.get("present", "")
        try:
            await self.logins.checking.check(site, signed_in.officer, present, address_of(request))
        except NotSignedInError as error:
            wrong = say("The present password is not right.")
            if error.wait:
                wrong = self.forms.not_let_in(site, error.wait)
            return refused(self.forms.account(signed_in, Told(part, wrong=wrong)), error)
        return None

    def _again(self, signed_in: SignedIn, part: str, wrong: str) -> Response[str]:
        page = self.forms.account(signed_in, Told(part, wrong=wrong))
        return Response(page, status_code=HTTPStatus.UNPROCESSABLE_ENTITY, headers=NO_STORE)


def routes(page: AccountPage) -> list[ControllerRouterHandler]:
    """Return the handlers of the account page."""

    @get(ACCOUNT_PATH, media_type=MediaType.HTML)
    async def show(signed_in: FromLogin, done: FromQuery[str] = "") -> Response[str]:
        """Show who is signed in, and the two forms."""
        return page.show(signed_in, done)

    @post(f"{ACCOUNT_PATH}/{PASSWORD}", media_type=MediaType.HTML)
    async def set_password(request: AnyRequest, signed_in: FromLogin) -> Response[Any]:
        """Change the password."""
        return await page.set_password(request, signed_in)

    @post(f"{ACCOUNT_PATH}/{PIN}", media_type=MediaType.HTML)
    async def set_pin(request: AnyRequest, signed_in: FromLogin) -> Response[Any]:
        """Change the PIN."""
        return await page.set_pin(request, signed_in)

    handlers = [show, set_password, set_pin]
    return [Router("/", route_handlers=handlers, dependencies=dependencies())]
