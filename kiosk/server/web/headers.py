"""Around every answer: headers that tie a browser down, a request id, failures in the log."""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING

import structlog
from litestar.enums import ScopeType

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

_SECURITY = {
    # Nothing from elsewhere, nothing inline: scripts and styles are our own files.
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in _SECURITY.items()]
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_SERVER_ERROR = 500


def around(app: ASGIApp) -> ASGIApp:
    """Wrap the application."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        request_id = _request_id(scope)
        structlog.contextvars.bind_contextvars(request=request_id)
        started_s = time.monotonic()

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = (b"x-request-id", request_id.encode())
                message["headers"] = [*message["headers"], *_RAW, own]
                if message["status"] >= _SERVER_ERROR:
                    _log(scope, message["status"], time.monotonic() - started_s)
            await send(message)

        await app(scope, receive, send_on)

    return wrapped


def _request_id(scope: Scope) -> str:
    """Keep the id that a proxy gave, if it looks like one; else draw one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value.decode("latin-1")):
            return str(value.decode("latin-1"))
    return secrets.token_hex(8)


def _log(scope: Scope, status: int, took_s: float) -> None:
    """Note a failure of ours; what succeeds would only fill the disk.

    The path is that of the route, never what was asked for: an address may hold anything.
    """
    path = str(scope.get("path_template") or "")
    structlog.get_logger().error(
        "answered",
        method=scope.get("method"),
        path=path,
        status=int(status),
        ms=round(took_s * 1000),
    )
