"""IT makes officers' accounts, sets passwords and PINs, and locks them again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from kiosk.cli.commands import app
from kiosk.domain.types import OfficerId
from kiosk.journal.centre import officers
from kiosk.journal.centre.officers import Account
from kiosk.journal.centre.store import open_store
from kiosk.wire.hashes import fits
from tests.server.gatehand import SITE

RINA = ("--id", "rina", "--name", "Rina Wulandari", "--role", "guard")
PASSWORD = "empat kata yang mudah diingat"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    config = tmp_path / "server.toml"
    config.write_text(
        f'[[sites]]\nid = "{SITE}"\nname = "Rutan"\n'
        f'[database]\naddress = "sqlite:///{tmp_path / "centre.db"}"\n'
    )
    return config


def officer(config: Path, command: str, *more: str, typed: str = "") -> Result:
    arguments = ["officer", command, "--config", str(config), *more]
    return CliRunner().invoke(app, arguments, input=typed)


def account(config: Path) -> Account:
    engine: Engine = open_store(f"sqlite:///{config.parent / 'centre.db'}")
    with engine.connect() as connection:
        found = officers.find(connection, SITE, OfficerId("rina"))
    engine.dispose()
    assert found is not None
    return found


def test_a_drawn_password_is_printed_once_and_works(config: Path) -> None:
    told = officer(config, "add", *RINA)
    assert told.exit_code == 0, told.output
    drawn = re.search(r"password: (\S+)", told.output)
    assert drawn is not None
    assert fits(drawn[1], account(config).password_hash)


def test_a_password_comes_from_standard_input(config: Path) -> None:
    told = officer(config, "add", *RINA, "--password-stdin", typed=f"{PASSWORD}\n")
    assert told.exit_code == 0, told.output
    assert PASSWORD not in told.output
    assert fits(PASSWORD, account(config).password_hash)

    another = ("password", "--id", "rina", "--password-stdin")
    assert officer(config, *another, typed="x\n").exit_code == 1
    assert officer(config, *another, typed="lima kata lain\n").exit_code == 0
    assert fits("lima kata lain", account(config).password_hash)


def test_a_pin_is_set_refused_and_taken_away(config: Path) -> None:
    officer(config, "add", *RINA)
    easy = officer(config, "pin", "--id", "rina", typed="123456\n")
    assert (easy.exit_code, "choose another" in easy.output) == (1, True)
    short = officer(config, "pin", "--id", "rina", typed="12345\n")
    assert (short.exit_code, "exactly six digits" in short.output) == (1, True)
    assert account(config).pin_hash is None

    assert officer(config, "pin", "--id", "rina", typed="481620\n").exit_code == 0
    assert fits("481620", account(config).pin_hash or "")
    assert officer(config, "pin", "--id", "rina", "--remove").exit_code == 0
    assert account(config).pin_hash is None


def test_the_list_tells_who_is_locked(config: Path) -> None:
    officer(config, "add", *RINA)
    assert officer(config, "list").output.endswith("rina  guard  active  no PIN  Rina Wulandari\n")
    assert officer(config, "lock", "--id", "rina").exit_code == 0
    assert "rina  guard  locked " in officer(config, "list").output
    assert officer(config, "unlock", "--id", "rina").exit_code == 0
    assert "rina  guard  active" in officer(config, "list").output


@pytest.mark.parametrize(
    ("command", "more", "said"),
    [
        ("add", (*RINA[:1], "Rina!", *RINA[2:]), "small letters"),
        ("add", (*RINA, "--site", "elsewhere"), f"this server has {SITE}"),
        ("add", RINA, "already has an officer so named"),
        ("lock", ("--id", "budi"), "has no officer so named"),
        ("unlock", ("--id", "budi"), "has no officer so named"),
        ("password", ("--id", "budi"), "has no officer so named"),
        ("pin", ("--id", "budi"), "has no officer so named"),
    ],
)
def test_mistakes_are_told_plainly(
    config: Path, command: str, more: tuple[str, ...], said: str
) -> None:
    officer(config, "add", *RINA)
    told = officer(config, command, *more, typed="481620\n")
    assert (told.exit_code, said in told.output) == (1, True), told.output
    assert "Traceback" not in told.output


def test_a_hash_for_a_gate_without_a_server(config: Path) -> None:
    told = CliRunner().invoke(app, ["officer", "hash"], input="481620\n")
    written = re.search(r'pin = "(\$argon2id\$\S+)"', told.output)
    assert written is not None
    assert fits("481620", written[1])
    assert CliRunner().invoke(app, ["officer", "hash"], input="111111\n").exit_code == 1
