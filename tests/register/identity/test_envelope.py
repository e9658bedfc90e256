from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from checker.register.identity import keys
from checker.register.identity.envelope import EnvelopeError, open_sealed, seal
from checker.register.log import canonical

KEY, OTHER = keys.make(), keys.make()
TYPE = "application/vnd.test+json"
SEALED = seal(b"{}", TYPE, [KEY])


def test_what_was_sealed_is_opened() -> None:
    assert open_sealed(SEALED).check(TYPE, [KEY.public]) == b"{}"


def test_the_signature_is_over_type_and_payload_as_dsse_says() -> None:
    signature = base64.b64decode(json.loads(SEALED)["signatures"][0]["sig"])
    assert KEY.public.verifies(signature, b"DSSEv1 25 " + TYPE.encode() + b" 2 {}")


def test_the_same_payload_and_key_give_the_same_bytes() -> None:
    assert seal(b"{}", TYPE, [KEY]) == SEALED


@pytest.mark.parametrize("public", [[], [OTHER.public], [KEY.public, OTHER.public]])
def test_exactly_the_keys_that_have_to_sign_have_signed(public: list[Any]) -> None:
    with pytest.raises(EnvelopeError):
        open_sealed(SEALED).check(TYPE, public)


def test_an_envelope_is_never_taken_for_another_kind() -> None:
    with pytest.raises(EnvelopeError, match="type"):
        open_sealed(SEALED).check("application/vnd.in-toto+json", [KEY.public])


def changed(change: Callable[[dict[str, Any]], None]) -> bytes:
    value = json.loads(SEALED)
    change(value)
    return canonical.dumps(value)


def test_a_changed_type_payload_or_signature_does_not_hold() -> None:
    signature = base64.b64decode(json.loads(SEALED)["signatures"][0]["sig"])
    order = 2**252 + 27742317777372353535851937790883648493
    more = (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")
    malleable = base64.b64encode(signature[:32] + more).decode()
    for data in (
        changed(lambda value: value.update(payload="e30K")),
        changed(lambda value: value["signatures"][0].update(sig=malleable)),
        changed(lambda value: value["signatures"][0].update(keyid="0" * 64)),
    ):
        with pytest.raises(EnvelopeError):
            open_sealed(data).check(TYPE, [KEY.public])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        SEALED + b"\n",
        SEALED.replace(b"e30=", b"e30"),
        SEALED.replace(b"e30=", b"e31="),
        changed(lambda value: value.update(more=1)),
        changed(lambda value: value["signatures"].append(value["signatures"][0])),
        changed(lambda value: value["signatures"][0].pop("keyid")),
        changed(lambda value: value["signatures"][0].update(sig="?")),
    ],
)
def test_what_seal_would_not_write_is_no_envelope(data: bytes) -> None:
    with pytest.raises(EnvelopeError):
        open_sealed(data)
