"""Many screens in a process of their own: prints when each of them hears of a change.

``python -m tests.bench.stream_watch URL EVENT COUNT [NEWS [COOKIE]]`` opens COUNT connections to a
stream of server-sent events; a line ``TIME`` is ``time.monotonic()``, which is the machine's. With
NEWS, an expression, only an event in which it finds something for the first time is a change.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from urllib.parse import urlsplit

MOST_B = 4_000_000
"""A line of a stream may be a whole page."""


async def watch(url: str, event: str, news: str, cookie: str, ready: asyncio.Event) -> None:
    """Listen on one connection, and print the time of each change after the first event."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=MOST_B)
    login = f"Cookie: {cookie}\r\n" if cookie else ""
    asked = f"{parts.path}?{parts.query}"
    writer.write(f"GET {asked} HTTP/1.1\r\nHost: {parts.netloc}\r\n{login}\r\n".encode())
    wanted, is_wanted = f"event: {event}".encode(), False
    told: set[bytes] = set()
    async for line in reader:
        if line.startswith(b"event:"):
            is_wanted = line.strip() == wanted
        elif is_wanted and line.startswith(b"data:"):
            found = set(re.findall(news.encode(), line)) if news else set()
            is_change = not news or bool(found - told)
            told |= found
            if ready.is_set() and is_change:
                print(time.monotonic(), flush=True)
            ready.set()
            is_wanted = False  # of several lines, the first one tells


async def main(url: str, event: str, count: int, news: str = "", cookie: str = "") -> None:
    """Say ``ready`` once all are connected and have had what there was to show."""
    all_ready = [asyncio.Event() for _ in range(count)]
    async with asyncio.TaskGroup() as group:
        for ready in all_ready:
            group.create_task(watch(url, event, news, cookie, ready))
        for ready in all_ready:
            await ready.wait()
        print("ready", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:]))
