"""Which stations a party comes to: those of its service, less the goods check without goods."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.types import ServiceId, StationId
from tests.domain.playing import TERMS

DESK, GOODS, VISIT = StationId("registrasi"), StationId("barang"), StationId("tatap-muka")
OF = replace(
    TERMS,
    journeys={"tatap_muka": (DESK, GOODS, VISIT), "titip_barang": (GOODS,)},
    goods_stations=frozenset({GOODS}),
)


@pytest.mark.parametrize(
    ("service", "belongings", "journey"),
    [
        ("tatap_muka", True, (DESK, GOODS, VISIT)),
        ("tatap_muka", False, (DESK, VISIT)),
        ("titip_barang", True, (GOODS,)),
        # Who comes for the goods check alone is not sent home without a station.
        ("titip_barang", False, (GOODS,)),
        ("unheard_of", True, ()),
    ],
)
def test_the_journey_of_a_party(
    service: str, belongings: bool, journey: tuple[StationId, ...]
) -> None:
    assert OF.journey(ServiceId(service), belongings=belongings) == journey
