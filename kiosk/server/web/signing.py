"""Where officers sign in and out."""

from __future__ import annotations

import asyncio
import math
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from litestar import MediaType, Request, Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect
from litestar.template.base import csrf_token

from kiosk.domain.types import SiteId
from kiosk.server.signing_in.checking import NotSignedInError
from kiosk.server.web.forms import Entry
from kiosk.server.web.wanting import LOGIN_PATH, LOGOUT_PATH, safe_next

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler

    from kiosk.server.signing_in import Logins
    from kiosk.server.web.forms import Forms

AnyRequest = Request[Any, Any, Any]

NO_STORE = {"Cache-Control": "no-store"}

_log = structlog.get_logger(__name__)


def routes(logins: Logins, forms: Forms) -> list[ControllerRouterHandler]:
    """Return the handlers of signing in and out."""

    @get(LOGIN_PATH, media_type=MediaType.HTML)
    async def show(request: AnyRequest, site: FromQuery[str] = "") -> Response[Any]:
        """Ask who it is; whoever is signed in already goes on."""
        wanted = safe_next(request.query_params.get("next", ""))
        cookie = request.cookies.get(logins.cookies.login, "")
        if await logins.sessions.find(cookie) is not None:
            return go(wanted)
        entry = Entry(csrf_token({"request": request}), _site(forms, site), next=wanted)
        return Response(forms.login(entry), headers=NO_STORE)

    @post(LOGIN_PATH, media_type=MediaType.HTML)
    async def sign_in(request: AnyRequest) -> Response[Any]:
        """Let an officer in, or say kindly why not."""
        typed = await typed_in(request)
        site = _site(forms, typed.get("site", ""))
        login = typed.get("login", "")
        wanted = safe_next(typed.get("next", ""))
        try:
            account = await logins.checking.check(
                site, login, typed.get("password", ""), address_of(request)
            )
        except NotSignedInError as error:
            entry = Entry(csrf_token({"request": request}), site, login[:40], wanted)
            return refused(forms.login(entry, forms.not_let_in(site, error.wait)), error)
        before = request.cookies.get(logins.cookies.login, "")
        token = await asyncio.to_thread(logins.sessions.begin, site, account.id, before)
        _log.info("officer signed in", site=site, officer=account.id)
        answer = go(wanted)
        answer.set_cookie(logins.cookies.signed_in(token))
        return answer

    @post(LOGOUT_PATH, media_type=MediaType.HTML)
    async def sign_out(request: AnyRequest) -> Response[Any]:
        """End this browser's login; safe to repeat."""
        await asyncio.to_thread(logins.sessions.end, request.cookies.get(logins.cookies.login, ""))
        answer = go(LOGIN_PATH)
        answer.set_cookie(logins.cookies.signed_out())
        return answer

    return [show, sign_in, sign_out]


def go(path: str) -> Redirect:
    """Lead on after a form, so that going back does not send it again."""
    return Redirect(path, status_code=303, headers=NO_STORE)


async def typed_in(request: AnyRequest) -> dict[str, str]:
    """Return the texts of a form; an uploaded file is none."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


def address_of(request: AnyRequest) -> str:
    """Return where a request comes from, as trusted proxies tell it."""
    return request.client.host if request.client is not None else ""


def refused(page: str, error: NotSignedInError) -> Response[str]:
    """Answer with a page whose form was not accepted."""
    if not error.wait:
        return Response(page, status_code=HTTPStatus.UNPROCESSABLE_ENTITY, headers=NO_STORE)
    wait_s = str(math.ceil(error.wait.total_seconds()))
    headers = NO_STORE | {"Retry-After": wait_s}
    return Response(page, status_code=HTTPStatus.TOO_MANY_REQUESTS, headers=headers)


def _site(forms: Forms, text: str) -> SiteId:
    return SiteId(text) if text in forms.sites else forms.first_site
