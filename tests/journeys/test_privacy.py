"""Whatever is touched, typed and held up: no face says a name, and nothing keeps one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Input,
    KeyTyped,
    LanguageChosen,
    Printed,
    Rated,
    SealingChanged,
    ServiceChosen,
    Tapped,
    Touched,
)
from kiosk.domain.flow.state import Issuing, NamingHost
from kiosk.domain.masking import mask
from kiosk.domain.types import ServiceId
from kiosk.gate.face.ticket import slip_of
from kiosk.wire.tickets import ticket_code
from tests.domain.made import booking, ticket_id
from tests.journeys.holding import visitor
from tests.journeys.reading import texts_of
from tests.journeys.visitor import EN, ID, Visitor, setting

# Letters that no sentence of ours has, so that a word of a name cannot stand there by chance.
WORDS = st.text(
    st.characters(categories=["Lu", "Ll"], min_codepoint=0x370, max_codepoint=0x4FF),
    min_size=2,
    max_size=12,
)

NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)

SINGLE: list[Input] = [
    *map(Tapped, Action),
    Touched(),
    CodeSeen("code"),
    CodeSeen(ticket_code(ticket_id(1))),
    KeyTyped("A"),
    KeyTyped("1"),
    Rated(3),
    LanguageChosen(EN),
    LanguageChosen(ID),
    Printed("A001", failed=True),
    SealingChanged(possible=True),
    SealingChanged(possible=False),
    *(ServiceChosen(ServiceId(name)) for name in ("tatap_muka", "bantuan_hukum", "informasi")),
]

TYPE_THE_NAME = None
"""Stands for every key of the name, one after the other."""

ACTS = st.lists(st.sampled_from(SINGLE) | st.just(TYPE_THE_NAME) | st.floats(0, 90), max_size=30)

BEGINNINGS = st.sampled_from(
    [
        [],
        [Tapped(Action.GOODS_ONLY), TYPE_THE_NAME],
        [Tapped(Action.GOODS_ONLY), TYPE_THE_NAME, Tapped(Action.SUBMIT)],
        [Tapped(Action.GOODS_ONLY), TYPE_THE_NAME, Tapped(Action.SUBMIT), Tapped(Action.CONSENT)],
        [Tapped(Action.NO_BOOKING), ServiceChosen(ServiceId("tatap_muka")), TYPE_THE_NAME],
        [Tapped(Action.TOGGLE_VOICE), CodeSeen("code")],
    ]
)
"""Ways to where a name is, so that chance need not find them."""


def tells(text: str, name: str) -> bool:
    """Tell whether any word of the name stands in a text, whatever its letters' size."""
    return any(word in text or word.upper() in text.upper() for word in name.split())


def played(one: Visitor, act: Input | float | None, host: str) -> list[str]:
    """Do one thing; return all that could be read and heard on the way."""
    if isinstance(act, float):
        one.waits(act)
        return texts_of(one.face())
    seen = []
    for each in map(KeyTyped, host) if act is TYPE_THE_NAME else [act]:
        one.does(each)
        seen += texts_of(one.face())
    return seen


@given(NAMES, NAMES, BEGINNINGS, ACTS)
def test_no_face_and_no_voice_tells_a_name(
    name: str, host: str, beginning: list[Input | None], acts: list[Input | float | None]
) -> None:
    one = visitor(listed=booking(visitor=mask(name), host=mask(host)))
    for act in (*beginning, *acts):
        seen = " \n ".join(played(one, act, host))
        assert not tells(seen, name)
        assert not tells(seen, host)
        # Neither does what might be logged or written down.
        kept = f"{one.state!r} {one.journal!r}"
        assert not tells(kept, name)
        assert not tells(kept, host)


@given(NAMES, BEGINNINGS, ACTS)
def test_no_ticket_tells_a_name(
    host: str, beginning: list[Input | None], acts: list[Input | float | None]
) -> None:
    one = visitor(listed=booking(host=mask(host)))
    for act in (*beginning, *acts, Tapped(Action.TAKE_NUMBER)):
        played(one, act, host)
    for issued in one.printed:
        for language in (ID, EN):
            wording, house = setting().wordings[language], setting().house
            slip = " ".join(texts_of(slip_of(issued, one.situation, wording, house, one.now)))
            assert not tells(slip, host)
            assert not tells(slip, mask(host))


@given(NAMES, BEGINNINGS, ACTS)
def test_once_a_visit_is_over_the_kiosk_holds_no_name(
    host: str, beginning: list[Input | None], acts: list[Input | float | None]
) -> None:
    one = visitor()
    for act in (*beginning, *acts):
        played(one, act, host)
    assert not isinstance(one.screen, Issuing)
    one.waits(200)
    assert not isinstance(one.screen, NamingHost)
    assert getattr(one.screen, "walk_in", None) is None


@given(NAMES)
def test_what_was_sealed_is_what_was_typed(host: str) -> None:
    one = visitor()
    for act in (Tapped(Action.GOODS_ONLY), TYPE_THE_NAME, Tapped(Action.SUBMIT)):
        played(one, act, host)
    one.taps(Action.CONSENT, Action.TAKE_NUMBER)
    (ticket,) = one.tickets
    sealed = one.unsealed(ticket)
    assert "".join(host.upper().split()).startswith("".join(sealed.split()))
    assert sealed
