"""How long a call for an officer takes: from the touch to the guards' display, and to the centre.

Gate, display and server are three processes, as in a house; the display's window is left out. The
centre is heard through a neighbouring gate's waiting feed: its pages are told by the same hub.
"""

from __future__ import annotations

import queue
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread
from typing import IO

import httpx2
import msgspec

from kiosk.domain.events import HelpGiven, HelpRequested
from kiosk.domain.flow.inputs import Action, Input, ServiceChosen, Tapped
from kiosk.domain.types import ServiceId
from kiosk.gate.face import ConfirmFace, ScanFace, TicketFace
from kiosk.gate.face.shapes import ChoiceFace
from kiosk.wire.sync import FEED_PATH, FeedPage
from tests.together.installation import Centre, Post, await_true, open_post

CALLS = 30
WAIT_S = 20.0

Heard = queue.SimpleQueue[float]


def main() -> None:
    """Print the median and the longest of CALLS calls, in milliseconds."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-help-") as scratch,
        _house(Path(scratch)) as all_,
    ):
        post, display, quiet, centre = all_
        took: dict[str, list[float]] = {"display": [], "centre": []}
        for _ in range(CALLS):
            touched_s = time.monotonic()
            post.gate.post(Tapped(Action.CALL_OFFICER))
            took["display"].append(display.get(timeout=WAIT_S) - touched_s)
            took["centre"].append(centre.get(timeout=WAIT_S) - touched_s)
            quiet()
            quiet()
            await_true(partial(_is_quiet, post), "the officer is on the way")
            _visit(post)
            # Two touches on one button within a moment are one: the next call comes later, and
            # never at the same point of the display's and the line's own rounds.
            time.sleep(random.uniform(0.8, 1.2))
    for where, times_s in took.items():
        print(
            f"touch to {where:8} median {median(times_s) * 1000:5.0f} ms"
            f"   longest of {CALLS}: {max(times_s) * 1000:5.0f} ms"
        )


@contextmanager
def _house(folder: Path) -> Iterator[tuple[Post, Heard, Callable[[], None], Heard]]:
    (folder / "centre").mkdir()
    centre = Centre(folder / "centre")
    centre.start()
    posts = open_post(folder, centre.port, centre.token("gate-a", "gate-a-1"), "gate-a", "A")
    post = next(posts)
    desk = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.desk_watch", str(folder / "gate-a.toml")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    assert desk.stdin is not None
    assert desk.stdout is not None
    assert desk.stdout.readline() == "ready\n"
    try:
        yield post, _lines(desk.stdout), _asking(desk.stdin), _feed(centre)
    finally:
        desk.stdin.close()
        desk.wait()
        next(posts, None)
        centre.kill()
        centre.close()


def _lines(output: IO[str]) -> Heard:
    heard: Heard = queue.SimpleQueue()

    def listen() -> None:
        for line in output:
            heard.put(float(line))

    Thread(target=listen, daemon=True).start()
    return heard


def _asking(stdin: IO[str]) -> Callable[[], None]:
    def quiet() -> None:
        stdin.write("\n")

    return quiet


def _feed(centre: Centre) -> Heard:
    """Wait on the feed as a neighbouring gate does."""
    heard: Heard = queue.SimpleQueue()
    token = centre.token("gate-b", "gate-b-1")

    def listen() -> None:
        url = f"http://127.0.0.1:{centre.port}"
        headers = {"Authorization": f"Bearer {token}"}
        cursor = ""
        with httpx2.Client(base_url=url, headers=headers, timeout=60) as client:
            while True:
                try:
                    answer = client.get(FEED_PATH, params={"after": cursor, "wait": "20"})
                except httpx2.HTTPError:
                    return  # the server was switched off: all is measured
                page = msgspec.json.decode(answer.content, type=FeedPage)
                cursor = page.cursor
                at_s = time.monotonic()
                for event in page.events:
                    if event.kind == HelpRequested.__name__:
                        heard.put(at_s)

    Thread(target=listen, daemon=True).start()
    return heard


def _visit(post: Post) -> None:
    """Take a number without a booking and go: the next visitor may call again."""
    steps: list[tuple[Input, type]] = [
        (Tapped(Action.NO_BOOKING), ChoiceFace),
        (ServiceChosen(ServiceId("informasi")), ConfirmFace),
        (Tapped(Action.TAKE_NUMBER), TicketFace),
        (Tapped(Action.DONE), ScanFace),
    ]
    for act, shape in steps:
        post.gate.post(act)
        await_true(partial(_seen, post, shape), shape.__name__)


def _is_quiet(post: Post) -> bool:
    return isinstance(post.own_events()[-1].body, HelpGiven)


def _seen(post: Post, shape: type) -> bool:
    return isinstance(post.face.content, shape)
