"""Turns what a console shows into HTML, in an officer's language."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment

from kiosk.domain.house import named
from kiosk.domain.officers import Right
from kiosk.resources import asset
from kiosk.server.console.belongings import Receipt
from kiosk.server.console.looking import Look, Page, Sight, address_of, query_of, right_for
from kiosk.server.console.scene import ms
from kiosk.server.web.rendering import environment
from kiosk.server.web.wanting import ACCOUNT_PATH, LOGOUT_PATH
from kiosk.wording import noted

if TYPE_CHECKING:
    from kiosk.ports import Clock
    from kiosk.server.console.parts import Group
    from kiosk.server.console.workplace import Post, Workplace
    from kiosk.server.signing_in import SignedIn
    from kiosk.wording import Wording

MOST_GROUPS = 500
"""Groups of buttons that are kept as they were drawn."""

NAMES = {
    Page.QUEUE: ("users", noted("Queue")),
    Page.GOODS: ("package", noted("Belongings")),
    Page.TABLES: ("armchair", noted("Face to face")),
    Page.PROGRAMME: ("heart-handshake", noted("Programme")),
    Page.ATTENTION: ("triangle-alert", noted("Attention")),
}
"""The pages of the navigation, each with its icon; INSIDE is reached from every other."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a page, in which language; ``said`` is what became of the last press."""

    signed_in: SignedIn
    wording: Wording
    said: str = ""


@dataclass(slots=True)
class Drawing:
    """Renders whole pages and their insides."""

    clock: Clock
    version: str
    _environment: Environment = field(default_factory=environment)

    def __post_init__(self) -> None:
        """Read the icons' code points."""
        points: dict[str, int] = json.loads(asset("icons", "lucide.json").read_text())
        self._environment.globals["icon"] = lambda name: chr(points.get(name, points["circle"]))
        # Every row of a line has the same ways out: they are drawn once.
        self._environment.globals["fieldset"] = lru_cache(MOST_GROUPS)(self._fieldset)

    def page(self, look: Look, sight: Sight, workplace: Workplace, reader: Reader) -> str:
        """Return a whole page."""
        own = self._common(look, workplace, reader)
        return self._environment.get_template("console.html").render(
            inside=self.inside(look, sight, workplace, reader),
            alive=self.sign_of_life(),
            badge=sight.badge,
            rings=_rings(sight, reader),
            speaks=workplace.own.language,
            pages=pages_for(reader.signed_in),
            names=NAMES,
            languages=list(workplace.wordings),
            **own,
        )

    def change(self, look: Look, sight: Sight, workplace: Workplace, reader: Reader) -> str:
        """Return what a page that is open is told when something has changed."""
        inside = self.inside(look, sight, workplace, reader)
        told = {"inside": inside, "badge": sight.badge, "rings": _rings(sight, reader)}
        return json.dumps(told)

    def inside(self, look: Look, sight: Sight, workplace: Workplace, reader: Reader) -> str:
        """Return what changes on a page."""
        return self._environment.get_template(f"console_{look.page}.html").render(
            view=sight.view, sight=sight, **self._common(look, workplace, reader)
        )

    def receipt(self, receipt: Receipt, workplace: Workplace, reader: Reader) -> str:
        """Return the page that is printed for a party."""
        return self._environment.get_template("console_receipt.html").render(
            receipt=receipt,
            site_name=workplace.house.site_name,
            language=reader.wording.language,
            version=self.version,
            _=reader.wording.say,
        )

    def declaration(
        self, found: list[str], look: Look, workplace: Workplace, reader: Reader
    ) -> str:
        """Return what a party declared, for a browser without scripts."""
        return self._environment.get_template("console_declared.html").render(
            found=found, **self._common(look, workplace, reader)
        )

    def sign_of_life(self) -> str:
        """Return the server's time and version."""
        return json.dumps({"at": ms(self.clock.now().at), "version": self.version})

    def _fieldset(self, group: Group) -> str:
        return self._environment.get_template("console_group.html").render(group=group)

    def _common(self, look: Look, workplace: Workplace, reader: Reader) -> dict[str, object]:
        wording, signed_in = reader.wording, reader.signed_in
        return {
            "look": look,
            "address": address_of(look),
            "query": query_of(look),
            "site_name": workplace.house.site_name,
            "zone": str(workplace.zone),
            "zone_name": wording.zone_name,
            "time": wording.time(self.clock.now().at),
            "since": wording.time(signed_in.since),
            "signed_in": signed_in,
            "guards": signed_in.may(Right.QUEUE),
            "opens": signed_in.may(Right.DECLARATIONS),
            "csrf": signed_in.csrf,
            "said": reader.said,
            "posts": posts_of(workplace, wording),
            "station": named(workplace.station(look.post).names, wording.language),
            "here": post_name(workplace, look.post, wording),
            "language": wording.language,
            "version": self.version,
            "paths": {"logout": LOGOUT_PATH, "account": ACCOUNT_PATH},
            "_": wording.say,
            "ngettext": wording.count,
        }


def _rings(sight: Sight, reader: Reader) -> list[dict[str, object]]:
    """Return what is to be heard: of the house's alarms only who may see to them."""
    if not reader.signed_in.may(Right.QUEUE):
        return []
    return [asdict(ring) for ring in sight.rings]


def pages_for(signed_in: SignedIn) -> list[Page]:
    """Return the pages of an officer's navigation: what is not allowed is not shown."""
    return [page for page in NAMES if signed_in.may(right_for(page))]


def posts_of(workplace: Workplace, wording: Wording) -> list[tuple[str, list[tuple[Post, str]]]]:
    """Return all counters by station; tables have a page of their own."""
    return [
        (
            named(station.names, wording.language),
            [
                (post, post_name(workplace, post, wording))
                for counter in station.counters
                if (post := workplace.post(station.id, counter)) is not None
            ],
        )
        for station in workplace.house.stations.values()
        if station.session_s is None
    ]


def post_name(workplace: Workplace, post: Post, wording: Wording) -> str:
    """Return ``Loket 2``."""
    name = named(workplace.station(post).place, wording.language)
    return name if post.station in workplace.unnumbered else f"{name} {post.counter}"
