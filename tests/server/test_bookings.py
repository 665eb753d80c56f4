"""Making, finding and withdrawing bookings, and the picture of their codes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pyzbar.pyzbar import ZBarSymbol
from pyzbar.pyzbar import decode as read_codes
from sqlalchemy import Engine, func, select

from kiosk.domain.booking import BookingStatus, SignedCode
from kiosk.domain.reference import new_reference, parse_reference
from kiosk.domain.types import BookingId, KeyId, Reference, ServiceId
from kiosk.journal.centre import bookings as rows
from kiosk.journal.centre.store import writing
from kiosk.journal.centre.tables import bookings as table
from kiosk.server import bookings
from kiosk.server.bookings import BookingError, BookingWish
from kiosk.server.codes import MODULE_PX, QUIET_MODULES, code_png, draw_code, write_code
from kiosk.server.keyring import Keyring, NoKeyError, open_keyring
from kiosk.settings.server import SigningKeySection
from kiosk.wire.codes import read_code
from kiosk.wire.keys import WrongKeyError, verifying_key, write_new_key
from tests.server.gatehand import OTHER_SITE, SITE

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
WISH = BookingWish(
    site=SITE,
    service=ServiceId("tatap_muka"),
    session_from=NOW + timedelta(hours=1),
    session_until=NOW + timedelta(hours=2),
    party=3,
    visitor="Siti Rahmawati",
    host="Budi Santoso",
)


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    for name in ("new", "old"):
        write_new_key(tmp_path / name)
    return open_keyring(
        [SigningKeySection(id=name, file=tmp_path / name) for name in ("new", "old")]
    )


def booked(party: int) -> rows.FullBooking:
    return rows.FullBooking(
        id=BookingId("0011223344556677"),
        site=SITE,
        reference=new_reference(lambda alphabet: alphabet[7]),
        service=WISH.service,
        session_from=WISH.session_from,
        session_until=WISH.session_until,
        party=party,
        visitor="",
        host="",
    )


def test_a_booking_is_kept_with_full_names_and_told_with_masked_ones(engine: Engine) -> None:
    made = bookings.add_booking(engine, WISH, NOW)

    assert made.visitor.startswith("S•")
    assert bookings.find_booking(engine, SITE, made.reference or Reference("")) == made
    with engine.connect() as connection:
        row = connection.execute(select(table)).one()
    assert (row.visitor, row.host) == ("Siti Rahmawati", "Budi Santoso")


def test_references_can_be_typed_and_ids_say_nothing(engine: Engine) -> None:
    made = bookings.add_bookings(engine, [WISH] * 1200, NOW)

    references = {parse_reference(booking.reference or "") for booking in made}
    assert len(references) == len({booking.id for booking in made}) == 1200


def test_references_are_drawn_again_while_they_are_taken(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Chance:
        """Draws the same reference twice, then another."""

        def __init__(self) -> None:
            self.symbols = list("AAAAAAA" * 3 + "BBBBBBB" * 2 + "CCCCCCC" * 9)

        def __call__(self, _: str) -> str:
            return self.symbols.pop(0)

    monkeypatch.setattr("kiosk.server.bookings.secrets.choice", Chance())

    first = bookings.add_booking(engine, WISH, NOW)
    others = bookings.add_bookings(engine, [WISH, WISH], NOW)

    assert [made.reference[:7] for made in [first, *others] if made.reference] == [
        "AAAAAAA",
        "BBBBBBB",
        "CCCCCCC",
    ]


def test_two_sites_may_have_one_reference(engine: Engine) -> None:
    made = booked(1)
    reference = made.reference
    with writing(engine) as connection:
        rows.add(connection, [made, replace(made, site=OTHER_SITE)], NOW)
        assert rows.taken(connection, [(SITE, reference)]) == {reference}

    assert bookings.withdraw(engine, OTHER_SITE, reference, NOW)
    here, there = (bookings.find_booking(engine, site, reference) for site in (SITE, OTHER_SITE))
    assert here is not None
    assert there is not None
    assert (here.status, there.status) == (BookingStatus.STANDING, BookingStatus.WITHDRAWN)


def test_a_booking_that_is_not_there_cannot_be_withdrawn(engine: Engine) -> None:
    assert not bookings.withdraw(engine, SITE, Reference("00000000"), NOW)


@pytest.mark.parametrize(
    "wish",
    [
        replace(WISH, session_until=WISH.session_from),
        replace(WISH, party=0),
        replace(WISH, session_from=datetime(2026, 1, 1)),  # noqa: DTZ001 - the fault under test
    ],
)
def test_a_wish_without_sense_books_nothing(engine: Engine, wish: BookingWish) -> None:
    with pytest.raises(BookingError):
        bookings.add_bookings(engine, [WISH, wish], NOW)

    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0


def test_the_picture_reads_back_and_verifies(keyring: Keyring, tmp_path: Path) -> None:
    made = booked(3).masked()
    path = tmp_path / "code.png"

    code = write_code(made, keyring, path)

    [found] = read_codes(Image.open(path), symbols=[ZBarSymbol.QRCODE])
    assert found.data.decode() == code
    keys = {key.id: verifying_key(key) for key in keyring.public}
    read = read_code(code, keys)
    assert isinstance(read, SignedCode)
    assert (read.key, read.booking.id, read.booking.party) == (KeyId("new"), made.id, 3)


def test_modules_are_whole_pixels_within_a_quiet_zone() -> None:
    image = draw_code("RTB1:" + "A1" * 90, None)

    pixels = np.asarray(image.convert("L"))
    modules = pixels[MODULE_PX // 2 :: MODULE_PX, MODULE_PX // 2 :: MODULE_PX]
    assert (np.kron(modules, np.ones((MODULE_PX, MODULE_PX))) == pixels).all()
    quiet = QUIET_MODULES * MODULE_PX
    assert (pixels[:quiet] == 255).all()
    assert (pixels[quiet, quiet : quiet + 7 * MODULE_PX] == 0).all()


def test_the_reference_stands_below_the_code(keyring: Keyring) -> None:
    made = booked(1).masked()

    pixels = np.asarray(Image.open(io.BytesIO(code_png(made, keyring))).convert("L"))

    width = pixels.shape[1]
    below = pixels[width:]
    assert below.shape[0] > 0
    assert (below < 128).any()


def test_without_a_key_there_is_no_code() -> None:
    with pytest.raises(NoKeyError):
        open_keyring([]).signer()


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("no key")

    with pytest.raises(WrongKeyError):
        open_keyring([SigningKeySection(id="x", file=tmp_path / "x")])
