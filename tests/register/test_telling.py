from __future__ import annotations

from typing import Any

import pytest

from checker.register.identity.payload import Payload
from checker.register.log.entry import NO_HASH, Body, DocumentRef, Kind
from checker.register.telling import described

KEY = "0123456789abcdef" + "f" * 48
DIGEST = "sha256:0123456789abcdef" + "f" * 48


def told(kind: Kind, documents: int = 0, **data: Any) -> str:
    refs = tuple(DocumentRef(f"R-{n}", "report", DIGEST, 1) for n in range(documents))
    payload = Payload(kind, "a", "warden", KEY, 0, NO_HASH, "wells", "", data, refs)
    moment = "2001-03-01T12:00:00.000000Z"
    body = Body(
        "a", 7, NO_HASH, moment, "2001-03-01", kind, "wells", 2, NO_HASH, "warden", KEY, DIGEST
    )
    return described(body, payload)


@pytest.mark.parametrize("kind", [Kind.SUBMISSION, Kind.FORWARDED, Kind.IMPORT])
def test_papers_are_counted(kind: Kind) -> None:
    assert told(kind, 1) == "1 paper"
    assert told(kind, 2) == "2 papers"


PARTY = {"name": "warden", "roles": ["warden", "auditor"], "key": {}}


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        (Kind.GENESIS, {"time_zone": "UTC"}, "UTC"),
        (Kind.PARTY, PARTY, "warden (warden, auditor)"),
        (Kind.PARTY, {**PARTY, "roles": []}, "warden (no role)"),
        (Kind.PARTY, {**PARTY, "roles": [], "key": None}, "warden (no role), without a key"),
        (Kind.ROLE, {"name": "a", "role": "b", "ends": False}, "a is b"),
        (Kind.ROLE, {"name": "a", "role": "b", "ends": True}, "a is no longer b"),
        (Kind.KEY_ADDED, {"name": "a", "replaces": None}, "a has another key"),
        (Kind.KEY_ADDED, {"name": "a", "replaces": KEY}, "a has a new key"),
        (
            Kind.KEY_REVOKED,
            {"key": KEY, "compromised_since": None},
            "key 0123456789abcdef is out of force",
        ),
        (
            Kind.KEY_REVOKED,
            {"key": KEY, "compromised_since": "2001-02-28"},
            "key 0123456789abcdef is out of force, doubtful since 2001-02-28",
        ),
        (Kind.RULES, {"pack": "water", "version": "1.0.0"}, "water 1.0.0"),
        (Kind.CASE_OPENED, {"pack": "water", "members": ["a", "b"]}, "water, for a, b"),
        (Kind.CASE_OPENED, {"pack": "water", "members": []}, "water, for nobody"),
        (Kind.MEMBER, {"name": "a", "ends": False}, "a takes part"),
        (Kind.MEMBER, {"name": "a", "ends": True}, "a takes part no longer"),
        (Kind.RULES_CHANGED, {"digest": DIGEST}, "sha256:0123456789ab"),
        (Kind.AFFIRMED, {"entries": [6, 8]}, "6, 8"),
        (Kind.VERDICT, {"as_of": "2001-12-31", "known": 6}, "as of 2001-12-31, on entries to 6"),
        (Kind.PRECHECK, {"fingerprint": DIGEST}, "sha256:0123456789ab"),
        (
            Kind.RESTORED,
            {"size": 5, "lost_up_to": 6},
            "from a backup of 5 entries; up to 6 may be lost",
        ),
        (
            Kind.ERASED,
            {"entry": 6, "ids": ["R-1", "R-2"], "reason": "asked for"},
            "R-1, R-2 of entry 6: asked for",
        ),
    ],
)
def test_an_entry_is_told_in_a_few_words(kind: Kind, data: dict[str, Any], said: str) -> None:
    assert told(kind, **data) == said
