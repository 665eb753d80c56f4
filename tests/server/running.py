"""A real server in a thread, answering on a free port."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep

from kiosk.server.main import serve
from kiosk.server.serving import Serving
from kiosk.settings.server import CentreSettings

PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Answering:
    """A server that answers at ``url``."""

    url: str


@contextmanager
def answering(settings: CentreSettings) -> Iterator[Answering]:
    """Serve in a thread while this is open; what the server raises is raised here."""
    ready: queue.Queue[Serving | BaseException] = queue.Queue()

    def work() -> None:
        try:
            serve(settings, ready.put)
        except BaseException as error:  # noqa: BLE001 - handed to the test
            ready.put(error)

    thread = threading.Thread(target=work, name="server")
    thread.start()
    serving = ready.get(timeout=PATIENCE_S)
    if isinstance(serving, BaseException):
        thread.join()
        raise serving
    try:
        yield Answering(serving.url)
    finally:
        serving.stop()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def await_truth(condition: Callable[[], object]) -> None:
    """Wait until something holds; fails after a while."""
    until = monotonic() + PATIENCE_S
    while not condition():
        assert monotonic() < until, "it never came to hold"
        sleep(0.02)
