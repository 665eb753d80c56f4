"""What officers do at the console: every press is a form, sent by a script or by the browser."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from litestar import MediaType, Response, Router, post

from kiosk.clock import local_day
from kiosk.domain.inspecting import ListFault, inspect
from kiosk.domain.officers import Right
from kiosk.domain.programme import mark
from kiosk.domain.types import BookingId, TicketId
from kiosk.server.console.belongings import FAULTS, items_of, receipt
from kiosk.server.console.looking import Page
from kiosk.server.console.telling import Told
from kiosk.server.console.wishes import WishError, wish_of
from kiosk.server.declarations import NothingDeclaredError, open_declared
from kiosk.server.problems import ProblemError
from kiosk.server.signing_in import AREA, FromLogin, SignedIn, dependencies, needs
from kiosk.server.web.consoles import POST_COOKIE, SAID_COOKIE, TONGUE_COOKIE
from kiosk.server.web.signing import NO_STORE, AnyRequest, go, typed_in
from kiosk.server.web.wanting import START_PATH, safe_next, wants_page
from kiosk.wire.sealing import SealingError

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler

    from kiosk.domain.queue import Queued
    from kiosk.server.console.scene import Scene
    from kiosk.server.web.consoles import Counters

SAID_S = 30
"""How long a browser without scripts keeps what it was told."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Acting:
    """Does what forms ask; ``sealing`` opens declarations, None without a key."""

    counters: Counters
    sealing: bytes | None

    async def act(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Do what a button says, and tell what became of it."""
        form = await typed_in(request)
        counters = self.counters
        try:
            wish = wish_of(form, counters.workplace(signed_in))
        except WishError as error:
            raise _no_form(str(error)) from error
        wording = counters.wording(request, signed_in)
        said = await counters.consoles.act(signed_in.site, signed_in.officer, wish, wording)
        _log.info(
            "officer acted",
            site=signed_in.site,
            officer=signed_in.officer,
            verb=wish.verb.value,
            done=said.done,
        )
        return self.answer(request, form, said)

    async def mark(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Note by hand that somebody on a roster is there, or is not."""
        form = await typed_in(request)
        booking, present = BookingId(form.get("booking", "")), form.get("do") == "present"
        known = await self.counters.consoles.known(signed_in.site)
        if booking not in known.people:
            raise _no_form("no such booking")
        written = await self.counters.consoles.write(
            signed_in.site,
            signed_in.officer,
            lambda queue, _: mark(queue, booking, present=present),
        )
        say = self.counters.wording(request, signed_in).say
        text = say("Written down") if written else say("Somebody was faster")
        return self.answer(request, form, Told(bool(written), text))

    async def inspected(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Note the whole list of a party's belongings."""
        form = await request.form()
        ticket = TicketId(str(form.get("ticket", "")))
        columns = {name: _texts(form.getall(name, [])) for name in _COLUMNS}
        items = items_of(columns, self.counters.workplace(signed_in))
        say = self.counters.wording(request, signed_in).say
        if isinstance(items, ListFault):
            return self.answer(request, await typed_in(request), Told(False, say(FAULTS[items])))  # noqa: FBT003
        written = await self.counters.consoles.write(
            signed_in.site, signed_in.officer, lambda queue, _: inspect(queue, ticket, items)
        )
        text = say("The list is written down") if written else say("Nothing has changed")
        return self.answer(request, await typed_in(request), Told(bool(written), text))

    async def receipt(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Show the receipt of a party's belongings, to be printed."""
        form = await typed_in(request)
        scene, queued = await self._ticket(request, signed_in, form)
        if queued.inspected_at is None:
            raise ProblemError(HTTPStatus.NOT_FOUND, "Nothing was inspected")
        reader = self.counters.reader(request, signed_in)
        page = self.counters.drawing.receipt(
            receipt(queued, scene, signed_in.name), scene.workplace, reader
        )
        return Response(page, media_type=MediaType.HTML, headers=NO_STORE)

    async def declaration(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Open what a party declared; that it was opened, and by whom, is logged."""
        form = await typed_in(request)
        scene, queued = await self._ticket(request, signed_in, form)
        found = await asyncio.to_thread(self._open, scene, queued, signed_in)
        reader = self.counters.reader(request, signed_in)
        if wants_page(request):
            look = self.counters.look(request, signed_in, Page.QUEUE)
            page = self.counters.drawing.declaration(found, look, scene.workplace, reader)
            return Response(page, media_type=MediaType.HTML, headers=NO_STORE)
        if not found:
            text = reader.wording.say("Nothing can be opened for this number")
            return Response({"done": False, "text": text})
        text = reader.wording.say("Visits: {name}", name=", ".join(found))
        answer = {"done": True, "text": text, "stays": True}
        return Response(answer, headers=NO_STORE)

    async def place(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Keep the counter at which an officer works from now on."""
        form = await typed_in(request)
        station, _, counter = form.get("place", "").partition(" ")
        chosen = self.counters.workplace(signed_in).post(station, counter)
        if chosen is None:
            raise _no_form("no such counter")
        # Without what the address chose before: it would win over the cookie.
        answer = go(back_to(form).partition("?")[0])
        text = f"{chosen.station} {chosen.counter}"
        answer.set_cookie(self.counters.cookie(POST_COOKIE, text))
        return answer

    async def tongue(self, request: AnyRequest, signed_in: SignedIn) -> Response[Any]:
        """Keep the language that an officer reads from now on."""
        form = await typed_in(request)
        wording = self.counters.workplace(signed_in).wording(form.get("language", ""))
        answer = go(back_to(form))
        answer.set_cookie(self.counters.cookie(TONGUE_COOKIE, wording.language))
        return answer

    def answer(self, request: AnyRequest, form: dict[str, str], said: Told) -> Response[Any]:
        """Tell a script what became of a press, or lead a browser back to its page."""
        if not wants_page(request):
            answer = {"done": said.done, "text": said.text}
            return Response(answer, headers=NO_STORE)
        response = go(back_to(form))
        response.set_cookie(self.counters.cookie(SAID_COOKIE, said.text, SAID_S))
        return response

    async def _ticket(
        self, request: AnyRequest, signed_in: SignedIn, form: dict[str, str]
    ) -> tuple[Scene, Queued]:
        workplace = self.counters.workplace(signed_in)
        post_ = self.counters.post(request, workplace)
        wording = self.counters.wording(request, signed_in)
        scene = await self.counters.consoles.scene(signed_in.site, post_, wording)
        queued = scene.queue.tickets.get(TicketId(form.get("ticket", "")))
        if queued is None:
            raise ProblemError(HTTPStatus.NOT_FOUND, "No such number today")
        return scene, queued

    def _open(self, scene: Scene, queued: Queued, signed_in: SignedIn) -> list[str]:
        if self.sealing is None:
            return []
        number = queued.issue.facts.number
        day = local_day(scene.now, scene.workplace.zone)
        with structlog.contextvars.bound_contextvars(officer=signed_in.officer):
            try:
                found = open_declared(
                    self.counters.consoles.engine, signed_in.site, number, day, self.sealing
                )
            except (NothingDeclaredError, SealingError):
                return []
        return [each.host for each in found if each.gate == queued.issue.gate]


_COLUMNS = ("kind", "count", "result", "reason")


def routes(acting: Acting) -> list[ControllerRouterHandler]:
    """Return the handlers of all presses."""

    def press(path: str, right: Right, does: Any) -> Any:  # noqa: ANN401 - Litestar's own types
        @post(
            f"{AREA}/{path}",
            guards=[needs(right)],
            name=f"console-{path}",
            status_code=HTTPStatus.OK,
        )
        async def handler(request: AnyRequest, signed_in: FromLogin) -> Response[Any]:
            """Do what a form of the console asks."""
            answer: Response[Any] = await does(request, signed_in)
            return answer

        return handler

    handlers = [
        press("act", Right.QUEUE, acting.act),
        press("belongings", Right.QUEUE, acting.inspected),
        press("receipt", Right.QUEUE, acting.receipt),
        press("place", Right.QUEUE, acting.place),
        press("mark", Right.PROGRAMME, acting.mark),
        press("language", Right.PROGRAMME, acting.tongue),
        press("declaration", Right.DECLARATIONS, acting.declaration),
    ]
    return [Router("/", route_handlers=handlers, dependencies=dependencies())]


def back_to(form: dict[str, str]) -> str:
    """Return the page that a form came from."""
    return safe_next(form.get("back", START_PATH))


def _texts(values: list[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _no_form(detail: str) -> ProblemError:
    return ProblemError(HTTPStatus.BAD_REQUEST, "Not a form of the console", detail)
