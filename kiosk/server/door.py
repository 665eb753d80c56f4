"""Who is at the door: the gate that a request's bearer token belongs to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from kiosk.server.accounts import bearer_of
from kiosk.server.problems import ProblemError
from kiosk.server.tokens import parse_token

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from kiosk.journal.centre.gates import Gate
    from kiosk.ports import Clock

_SCHEME = "bearer "
_MOST_REMEMBERED = 10_000
_ASK = {"WWW-Authenticate": 'Bearer realm="kiosk"'}
_ASK_AGAIN = {"WWW-Authenticate": 'Bearer realm="kiosk", error="invalid_token"'}


@dataclass(slots=True)
class Door:
    """Looks tokens up and remembers good ones for ``memory_s``: a revoked one works so long on."""

    engine: Engine
    clock: Clock
    memory_s: float
    _known: dict[str, tuple[Gate, float]] = field(default_factory=dict)

    async def gate(self, authorization: str | None) -> Gate:
        """Return the gate of an ``Authorization`` header; raises ProblemError (401 or 403)."""
        if authorization is None or not authorization.lower().startswith(_SCHEME):
            raise _stop("A gate's token is needed", "Authorization: Bearer TOKEN", _ASK)
        token = parse_token(authorization[len(_SCHEME) :].strip())
        if token is None:
            raise _stop("Unknown token", "", _ASK_AGAIN)
        # Remembered by its hash: a dump of the memory gives no token away.
        key = f"{token.site}.{token.node}.{token.hash()}"
        known = self._known.get(key)
        now_s = self.clock.now().ticks_s
        if known is not None and now_s - known[1] < self.memory_s:
            return known[0]
        gate = await asyncio.to_thread(bearer_of, self.engine, token)
        if gate is None:
            raise _stop("Unknown token", "", _ASK_AGAIN)
        if gate.revoked_at is not None:
            detail = "this installation's right to send was taken away"
            raise ProblemError(HTTPStatus.FORBIDDEN, "Revoked token", detail)
        self._remember(key, gate, now_s)
        return gate

    def _remember(self, key: str, gate: Gate, now_s: float) -> None:
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        self._known[key] = (gate, now_s)


def _stop(title: str, detail: str, headers: dict[str, str]) -> ProblemError:
    return ProblemError(HTTPStatus.UNAUTHORIZED, title, detail, headers=headers)
