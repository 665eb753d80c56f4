"""A server on loopback that keeps events as ours does, and misbehaves as it is told."""

from __future__ import annotations

import json
import socket
import struct
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import msgspec

from kiosk.wire.sync import EVENTS_PATH, FeedPage

PORTAL = b"<html><body>Welcome to the guest network! Please log in.</body></html>"
PROBLEM = "application/problem+json"


class ScriptedServer:
    """Answers the next requests as ``script`` says, and all others well.

    ``stored``: JSON text of what is kept of each seq, in order. ``pages`` are handed out by the
    feed, then empty ones. ``tokens`` are all that ever arrived; ``batches`` the size of each POST.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.script: deque[Misbehaviour] = deque()
        self.feed_script: deque[Misbehaviour] = deque()
        self.stored: list[dict[str, Any]] = []
        self.pages: deque[FeedPage] = deque()
        self.poison: set[int] = set()
        self.batches: list[int] = []
        self.paths: list[str] = []
        self.tokens: list[str | None] = []
        self.closing = Event()

    def take(self, events: list[dict[str, Any]]) -> tuple[int, dict[str, Any]]:
        """Keep a batch as the real server does; return the status and the answer."""
        self.batches.append(len(events))
        following = len(self.stored) + 1
        if events[0]["seq"] > following:
            return 409, {"title": "Gap", "status": 409, "expected": following}
        if any(each["seq"] in self.poison and each["kind"] != "Withheld" for each in events):
            return 422, {"title": "Malformed event", "status": 422}
        self.stored += [each for each in events if each["seq"] >= following]
        return 200, {"accepted_through": len(self.stored)}


class Answerer(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: _Listener

    @property
    def scripted(self) -> ScriptedServer:
        return self.server.scripted

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._note()
        script = self.scripted.script
        events = json.loads(body)["events"]
        if self.path == EVENTS_PATH and script:
            script.popleft()(self, events)
        else:
            self.answer(*self.scripted.take(events))

    def do_GET(self) -> None:
        self._note()
        if self.scripted.feed_script:
            self.scripted.feed_script.popleft()(self, [])
        elif self.scripted.pages:
            self.say(200, msgspec.json.encode(self.scripted.pages.popleft()))
        else:
            self.scripted.closing.wait(0.05)
            self.say(200, b'{"cursor":"","at":"2026-03-04T00:00:00Z"}')

    def _note(self) -> None:
        self.scripted.tokens.append(self.headers["Authorization"])
        self.scripted.paths.append(self.path)

    def answer(self, status: int, content: dict[str, Any]) -> None:
        self.say(status, json.dumps(content).encode())

    def say(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the test's output is for the test."""


Misbehaviour = Callable[[Answerer, list[dict[str, Any]]], None]


def drop(answerer: Answerer, _: list[dict[str, Any]]) -> None:
    """Hang up without a word."""
    answerer.close_connection = True


def reset(answerer: Answerer, _: list[dict[str, Any]]) -> None:
    """Cut the connection off (RST)."""
    linger = struct.pack("ii", 1, 0)
    answerer.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    answerer.connection.close()
    answerer.close_connection = True


def lose_the_reply(answerer: Answerer, events: list[dict[str, Any]]) -> None:
    """Keep the events, then hang up."""
    answerer.scripted.take(events)
    drop(answerer, events)


def restore_a_backup(answerer: Answerer, events: list[dict[str, Any]]) -> None:
    """Forget all but the first event, then go on."""
    del answerer.scripted.stored[1:]
    answerer.answer(*answerer.scripted.take(events))


def cut_the_reply_short(answerer: Answerer, _: list[dict[str, Any]]) -> None:
    """Promise more than comes."""
    answerer.say(200, b'{"accepted_through"', Content_Length="500")
    answerer.close_connection = True


def drip(answerer: Answerer, _: list[dict[str, Any]]) -> None:
    """Send a byte now and then, for ever."""
    answerer.send_response(200)
    answerer.end_headers()
    try:
        while not answerer.scripted.closing.wait(0.02):
            answerer.wfile.write(b" ")
            answerer.wfile.flush()
    except OSError:
        pass
    answerer.close_connection = True


def say_nothing(answerer: Answerer, _: list[dict[str, Any]]) -> None:
    """Let the caller wait."""
    answerer.scripted.closing.wait(30)
    answerer.close_connection = True


def saying(status: int, content: bytes = b"", **headers: str) -> Misbehaviour:
    """Answer so, whatever was asked."""
    return lambda answerer, _: answerer.say(status, content, **headers)


def speak_no_http(answerer: Answerer, _: list[dict[str, Any]]) -> None:
    """Answer like a mail server."""
    answerer.wfile.write(b"220 mail.example ESMTP\r\n")
    answerer.close_connection = True


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    scripted: ScriptedServer

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the library's
        """A gate that hung up is no error here."""


@contextmanager
def serving() -> Iterator[ScriptedServer]:
    """Serve on a free port of loopback until the block ends."""
    listener = _Listener(("127.0.0.1", 0), Answerer)
    listener.scripted = ScriptedServer(f"http://127.0.0.1:{listener.server_address[1]}")
    thread = Thread(target=listener.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield listener.scripted
    finally:
        listener.scripted.closing.set()
        listener.shutdown()
        thread.join()
        listener.server_close()
