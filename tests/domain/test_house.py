"""Names in the visitor's language, or in whichever there is."""

from __future__ import annotations

from kiosk.domain.house import named
from kiosk.domain.types import LanguageCode, ServiceId, StationId
from tests.gate.desk.day import setting

ID, EN = LanguageCode("id"), LanguageCode("en")


def test_a_missing_language_falls_back_to_the_first() -> None:
    assert named({ID: "Loket", EN: "Counter"}, EN) == "Counter"
    assert named({ID: "Loket"}, EN) == "Loket"
    assert named({ID: "Loket", EN: ""}, EN) == "Loket"
    assert named({}, EN) == ""


def test_what_the_settings_do_not_know_is_called_by_its_id() -> None:
    house = setting().house
    station, service = next(iter(house.stations.values())), next(iter(house.services.values()))

    assert house.station_name(station.id, ID) == station.names[ID]
    assert house.station_name(StationId("klinik"), ID) == "klinik"
    assert house.service_name(service.id, ID) == service.names[ID]
    assert house.service_name(ServiceId("donor"), ID) == "donor"
    assert (house.is_main(service.id), house.is_main(ServiceId("donor"))) == (True, False)
