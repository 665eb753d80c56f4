"""Which keys a settings file knows, be it the server's or a gate's."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

from cwt.cose_key_interface import COSEKeyInterface

from kiosk.domain.types import KeyId
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings
from kiosk.settings.server import CentreSettings
from kiosk.wire.keys import verifying_key
from kiosk.wire.sync import PublicKey


def known_keys(config: Path) -> dict[KeyId, COSEKeyInterface]:
    """Return the keys by which codes are verified here; raises SettingsError, OSError, ValueError.

    For a gate these are the keys of its file and those that the feed brought into its journal.
    """
    keys = _gates_keys(config) if _is_gates(config) else _servers_keys(config)
    return {key.id: verifying_key(key) for key in keys}


def local_zone(config: Path) -> ZoneInfo:
    """Return the time zone of the place."""
    if _is_gates(config):
        return ZoneInfo(read_settings(GateSettings, config).site.timezone)
    return ZoneInfo(read_settings(CentreSettings, config).sites[0].timezone)


def _is_gates(config: Path) -> bool:
    try:
        return "gate" in tomllib.loads(config.read_text("utf-8"))
    except (OSError, ValueError):
        return False  # reading it as the server's settings will say what is wrong with the file


def _servers_keys(config: Path) -> list[PublicKey]:
    from kiosk.server.keyring import open_keyring

    return list(open_keyring(read_settings(CentreSettings, config).keys).public)


def _gates_keys(config: Path) -> list[PublicKey]:
    from kiosk.gate.terms import author_of, configured_keys
    from kiosk.journal.gate import open_journal

    settings = read_settings(GateSettings, config)
    journal = open_journal(settings.storage.folder, author_of(settings))
    try:
        return [*configured_keys(settings), *journal.keys()]
    finally:
        journal.close()
