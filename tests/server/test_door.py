"""Who may come in: tokens, what is kept of them, and what the door answers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from sqlalchemy import Engine, select

from kiosk.clock import ManualClock
from kiosk.domain.types import GateId, NodeId
from kiosk.journal.centre.tables import gates
from kiosk.server.accounts import NodeNameError, NodeTakenError, add_gate, list_gates, revoke
from kiosk.server.door import Door
from kiosk.server.problems import ProblemError
from kiosk.server.tokens import new_token, parse_token
from kiosk.settings.server import CentreSettings
from tests.server.gatehand import OTHER_SITE, SITE, GateHand
from tests.server.running import Answering, await_truth

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
NODE = NodeId("gate-a-1")


@pytest.fixture
def token(engine: Engine) -> str:
    return add_gate(engine, SITE, GateId("gate-a"), NODE, "Gerbang A", NOW)


def header(token: str) -> str:
    return f"Bearer {token}"


async def refusal(door: Door, authorization: str | None) -> Any:  # noqa: ANN401 - status, headers
    with pytest.raises(ProblemError) as error:
        await door.gate(authorization)
    return error.value.problem.status, error.value.headers.get("WWW-Authenticate", "")


def run(coroutine: Any) -> Any:  # noqa: ANN401 - whatever the coroutine returns
    import asyncio

    return asyncio.run(coroutine)


def test_the_token_lets_its_gate_in(engine: Engine, token: str) -> None:
    door = Door(engine, ManualClock(NOW), 5)

    gate = run(door.gate(header(token)))

    assert (gate.site, gate.node, gate.gate) == (SITE, NODE, "gate-a")
    assert run(door.gate(f"bearer   {token} ")).node == NODE


def test_only_a_hash_is_stored(engine: Engine, token: str) -> None:
    with engine.connect() as connection:
        row = connection.execute(select(gates)).one()

    secret = token.split(".")[2]
    assert not any(secret in str(value) for value in row)
    assert re.fullmatch("[0-9a-f]{64}", row.token_hash)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.replace(SITE, OTHER_SITE),
        lambda token: token.replace("gate-a-1", "gate-a-2"),
        lambda token: token.split(".")[2],
        lambda token: token[:0],
        lambda token: token * 50,
        lambda token: token + "\0",
    ],
)
def test_any_other_token_is_nobodys(engine: Engine, token: str, spoil: Any) -> None:  # noqa: ANN401 - a function
    door = Door(engine, ManualClock(NOW), 5)

    status, ask = run(refusal(door, header(spoil(token))))

    assert (status, ask) == (401, 'Bearer realm="kiosk", error="invalid_token"')


@pytest.mark.parametrize("authorization", [None, "", "Basic eDp5", "Bearer"])
def test_without_a_token_the_door_asks_for_one(engine: Engine, authorization: str | None) -> None:
    door = Door(engine, ManualClock(NOW), 5)

    assert run(refusal(door, authorization)) == (401, 'Bearer realm="kiosk"')


def test_a_revoked_token_works_for_the_memorys_time_at_most(engine: Engine, token: str) -> None:
    clock = ManualClock(NOW)
    door = Door(engine, clock, 5)
    run(door.gate(header(token)))

    assert revoke(engine, SITE, NODE, NOW)
    assert not revoke(engine, SITE, NODE, NOW)
    clock.advance(6)

    assert run(refusal(door, header(token)))[0] == 403
    assert [gate.revoked_at for gate in list_gates(engine, SITE)] == [NOW]


def test_a_node_is_given_away_once(engine: Engine, token: str) -> None:
    with pytest.raises(NodeTakenError):
        add_gate(engine, SITE, GateId("gate-a"), NODE, "again", NOW)

    other = add_gate(engine, OTHER_SITE, GateId("gate-a"), NODE, "elsewhere", NOW)
    assert other != token


@pytest.mark.parametrize("name", ["", "with blank", "dot.ted", "x" * 41, "é"])
def test_a_name_that_no_token_can_hold_is_refused(engine: Engine, name: str) -> None:
    with pytest.raises(NodeNameError):
        add_gate(engine, SITE, GateId("gate-a"), NodeId(name), "", NOW)


def test_a_token_does_not_print_its_secret() -> None:
    token = new_token(SITE, NODE)

    assert token.secret not in repr(token)
    assert parse_token(str(token)) == token


def test_refusals_are_problem_details(centre: Answering) -> None:
    for method, path in (("POST", "/v1/events"), ("GET", "/v1/feed")):
        response = httpx2.request(method, centre.url + path)

        assert response.status_code == 401
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["www-authenticate"] == 'Bearer realm="kiosk"'
        assert response.json()["title"] == "A gate's token is needed"


def test_a_gate_is_stopped_when_its_token_is_revoked(
    gate: GateHand, engine: Engine, settings: CentreSettings
) -> None:
    assert settings.limits.token_memory_s < 10
    assert gate.post([gate.take_number("A001")]).status_code == 200

    revoke(engine, SITE, gate.node, NOW)

    await_truth(lambda: gate.post(gate.written).status_code == 403)
