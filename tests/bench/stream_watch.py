"""Many screens in a process of their own: prints when each of them hears of a change.

``python -m tests.bench.stream_watch URL EVENT COUNT`` opens COUNT connections to a stream of
server-sent events; a line ``TIME`` is ``time.monotonic()``, which is the machine's.
"""

from __future__ import annotations

import asyncio
import sys
import time
from urllib.parse import urlsplit


async def watch(url: str, event: str, ready: asyncio.Event) -> None:
    """Listen on one connection, and print the time of each event but the first one."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.write(f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
    wanted = f"event: {event}".encode()
    async for line in reader:
        if line.strip() == wanted:
            if ready.is_set():
                print(time.monotonic(), flush=True)
            ready.set()


async def main(url: str, event: str, count: int) -> None:
    """Say ``ready`` once all are connected and have had what there was to show."""
    all_ready = [asyncio.Event() for _ in range(count)]
    async with asyncio.TaskGroup() as group:
        for ready in all_ready:
            group.create_task(watch(url, event, ready))
        for ready in all_ready:
            await ready.wait()
        print("ready", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
