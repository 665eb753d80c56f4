"""Group commit when the database fails: everybody is told, nothing is half stored."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import DataError

from kiosk.clock import ManualClock
from kiosk.domain.types import NodeId, Seq
from kiosk.journal.centre.offers import Accepted, Batch, Fact, Taken
from kiosk.journal.centre.store import open_store
from kiosk.journal.centre.tables import events
from kiosk.server.hub import Hub
from kiosk.server.problems import ProblemError
from kiosk.server.writer import Writer
from tests.server.gatehand import SITE

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def batch(node: str, kind: str = "FaultCleared") -> Batch:
    return Batch(
        SITE, NodeId(node), (Taken(Fact(SITE, node, 1, 1, "g", 1, kind, None, "{}"), b""),)
    )


def play(
    engine: Engine, story: Callable[[Writer, Hub], Awaitable[Any]], most_waiting: int = 100
) -> Any:  # noqa: ANN401 - whatever the story tells
    async def run() -> Any:  # noqa: ANN401 - the same
        hub = Hub(lambda _: {})
        writer = Writer(engine, ManualClock(NOW), hub, most_waiting)
        with writer.running():
            return await story(writer, hub)

    return asyncio.run(run())


def stored(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(events)).scalar_one()


def transactions(engine: Engine) -> list[int]:
    """Count the commits from now on."""
    commits: list[int] = []
    event.listen(engine, "commit", lambda _: commits.append(1))
    return commits


def test_what_comes_together_is_written_together(engine: Engine) -> None:
    commits = transactions(engine)

    async def story(writer: Writer, hub: Hub) -> list[Any]:
        asked = [writer.write(batch(f"n{n}")) for n in range(200)]
        done = await asyncio.gather(*asked, return_exceptions=True)
        assert hub.version(SITE) <= len(commits)
        return done

    assert play(engine, story, most_waiting=1000) == [Accepted(Seq(1))] * 200
    assert stored(engine) == 200
    assert len(commits) < 100


def test_one_batch_that_the_database_cannot_take_stands_alone(engine: Engine) -> None:
    """PostgreSQL refuses NUL in a text; SQLite is made to refuse the same."""

    @event.listens_for(engine, "before_cursor_execute")
    def refuse(*execution: object) -> None:
        _, _, statement, parameters, *_ = execution
        if "INSERT INTO events" in str(statement) and r"bad\x00" in repr(parameters):
            raise DataError("", {}, Exception("NUL"))

    async def story(writer: Writer, hub: Hub) -> list[Any]:
        del hub
        asked = [writer.write(batch(f"n{n}", "bad\0" if n == 3 else "Good")) for n in range(6)]
        return list(await asyncio.gather(*asked, return_exceptions=True))

    done = play(engine, story)
    assert [isinstance(each, ProblemError) for each in done] == [n == 3 for n in range(6)]
    assert done[3].problem.status == 503
    assert stored(engine) == 5


def test_a_database_that_is_away_is_told_and_found_again(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'c.db'}")
    away = True

    @event.listens_for(engine, "begin")
    def stop(_: object) -> None:
        if away:
            raise ConnectionError

    async def story(writer: Writer, hub: Hub) -> Any:  # noqa: ANN401 - a receipt
        nonlocal away
        with pytest.raises(ProblemError) as error:
            await writer.write(batch("n"))
        assert (error.value.problem.status, error.value.headers["Retry-After"]) == (503, "2")
        assert hub.version(SITE) == 0
        away = False
        return await writer.write(batch("n"))

    assert play(engine, story) == Accepted(Seq(1))
    engine.dispose()


def test_a_full_queue_asks_to_come_again(engine: Engine) -> None:
    async def story(writer: Writer, hub: Hub) -> None:
        del hub
        with pytest.raises(ProblemError) as error:
            await writer.write(batch("n"))
        assert error.value.problem.status == 503

    play(engine, story, most_waiting=0)


def test_what_was_handed_in_is_written_though_the_sender_hung_up(engine: Engine) -> None:
    async def story(writer: Writer, hub: Hub) -> None:
        del hub
        asked = asyncio.create_task(writer.write(batch("n")))
        await asyncio.sleep(0)
        asked.cancel()

    play(engine, story)
    assert stored(engine) == 1
