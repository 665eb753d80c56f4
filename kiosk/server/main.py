"""The composition root of the centre: settings in, a running server out."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING

import uvicorn
from litestar import Litestar
from litestar.datastructures import State

from kiosk.clock import SystemClock
from kiosk.domain.types import SiteId
from kiosk.journal.centre import shared
from kiosk.journal.centre.sites import heads
from kiosk.journal.centre.store import open_store, writing
from kiosk.server.boards import Boards
from kiosk.server.console.consoles import Consoles
from kiosk.server.console.desks import Desks
from kiosk.server.days import Days
from kiosk.server.door import Door
from kiosk.server.feed import Feed
from kiosk.server.hub import Hub
from kiosk.server.keyring import Keyring, open_keyring
from kiosk.server.phones import Phones
from kiosk.server.problems import handlers
from kiosk.server.serving import Serving, listen_at
from kiosk.server.signing_in import Cookies, Logins
from kiosk.server.signing_in.checking import Checking
from kiosk.server.signing_in.sessions import Sessions
from kiosk.server.sites import board_sites, localities, phone_sites, wordings_of, workplaces
from kiosk.server.speech import open_sounds
from kiosk.server.web import (
    account,
    acting,
    api,
    consoles,
    health,
    icons,
    pages,
    signing,
    tickets,
    turned_away,
)
from kiosk.server.web.account import AccountPage
from kiosk.server.web.acting import Acting
from kiosk.server.web.consoles import Counters
from kiosk.server.web.drawing import Drawing
from kiosk.server.web.forms import Forms
from kiosk.server.web.headers import around
from kiosk.server.web.phone_pages import PhonePages
from kiosk.server.web.rendering import Pages
from kiosk.server.writer import Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from sqlalchemy import Engine

    from kiosk.ports import Clock
    from kiosk.settings.server import CentreSettings

KEEP_ALIVE_S = 75
"""Longer than any gate pauses between two requests while all is well."""
LAST_ANSWERS_S = 5
"""How long a server that stops waits for answers under way."""


@dataclass(frozen=True, slots=True)
class Centre:
    """Everything that is made once per process; at ``app.state.centre``."""

    engine: Engine
    clock: Clock
    hub: Hub
    writer: Writer
    feed: Feed
    days: Days
    boards: Boards
    version: str

    @asynccontextmanager
    async def running(self, _: Litestar) -> AsyncIterator[None]:
        """Write, and look for what others wrote, while the application is up."""
        with self.writer.running():
            async with self.hub.looking():
                yield
        self.engine.dispose()


def build_app(settings: CentreSettings, clock: Clock) -> Litestar:
    """Put the centre together; opens the database and brings its tables up to date.

    Raises kiosk.journal.centre.store.AddressError, sqlalchemy.exc.OperationalError,
    OSError or kiosk.wire.keys.WrongKeyError.
    """
    keyring = open_keyring(settings.keys, settings.sealing.file)
    centre = _centre(settings, clock, keyring)
    door = Door(centre.engine, clock, settings.limits.token_memory_s)
    wordings = wordings_of(settings)
    shown = Pages(clock, wordings, centre.version)
    phones = Phones(centre.engine, centre.days, phone_sites(settings))
    phone_pages = PhonePages(clock, phones.sites, centre.version)
    sounds = open_sounds(settings.board.voice, settings.board.words_a_minute)
    logins = _logins(settings, centre)
    desks = Desks(centre.engine, centre.days.sites)
    counters = Counters(
        Consoles(centre.days, workplaces(settings), desks),
        Drawing(clock, centre.version),
        settings.logins.secure,
    )
    forms = Forms(centre.boards.sites, wordings, centre.version)
    app = Litestar(
        route_handlers=[
            *api.routes(door, centre.writer, centre.feed),
            *pages.routes(centre.boards, shown, sounds),
            *tickets.routes(phones, phone_pages, settings.limits.unknown_tickets_a_minute),
            icons.route(),
            *signing.routes(logins, forms),
            *account.routes(AccountPage(centre.engine, centre.hub, logins, forms)),
            *consoles.routes(counters),
            *acting.routes(Acting(counters, keyring.opening)),
            health.route(centre.engine, centre.version),
        ],
        lifespan=[centre.running],
        exception_handlers={**handlers(), **turned_away.handlers(forms, logins.cookies)},
        csrf_config=logins.cookies.csrf(_csrf_secret(centre.engine)),
        request_max_body_size=settings.limits.body_kib * 1024,
        openapi_config=None,
        logging_config=None,  # kiosk.logs has set logging up
        state=State({"centre": centre, "logins": logins}),
    )
    # Outermost, since a middleware of Litestar's sees no address that leads nowhere.
    app.asgi_handler = around(app.asgi_handler)
    return app


def serve(
    settings: CentreSettings,
    ready: Callable[[Serving], None] | None = None,
    clock: Clock | None = None,
) -> None:
    """Serve until the process is told to stop (SIGTERM, SIGINT) or ``Serving.stop`` is called.

    ``ready`` is called once connections are answered; port 0 takes any free one. Raises what
    ``build_app`` raises, and OSError if the address cannot be listened on. ``clock`` tells another
    time than the machine's, for a day that is played.
    """
    app = build_app(settings, clock or SystemClock())
    listener = listen_at(settings.listen.host, settings.listen.port)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=LAST_ANSWERS_S,
        proxy_headers=bool(settings.listen.trusted_proxies),
        forwarded_allow_ips=list(settings.listen.trusted_proxies),
    )
    Serving(config, app.state.centre.hub, ready).run(sockets=[listener])


def _centre(settings: CentreSettings, clock: Clock, keyring: Keyring) -> Centre:
    engine = open_store(settings.database.address.get_secret_value())

    def heads_of(sites: list[SiteId]) -> dict[SiteId, int]:
        with engine.connect() as connection:
            return heads(connection, sites)

    hub = Hub(heads_of)
    days = Days(engine, clock, hub, localities(settings), settings.board.heartbeat_s)
    return Centre(
        engine=engine,
        clock=clock,
        hub=hub,
        writer=Writer(engine, clock, hub, settings.limits.waiting_requests),
        feed=Feed(
            engine, clock, hub, keyring.public, settings.limits.history_days, keyring.sealing
        ),
        days=days,
        boards=Boards(days, board_sites(settings)),
        version=_version(),
    )


def _logins(settings: CentreSettings, centre: Centre) -> Logins:
    rules = settings.logins
    sessions = Sessions(
        centre.engine,
        centre.clock,
        idle=timedelta(minutes=rules.idle_minutes),
        longest=timedelta(hours=rules.longest_hours),
    )
    return Logins(sessions, Checking(centre.engine, centre.clock), Cookies(rules.secure))


def _csrf_secret(engine: Engine) -> str:
    with writing(engine) as connection:
        return shared.secret(connection, "csrf")


def _version() -> str:
    try:
        return installed_version("ceria-kiosk")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "unknown"
