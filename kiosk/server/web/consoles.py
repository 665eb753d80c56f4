"""The console's pages, and what keeps each of them live."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from litestar import MediaType, Response, Router, get
from litestar.datastructures import Cookie
from litestar.response import ServerSentEvent, ServerSentEventMessage

from kiosk.domain.officers import Right
from kiosk.server.console.looking import Look, Page, Sight, right_for, see
from kiosk.server.console.presence import Chosen, RosterView, as_csv
from kiosk.server.console.scene import Known, Scene
from kiosk.server.problems import ProblemError
from kiosk.server.signing_in import (
    AREA,
    UNATTENDED,
    FromLogin,
    SignedIn,
    dependencies,
    needs,
    sessions_of,
)
from kiosk.server.web.drawing import Reader, pages_for
from kiosk.server.web.signing import NO_STORE, AnyRequest, go
from kiosk.server.web.wanting import ACCOUNT_PATH, START_PATH

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from litestar.types import ControllerRouterHandler

    from kiosk.server.console.consoles import Consoles
    from kiosk.server.console.workplace import Post, Workplace
    from kiosk.server.signing_in.sessions import Sessions
    from kiosk.server.web.drawing import Drawing
    from kiosk.wording import Wording

POST_COOKIE, TONGUE_COOKIE, SAID_COOKIE = "kiosk-post", "kiosk-tongue", "kiosk-said"
ASK_AGAIN_S = 60.0
"""How often a page that listens has its login looked at."""
_UNBUFFERED = NO_STORE | {"X-Accel-Buffering": "no"}


@dataclass(frozen=True, slots=True)
class Counters:
    """What the pages are made of; ``secure`` for cookies over TLS only."""

    consoles: Consoles
    drawing: Drawing
    secure: bool

    def workplace(self, signed_in: SignedIn) -> Workplace:
        """Return where an officer works."""
        return self.consoles.workplaces[signed_in.site]

    def wording(self, request: AnyRequest, signed_in: SignedIn) -> Wording:
        """Return the language that an officer chose."""
        return self.workplace(signed_in).wording(request.cookies.get(TONGUE_COOKIE, ""))

    def reader(self, request: AnyRequest, signed_in: SignedIn) -> Reader:
        """Return who reads, and what they are told once."""
        said = unquote(request.cookies.get(SAID_COOKIE, ""))[:300]
        return Reader(signed_in, self.wording(request, signed_in), said)

    def post(self, request: AnyRequest, workplace: Workplace) -> Post:
        """Return the counter that an address names, else the one chosen before, else the first.

        Raises ProblemError (404) where the settings have none at all.
        """
        if not workplace.house.stations:
            raise ProblemError(HTTPStatus.NOT_FOUND, "The settings name no stations")
        asked = request.query_params
        chosen = unquote(request.cookies.get(POST_COOKIE, "")).partition(" ")
        return (
            workplace.post(asked.get("station", ""), asked.get("counter", ""))
            or workplace.post(chosen[0], chosen[2])
            or workplace.first_post(next(iter(workplace.house.stations.values())))
        )

    def look(self, request: AnyRequest, signed_in: SignedIn, page: Page) -> Look:
        """Return what a request looks at."""
        asked = request.query_params
        return Look(
            page=page,
            post=self.post(request, self.workplace(signed_in)),
            whole=asked.get("whole") == "1",
            chosen=Chosen(asked.get("service", ""), asked.get("from", "")),
        )

    def cookie(self, key: str, text: str, max_age: int | None = None) -> Cookie:
        """Return a cookie of the console."""
        return Cookie(
            key=key,
            value=quote(text),
            max_age=max_age,
            path=AREA,
            secure=self.secure,
            httponly=True,
            samesite="strict",
        )

    def see(self, look: Look, known: Known, reader: Reader) -> Sight:
        """Draw what a look shows."""
        workplace = self.workplace(reader.signed_in)
        return see(look, Scene(known, workplace, reader.wording, look.post))

    async def show(self, request: AnyRequest, signed_in: SignedIn, page: Page) -> Response[str]:
        """Answer with a whole page."""
        reader = self.reader(request, signed_in)
        look = self.look(request, signed_in, page)
        sight = self.see(look, await self.consoles.known(signed_in.site), reader)
        drawn = self.drawing.page(look, sight, self.workplace(signed_in), reader)
        response = Response(drawn, media_type=MediaType.HTML, headers=NO_STORE)
        if reader.said:
            response.set_cookie(self.cookie(SAID_COOKIE, "", max_age=0))
        return response

    async def changes(
        self, look: Look, reader: Reader, sessions: Sessions
    ) -> AsyncIterator[ServerSentEventMessage]:
        """Yield a page's inside at each change and a sign of life in between.

        Ends when the login does: the page is then loaded anew, and leads to the login page.
        """
        shown: Sight | None = None
        clock = self.drawing.clock
        asked_s = clock.now().ticks_s
        async for known in self.consoles.follow(reader.signed_in.site):
            if clock.now().ticks_s - asked_s >= ASK_AGAIN_S:
                asked_s = clock.now().ticks_s
                if not await sessions.is_open(reader.signed_in):
                    yield ServerSentEventMessage(event="over", data="login")
                    return
            sight = self.see(look, known, reader)
            if sight != shown:
                shown = sight
                data = self.drawing.change(look, sight, self.workplace(reader.signed_in), reader)
                yield ServerSentEventMessage(event="page", data=data)
            yield ServerSentEventMessage(event="alive", data=self.drawing.sign_of_life())


def routes(counters: Counters) -> list[ControllerRouterHandler]:
    """Return the handlers of all pages."""

    @get(START_PATH)
    async def begin(request: AnyRequest, signed_in: FromLogin) -> Response[Any]:
        """Lead to the officer's first page."""
        del request
        if not counters.workplace(signed_in).house.stations:
            return go(ACCOUNT_PATH)
        return go(f"{AREA}/{pages_for(signed_in)[0]}")

    @get(f"{AREA}/programme.csv", guards=[needs(Right.PROGRAMME)])
    async def as_list(request: AnyRequest, signed_in: FromLogin) -> Response[bytes]:
        """Give a session's roster as a file."""
        reader = counters.reader(request, signed_in)
        look = counters.look(request, signed_in, Page.PROGRAMME)
        view = counters.see(look, await counters.consoles.known(signed_in.site), reader).view
        table = as_csv(view, reader.wording) if isinstance(view, RosterView) else b""
        headers = NO_STORE | {"Content-Disposition": 'attachment; filename="daftar-hadir.csv"'}
        return Response(table, media_type="text/csv; charset=utf-8", headers=headers)

    handlers = [begin, as_list, *(_page(page, counters) for page in Page)]
    handlers += [_live(page, counters) for page in Page]
    return [Router("/", route_handlers=handlers, dependencies=dependencies())]


def _page(page: Page, counters: Counters) -> Any:  # noqa: ANN401 - Litestar names no type for it
    @get(f"{AREA}/{page}", guards=[needs(right_for(page))], name=f"console-{page}")
    async def show(request: AnyRequest, signed_in: FromLogin) -> Response[Any]:
        """Show a page of the console."""
        if not counters.workplace(signed_in).house.stations:
            return go(ACCOUNT_PATH)
        return await counters.show(request, signed_in, page)

    return show


def _live(page: Page, counters: Counters) -> Any:  # noqa: ANN401 - Litestar names no type for it
    guards = [needs(right_for(page))]

    @get(f"{AREA}/{page}/live", guards=guards, opt=UNATTENDED, name=f"console-{page}-live")
    async def live(request: AnyRequest, signed_in: FromLogin) -> ServerSentEvent:
        """Keep a page of the console live."""
        reader = Reader(signed_in, counters.wording(request, signed_in))
        look = counters.look(request, signed_in, page)
        changes = counters.changes(look, reader, sessions_of(request))
        return ServerSentEvent(changes, headers=_UNBUFFERED)

    return live
