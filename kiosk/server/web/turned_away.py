"""Answers to those who may not: a page for people, problem details for programs."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from litestar import MediaType, Response
from litestar.exceptions import PermissionDeniedException

from kiosk.server.problems import ProblemError, answer
from kiosk.server.signing_in.asking import RightMissingError, SignInNeededError
from kiosk.server.web.signing import NO_STORE, go
from kiosk.server.web.wanting import login_address, wants_page
from kiosk.wire.sync import Problem

if TYPE_CHECKING:
    from litestar import Request
    from litestar.types import ExceptionHandlersMap

    from kiosk.domain.types import SiteId
    from kiosk.server.signing_in import Cookies, SignedIn
    from kiosk.server.web.forms import Forms

    AnyRequest = Request[Any, Any, Any]


def handlers(forms: Forms, cookies: Cookies) -> ExceptionHandlersMap:
    """Return Litestar's table of who answers; it goes over that of ``problems``."""

    def sign_in_first(request: AnyRequest, error: ProblemError) -> Response[Any]:
        if not wants_page(request):
            return answer(error.problem, error.headers)
        return go(login_address(request))

    def not_your_part(request: AnyRequest, error: ProblemError) -> Response[Any]:
        if not wants_page(request):
            return answer(error.problem, error.headers)
        say = forms.wordings[_site(request, forms)].say
        page = forms.said(
            _site(request, forms),
            say("This is not part of your role"),
            say("If you need it for your work, please ask your administrator."),
        )
        return _page(page)

    def forged_or_old(request: AnyRequest, _: PermissionDeniedException) -> Response[Any]:
        """Answer for CSRF protection; nobody else raises this."""
        if not wants_page(request):
            detail = "the CSRF token is missing or is not that of this browser"
            return answer(Problem("Forged or old form", HTTPStatus.FORBIDDEN, detail=detail))
        say = forms.wordings[_site(request, forms)].say
        text = say("The page had been open for long, or the browser keeps no cookies.")
        response = _page(forms.said(_site(request, forms), say("Please try once more"), text))
        if cookies.csrf_name in request.cookies:
            # It may be one that we cannot read, and would fail for ever. A forged form comes
            # without it, and must not take it away.
            response.set_cookie(cookies.without_csrf())
        return response

    return {
        SignInNeededError: sign_in_first,
        RightMissingError: not_your_part,
        PermissionDeniedException: forged_or_old,
    }


def _site(request: AnyRequest, forms: Forms) -> SiteId:
    known: SignedIn | None = request.scope["state"].get("signed_in")
    return forms.first_site if known is None else known.site


def _page(page: str) -> Response[Any]:
    return Response(
        page, status_code=HTTPStatus.FORBIDDEN, media_type=MediaType.HTML, headers=NO_STORE
    )
