"""A cable that can be pulled: what goes through it goes through, and then nothing does."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from threading import Thread

import pytest

from kiosk.demo.day.cable import Cable

PATIENCE_S = 10.0


@pytest.fixture
def cable() -> Iterator[Cable]:
    """A cable to a server that says back what it hears."""
    listener = socket.create_server(("127.0.0.1", 0))

    def echo() -> None:
        while True:
            try:
                end, _ = listener.accept()
            except OSError:
                return
            with closing(end):
                while heard := end.recv(1000):
                    end.sendall(heard)

    Thread(target=echo, daemon=True).start()
    made = Cable(listener.getsockname()[1])
    yield made
    made.close()
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


def say(end: socket.socket, word: bytes) -> bytes:
    end.sendall(word)
    return end.recv(1000)


def connected(cable: Cable) -> socket.socket:
    return socket.create_connection(("127.0.0.1", cable.port), timeout=PATIENCE_S)


def test_what_is_said_comes_back(cable: Cable) -> None:
    with connected(cable) as end:
        assert say(end, b"hello") == b"hello"


def test_a_pulled_cable_breaks_what_is_connected_and_takes_nobody(cable: Cable) -> None:
    with connected(cable) as end:
        assert say(end, b"hello") == b"hello"
        cable.pull()
        assert end.recv(1000) == b""
    with connected(cable) as end:
        assert is_dead(end)


def test_plugged_in_again_it_works_as_before(cable: Cable) -> None:
    cable.pull()
    cable.plug()
    with connected(cable) as end:
        assert say(end, b"again") == b"again"


def test_one_way_it_loses_the_answer_and_breaks(cable: Cable) -> None:
    with connected(cable) as end:
        assert say(end, b"hello") == b"hello"
        cable.one_way = True
        assert is_dead(end)
    cable.one_way = False
    with connected(cable) as end:
        assert say(end, b"again") == b"again"


def is_dead(end: socket.socket) -> bool:
    try:
        return say(end, b"hello") == b""
    except OSError:
        return True
