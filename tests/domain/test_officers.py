"""What each role may do."""

from __future__ import annotations

import pytest

from kiosk.domain.officers import Officer, OfficerRole, Right, may
from kiosk.domain.types import OfficerId


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (OfficerRole.GUARD, {Right.QUEUE, Right.PROGRAMME, Right.DECLARATIONS}),
        (OfficerRole.FACILITATOR, {Right.PROGRAMME}),
        (OfficerRole.OFFICE, {Right.QUEUE, Right.PROGRAMME, Right.DECLARATIONS}),
        (OfficerRole.ADMIN, set(Right)),
    ],
)
def test_each_role_may_do_what_its_work_needs(role: OfficerRole, rights: set[Right]) -> None:
    assert {right for right in Right if may(role, right)} == rights


def test_a_pin_is_not_printed() -> None:
    assert "secret" not in repr(Officer(OfficerId("rina"), "Rina", OfficerRole.GUARD, "secret"))
