"""Which page an officer looks at, and what is seen on it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kiosk.domain.heads import balance
from kiosk.domain.officers import Right
from kiosk.server.console.attention import AttentionView, attention_view
from kiosk.server.console.belongings import BelongingsView, belongings_view, goods_post
from kiosk.server.console.consoles import CLOSER
from kiosk.server.console.lines import QueueView, queue_view
from kiosk.server.console.presence import Chosen, RosterView, roster_view
from kiosk.server.console.rings import Ring, rings
from kiosk.server.console.room import RoomView, room_view
from kiosk.server.console.within import WithinView, within_view
from kiosk.server.signing_in.cookies import AREA

if TYPE_CHECKING:
    from kiosk.server.console.scene import Scene
    from kiosk.server.console.workplace import Post

View = QueueView | BelongingsView | RoomView | RosterView | AttentionView | WithinView


class Page(StrEnum):
    """The pages, by the last part of their addresses."""

    QUEUE = "queue"
    GOODS = "goods"
    TABLES = "tables"
    PROGRAMME = "programme"
    ATTENTION = "attention"
    INSIDE = "inside"


def right_for(page: Page) -> Right:
    """Return what an officer needs to look at a page."""
    return Right.PROGRAMME if page is Page.PROGRAMME else Right.QUEUE


@dataclass(frozen=True, slots=True)
class Look:
    """A page, the counter it is looked at from, and what was chosen on it."""

    page: Page
    post: Post
    whole: bool = False
    chosen: Chosen = field(default_factory=Chosen)


@dataclass(frozen=True, slots=True)
class Gates:
    """How many gates are connected, of how many; ``away`` are the names of the others."""

    connected: int
    away: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """All that changes on a page; two equal ones need not be drawn twice."""

    view: View
    badge: int
    gates: Gates
    inside: int
    rings: tuple[Ring, ...] = ()


def see(look: Look, scene: Scene) -> Sight:
    """Draw what a look shows."""
    away = tuple(each.name for each in scene.known.gates if not scene.is_connected(each))
    return Sight(
        view=_view(look, scene),
        badge=attention_view(scene).badge,
        gates=Gates(len(scene.known.gates) - len(away), away),
        inside=balance(scene.queue).inside,
        rings=rings(scene, tables=look.page is Page.TABLES),
    )


def _view(look: Look, scene: Scene) -> View:
    view: View
    match look.page:
        case Page.GOODS:
            post = goods_post(scene.workplace, scene.post)
            view = belongings_view(replace(scene, post=post or scene.post))
        case Page.TABLES:
            view = room_view(scene)
        case Page.PROGRAMME:
            view = roster_view(scene, look.chosen)
        case Page.ATTENTION:
            view = attention_view(scene)
        case Page.INSIDE:
            view = within_view(scene, CLOSER)
        case _:
            view = queue_view(scene, whole=look.whole)
    return view


def query_of(look: Look) -> str:
    """Return what an address needs to show the same again: a counter and a choice, no ticket."""
    asked = {"station": look.post.station, "counter": look.post.counter}
    if look.whole:
        asked["whole"] = "1"
    if look.chosen.service:
        asked |= {"service": look.chosen.service, "from": look.chosen.from_ms}
    return urlencode(asked)


def address_of(look: Look) -> str:
    """Return a page's own address."""
    return f"{AREA}/{look.page}"
