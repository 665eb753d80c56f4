"""From a tap to the draft after it. Pure; a tap that is moot changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.domain.events import Item
from kiosk.domain.inspecting import MOST_ITEMS, MOST_PIECES, NEEDS_REASON, ListFault, fault_in
from kiosk.domain.types import TicketId
from kiosk.gate.desk.draft import ROWS, Drafting, GoodsKey, GoodsTap, Line


@dataclass(frozen=True, slots=True)
class Save:
    """The list is to be written down; ``finish``: and the party goes on."""

    finish: bool


CLOSED = None
Step = tuple[Drafting | None, Save | None]


def opened(ticket: TicketId, saved: tuple[Item, ...]) -> Drafting:
    """Begin with what the journal has."""
    lines = tuple(Line(number, item) for number, item in enumerate(saved, 1))
    return Drafting(ticket, saved, lines[::-1], last_id=len(lines))


def step(draft: Drafting, tap: GoodsTap) -> Step:
    """Return the draft after a tap, and whether it is to be saved; a tap that is moot does nothing.

    None for the draft: the inspection is closed.
    """
    if draft.leaving:
        return _leave(draft, tap)
    if tap.key in {GoodsKey.SAVE, GoodsKey.FINISH}:
        return _save(draft, finish=tap.key is GoodsKey.FINISH)
    if tap.key is GoodsKey.CLOSE:
        return (replace(draft, leaving=True), None) if draft.is_changed else (CLOSED, None)
    change = _CHANGES.get(tap.key)
    return (draft if change is None else change(replace(draft, fault=None), tap)), None


def _leave(draft: Drafting, tap: GoodsTap) -> Step:
    if tap.key is GoodsKey.DISCARD:
        return CLOSED, None
    stays = tap.key in {GoodsKey.KEEP, GoodsKey.CLOSE}
    return (replace(draft, leaving=False) if stays else draft), None


def _save(draft: Drafting, *, finish: bool) -> Step:
    fault = fault_in(draft.items)
    if fault is not None:
        # The line that lacks something is brought before the officer's eyes.
        lacking = (place for place, line in enumerate(draft.lines) if line.lacks_reason)
        page = next(lacking, draft.page * ROWS) // ROWS
        return replace(draft, fault=fault, page=page), None
    return draft, Save(finish)


def _choose_kind(draft: Drafting, tap: GoodsTap) -> Drafting:
    if draft.asked is not None or tap.kind is None:
        return draft
    return replace(draft, kind=None if draft.kind == tap.kind else tap.kind)


def _give_result(draft: Drafting, tap: GoodsTap) -> Drafting:
    if draft.kind is None or draft.asked is not None or tap.result is None:
        return draft
    added = Item(draft.kind, 1, tap.result)
    if tap.result not in NEEDS_REASON:
        return _put_in(replace(draft, kind=None), added)
    grown = _new_line(replace(draft, kind=None), added)
    return grown if grown.fault else replace(grown, asked=grown.last_id)


def _give_reason(draft: Drafting, tap: GoodsTap) -> Drafting:
    asked = draft.line(draft.asked)
    if asked is None or tap.reason is None:
        return draft
    told = Line(asked.id, replace(asked.item, reason=tap.reason))
    rest = replace(draft, lines=_without(draft, asked.id), asked=None)
    if _same(rest, told.item) is not None:
        return _put_in(rest, told.item)
    return replace(_changed(draft, told), asked=None)


def _put_in(draft: Drafting, item: Item) -> Drafting:
    """Add an item in front; to the line of the same kind, result and reason where there is one."""
    same = _same(draft, item)
    if same is None:
        return _new_line(draft, item)
    more = Line(same.id, replace(item, count=same.item.count + item.count))
    return replace(draft, lines=(more, *_without(draft, same.id)), page=0)


def _same(draft: Drafting, item: Item) -> Line | None:
    """Return the line that an item can be counted into."""
    for line in draft.lines:
        alike = replace(line.item, count=item.count) == item
        if alike and line.item.count + item.count <= MOST_PIECES:
            return line
    return None


def _new_line(draft: Drafting, item: Item) -> Drafting:
    if len(draft.lines) >= MOST_ITEMS:
        return replace(draft, fault=ListFault.TOO_LONG)
    line = Line(draft.last_id + 1, item)
    return replace(draft, lines=(line, *draft.lines), last_id=line.id, page=0)


def _back(draft: Drafting, _: GoodsTap) -> Drafting:
    asked = draft.line(draft.asked)
    if asked is not None and asked.lacks_reason:
        return replace(draft, lines=_without(draft, asked.id), asked=None, kind=asked.item.kind)
    return replace(draft, asked=None, kind=None)


def _ask_why(draft: Drafting, tap: GoodsTap) -> Drafting:
    line = draft.line(tap.line)
    if draft.asked is not None or line is None or line.item.result not in NEEDS_REASON:
        return draft
    return replace(draft, asked=line.id, kind=None)


def _count(draft: Drafting, tap: GoodsTap) -> Drafting:
    line = draft.line(tap.line)
    if line is None:
        return draft
    count = line.item.count + (1 if tap.key is GoodsKey.MORE else -1)
    if not 1 <= count <= MOST_PIECES:
        return draft
    return _changed(draft, Line(line.id, replace(line.item, count=count)))


def _changed(draft: Drafting, changed: Line) -> Drafting:
    """Put a line in the place of the one with its id."""
    lines = tuple(changed if line.id == changed.id else line for line in draft.lines)
    return replace(draft, lines=lines)


def _remove(draft: Drafting, tap: GoodsTap) -> Drafting:
    if tap.line is None:
        return draft
    asked = None if draft.asked == tap.line else draft.asked
    shorter = replace(draft, lines=_without(draft, tap.line), asked=asked)
    return replace(shorter, page=min(shorter.page, shorter.pages - 1))


def _turn_page(draft: Drafting, tap: GoodsTap) -> Drafting:
    page = draft.page + (1 if tap.key is GoodsKey.OLDER else -1)
    return replace(draft, page=max(0, min(page, draft.pages - 1)))


def _without(draft: Drafting, gone: int) -> tuple[Line, ...]:
    return tuple(line for line in draft.lines if line.id != gone)


_CHANGES: dict[GoodsKey, Callable[[Drafting, GoodsTap], Drafting]] = {
    GoodsKey.KIND: _choose_kind,
    GoodsKey.RESULT: _give_result,
    GoodsKey.REASON: _give_reason,
    GoodsKey.BACK: _back,
    GoodsKey.WHY: _ask_why,
    GoodsKey.MORE: _count,
    GoodsKey.FEWER: _count,
    GoodsKey.REMOVE: _remove,
    GoodsKey.NEWER: _turn_page,
    GoodsKey.OLDER: _turn_page,
}
