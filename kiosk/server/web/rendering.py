"""Turns what a board shows into HTML, in the site's own language."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kiosk.server.calling_out import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.domain.types import SiteId
    from kiosk.ports import Clock
    from kiosk.server.board import BoardView, ShownCall
    from kiosk.server.boards import BoardSite
    from kiosk.wording import Wording

_TEMPLATES = Path(__file__).with_name("templates")


def environment() -> Environment:
    """Return what draws our templates: everything escaped, nothing undefined."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(slots=True)
class Pages:
    """``version`` of the product: a screen that runs for months reloads when it changes."""

    clock: Clock
    wordings: Mapping[SiteId, Wording]
    version: str
    _environment: Environment = field(default_factory=environment)
    _last: dict[SiteId, tuple[BoardView, str]] = field(default_factory=dict)

    def board(self, site: BoardSite, view: BoardView) -> str:
        """Return a whole board page."""
        inside = self.inside(site, view)
        return self._render("board.html", site, view, inside=inside, alive=self.sign_of_life())

    def inside(self, site: BoardSite, view: BoardView) -> str:
        """Return what changes on a board; drawn once for all screens that show it."""
        last = self._last.get(site.id)
        if last is None or last[0] != view:
            last = (view, self._render("board_inside.html", site, view))
            self._last[site.id] = last
        return last[1]

    def sentence(self, site: SiteId, call: ShownCall) -> str:
        """Return what is said when a number is called."""
        return sentence(call, self.wordings[site])

    def index(self, sites: Sequence[BoardSite]) -> str:
        """Return the list of boards."""
        wording = self.wordings[sites[0].id]
        template = self._environment.get_template("index.html")
        return template.render(
            sites=sites, language=wording.language, version=self.version, _=wording.say
        )

    def sign_of_life(self) -> str:
        """Return the server's time and version: a television's own clock is seldom right."""
        now_ms = int(self.clock.now().at.timestamp() * 1000)
        return json.dumps({"at": now_ms, "version": self.version})

    def _render(self, name: str, site: BoardSite, view: BoardView, **more: str) -> str:
        wording = self.wordings[site.id]
        return self._environment.get_template(name).render(
            site=site,
            view=view,
            language=wording.language,
            zone_name=wording.zone_name,
            time=wording.time(self.clock.now().at),
            version=self.version,
            _=wording.say,
            ngettext=wording.count,
            sentence=lambda call: sentence(call, wording),
            **more,
        )
