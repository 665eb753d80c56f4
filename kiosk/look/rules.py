"""Loading the ``.kv`` file that lies beside a widget's module."""

from __future__ import annotations

from pathlib import Path

from kivy.lang import Builder


def load_beside(module_file: str) -> None:
    """Load ``x.kv`` beside ``x.py``; called with ``__file__`` where the widgets are defined.

    Kivy applies rules as often as their file was loaded, so it is unloaded first.
    """
    path = str(Path(module_file).with_suffix(".kv"))
    Builder.unload_file(path)
    Builder.load_file(path)
