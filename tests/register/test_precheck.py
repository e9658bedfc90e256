from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from checker.intake import Place, RawDocument, SourceFile
from checker.register.precheck import PrecheckError, precheck, read_precheck


def raw(**fields: Any) -> RawDocument:
    return RawDocument({"id": "R-1", "drawn": Decimal("12.50"), **fields}, Place(SourceFile("x")))


def test_the_same_papers_never_have_the_same_fingerprint() -> None:
    one, two = (precheck("wells", "2001-12-31", "water", [raw()]) for _ in range(2))
    assert one.fingerprint != two.fingerprint


def test_the_fingerprint_cannot_be_guessed_from_the_few_figures_that_are_possible() -> None:
    made = precheck("wells", "2001-12-31", "water", [raw()])
    guesses = {
        precheck("wells", "2001-12-31", "water", [raw(drawn=Decimal(n))]).fingerprint
        for n in range(20)
    }
    assert made.fingerprint not in guesses


def test_papers_are_recognised_whatever_stamps_they_have() -> None:
    made = precheck("wells", "2001-12-31", "water", [raw()])
    assert made.missing([raw(submitted_by="warden", received_on="2001-03-01")]) == []
    for other in (raw(drawn=Decimal("12.5")), raw(drawn=Decimal(13)), raw(id="R-2")):
        assert made.missing([other]) == [other.value["id"]]


def test_the_proof_is_read_back() -> None:
    made = precheck("wells", "2001-12-31", "water", [raw(), raw(id="R-2")])
    assert read_precheck(made.to_bytes() + b"\n") == made


@pytest.mark.parametrize("change", [{"v": 2}, {"more": 1}, {"salt": "zz"}, {"papers": 1}])
def test_another_file_is_refused(change: dict[str, Any]) -> None:
    value = json.loads(precheck("wells", "2001-12-31", "water", [raw()]).to_bytes()) | change
    with pytest.raises(PrecheckError):
        read_precheck(json.dumps(value, sort_keys=True, separators=(",", ":")).encode())
