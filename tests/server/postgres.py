"""A PostgreSQL of the tests' own, from Debian's packages: private folder, socket only, no port."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import monotonic, sleep

import psycopg

BINARIES = Path("/usr/lib/postgresql/15/bin")
USER = "postgres"
START_WITHIN_S = 60


@dataclass(slots=True)
class Cluster:
    """A running PostgreSQL; ``new_address`` makes an empty database."""

    folder: Path
    _names: Iterator[int]

    def new_address(self) -> str:
        """Return the address of a new, empty database."""
        name = f"centre_{next(self._names)}"
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql:///{name}?host={self.folder}&user={USER}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """Lend an empty database's address; a cluster full of them takes minutes to remove."""
        address = self.new_address()
        yield address
        name = address.removeprefix("postgresql:///").partition("?")[0]
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def dsn(self, name: str) -> str:
        """Return how psycopg itself connects to a database."""
        return f"host={self.folder} user={USER} dbname={name}"


def is_installed() -> bool:
    """Tell whether the server's programs are there (package ``postgresql``)."""
    return (BINARIES / "postgres").exists()


@contextmanager
def cluster(*options: str) -> Iterator[Cluster]:
    """Start a cluster and remove it afterwards; ``options`` as ``name=value``."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))  # short: a socket's path has 107 bytes
    try:
        folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        data = folder / "data"
        subprocess.run(
            _as_user(
                *(f"{BINARIES}/initdb", "--pgdata", str(data), "--username", USER),
                *("--auth", "trust", "--no-sync", "--encoding", "UTF8", "--locale", "C.UTF-8"),
            ),
            check=True,
            capture_output=True,
        )
        with _process(folder, data, options):
            yield Cluster(folder, count(1))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _process(folder: Path, data: Path, options: tuple[str, ...]) -> Iterator[None]:
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", *options]
    flags = [flag for setting in settings for flag in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            _as_user(f"{BINARIES}/postgres", "-D", str(data), *flags), stdout=log, stderr=log
        )
        try:
            _await(process, folder)
            yield
        finally:
            process.send_signal(signal.SIGINT)  # "fast": without waiting for its clients
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await(process: subprocess.Popen[bytes], folder: Path) -> None:
    until = monotonic() + START_WITHIN_S
    while True:
        try:
            psycopg.connect(f"host={folder} user={USER} dbname=postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or monotonic() > until:
                raise RuntimeError((folder / "log").read_text()) from None
            sleep(0.05)
        else:
            return


def _as_user(*command: str) -> list[str]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return list(command)
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *command]
