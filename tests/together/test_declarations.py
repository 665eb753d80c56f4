"""A party without a booking: what it typed is sealed at the gate and opens at the server only."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from kiosk.domain.events import HelpRequested, SurveyAnswered, TicketIssued
from kiosk.domain.flow.inputs import Action, KeyTyped, Rated, ServiceChosen, Tapped
from kiosk.domain.numbering import parse_number
from kiosk.domain.types import ServiceId
from kiosk.gate.face import ConfirmFace, NameFace, ScanFace, SurveyFace, TicketFace
from kiosk.gate.face.shapes import ChoiceFace
from kiosk.server.declarations import NothingDeclaredError, open_declared
from kiosk.wire.sealing import SealingError, load_sealing_key, write_new_sealing_key
from tests.together.installation import SITE, Centre, Post, await_true, equal, local_midnight

HOST = "BUDIMAN"


def seen(post: Post, kind: type) -> bool:
    return isinstance(post.face.content, kind)


def walk_in(post: Post) -> str:
    """Come without a booking, name whom one visits, agree, take the number."""
    await_true(lambda: post.gate._session.state.can_seal, "the key in use")
    post.gate.post(Tapped(Action.NO_BOOKING))
    await_true(lambda: seen(post, ChoiceFace), "the services")
    post.gate.post(ServiceChosen(ServiceId("tatap_muka")))
    await_true(lambda: seen(post, NameFace), "the letters")
    for letter in HOST:
        post.gate.post(KeyTyped(letter))
    for action in (Action.SUBMIT, Action.CONSENT, Action.TAKE_NUMBER):
        post.gate.post(Tapped(action))
    await_true(lambda: seen(post, TicketFace), "the number")
    content = post.face.content
    assert isinstance(content, TicketFace)
    return content.number


def bytes_under(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_the_name_is_read_at_the_server_and_lies_open_nowhere(
    centre: Centre, gate_a: Post, tmp_path: Path
) -> None:
    told = io.StringIO()
    with redirect_stderr(told):
        number = walk_in(gate_a)
        equal(gate_a, centre, "gate-a-1")
    (issued,) = [e.body for e in centre.events_of("gate-a-1") if isinstance(e.body, TicketIssued)]
    assert (issued.booking, str(issued.number)) == (None, number)
    key = load_sealing_key(centre.folder / "sealing.key")
    (found,) = open_declared(centre.engine, SITE, issued.number, issued.day, key)
    assert (found.host, found.gate) == (HOST, "gate-a")
    # The journals of both, their write-ahead logs, the server's log, the gate's own words.
    assert HOST.encode() not in bytes_under(tmp_path)
    assert HOST.encode() not in bytes_under(centre.folder)
    assert HOST not in told.getvalue()
    assert all(HOST not in repr(face) for face in gate_a.faces)


def test_another_key_another_number_and_another_day_open_nothing(
    centre: Centre, gate_a: Post, tmp_path: Path
) -> None:
    number = parse_number(walk_in(gate_a))
    equal(gate_a, centre, "gate-a-1")
    day = local_midnight(gate_a.gate.clock.now().at).date()
    write_new_sealing_key(tmp_path / "other.key")
    other = load_sealing_key(tmp_path / "other.key")
    with pytest.raises(SealingError):
        open_declared(centre.engine, SITE, number, day, other)
    own = load_sealing_key(centre.folder / "sealing.key")
    for wanted, on in ((parse_number("Z999"), day), (number, day.replace(year=day.year - 1))):
        with pytest.raises(NothingDeclaredError):
            open_declared(centre.engine, SITE, wanted, on, own)


def test_a_survey_arrives_without_a_ticket_and_a_call_for_help_arrives(
    centre: Centre, gate_a: Post
) -> None:
    number = walk_in(gate_a)
    gate_a.gate.post(Tapped(Action.DONE))
    gate_a.gate.post(Tapped(Action.LEAVING))
    for symbol in number:
        gate_a.gate.post(KeyTyped(symbol))
    gate_a.gate.post(Tapped(Action.SUBMIT))
    await_true(lambda: seen(gate_a, SurveyFace), "the survey")
    gate_a.gate.post(Rated(4))
    for action in (Action.FINISH, Action.DONE, Action.CALL_OFFICER):
        gate_a.gate.post(Tapped(action))
    await_true(lambda: seen(gate_a, ScanFace), "the start")
    equal(gate_a, centre, "gate-a-1")
    events = centre.events_of("gate-a-1")
    (survey,) = [event for event in events if isinstance(event.body, SurveyAnswered)]
    assert survey.ticket is None
    assert [event.body for event in events if isinstance(event.body, HelpRequested)] == [
        HelpRequested("Scanning")
    ]
    assert not seen(gate_a, ConfirmFace)
