"""What can be read on a face, and what can be touched."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from kiosk.gate.face import Face
from kiosk.gate.face.shapes import Answer, DoorButton

BUTTONS = {
    "back": "back",
    "officer": "call_officer",
    "done": "done",
    "print_again": "print_again",
    "skip": "skip",
    "consent": "consent",
    "no_consent": "no_consent",
    "next": "next",
    "finish": "finish",
    "submit": "submit",
    "erase": "erase",
    "take": "take_number",
    "stay": "stay",
}
"""Fields that are the text of a button, and the name of what it does."""


def texts_of(shown: object) -> list[str]:
    """Collect every text and number of a face."""
    if isinstance(shown, str | int) and not isinstance(shown, bool):
        return [str(shown)]
    if is_dataclass(shown) and not isinstance(shown, type):
        return [text for field in fields(shown) for text in texts_of(getattr(shown, field.name))]
    return [text for part in shown for text in texts_of(part)] if isinstance(shown, tuple) else []


def offers_of(face: Face) -> set[str]:
    """Return the names of all buttons, doors and answers that act; a warning hides the others."""
    if face.warning is not None:
        return {"stay"}
    content = face.content
    asleep = {
        "submit": not getattr(content, "complete", True),
        "call_officer": getattr(content, "help_called", False),
        "take_number": getattr(content, "busy", False),
        "back": getattr(content, "busy", False),
    }
    texts = {
        BUTTONS[f.name]: getattr(content, f.name) for f in fields(content) if f.name in BUTTONS
    }
    named = {name for name, text in texts.items() if text and not asleep.get(name)}
    return named | {item.name for item in _items(content)}


def _items(shown: object) -> list[DoorButton | Answer]:
    if isinstance(shown, DoorButton | Answer):
        return [shown]
    if is_dataclass(shown) and not isinstance(shown, type):
        return [item for field in fields(shown) for item in _items(getattr(shown, field.name))]
    return [item for part in shown for item in _items(part)] if isinstance(shown, tuple) else []
