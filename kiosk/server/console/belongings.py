"""The belongings page: who is at the inspection, the list of what they brought, the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.events import GoodsReason, GoodsResult, Item
from kiosk.domain.house import named
from kiosk.domain.inspecting import MOST_PIECES, NEEDS_REASON, ListFault, fault_in
from kiosk.domain.types import GoodsId
from kiosk.server.console.lines import Card, Line, card, line
from kiosk.server.console.parts import party_title
from kiosk.wording import noted
from kiosk.wording.goods import REASONS, RESULTS, GoodsPart, goods_said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.domain.queue import Queued
    from kiosk.server.console.scene import Scene
    from kiosk.server.console.workplace import Post, Workplace

SPARE_LINES = 3
"""Empty lines of the list for a browser without scripts; with them a tap adds more."""

FAULTS = {
    ListFault.EMPTY: noted("Please add at least one thing."),
    ListFault.TOO_LONG: noted("This list is too long; please put alike things together."),
    ListFault.COUNT: noted("Please give a number of pieces from 1 to 999."),
    ListFault.REASON: noted("Please say why something is given back or kept."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to fill in a field."""

    value: str
    label: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line of the list as a form shows it."""

    kind: str = ""
    count: str = "1"
    result: str = GoodsResult.ACCEPTED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Editor:
    """The list of a party's belongings; ``saved`` says when it was noted."""

    ticket: str
    number: str
    lines: tuple[ItemLine, ...]
    saved: str
    kinds: tuple[Choice, ...]
    results: tuple[Choice, ...]
    reasons: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class BelongingsView:
    """The page; ``done`` are parties whose belongings were noted today, the latest first."""

    title: str
    here: str
    card: Card | None
    editor: Editor | None
    line: Line
    done: tuple[Done, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A list that was noted, for another receipt or a correction."""

    ticket: str
    number: str
    title: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is printed for the party: the number, never a name."""

    number: str
    day: str
    at: str
    officer: str
    parts: tuple[GoodsPart, ...]


MOST_DONE = 12


def goods_post(workplace: Workplace, post: Post) -> Post | None:
    """Return the officer's counter if goods are inspected there, else the first such one."""
    if workplace.station(post).goods:
        return post
    stations = (each for each in workplace.house.stations.values() if each.goods)
    return next((workplace.first_post(each) for each in stations), None)


def belongings_view(scene: Scene) -> BelongingsView:
    """Draw the page for the scene's counter."""
    here = scene.queue.all_at(scene.post.station, scene.post.counter)
    return BelongingsView(
        title=named(scene.workplace.station(scene.post).names, scene.wording.language),
        here=scene.here(),
        card=card(here[0], scene) if here else None,
        editor=editor(here[0], scene) if here else None,
        line=line(scene),
        done=tuple(_done(each, scene) for each in _inspected(scene)),
    )


def editor(queued: Queued, scene: Scene) -> Editor:
    """Return the list of a party as it was noted, or an empty one."""
    say, language = scene.wording.say, scene.wording.language
    noted_lines = tuple(
        ItemLine(each.kind, str(each.count), each.result, each.reason or "")
        for each in queued.items
    )
    at = queued.inspected_at
    return Editor(
        ticket=queued.issue.ticket,
        number=str(queued.issue.facts.number),
        lines=(*noted_lines, *(ItemLine() for _ in range(SPARE_LINES))),
        saved=say("noted at {time}", time=scene.wording.time(at)) if at else "",
        kinds=tuple(
            Choice(each.id, named(each.names, language), each.icon)
            for each in scene.workplace.house.goods.values()
        ),
        results=tuple(Choice(result, say(text)) for result, text in RESULTS.items()),
        reasons=tuple(Choice(reason, say(text)) for reason, text in REASONS.items()),
    )


def items_of(form: Mapping[str, Sequence[str]], workplace: Workplace) -> list[Item] | ListFault:
    """Read the list of a form; lines without a kind are left out."""
    columns = [form.get(name, ()) for name in ("kind", "count", "result", "reason")]
    items = []
    for kind, count, result, reason in zip(*columns, strict=False):
        if not kind:
            continue
        if kind not in workplace.house.goods or result not in set(GoodsResult):
            return ListFault.EMPTY
        why = GoodsReason(reason) if reason in set(GoodsReason) else None
        what = GoodsResult(result)
        # A reason that was chosen before the result was changed back says nothing any more.
        why = why if what in NEEDS_REASON else None
        items.append(Item(GoodsId(kind), _pieces(count), what, why))
    return fault_in(items) or items


def _pieces(text: str) -> int:
    """Read a number of pieces; 0, which no list takes, for anything else."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PIECES))
    return int(text) if plain else 0


def receipt(queued: Queued, scene: Scene, officer: str) -> Receipt:
    """Return the receipt of what was noted."""
    at = queued.inspected_at
    return Receipt(
        number=str(queued.issue.facts.number),
        day=scene.wording.day(at or scene.now),
        at=scene.wording.clock(at) if at else "",
        officer=officer,
        parts=goods_said(queued.items, scene.workplace.house.goods, scene.wording),
    )


def _inspected(scene: Scene) -> list[Queued]:
    noted_ = [each for each in scene.queue.tickets.values() if each.inspected_at is not None]
    return sorted(noted_, key=lambda each: str(each.inspected_at), reverse=True)[:MOST_DONE]


def _done(queued: Queued, scene: Scene) -> Done:
    pieces = sum(each.count for each in queued.items)
    counted = scene.wording.count("{n} piece", "{n} pieces", pieces)
    refused = [each for each in queued.items if each.result is not GoodsResult.ACCEPTED]
    not_in = sum(each.count for each in refused)
    text = counted
    if not_in:
        text += " · " + scene.wording.count("{n} not accepted", "{n} not accepted", not_in)
    at = queued.inspected_at
    return Done(
        ticket=queued.issue.ticket,
        number=str(queued.issue.facts.number),
        title=party_title(queued, scene),
        text=text,
        at=scene.wording.time(at) if at else "",
    )
