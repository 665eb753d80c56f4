"""The SQLite file: how it is opened, and what a transaction on it promises."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from kiosk.journal.migrating import upgrade
from kiosk.ports import JournalError

BUSY_MS = 5000
"""How long a writer waits for the other process before it gives up."""

MIGRATIONS = Path(__file__).with_name("migrations")


class Store:
    """One journal file, shared by the threads of this process and by the display's process."""

    def __init__(self, path: Path) -> None:
        """Open or create the file and bring its tables up to date; raises JournalError."""
        self._engine = _engine(path)
        with self.writing() as connection:
            upgrade(connection, MIGRATIONS)
        self._watch = _watching(path)
        self._watch_lock = Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold the one write transaction; it is on the disk when this returns."""
        with (
            _as_journal_error(),
            self._engine.connect().execution_options(journal_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one consistent state; never waits for a writer."""
        with _as_journal_error(), self._engine.connect() as connection:
            yield connection

    def version(self) -> int:
        """Return a number that changes with every commit of anybody.

        ``PRAGMA data_version`` tells a connection of the commits of all others, so this one is
        kept for asking only. Costs a few microseconds: it reads shared memory, not the disk.
        """
        with _as_journal_error(), self._watch_lock:
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        with self._watch_lock:
            self._watch.close()
        self._engine.dispose()


@contextmanager
def _as_journal_error() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        # The statement and its values stay out of the text: they could name a booking.
        cause = getattr(error, "orig", None) or error
        raise JournalError(f"{type(cause).__name__}: {cause}") from error


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401 - the library's type
    # We say BEGIN ourselves: sqlite3 would otherwise start a deferred transaction behind our back.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    # FULL: a commit is on the disk before a number is shown. NORMAL could lose the last ones.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")


def _begin(connection: Connection) -> None:
    # IMMEDIATE: the write lock is taken before anything is read, so that a number or a decision
    # never rests on what another process changes meanwhile.
    writes = connection.get_execution_options().get("journal_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _watching(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, check_same_thread=False, isolation_level=None)
