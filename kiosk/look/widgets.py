"""Every widget of the house in one place; importing it makes them known to ``.kv`` files."""

from kiosk.look.brackets import Brackets
from kiosk.look.buttons import (
    DoorCard,
    KeyButton,
    PlainButton,
    PressButton,
    PrimaryButton,
    RoundButton,
    SoftButton,
    WayKey,
)
from kiosk.look.doors import DoorGrid
from kiosk.look.frame import Brand, Dot, Foot, Header, LinkDot
from kiosk.look.grid import SpanGrid
from kiosk.look.pill import Option, Pill
from kiosk.look.preview import CameraView, HintPill
from kiosk.look.qr import QrImage
from kiosk.look.spread import Gap, Series, Spread
from kiosk.look.surfaces import Card, FactRow, Rule, Tile
from kiosk.look.words import Body, Icon, Lead, Muted, Snug, Title, Words

__all__ = [
    "Body",
    "Brackets",
    "Brand",
    "CameraView",
    "Card",
    "DoorCard",
    "DoorGrid",
    "Dot",
    "FactRow",
    "Foot",
    "Gap",
    "Header",
    "HintPill",
    "Icon",
    "KeyButton",
    "Lead",
    "LinkDot",
    "Muted",
    "Option",
    "Pill",
    "PlainButton",
    "PressButton",
    "PrimaryButton",
    "QrImage",
    "RoundButton",
    "Rule",
    "Series",
    "Snug",
    "SoftButton",
    "SpanGrid",
    "Spread",
    "Tile",
    "Title",
    "WayKey",
    "Words",
]
