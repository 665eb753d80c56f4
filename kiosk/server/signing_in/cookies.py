"""The two cookies of a browser: who is signed in, and what proves that a form is ours."""

from __future__ import annotations

from dataclasses import dataclass

from litestar.config.csrf import CSRFConfig
from litestar.datastructures import Cookie

AREA = "/console"
"""All that needs a login lies under it."""

CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "_csrf_token"
"""The name is Litestar's."""

PUBLIC = ("v1", "board", "t", "T", "icons", "static", "healthz")
"""Beginnings of addresses without CSRF protection and its cookie: gates, screens, visitors.

A login counts for nothing there; whatever is not listed is protected.
"""

_OUTSIDE = ["^/$", rf"^/(?:{'|'.join(PUBLIC)})(?:/|$)"]


@dataclass(frozen=True, slots=True)
class Cookies:
    """How cookies are written; ``secure`` for a server that is reached over TLS only."""

    secure: bool

    @property
    def login(self) -> str:
        """Name of the cookie that signs a browser in.

        ``__Host-`` makes the browser refuse one that a neighbouring host planted (RFC 6265bis).
        """
        return self._named("kiosk-login")

    @property
    def csrf_name(self) -> str:
        """Name of the cookie that a form's hidden field must agree with."""
        return self._named("kiosk-csrf")

    def signed_in(self, token: str) -> Cookie:
        """Sign a browser in until it is closed."""
        return self._cookie(token)

    def signed_out(self) -> Cookie:
        """Take the login out of a browser."""
        return self._cookie("", max_age=0)

    def without_csrf(self) -> Cookie:
        """Take a CSRF cookie away that this server cannot read; the next page brings a new one."""
        return self._cookie("", max_age=0, key=self.csrf_name)

    def csrf(self, secret: str) -> CSRFConfig:
        """Return how forms and fetches of the console are told from forged ones."""
        return CSRFConfig(
            secret=secret,
            cookie_name=self.csrf_name,
            header_name=CSRF_HEADER,
            cookie_secure=self.secure,
            cookie_httponly=True,
            cookie_samesite="strict",
            exclude=_OUTSIDE,
        )

    def _named(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name

    def _cookie(self, value: str, *, max_age: int | None = None, key: str = "") -> Cookie:
        return Cookie(
            key=key or self.login,
            value=value,
            max_age=max_age,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="strict",
        )
