"""The name that is typed: whatever the keys bring, and nowhere to be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.flow.inputs import Action, KeyTyped, NotRecorded, Recorded, Sealed, Tapped
from kiosk.domain.flow.state import Issuing, NamingHost, Scanning, State, WalkIn
from kiosk.domain.flow.walking_in import LONGEST_NAME
from kiosk.domain.flow.wishes import Seal
from tests.domain.made import issue
from tests.domain.playing import (
    CONFIRM,
    CONSENT,
    HOST,
    MEETING,
    NAMED,
    NAMELESS,
    NAMING,
    after,
    on,
    tapping,
    wanted_of,
)

EMPTY = NamingHost(WalkIn(MEETING))


def typed(text: str) -> str:
    """Type a text key by key; return what is kept of it."""
    screen = after(on(EMPTY), *map(KeyTyped, text)).state.screen if text else EMPTY
    assert isinstance(screen, NamingHost)
    return screen.typed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("budi", "BUDI"),
        ("Nur'aini", "NUR'AINI"),
        ("Anne-Marie", "ANNE-MARIE"),
        ("M. Yusuf", "M. YUSUF"),
        ("  a   b ", "A B "),
        ("éva", "ÉVA"),
        ("李小龙", "李小龙"),
        ("محمد", "محمد"),
        ("B0B1E\n\t<>\x00\u202e\u200b🙂", "BBE"),
        ("", ""),
    ],
)
def test_letters_are_kept_and_nothing_else(text: str, kept: str) -> None:
    assert typed(text) == kept


@pytest.mark.parametrize("symbol", ["", "AB", "  ", "\ud800"])
def test_a_key_that_is_no_letter_changes_nothing(symbol: str) -> None:
    state = on(NAMING)
    assert after(state, KeyTyped(symbol)).state.screen == NAMING


def test_a_name_too_long_stops_at_its_end() -> None:
    assert typed("A" * 100) == "A" * LONGEST_NAME
    assert len(typed("ß" * 100)) == LONGEST_NAME


def test_erasing_takes_one_letter_and_stays() -> None:
    state = on(NamingHost(WalkIn(MEETING), "AB"))
    kept = []
    for _ in range(3):
        state = tapping(state, Action.ERASE).state
        assert isinstance(state.screen, NamingHost)
        kept.append(state.screen.typed)
    assert kept == ["A", "", ""]


@given(st.text(max_size=60))
def test_any_text_may_be_typed(text: str) -> None:
    kept = typed(text)
    assert len(kept) <= LONGEST_NAME
    assert "  " not in kept
    assert not kept.startswith(" ")
    assert kept.isprintable()


def _named_states() -> list[State]:
    issuing = tapping(on(NAMED), Action.TAKE_NUMBER).state
    return [on(NAMING), on(CONSENT), on(NAMED), issuing]


@pytest.mark.parametrize("state", _named_states(), ids=lambda s: type(s.screen).__name__)
def test_a_name_stands_in_no_text_of_the_state(state: State) -> None:
    assert not any(word in repr(state) for word in HOST.split())


def test_the_name_is_sealed_before_anything_is_written() -> None:
    taken = tapping(on(NAMED), Action.TAKE_NUMBER)
    assert taken.effects == (Seal(NAMED.walk_in),)
    assert taken.drafts == ()
    assert not any(word in repr(taken) for word in HOST.split())


@pytest.mark.parametrize("box", ["c2VhbGVk", None])
def test_sealed_it_goes_to_the_journal_and_the_name_is_gone(box: str | None) -> None:
    asked = tapping(on(NAMED), Action.TAKE_NUMBER).state
    taken = after(asked, Sealed(box))
    wanted = wanted_of(taken)
    assert wanted.sealed == box
    assert (wanted.prefix, wanted.party) == ("A", 1)
    assert taken.state.screen == Issuing(NAMELESS)
    assert HOST not in {text for draft in taken.drafts for text in _texts(draft)}
    assert "c2VhbGVk" not in repr(taken.drafts)


def _texts(draft: object) -> list[object]:
    return [getattr(draft, name) for name in draft.__slots__]  # type: ignore[attr-defined] # a draft has slots


def test_an_answer_that_comes_twice_is_one_number() -> None:
    asked = tapping(on(NAMED), Action.TAKE_NUMBER).state
    first = after(asked, Sealed("box"))
    second = after(first.state, Sealed("box"))
    assert (len(first.drafts), second.drafts) == (1, ())


@pytest.mark.parametrize("screen", [Issuing(CONFIRM), Issuing(NAMELESS), NAMED, Scanning()])
def test_what_was_not_asked_to_be_sealed_wishes_for_nothing(screen: object) -> None:
    state = replace(on(Scanning()), screen=screen)  # type: ignore[arg-type] # one of the screens
    taken = after(state, Sealed("box"))
    assert (taken.drafts, taken.effects, taken.state) == ((), (), state)


@pytest.mark.parametrize("answer", [Recorded(issue()), NotRecorded()])
def test_nothing_of_the_name_is_left_afterwards(answer: Recorded | NotRecorded) -> None:
    asked = tapping(on(NAMED), Action.TAKE_NUMBER).state
    state = after(asked, Sealed(None), answer).state
    assert after(state, Tapped(Action.BACK), Tapped(Action.DONE)).state.screen == Scanning()
    assert getattr(state.screen, "walk_in", None) is None
