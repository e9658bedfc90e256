from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.register.identity import keys
from checker.register.identity.envelope import EnvelopeError
from checker.register.identity.payload import (
    Payload,
    checked_payload,
    payload_type,
    read_payload,
    sealed_payload,
)
from checker.register.log import canonical
from checker.register.log.entry import DocumentRef, Kind

KEY = keys.make()
PAYLOAD = Payload(
    kind=Kind.SUBMISSION,
    origin="checker-register/1",
    party="warden",
    key=KEY.public.fingerprint,
    seen_size=3,
    seen_root="a" * 64,
    case="wells",
    data={"sender": "warden"},
    documents=(DocumentRef("R-1", "well-report", "sha256:" + "b" * 64, 9),),
)


def test_what_was_signed_is_read_back() -> None:
    envelope = sealed_payload(PAYLOAD, [KEY])
    assert checked_payload(envelope, [KEY.public]) == read_payload(envelope) == PAYLOAD


def test_each_kind_has_a_type_of_its_own() -> None:
    assert len({payload_type(kind) for kind in Kind}) == len(Kind)


def test_a_retry_is_the_same_whatever_was_seen_meanwhile() -> None:
    assert replace(PAYLOAD, seen_size=9).retry_key == PAYLOAD.retry_key


@pytest.mark.parametrize(
    "change",
    [
        {"case": "others"},
        {"party": "council"},
        {"nonce": "1"},
        {"origin": "x"},
        {"key": "c" * 64},
        {"data": {"sender": "x"}},
        {"documents": ()},
        {"kind": Kind.FORWARDED},
    ],
)
def test_anything_else_makes_another_request(change: dict[str, Any]) -> None:
    assert replace(PAYLOAD, **change).retry_key != PAYLOAD.retry_key


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"more": 1},
        {"kind": "gift"},
        {"seen": {"size": 1}},
        {"seen": None},
        {"documents": 1},
    ],
)
def test_another_form_is_refused(change: dict[str, Any]) -> None:
    data = canonical.dumps(canonical.loads_object(PAYLOAD.to_bytes()) | change)
    with pytest.raises(EnvelopeError):
        Payload.from_bytes(data)
