"""What visitors hold up to the kiosk: a phone that shows a code, a slip of paper with one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from kiosk.demo.film.paper import slip
from kiosk.demo.film.phone import BRIGHT, DIM, phone

if TYPE_CHECKING:
    from kiosk.demo.film.thing import Thing


class PropKind(Enum):
    """What is held up."""

    PHONE = "phone"
    DARK_PHONE = "dark_phone"
    SLIP = "slip"
    CREASED_SLIP = "creased_slip"


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing with a code: ``text`` is what the QR code holds, ``seed`` makes it this very one."""

    text: str
    kind: PropKind
    seed: int


def make(prop: Prop) -> Thing:
    """Paint ``prop``; the same prop gives the same pixels.

    Raises ValueError for a text that no QR code holds.
    """
    chance = np.random.default_rng(prop.seed)
    if prop.kind in {PropKind.PHONE, PropKind.DARK_PHONE}:
        return phone(prop.text, chance, BRIGHT if prop.kind is PropKind.PHONE else DIM)
    return slip(prop.text, chance, creased=prop.kind is PropKind.CREASED_SLIP)
