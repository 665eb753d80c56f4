"""The registration counter reads what a party without a booking declared; nobody else can."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli.commands import app
from kiosk.journal.centre.store import open_store
from kiosk.settings.reading import read_settings
from kiosk.settings.server import CentreSettings
from kiosk.wire.sealing import load_sealing_key, public_sealing_key, seal_declaration
from tests.server.conftest import new_gate
from tests.server.gatehand import SITE, GateHand, issued, local_today
from tests.server.running import answering

HOST = "BUDIMAN SALEH"


def kiosk(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def declared(config: Path, *more: str) -> Result:
    return kiosk("ticket", "declared", "--config", str(config), *more)


def settings_file(folder: Path, sealing: str) -> Path:
    config = folder / "server.toml"
    config.write_text(
        f'[[sites]]\nid = "{SITE}"\nname = "Rutan"\ntimezone = "Asia/Makassar"\n'
        f'[listen]\nport = 0\n[database]\naddress = "sqlite:///{folder / "centre.db"}"\n{sealing}'
    )
    return config


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Return the settings of a server whose IT made a key to seal with."""
    assert kiosk("keys", "seal", str(tmp_path / "sealing.key")).exit_code == 0
    return settings_file(tmp_path, f'[sealing]\nfile = "{tmp_path / "sealing.key"}"\n')


@pytest.fixture
def gate(config: Path) -> Iterator[GateHand]:
    settings = read_settings(CentreSettings, config)
    with answering(settings) as centre:
        engine = open_store(settings.database.address.get_secret_value())
        hand = new_gate(centre, engine, "gate-a-1")
        yield hand
        hand.close()
        engine.dispose()


def walk_in(gate: GateHand, number: str) -> None:
    """Issue a number for someone who typed whom they visit."""
    key = gate.feed().sealing
    assert key is not None
    gate.write(replace(issued(number), booking=None, sealed=seal_declaration(HOST, key)), number)
    gate.sync()


def test_the_name_is_read_by_number(config: Path, gate: GateHand) -> None:
    walk_in(gate, "B012")
    assert declared(config, "b012").output.splitlines()[-1] == f"B012  gate-a  {HOST}"
    on_that_day = declared(config, "B012", "--day", local_today().isoformat(), "--site", SITE)
    assert HOST in on_that_day.output


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("B999",), "B999 of"),
        (("B012", "--day", "2020-01-01"), "B012 of 2020-01-01: nothing was declared"),
        (("B012", "--site", "elsewhere"), f"this server has {SITE}"),
        (("twelve",), "TWELVE"),
    ],
)
def test_what_cannot_be_found_is_said_plainly(
    config: Path, gate: GateHand, asked: tuple[str, ...], said: str
) -> None:
    walk_in(gate, "B012")
    told = declared(config, *asked)
    assert told.exit_code == 1
    assert said in told.output
    assert HOST not in told.output


def test_another_key_opens_nothing(config: Path, gate: GateHand, tmp_path: Path) -> None:
    walk_in(gate, "B012")
    (tmp_path / "sealing.key").unlink()
    kiosk("keys", "seal", str(tmp_path / "sealing.key"))
    told = declared(config, "B012")
    assert told.exit_code == 1
    assert HOST not in told.output
    assert "Traceback" not in told.output


def test_without_a_key_in_the_settings_it_says_how_to_make_one(tmp_path: Path) -> None:
    told = declared(settings_file(tmp_path, ""), "B012")
    assert (told.exit_code, "kiosk keys seal" in told.output) == (1, True)


def test_a_key_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "sealing.key"
    assert kiosk("keys", "seal", str(file)).exit_code == 0
    made = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(public_sealing_key(load_sealing_key(file))) == 32
    assert kiosk("keys", "seal", str(file)).exit_code == 1
    assert file.read_bytes() == made
