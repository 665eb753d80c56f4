"""What surrounds a visit: the line, the camera, the paper, the hour; and that nobody is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.flow.inputs import Action
from kiosk.domain.masking import mask
from kiosk.domain.types import LanguageCode
from kiosk.gate.face import ConfirmFace, ScanFace, Situation, TicketFace
from kiosk.gate.face.situation import LinkState, PaperState
from kiosk.gate.face.ticket import slip_of
from kiosk.gate.vigil import CameraHealth
from tests.domain.made import at, booking
from tests.journeys.holding import visitor
from tests.journeys.reading import texts_of
from tests.journeys.visitor import EN, ID, setting


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (LinkState.ONLINE, "Connected"),
        (LinkState.ALONE, "Ready"),
        (LinkState.OFFLINE, "Working without network, your number is safe"),
    ],
)
def test_the_line_is_told_calmly(link: LinkState, said: str) -> None:
    one = visitor()
    one.situation = Situation(link=link)
    assert one.face(EN).link.text == said


@pytest.mark.parametrize("health", CameraHealth)
def test_without_a_camera_the_keypad_is_offered(health: CameraHealth) -> None:
    one = visitor()
    one.situation = Situation(camera=health)
    content = one.face(EN).content
    assert isinstance(content, ScanFace)
    assert content.camera_ready == (health is not CameraHealth.LOST)
    assert ("type your booking code" in content.lead) == (health is CameraHealth.LOST)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (PaperState.NONE, "remember the number"),
        (PaperState.PRINTING, "being printed"),
        (PaperState.PRINTED, "take your ticket"),
        (PaperState.FAILED, "note the number"),
    ],
)
def test_what_became_of_the_paper(paper: PaperState, said: str) -> None:
    one = visitor()
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    one.situation = replace(one.situation, paper=paper)
    content = one.face(EN).content
    assert isinstance(content, TicketFace)
    assert said in content.text


@pytest.mark.parametrize(
    ("clock", "greeting"),
    [
        ("04.00", "pagi"),
        ("08.00", "pagi"),
        ("11.00", "siang"),
        ("15.00", "sore"),
        ("19.00", "malam"),
        ("03.59", "malam"),
    ],
)
def test_the_greeting_follows_the_local_day(clock: str, greeting: str) -> None:
    one = visitor()
    one.began_at = at(clock)
    assert greeting in texts_of(one.face(ID).content)[0]


# Letters that no sentence of ours has, so that a word of a name cannot stand there by chance.
WORDS = st.text(
    st.characters(categories=["Lu", "Ll"], min_codepoint=0x370, max_codepoint=0x4FF),
    min_size=2,
    max_size=12,
)

NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(NAMES, NAMES, st.sampled_from([ID, EN]))
def test_no_screen_and_no_slip_shows_a_name(name: str, host: str, language: LanguageCode) -> None:
    one = visitor(listed=booking(visitor=mask(name), host=mask(host)))
    one.shows("code")
    confirm = one.face(language)
    one.taps(Action.TAKE_NUMBER)
    ticket = one.face(language)
    wording, house = setting().wordings[language], setting().house
    slip = slip_of(one.printed[0], one.situation, wording, house, one.now)
    assert isinstance(confirm.content, ConfirmFace)
    assert mask(name) in confirm.content.title
    shown = " ".join(texts_of(confirm))
    public = " ".join(texts_of(ticket) + texts_of(slip))
    for word in (*name.split(), *host.split()):
        assert word not in shown
        assert mask(word) not in public
