"""Widgets of a list that stay while their items change: making one anew takes a frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.uix.layout import Layout
from kivy.uix.widget import Widget


def keep_each(layout: Layout, items: Sequence[Any], made: Callable[[Any, int], Widget]) -> None:
    """Give each item one child of ``layout``, in order; those that are there get a new ``item``.

    ``made`` makes the missing ones, from the item and its place (0, 1, 2 …).
    """
    kept = layout.children[::-1]
    for surplus in kept[len(items) :]:
        layout.remove_widget(surplus)
    for place, item in enumerate(items):
        if place < len(kept):
            kept[place].item = item
        else:
            layout.add_widget(made(item, place))
