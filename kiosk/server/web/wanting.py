"""What a browser wants: a page to look at or data, and where to go on after signing in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kiosk.server.signing_in import AREA

if TYPE_CHECKING:
    from litestar.connection import ASGIConnection

    AnyConnection = ASGIConnection[Any, Any, Any, Any]

LOGIN_PATH = f"{AREA}/login"
LOGOUT_PATH = f"{AREA}/logout"
ACCOUNT_PATH = f"{AREA}/account"
START_PATH = AREA
"""Where officers begin."""

_OURS = re.compile(rf"{AREA}(?:/[A-Za-z0-9._~/-]*)?(?:\?[A-Za-z0-9._~/%&=+-]*)?")
_LONGEST = 500


def wants_page(connection: AnyConnection) -> bool:
    """Tell a navigation from a fetch: browsers say so, older ones name HTML first."""
    mode = connection.headers.get("sec-fetch-mode")
    if mode is not None:
        return mode == "navigate"
    return "text/html" in connection.headers.get("accept", "")


def safe_next(text: str) -> str:
    """Return where to go on: a page of the console, whatever a link may have said."""
    if len(text) > _LONGEST or _OURS.fullmatch(text) is None or ".." in text:
        return START_PATH
    return START_PATH if text.startswith((LOGIN_PATH, LOGOUT_PATH)) else text


def login_address(connection: AnyConnection) -> str:
    """Return the login page that leads back to a request's page; to a form it does not."""
    asked = connection.scope["path"]
    query = connection.scope["query_string"].decode("latin-1")
    method = connection.scope.get("method")
    wanted = safe_next(f"{asked}?{query}" if query else asked) if method == "GET" else START_PATH
    return LOGIN_PATH if wanted == START_PATH else f"{LOGIN_PATH}?{urlencode({'next': wanted})}"
