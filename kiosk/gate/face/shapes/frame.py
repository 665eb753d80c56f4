"""What surrounds every screen: the house, the languages, the ways, the line, the warning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.types import LanguageCode


@dataclass(frozen=True, slots=True)
class LanguageButton:
    """One language to choose, named in itself."""

    code: LanguageCode
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class WayButton:
    """Voice, large letters, contrast or low screen: ``name`` is the action's, ``on`` if chosen."""

    name: str
    label: str
    glyph: str
    on: bool


@dataclass(frozen=True, slots=True)
class VoiceBar:
    """While the kiosk speaks: to hear it again, and to end it, on whichever screen."""

    again: str
    stop: str


class LinkTone(StrEnum):
    """How the line to the server is doing; the words beside the dot say it too."""

    WELL = "well"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Link:
    """The foot of a screen: connection and clock."""

    tone: LinkTone
    text: str
    clock: str


@dataclass(frozen=True, slots=True)
class WarningFace:
    """Nobody has touched anything for a while; ``seconds`` until the screen goes home."""

    title: str
    text: str
    stay: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a card: what, and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DoorButton:
    """A card that leads somewhere. ``name`` is what a tap on it posts, ``glyph`` a Lucide name.

    ``main`` stands out from its neighbours; ``text`` may be empty.
    """

    name: str
    title: str
    text: str
    glyph: str
    main: bool = False
