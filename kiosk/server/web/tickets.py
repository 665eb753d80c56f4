"""The page behind a ticket's QR: unguessable, without a name, gone in the evening."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from litestar import MediaType, Request, Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import ServerSentEvent, ServerSentEventMessage

from kiosk.server.web.languages import chosen
from kiosk.server.web.throttling import guesses_limited
from kiosk.wire.tickets import read_ticket_id

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from litestar.types import ControllerRouterHandler

    from kiosk.domain.types import LanguageCode, TicketId
    from kiosk.server.phones import Phones, PhoneSite
    from kiosk.server.web.phone_pages import PhonePages

AnyRequest = Request[Any, Any, Any]

# The address is the key to the page: it must not be kept, found or handed on (Referrer-Policy
# stands on every answer).
_PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
_UNBUFFERED = _PRIVATE | {"X-Accel-Buffering": "no"}


def routes(phones: Phones, pages: PhonePages, most_guesses: int) -> list[ControllerRouterHandler]:
    """Return the handlers of tickets' pages; codes hold the path in capitals."""
    limited = [guesses_limited(phones, most_guesses).middleware]

    @get(["/t/{ticket:str}", "/T/{ticket:str}"], media_type=MediaType.HTML, middleware=limited)
    async def page(
        request: AnyRequest, ticket: FromPath[str], lang: FromQuery[str] = ""
    ) -> Response[str]:
        """Show a ticket; the same answer for one that is over and one that never was."""
        known = read_ticket_id(ticket)
        site = None if known is None else await phones.find(known)
        language = chosen(lang, request.headers.get("accept-language", ""), _offered(phones, site))
        face = None
        if site is not None and known is not None:
            face = await phones.current(site, known, site.wordings[language])
        if site is None or known is None or face is None:
            return Response(pages.gone(language), status_code=HTTPStatus.GONE, headers=_PRIVATE)
        return Response(pages.ticket(site, known, face, language), headers=_PRIVATE)

    @get(["/t/{ticket:str}/live", "/T/{ticket:str}/live"], middleware=limited)
    async def live(
        request: AnyRequest, ticket: FromPath[str], lang: FromQuery[str] = ""
    ) -> ServerSentEvent | Response[str]:
        """Send the page's inside at each change, and a sign of life in between."""
        known = read_ticket_id(ticket)
        site = None if known is None else await phones.find(known)
        language = chosen(lang, request.headers.get("accept-language", ""), _offered(phones, site))
        if site is None or known is None:
            return Response("", status_code=HTTPStatus.GONE, headers=_PRIVATE)
        changes = _changes(phones, pages, site, known, language)
        return ServerSentEvent(changes, headers=_UNBUFFERED)

    return [page, live]


def _offered(phones: Phones, site: PhoneSite | None) -> list[LanguageCode]:
    found = site or next(iter(phones.sites.values()))
    return list(found.wordings)


async def _changes(
    phones: Phones, pages: PhonePages, site: PhoneSite, ticket: TicketId, language: LanguageCode
) -> AsyncIterator[ServerSentEventMessage]:
    async for face, is_new in phones.live(site, ticket, site.wordings[language]):
        if face is None:
            yield ServerSentEventMessage(event="gone", data="gone")
            return
        if is_new:
            inside = pages.inside(site, face, language)
            yield ServerSentEventMessage(event="ticket", data=inside)
        yield ServerSentEventMessage(event="alive", data=pages.time(site, language))
