"""Events outside: nothing is lost on the way, nothing strange gets in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import (
    BelongingsInspected,
    Body,
    Event,
    GoodsReason,
    GoodsResult,
    HelpRequested,
    Item,
    PartyEntered,
    PartyLeft,
    SessionExtended,
    SessionStarted,
    SurveyAnswered,
    TicketIssued,
    TicketNoShow,
    Unrecognised,
)
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.survey import Element
from kiosk.domain.types import GateId, NodeId, OfficerId, Seq, SiteId, TicketId
from kiosk.wire.events import (
    KINDS,
    EventMessage,
    MalformedEventError,
    decode_body,
    encode_body,
    from_message,
    kind_of,
    to_message,
)
from tests.domain.made import at, event, facts, ticket_id

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
NUMBERS = st.builds(QueueNumber, st.from_regex("[A-Z]{1,2}", fullmatch=True), st.integers(1, 9999))
ISSUED = st.builds(
    TicketIssued,
    number=NUMBERS,
    booking=st.none() | TEXTS,
    session_from=st.none() | TIMES,
    session_until=st.none() | TIMES,
    sealed=st.none() | st.from_regex("[A-Za-z0-9+/]{4,500}", fullmatch=True),
)


ANSWERED = st.builds(
    SurveyAnswered,
    st.dictionaries(st.sampled_from(Element), st.integers(1, 4), min_size=1),
)


ITEMS = st.builds(
    Item,
    count=st.integers(1, 999),
    result=st.sampled_from(GoodsResult),
    reason=st.sampled_from(GoodsReason),
)
MADE: dict[type, st.SearchStrategy[Body]] = {
    TicketIssued: ISSUED,
    TicketNoShow: st.builds(TicketNoShow, back_at=st.none() | TIMES),
    SurveyAnswered: ANSWERED,
    BelongingsInspected: st.builds(
        BelongingsInspected, st.lists(ITEMS, min_size=1, max_size=9).map(tuple)
    ),
    SessionStarted: st.builds(SessionStarted, until=TIMES),
    SessionExtended: st.builds(SessionExtended, until=TIMES),
    PartyEntered: st.builds(PartyEntered, st.integers(0, 99)),
    PartyLeft: st.builds(PartyLeft, st.integers(0, 99)),
}


def bodies_of(kind: type) -> st.SearchStrategy[Body]:
    return MADE[kind] if kind in MADE else st.builds(kind)


KNOWN = st.one_of([bodies_of(kind) for kind in KINDS.values()])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
NEWER = st.builds(
    Unrecognised,
    TEXTS.filter(lambda kind: kind not in KINDS and "\0" not in kind),
    JSON.map(lambda value: json.dumps(value, indent=1)),
)
IDS = TEXTS.filter(lambda text: "\0" not in text)
EVENTS = st.builds(
    Event,
    author=IDS.map(NodeId),
    seq=st.integers(1, 2**63 - 1).map(Seq),
    at=TIMES,
    site=IDS.map(SiteId),
    gate=IDS.map(GateId),
    ticket=st.none() | IDS.map(TicketId),
    officer=st.none() | IDS.map(OfficerId),
    body=KNOWN | NEWER,
).map(lambda made: replace(made, ticket=None) if isinstance(made.body, SurveyAnswered) else made)


@given(EVENTS)
def test_every_event_comes_back_as_it_went(sent: Event) -> None:
    wire = msgspec.json.encode(to_message(sent))
    assert from_message(msgspec.json.decode(wire, type=EventMessage)) == sent


@given(KNOWN | NEWER)
def test_every_body_comes_back_as_it_was_stored(body: Body) -> None:
    assert decode_body(kind_of(body), encode_body(body)) == body


def test_the_envelope_is_as_documented() -> None:
    sent = event(7, facts(), ticket_id(1), when=at("08.42"))
    written = json.loads(msgspec.json.encode(to_message(sent)))
    assert written == {
        "v": 1,
        "author": "gate-a-1",
        "seq": 7,
        "at": "2026-03-04T00:42:00Z",
        "site": "rutan-balikpapan",
        "gate": "gate-a",
        "ticket": ticket_id(1),
        "officer": None,
        "kind": "TicketIssued",
        "body": {
            "number": {"prefix": "A", "counter": 1},
            "day": "2026-03-04",
            "service": "tatap_muka",
            "booking": "00112233445566aa",
            "party": 3,
            "belongings": False,
            "priority": False,
            "session_from": "2026-03-04T01:30:00Z",
            "session_until": "2026-03-04T02:30:00Z",
            "evidence": "list",
            "role": "visitor",
            "sealed": None,
            "journey": [],
        },
    }


NEWER_KEYS = {"role", "sealed", "journey"}


def test_a_ticket_of_an_older_gate_still_reads() -> None:
    body = {key: value for key, value in ISSUED_BODY.items() if key not in NEWER_KEYS}
    assert decode_body("TicketIssued", json.dumps(body)) == facts()


def test_a_newer_kind_is_kept_byte_for_byte() -> None:
    text = '{ "b" : 1e2 , "a":[ ] }'
    wire = msgspec.json.encode(to_message(event(1, HelpRequested("Scanning"))))
    newer = wire.replace(b"HelpRequested", b"ChairOffered").replace(
        b'{"screen":"Scanning","reason":null}', text.encode()
    )
    found = from_message(msgspec.json.decode(newer, type=EventMessage))
    assert found.body == Unrecognised("ChairOffered", text)
    assert text.encode() in msgspec.json.encode(to_message(found))


ENVELOPE: dict[str, Any] = {
    "author": "gate-a-1",
    "seq": 1,
    "at": "2026-03-04T00:42:00Z",
    "site": "rutan",
    "gate": "gate-a",
    "kind": "HelpGiven",
    "body": {},
}
ISSUED_BODY = json.loads(encode_body(facts()))
ODD: dict[str, dict[str, Any]] = {
    "seq below one": {"seq": 0},
    "a negative seq": {"seq": -1},
    "a seq that no database holds": {"seq": 2**63},
    "a time without a zone": {"at": "2026-03-04T00:42:00"},
    "a time before there were kiosks": {"at": "0001-01-01T00:00:00Z"},
    "a time at the end of the calendar": {"at": "9999-12-31T23:59:59Z"},
    "an author that no database holds": {"author": "gate\0"},
    "a kind that no database holds": {"kind": "\0"},
    "a body of another shape": {"kind": "FaultRaised", "body": {"code": 7}},
    "a body that is a list": {"kind": "FaultRaised", "body": []},
    "a reason outside the closed list": {"kind": "ScanRefused", "body": {"reason": "mood"}},
    "a survey without answers": {"kind": "SurveyAnswered", "body": {"answers": {}}},
    "a score that no face has": {"kind": "SurveyAnswered", "body": {"answers": {"time": 5}}},
    "an element outside the nine": {"kind": "SurveyAnswered", "body": {"answers": {"mood": 3}}},
    "answers that tell whose they are": {
        "kind": "SurveyAnswered",
        "ticket": "T",
        "body": {"answers": {"time": 3}},
    },
    "a box that is none": {
        "kind": "TicketIssued",
        "body": {**ISSUED_BODY, "sealed": "Budi Santoso"},
    },
    "a box beyond all measure": {
        "kind": "TicketIssued",
        "body": {**ISSUED_BODY, "sealed": "A" * 601},
    },
    "a number below one": {
        "kind": "TicketIssued",
        "body": {**ISSUED_BODY, "number": {"prefix": "A", "counter": 0}},
    },
    "a number that no database holds": {
        "kind": "TicketIssued",
        "body": {**ISSUED_BODY, "number": {"prefix": "A", "counter": 2**63}},
    },
    "a prefix that nobody can call": {
        "kind": "TicketIssued",
        "body": {**ISSUED_BODY, "number": {"prefix": "<b>", "counter": 1}},
    },
    "a session without a zone": {
        "kind": "TicketIssued",
        "body": {**ISSUED_BODY, "session_from": "2026-03-04T00:42:00"},
    },
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_no_event_of_ours(what: str) -> None:
    wire = json.dumps({**ENVELOPE, **ODD[what]})
    with pytest.raises(MalformedEventError):
        from_message(msgspec.json.decode(wire, type=EventMessage))


@pytest.mark.parametrize("kind", ["HelpRequested", "ChairOffered"])
def test_bytes_that_are_no_text_are_malformed(kind: str) -> None:
    wire = json.dumps({**ENVELOPE, "kind": kind, "body": {"screen": "?"}}).encode()
    message = msgspec.json.decode(wire.replace(b"?", b"\xff"), type=EventMessage)
    with pytest.raises(MalformedEventError):
        from_message(message)


@given(st.sampled_from(sorted(KINDS)), JSON)
def test_any_body_is_read_or_malformed(kind: str, body: object) -> None:
    try:
        found = decode_body(kind, json.dumps(body))
    except MalformedEventError as error:
        assert str(error).startswith(kind)  # noqa: PT017 - either way is right
    else:
        assert kind_of(found) == kind


def test_what_was_wrong_is_said_without_what_it_held() -> None:
    with pytest.raises(MalformedEventError) as caught:
        decode_body("FaultRaised", '{"code": "RB-PRN", "detail": ["Siti Rahmawati"]}')
    assert "Siti" not in str(caught.value)


def test_times_are_utc_whichever_zone_they_were_written_in() -> None:
    wire = json.dumps({**ENVELOPE, "at": "2026-03-04T08:42:00+08:00"})
    found = from_message(msgspec.json.decode(wire, type=EventMessage))
    assert found.at == at("08.42")
    assert found.at.tzinfo is UTC


@pytest.mark.parametrize(
    "back_at", ['"2026-03-04T00:42:00"', '"0001-01-01T00:00:00Z"', "7", '"soon"']
)
def test_a_time_that_cannot_be_compared_is_refused(back_at: str) -> None:
    text = f'{{"station":"registrasi","counter":"1","back_at":{back_at}}}'
    with pytest.raises(MalformedEventError):
        decode_body("TicketNoShow", text)


def test_a_journey_without_end_is_refused() -> None:
    for journey in (["s"] * 51, ["s" * 201]):
        with pytest.raises(MalformedEventError, match="no journey"):
            decode_body("TicketIssued", json.dumps({**ISSUED_BODY, "journey": journey}))
