"""A network cable between a gate and the server that can be pulled: a TCP relay on loopback."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock, Thread

PIECE = 65_536


class Cable:
    """Relays every connection to ``target``; while it is pulled it takes none and keeps none.

    While it is ``one_way`` all that is sent arrives, and each answer is lost with its connection.
    """

    def __init__(self, target: int) -> None:
        """Listen on a free port, at ``port``."""
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.pulled = self.one_way = False
        self._ends: set[socket.socket] = set()
        self._lock = Lock()
        Thread(target=self._serve, name="cable", daemon=True).start()

    def pull(self) -> None:
        """Break what is connected, and take no connection until ``plug``."""
        self.pulled = True
        with self._lock:
            for end in self._ends:
                _hang_up(end)
            self._ends.clear()

    def plug(self) -> None:
        """Take connections again."""
        self.pulled = False

    def close(self) -> None:
        """Put it away."""
        _hang_up(self._listener)
        self.pull()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if self.pulled:
                near.close()
                continue
            with suppress(OSError):
                self._connect(near)

    def _connect(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._target))
        except OSError:
            near.close()
            raise
        for end in (near, far):
            # Two hops instead of one: small pieces must not wait for each other's receipts.
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._ends |= {near, far}
        for source, sink in ((near, far), (far, near)):
            ends = (source, sink, source is far)
            Thread(target=self._relay, args=ends, name="cable", daemon=True).start()

    def _relay(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:  # noqa: FBT001
        with suppress(OSError):
            while (piece := source.recv(PIECE)) and not (answers and self.one_way):
                sink.sendall(piece)
        for end in (source, sink):
            _hang_up(end)
        with self._lock:
            self._ends -= {source, sink}


def _hang_up(end: socket.socket) -> None:
    # A thread that waits in it must hear of it: closing alone would leave it there.
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
