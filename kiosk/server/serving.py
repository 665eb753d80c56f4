"""The process that answers: listens, says when it is ready, and stops without keeping anybody."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import structlog
import uvicorn

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.server.hub import Hub


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
    listener = socket.create_server((host, port), family=family, backlog=2048)
    listener.settimeout(0)
    return listener
