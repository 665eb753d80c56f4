"""Which server, which database, which site a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from kiosk.settings.gate import SiteSection
    from kiosk.settings.server import CentreSettings


def server_settings(config: Path) -> CentreSettings:
    """Read the server's settings."""
    from kiosk.settings.reading import read_settings
    from kiosk.settings.server import CentreSettings

    return read_settings(CentreSettings, config)


def database(settings: CentreSettings) -> Engine:
    """Open the server's database."""
    from kiosk.journal.centre.store import open_store

    return open_store(settings.database.address.get_secret_value())


def site_of(settings: CentreSettings, wanted: str) -> SiteSection:
    """Return the site that is meant; raises ValueError."""
    ids = [site.id for site in settings.sites]
    if not wanted and len(ids) == 1:
        return settings.sites[0]
    for site in settings.sites:
        if site.id == wanted:
            return site
    raise ValueError(f"--site {wanted or '(missing)'}: this server has {', '.join(ids)}")
