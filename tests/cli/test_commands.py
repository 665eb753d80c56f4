"""The command line as IT and the office use it, on files of its own."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from kiosk.cli.commands import app
from kiosk.devices.decoder import read
from kiosk.domain.reference import parse_reference
from kiosk.resources import example_config
from kiosk.wire.codes import PREFIX

SITE = "rutan-balikpapan"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the settings of a server with a key, as IT would have set them up."""
    key, config = tmp_path / "2026.pem", tmp_path / "server.toml"
    config.write_text(
        f'[[sites]]\nid = "{SITE}"\nname = "Rutan"\ntimezone = "Asia/Makassar"\n'
        f'[database]\naddress = "sqlite:///{tmp_path / "centre.db"}"\n'
        f'[[keys]]\nid = "2026"\nfile = "{key}"\n'
    )
    monkeypatch.chdir(tmp_path)
    assert kiosk("keys", "new", str(key)).exit_code == 0
    return config


def kiosk(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def issued(config: Path, *more: str) -> dict[str, str]:
    result = kiosk(
        "booking", "issue", "--config", str(config), "--service", "tatap_muka", "--party", "3",
        "--from", "2026-03-02T09:30", "--until", "2026-03-02T10:00", *more,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    return dict(line.split(maxsplit=1) for line in result.output.splitlines())


def test_issue_writes_a_picture_that_the_reader_reads(server: Path) -> None:
    made = issued(server)
    assert parse_reference(made["reference"])
    assert read(np.asarray(Image.open(made["picture"]).convert("L"))) == [made["code"]]


def test_issue_writes_no_name_into_the_code(server: Path) -> None:
    made = issued(server, "--visitor", "Siti Rahmawati", "--host", "Andi Prasetyo")
    told = kiosk("booking", "verify", made["code"], "--config", str(server)).output
    assert "Siti" not in told
    assert "Andi" not in told


def test_verify_says_what_a_code_holds(server: Path) -> None:
    told = kiosk("booking", "verify", issued(server)["code"], "--config", str(server))
    assert told.exit_code == 0
    assert "good, signed with key 2026" in told.output
    assert "from       2026-03-02 09:30 WITA" in told.output
    assert re.search(r"^party +3$", told.output, re.MULTILINE)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda code: code[:-2] + ("AA" if code[-2:] != "AA" else "BB"), "forged"),
        (lambda code: code[: len(code) // 2], "unreadable"),
        (lambda _: "https://example.org/", "not_ours"),
        (lambda _: PREFIX, "unreadable"),
    ],
)
def test_verify_says_exactly_why_not(server: Path, spoil: object, why: str) -> None:
    code = spoil(issued(server)["code"])  # type: ignore[operator] # a function
    told = kiosk("booking", "verify", code, "--config", str(server))
    assert told.exit_code == 1
    assert f"not good: {why}" in told.output


def test_a_code_of_another_key_is_forged(server: Path, tmp_path: Path) -> None:
    code = issued(server)["code"]
    (tmp_path / "2026.pem").unlink()
    kiosk("keys", "new", str(tmp_path / "2026.pem"))
    told = kiosk("booking", "verify", code, "--config", str(server))
    assert "not good: forged" in told.output


def test_a_gate_verifies_with_the_key_in_its_settings(server: Path, tmp_path: Path) -> None:
    shown = kiosk("keys", "show", str(tmp_path / "2026.pem"), "--id", "2026").output
    gate = tmp_path / "gate.toml"
    example = example_config("gate.example.toml").read_text("utf-8")
    gate.write_text(example.replace("/var/lib/kiosk", str(tmp_path / "gate")) + "\n" + shown)
    told = kiosk("booking", "verify", issued(server)["code"], "--config", str(gate))
    assert "good, signed with key 2026" in told.output


def test_a_withdrawn_booking_is_found_by_its_reference(server: Path) -> None:
    reference = issued(server)["reference"]
    assert kiosk("booking", "withdraw", "--config", str(server), reference).exit_code == 0
    unknown = kiosk("booking", "withdraw", "--config", str(server), "0000-000X")
    assert unknown.exit_code == 1
    assert "0000-000X" in unknown.output


def test_a_gate_is_added_listed_and_revoked(server: Path) -> None:
    config = ["--config", str(server), "--site", SITE]
    added = kiosk("gate", "add", *config, "--gate", "gate-a", "--node", "gate-a-1")
    assert added.exit_code == 0
    assert kiosk("gate", "add", *config, "--gate", "gate-a", "--node", "gate-a-1").exit_code == 1
    assert "gate-a-1  active" in kiosk("gate", "list", *config).output
    assert kiosk("gate", "revoke", *config, "--node", "gate-a-1").exit_code == 0
    assert "gate-a-1  revoked" in kiosk("gate", "list", *config).output


def test_faults_of_a_settings_file_are_told_all_at_once(tmp_path: Path) -> None:
    config = tmp_path / "gate.toml"
    config.write_text(
        example_config("gate.example.toml")
        .read_text("utf-8")
        .replace("party_max = 5", "party_max = 0")
        .replace("mirror = true", 'miror = "yes"')
    )
    told = kiosk("run", "--config", str(config))
    assert told.exit_code == 2
    assert "rules.party_max = 0" in told.output
    assert "did you mean 'mirror'?" in told.output


def test_a_key_is_never_overwritten(server: Path, tmp_path: Path) -> None:
    before = (tmp_path / "2026.pem").read_bytes()
    assert server.exists()
    assert kiosk("keys", "new", str(tmp_path / "2026.pem")).exit_code == 1
    assert (tmp_path / "2026.pem").read_bytes() == before
    assert (tmp_path / "2026.pem").stat().st_mode & 0o077 == 0
