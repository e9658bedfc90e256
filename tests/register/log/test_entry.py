from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.register.log import canonical
from checker.register.log.canonical import NotCanonicalError
from checker.register.log.entry import Body, DocumentRef, Kind, StoredDocument, entry_hash

BODY = Body(
    origin="checker-register/1",
    seq=2,
    prev="a" * 64,
    recorded_at="2001-03-01T12:00:00.000000Z",
    received_on="2001-03-01",
    kind=Kind.SUBMISSION,
    case="wells",
    case_seq=1,
    case_prev=None,
    party="warden",
    key="b" * 64,
    envelope="sha256:" + "c" * 64,
    documents=(DocumentRef("R-1", "well-report", "sha256:" + "d" * 64, 7),),
)


def test_a_body_is_read_back_from_its_bytes() -> None:
    assert Body.from_bytes(BODY.to_bytes()) == BODY


@pytest.mark.parametrize("name", [n for n in BODY.__slots__ if n not in ("documents", "kind")])
def test_every_field_is_in_the_hash(name: str) -> None:
    value = getattr(BODY, name)
    other: Any = 9 if isinstance(value, int) else "x"
    assert entry_hash(replace(BODY, **{name: other}).to_bytes()) != entry_hash(BODY.to_bytes())


@pytest.mark.parametrize(
    "change",
    [{"v": 2}, {"more": 1}, {"kind": "gift"}, {"documents": [{"id": "R-1"}]}, {"documents": None}],
)
def test_other_fields_are_refused(change: dict[str, object]) -> None:
    value = canonical.loads_object(BODY.to_bytes()) | change
    with pytest.raises(NotCanonicalError):
        Body.from_bytes(canonical.dumps(value))


def test_a_document_is_named_by_the_digest_of_its_exact_bytes() -> None:
    spaced, tight = (StoredDocument("R", "t", data).ref for data in (b'{"a": 1}', b'{"a":1}'))
    assert spaced.digest != tight.digest
    assert (spaced.size, tight.size) == (8, 7)
