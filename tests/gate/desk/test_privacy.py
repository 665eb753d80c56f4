"""Whatever the list holds, the display shows no full name, no reference and no detainee."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.types import BookingId, Reference
from kiosk.gate.desk.names import ADDRESSES, masked
from tests.gate.desk.day import Day
from tests.gate.desk.rooms import RoomDay

# ŉ, ß and their like become two letters when they are made large: still one letter of the name.
LARGE = st.characters(categories=["L"]).filter(lambda letter: len(letter.upper()) == 1)
LETTERS = st.text(LARGE, min_size=3, max_size=20)
NAMES = st.lists(LETTERS, min_size=1, max_size=5).map(" ".join)


def texts_of(part: Any) -> list[str]:  # noqa: ANN401 - a face taken apart
    if isinstance(part, dict):
        return [text for value in part.values() for text in texts_of(value)]
    if isinstance(part, list | tuple):
        return [text for value in part for text in texts_of(value)]
    return [part] if isinstance(part, str) else []


@given(
    visitor=NAMES, host=NAMES.map("Qxz{}".format), address=st.sampled_from(["", *sorted(ADDRESSES)])
)
def test_no_full_name_reaches_the_face(visitor: str, host: str, address: str) -> None:
    day = Day().named("b1", f"{address} {visitor}".strip())
    day.names = {
        BookingId(key): replace(booking, host=host, reference=Reference("7K3QX9WM"))
        for key, booking in day.names.items()
    }
    day.issued("A001", "08.00", booking="b1").called("A001", "08.01")

    face = day.face()

    shown = face.present.party.removesuffix(", 1 orang").removeprefix(address).split()
    assert [word[1:].strip("•") for word in shown] == [""] * len(shown)
    assert not any("7K3Q" in text or host in text for text in texts_of(asdict(face)))


@given(visitor=NAMES, host=NAMES.map("Qxz{}".format))
def test_no_full_name_reaches_the_roster(visitor: str, host: str) -> None:
    day = RoomDay().listed(1, "10.00")
    reference = Reference("7K3QX9WM")
    day.roster[0] = replace(day.roster[0], visitor=visitor, host=host, reference=reference)

    shown = texts_of(asdict(day.shown("09.30")))

    (line,) = [text for text in shown if text.endswith("…9WM")]
    words = line.removesuffix(" · …9WM").split()
    assert [word[1:].strip("•") for word in words] == [""] * len(words)
    assert not any("7K3Q" in text or host in text for text in shown)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Siti Rahmawati", "S••• R•••••••"),
        ("Ibu Siti Rahmawati", "Ibu S••• R•••••••"),
        ("Ibu S••• R•••••", "Ibu S••• R•••••"),
        ("S••• R•••••••", "S••• R•••••••"),
        ("Ibu S••• R••••••• W••••••• K••", "Ibu S••• R••• W••• K••"),
        ("Ibu", "I••"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_masked_name_stays_as_it_is(name: str, shown: str) -> None:
    assert masked(name) == shown
