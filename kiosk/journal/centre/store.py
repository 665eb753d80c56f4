"""Opening the server's database: SQLite in a file, or PostgreSQL at an address."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from kiosk.journal.centre.migrate import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

BUSY_MS = 5_000
"""How long SQLite waits for another process's write before it gives up."""

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_WRITES = "kiosk_writes"


class AddressError(ValueError):
    """The database address is none that the server can use; the text never holds the password."""


def open_store(address: str) -> Engine:
    """Connect to the database and bring its tables up to date.

    ``address`` is a SQLAlchemy URL, e.g. ``sqlite:////var/lib/kiosk/centre.db`` or
    ``postgresql://kiosk@db/kiosk``. Raises AddressError or sqlalchemy.exc.OperationalError.
    """
    engine = connect(address)
    with writing(engine) as connection:
        upgrade(connection)
    return engine


def connect(address: str) -> Engine:
    """Return an engine with the durability that the journal rests on; touches no table."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise AddressError("no database address; e.g. sqlite:////var/lib/kiosk/c.db") from error
    driver = _DRIVERS.get(url.drivername)
    if driver is None or (driver.startswith("sqlite") and url.database in {None, "", ":memory:"}):
        raise AddressError(f"{url.drivername}: only a SQLite file or PostgreSQL")
    url = url.set(drivername=driver)
    # Errors name the statement, never its parameters: they hold names.
    engine = create_engine(
        url, pool_size=8, max_overflow=8, pool_pre_ping=True, hide_parameters=True
    )
    return _with_durable_sqlite(engine) if driver.startswith("sqlite") else engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes: SQLite takes its one write lock at once.

    A transaction that first reads and then writes could be refused half-way otherwise, whatever
    the busy timeout (https://www.sqlite.org/lang_transaction.html).
    """
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


def _with_durable_sqlite(engine: Engine) -> Engine:
    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, record: object) -> None:  # noqa: ANN401 - a DBAPI connection
        del record
        connection.isolation_level = None  # the driver must not begin transactions by itself
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"busy_timeout={BUSY_MS}",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
