from __future__ import annotations

from typing import Any

import pytest

from checker.register.identity.envelope import EnvelopeError
from checker.register.identity.requests import MODELS, check_data
from checker.register.log.entry import Kind

DIGEST = "sha256:" + "0" * 64


def test_each_kind_has_a_shape() -> None:
    assert set(MODELS) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.IMPORT, {}),
        (Kind.MEMBER, {"name": "a", "ends": False}),
        (Kind.MEMBER, {"name": "a" * 63, "ends": True}),
        (Kind.SUBMISSION, {"sender": "x" * 200}),
        (Kind.PRECHECK, {"fingerprint": DIGEST}),
        (Kind.VERDICT, {"known": 6, "as_of": "2001-12-31"}),
    ],
)
def test_what_a_request_says_is_accepted(kind: Kind, data: dict[str, Any]) -> None:
    check_data(kind, data)


@pytest.mark.parametrize(
    ("kind", "data", "place"),
    [
        (Kind.IMPORT, {"more": 1}, "more"),
        (Kind.MEMBER, {"name": "a" * 64, "ends": True}, "name"),
        (Kind.MEMBER, {"name": "-a", "ends": True}, "name"),
        (Kind.MEMBER, {"name": "a\n", "ends": True}, "name"),
        (Kind.MEMBER, {"name": "a", "ends": 1}, "ends"),
        (Kind.MEMBER, {"name": "a"}, "ends"),
        (Kind.SUBMISSION, {"sender": ""}, "sender"),
        (Kind.SUBMISSION, {"sender": "x" * 201}, "sender"),
        (Kind.SUBMISSION, {"sender": "two  spaces"}, "sender"),
        (Kind.PRECHECK, {"fingerprint": DIGEST[:-1]}, "fingerprint"),
        (Kind.VERDICT, {"known": "6", "as_of": "2001-12-31"}, "known"),
        (Kind.VERDICT, {"known": 6, "as_of": "31.12.2001"}, "as_of"),
        (Kind.AFFIRMED, {"entries": [6, "7"]}, "entries/1"),
    ],
)
def test_anything_else_is_refused_with_its_place(
    kind: Kind, data: dict[str, Any], place: str
) -> None:
    with pytest.raises(EnvelopeError, match=f"a request of kind {kind} has a wrong {place}: "):
        check_data(kind, data)
