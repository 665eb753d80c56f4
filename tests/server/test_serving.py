"""Listening: where, on what, and what happens when the place is taken."""

from __future__ import annotations

import socket

import pytest

from kiosk.server.serving import listen_at
from tests.server.gatehand import GateHand


def test_the_listener_is_known_as_tcp_so_that_answers_leave_at_once() -> None:
    with listen_at("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
        assert listener.getsockname()[1] > 0


def test_an_address_in_use_is_an_error() -> None:
    with listen_at("127.0.0.1", 0) as listener, pytest.raises(OSError, match="in use"):
        listen_at("127.0.0.1", listener.getsockname()[1])


def test_one_connection_carries_many_requests(gate: GateHand) -> None:
    for n in range(1, 6):
        assert gate.post([gate.take_number(f"A{n:03}")]).json()["accepted_through"] == n
