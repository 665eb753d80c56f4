"""How long a change takes: from a touch at the kiosk to boards, the guards' display and consoles.

Server, gate, display, a hundred boards and a handful of consoles are processes of their own; every
board and console has a connection of its own on a real socket, a console's behind a login. The
touch is the one that takes the number. The display's line stands for its window, which draws within
one more frame.
"""

from __future__ import annotations

import json
import queue
import random
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from threading import Thread
from typing import IO

from kiosk.domain.booking import Booking
from kiosk.domain.calling import call_next
from kiosk.domain.flow.inputs import Action, CodeSeen, Tapped
from kiosk.domain.queue import fold
from kiosk.domain.types import CounterId
from kiosk.gate.face import ConfirmFace, ScanFace, TicketFace
from kiosk.resources import example_config
from tests.domain.made import spot
from tests.server.browser import PASSWORD, RINA, Browser, is_in, new_officer
from tests.server.visiting import LAYOUT
from tests.together.installation import SITE, Centre, Post, await_true, open_post
from tests.together.test_apart_and_again import know

CHANGES = 40
BOARDS = 100
WAIT_S = 20.0
QUIET_S = 0.6

CONSOLES = 6
"""One is looked at; five more desks listen beside it, as at a busy house."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A page that is live by server-sent events; ``news`` is what makes an event the change."""

    path: str
    event: str
    count: int
    news: str = ""
    signed_in: bool = False


STREAMS = {
    "board": Stream(f"/board/{SITE}/live", "board", BOARDS),
    "console": Stream(
        "/console/queue/live?station=registrasi&counter=1",
        "page",
        CONSOLES,
        # The minutes of a page change too, and whether a gate was heard of: only a number is news.
        news=r">A\d{3}<",
        signed_in=True,
    ),
}


class Watch:
    """A process that prints a time whenever it sees a change, on each of ``count`` screens."""

    def __init__(self, *arguments: str, count: int = 1) -> None:
        self.count = count
        self._process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"
        self._seen: queue.SimpleQueue[float] = queue.SimpleQueue()
        Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    def _listen(self, output: IO[str]) -> None:
        for line in output:
            self._seen.put(float(line))

    def times(self) -> list[float]:
        """Return when each screen saw the change that was just made."""
        return [self._seen.get(timeout=WAIT_S) for _ in range(self.count)]

    def forget(self) -> None:
        """Leave aside what was seen meanwhile."""
        while not self._seen.empty():
            self._seen.get()

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()


def main() -> None:
    """Print p50, p99 and the longest of all screens and changes, in milliseconds."""
    with tempfile.TemporaryDirectory(prefix="bench-change-") as scratch, _house(scratch) as house:
        post, centre, watches = house
        bookings = centre.book(CHANGES)
        know(post, bookings)
        took: dict[str, list[float]] = {name: [] for name in watches}
        for booking in bookings:
            for watch in watches.values():
                watch.forget()
            touched_s = _take_number(post, centre, booking)
            for name, watch in watches.items():
                took[name] += [seen_s - touched_s for seen_s in watch.times()]
            _go(post)
            # Never at the same point of the display's and the line's own rounds.
            time.sleep(QUIET_S + random.uniform(0, 0.3))
    for name, times_s in took.items():
        cuts = quantiles(times_s, n=100, method="inclusive")
        print(
            f"touch to {name:8} p50 {cuts[49] * 1000:5.0f} ms   p99 {cuts[98] * 1000:5.0f} ms"
            f"   longest {max(times_s) * 1000:5.0f} ms"
            f"   ({watches[name].count} screens, {CHANGES} changes)"
        )


@contextmanager
def _house(scratch: str) -> Iterator[tuple[Post, Centre, dict[str, Watch]]]:
    folder = Path(scratch)
    (folder / "centre").mkdir()
    centre = Centre(folder / "centre", more=_stations())
    centre.start()
    posts = open_post(folder, centre.port, centre.token("gate-a", "gate-a-1"), "gate-a", "A")
    post = next(posts)
    with ExitStack() as stack:
        login = _login(centre)
        watches = {
            name: Watch(
                "tests.bench.stream_watch",
                f"http://127.0.0.1:{centre.port}{stream.path}",
                stream.event,
                str(stream.count),
                stream.news,
                login if stream.signed_in else "",
                count=stream.count,
            )
            for name, stream in STREAMS.items()
        }
        watches["display"] = Watch("tests.bench.face_watch", str(folder / "gate-a.toml"))
        for watch in watches.values():
            stack.callback(watch.stop)
        yield post, centre, watches
    next(posts, None)
    centre.kill()
    centre.close()


def _stations() -> dict[str, str]:
    """Return the example's stations and services, and logins without TLS, as the environment."""
    example = tomllib.loads(example_config("server.example.toml").read_text("utf-8"))
    layout = {f"KIOSK_{name.upper()}": json.dumps(example[name]) for name in LAYOUT}
    return layout | {"KIOSK_LOGINS__SECURE": "false"}


def _login(centre: Centre) -> str:
    """Sign an officer in as a browser does, and return the cookie."""
    new_officer(centre.engine)
    with closing(Browser(f"http://127.0.0.1:{centre.port}")) as browser:
        answer = browser.sign_in(RINA, PASSWORD)
        assert is_in(browser), f"not signed in: {answer.status_code}"
        return f"kiosk-login={browser.cookie()}"


def _take_number(post: Post, centre: Centre, booking: Booking) -> float:
    post.gate.post(CodeSeen(centre.code(booking)))
    await_true(lambda: isinstance(post.face.content, ConfirmFace), "the confirm screen")
    touched_s = time.monotonic()
    post.gate.post(Tapped(Action.TAKE_NUMBER))
    return touched_s


def _go(post: Post) -> None:
    """Go home, and be called at once: the display's rows hold few, and each change must show."""
    await_true(lambda: isinstance(post.face.content, TicketFace), "the ticket")
    post.gate.post(Tapped(Action.DONE))
    await_true(lambda: isinstance(post.face.content, ScanFace), "the way home")
    now = post.gate.clock.now()
    post.gate.journal.record(lambda e: call_next(fold(e), spot("registrasi"), CounterId("1")), now)
