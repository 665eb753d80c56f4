"""Who works at the console: logins, and what a handler asks to know its officer.

A handler under ``/console`` that only signed-in officers may reach takes ``signed_in``::

    from kiosk.domain.officers import Right
    from kiosk.server.signing_in import UNATTENDED, FromLogin, dependencies, needs

    @get("/console/queue")
    async def queue(signed_in: FromLogin) -> Response[str]: ...

    @post("/console/call", guards=[needs(Right.QUEUE)])
    async def call(signed_in: FromLogin, data: Call) -> Response[None]: ...

    @get("/console/live", opt=UNATTENDED)
    async def live(signed_in: FromLogin) -> ServerSentEvent: ...

    Router("/", route_handlers=[queue, call, live], dependencies=dependencies())

* Nobody signed in: a page leads to ``/console/login?next=…``, a fetch gets problem details, 401.
* Without the right: 403, a page that says so kindly or problem details.
* A page is what a browser navigates to (``Sec-Fetch-Mode: navigate``, else ``Accept`` names HTML).
* What changes anything is a POST, PUT, PATCH or DELETE; Litestar's CSRF middleware covers all but
  ``cookies.PUBLIC``, and there nobody counts as signed in. Forms carry a hidden ``_csrf_token``,
  ``signed_in.csrf``, fetches the header ``X-CSRF-Token``; a page gives its script the value in a
  ``data-`` attribute.
* What a page asks by itself (polling, server-sent events) has ``opt=UNATTENDED``, so that an
  empty desk is signed out all the same. A stream that stays open asks
  ``await sessions_of(request).is_open(signed_in)`` every minute or so, and ends when it is not.
* An action writes ``signed_in.officer`` and ``signed_in.site`` down with what it records; the site
  never comes from the address alone.
* A form that signs out: ``POST /console/logout``. Own password and PIN: ``/console/account``.
"""

from kiosk.server.signing_in.asking import (
    UNATTENDED,
    FromLogin,
    Logins,
    SignInNeededError,
    dependencies,
    needs,
    sessions_of,
)
from kiosk.server.signing_in.cookies import AREA, CSRF_FIELD, CSRF_HEADER, Cookies
from kiosk.server.signing_in.signed import SignedIn

__all__ = [
    "AREA",
    "CSRF_FIELD",
    "CSRF_HEADER",
    "UNATTENDED",
    "Cookies",
    "FromLogin",
    "Logins",
    "SignInNeededError",
    "SignedIn",
    "dependencies",
    "needs",
    "sessions_of",
]
