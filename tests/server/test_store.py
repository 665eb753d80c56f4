"""The database behind the server: its tables, its durability, its addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from kiosk.domain.types import NodeId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.migrate import revision_of
from kiosk.journal.centre.offers import Batch, Fact, Taken
from kiosk.journal.centre.store import AddressError, connect, open_store, writing
from kiosk.journal.centre.tables import METADATA
from tests.server.gatehand import SITE

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def test_the_migrations_make_the_tables_that_the_code_knows(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_opening_again_changes_nothing(address: str, engine: Engine) -> None:
    with writing(engine) as connection:
        fact = Fact(SITE, "n", 1, 1, "g", 1, "FaultCleared", None, "{}")
        append(connection, [Batch(SITE, NodeId("n"), (Taken(fact, b""),))], NOW)
    revision = revision_of(engine)

    again = open_store(address)

    assert revision_of(again) == revision == "0004"
    with again.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM events")).scalar_one() == 1
    again.dispose()


def test_the_site_stands_first_in_every_key_and_index(engine: Engine) -> None:
    """So that the tables can be partitioned by it."""
    found = inspect(engine)
    for table in METADATA.tables.keys() - {"secrets"}:  # those are the whole server's
        keys: list[Sequence[str | None]] = [found.get_pk_constraint(table)["constrained_columns"]]
        keys += [index["column_names"] for index in found.get_indexes(table)]
        keys += [each["column_names"] for each in found.get_unique_constraints(table)]
        assert {key[0] for key in keys} == {"site"}, table


def test_sqlite_is_durable(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'c.db'}")
    with engine.connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_failed_transaction_leaves_nothing(engine: Engine) -> None:
    def fail() -> None:
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO sites (site, position) VALUES ('x', 1)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM sites")).scalar_one() == 0


@pytest.mark.parametrize(
    "address", ["", "no address", "mysql://x/y", "sqlite://", "sqlite:///:memory:"]
)
def test_other_databases_are_refused(address: str) -> None:
    with pytest.raises(AddressError):
        connect(address)


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(AddressError) as error:
        connect("mysql://kiosk:s3cret@db/kiosk")
    assert "s3cret" not in str(error.value)
