"""The server's settings: the example explains every key, and faults are told all at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from kiosk.resources import example_config
from kiosk.settings.faults import SettingsError
from kiosk.settings.reading import read_settings
from kiosk.settings.server import CentreSettings

EXAMPLE = example_config("server.example.toml")
SMALLEST = '[[sites]]\nid = "rutan"\nname = "Rutan"\n'


def read(tmp_path: Path, text: str) -> CentreSettings:
    path = tmp_path / "server.toml"
    path.write_text(text)
    return read_settings(CentreSettings, path)


def keys_of(model: type[BaseModel], before: str = "") -> set[str]:
    """Return all dotted keys of a model, through its sections."""
    keys: set[str] = set()
    for name, field in model.model_fields.items():
        inner = [field.annotation, *getattr(field.annotation, "__args__", ())]
        section = next(
            (each for each in inner if isinstance(each, type) and issubclass(each, BaseModel)), None
        )
        keys |= {before + name} if section is None else keys_of(section, f"{before}{name}.")
    return keys


def keys_in(table: object, before: str = "") -> set[str]:
    """Return all dotted keys of a TOML document that the model would call so."""
    if isinstance(table, list):
        return set().union(*(keys_in(each, before) for each in table))
    texts = ("place.", ".name.", ".bring.", "complaints.")
    if not isinstance(table, dict) or before.endswith(texts):
        return {before[:-1]}
    return set().union(*(keys_in(value, f"{before}{key}.") for key, value in table.items()))


def test_the_example_shows_every_key() -> None:
    # The commented part of the example is an example too.
    text = re.sub(
        r"^# (\[\[keys\]\]|id = .*|file = .*|closes = .*|complaints = .*)$",
        r"\1",
        EXAMPLE.read_text(),
        flags=re.MULTILINE,
    )
    shown = {key for key in keys_in(tomllib.loads(text)) if key != "listen.trusted_proxies"}

    assert shown | {"listen.trusted_proxies"} == keys_of(CentreSettings)


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    example = read_settings(CentreSettings, EXAMPLE)
    plain = read(tmp_path, SMALLEST)

    laid_out: dict[str, object] = {"sites": [], "stations": (), "services": (), "goods": ()}
    assert example.model_copy(update=laid_out) == plain.model_copy(update=laid_out)
    named = {"id": "rutan", "name": "Rutan"}
    assert example.sites[0].model_copy(update=named) == plain.sites[0]


def test_all_faults_at_once(tmp_path: Path) -> None:
    text = (
        '[listen]\nport = 99999\nhots = "x"\n[limits]\nhistory_days = 0\n'
        '[[sites]]\nid = "Rutan!"\nname = "Rutan"\ntimezone = "Asia/Balikpapan"\n'
    )

    with pytest.raises(SettingsError) as error:
        read(tmp_path, text)

    keys = {fault.key for fault in error.value.faults}
    assert keys == {
        "listen.port",
        "listen.hots",
        "limits.history_days",
        "sites.0.id",
        "sites.0.timezone",
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        SMALLEST + SMALLEST,
        SMALLEST + '[[keys]]\nid = "a"\nfile = "x"\n[[keys]]\nid = "a"\nfile = "y"\n',
    ],
)
def test_sites_and_keys_are_told_apart(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError):
        read(tmp_path, text)


def test_a_password_is_never_shown(tmp_path: Path) -> None:
    text = '[database]\naddress = "postgresql://kiosk:s3cret@db/kiosk"\nadress = 1\n' + SMALLEST
    with pytest.raises(SettingsError) as error:
        read(tmp_path, text)
    assert "s3cret" not in str(error.value)

    assert "s3cret" not in repr(read(tmp_path, text.replace("adress = 1\n", "")))


def test_the_environment_beats_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_LISTEN__PORT", "9000")

    assert read(tmp_path, "[listen]\nport = 1\n" + SMALLEST).listen.port == 9000
