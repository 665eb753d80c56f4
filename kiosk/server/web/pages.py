"""The public pages: a site's board, live and spoken, and the list of boards: numbers only."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from litestar import MediaType, Response, get
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, ServerSentEventMessage
from litestar.static_files import create_static_files_router

from kiosk.domain.types import SiteId
from kiosk.resources import asset
from kiosk.server.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from litestar.types import ControllerRouterHandler

    from kiosk.server.boards import Boards
    from kiosk.server.speech import Sounds
    from kiosk.server.web.rendering import Pages

STATIC_PATH = "/static"
WAV = "audio/wav"
_NO_STORE = {"Cache-Control": "no-store"}
# A proxy that gathers small pieces would hold calls back (nginx reads this header).
_UNBUFFERED = _NO_STORE | {"X-Accel-Buffering": "no"}


def routes(boards: Boards, pages: Pages, sounds: Sounds) -> list[ControllerRouterHandler]:
    """Return the handlers of the public pages."""

    @get("/", media_type=MediaType.HTML)
    async def index() -> Response[Any]:
        """Lead to the board, or list the boards if there are several."""
        if len(boards.sites) == 1:
            return Redirect(f"/board/{next(iter(boards.sites))}")
        return Response(pages.index(list(boards.sites.values())), headers=_NO_STORE)

    @get("/board/{site:str}", media_type=MediaType.HTML)
    async def board(site: FromPath[str]) -> Response[str]:
        """Show a site's board."""
        site_id = _known(boards, site)
        page = pages.board(boards.sites[site_id], await boards.current(site_id))
        return Response(page, headers=_NO_STORE)

    @get("/board/{site:str}/live")
    async def live(site: FromPath[str]) -> ServerSentEvent:
        """Send the board's inside at each change, and a sign of life in between."""
        return ServerSentEvent(_changes(boards, pages, _known(boards, site)), headers=_UNBUFFERED)

    @get("/board/{site:str}/call/{name:str}")
    async def spoken(site: FromPath[str], name: FromPath[str]) -> Response[bytes]:
        """Say a call that is on the board, and nothing else: nobody chooses what is said here."""
        site_id = _known(boards, site)
        call = await boards.call(site_id, name.removesuffix(".wav"))
        if call is None:
            raise ProblemError(HTTPStatus.NOT_FOUND, "No such call on the board")
        sound = await sounds.wav(pages.sentence(site_id, call), pages.wordings[site_id].language)
        if sound is None:
            raise ProblemError(HTTPStatus.NOT_FOUND, "The server does not speak")
        return Response(sound, media_type=WAV, headers=_NO_STORE)

    static = create_static_files_router(
        path=STATIC_PATH, directories=[asset("web")], include_in_schema=False
    )
    return [index, board, live, spoken, static]


def _known(boards: Boards, site: str) -> SiteId:
    if site not in boards.sites:
        raise ProblemError(HTTPStatus.NOT_FOUND, "No such board")
    return SiteId(site)


async def _changes(
    boards: Boards, pages: Pages, site: SiteId
) -> AsyncIterator[ServerSentEventMessage]:
    async for view in boards.live(site):
        now = pages.sign_of_life()
        if view is not None:
            inside = pages.inside(boards.sites[site], view)
            yield ServerSentEventMessage(event="board", data=inside)
        yield ServerSentEventMessage(event="alive", data=now)
