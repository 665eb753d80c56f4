"""The process that answers: listens, says when it is ready, and stops without keeping anybody."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import structlog
import uvicorn

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.server.hub import Hub


WAITING_CONNECTIONS = 2048
"""After an outage all gates of a country come back at once."""


class Serving(uvicorn.Server):
    """A server that answers; ``url`` is where."""

    url = ""

    def __init__(
        self, config: uvicorn.Config, hub: Hub, ready: Callable[[Serving], None] | None
    ) -> None:
        super().__init__(config)
        self._hub = hub
        self._ready = ready

    def stop(self) -> None:
        """Stop soon; may be called from any thread."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer from now on, and say so."""
        await super().startup(sockets)
        host, port = (sockets or [])[0].getsockname()[:2]
        self.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        structlog.get_logger().info("server answers", url=self.url)
        if self._ready is not None:
            self._ready(self)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Send long polls and boards home first: they would hold the server up."""
        self._hub.close()
        await super().shutdown(sockets)


def listen_at(host: str, port: int) -> socket.socket:
    """Take hold of an address; port 0 is any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, or asyncio does not see TCP and leaves Nagle's algorithm on: each answer, head and
    # body in two writes, would then wait 40 ms for the other side's acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(WAITING_CONNECTIONS)
    except OSError:
        listener.close()
        raise
    listener.settimeout(0)
    return listener
