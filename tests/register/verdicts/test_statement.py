from __future__ import annotations

import json

import pytest

from checker.register.identity.envelope import open_sealed
from checker.register.verdicts.recording import Known, judged
from checker.register.verdicts.statement import IN_TOTO, STATEMENT_FILE, Question, read_statement
from tests.register.verdicts.conftest import DAY, entries
from tests.register.world import CASE, World


def test_the_statement_is_one_of_in_toto_and_holds_no_clock(judged_case: World) -> None:
    (envelope,) = [
        item.content for item in entries(judged_case)[6].documents if item.id == STATEMENT_FILE
    ]
    payload = open_sealed(envelope).check(IN_TOTO, [judged_case.register.signing_key.public])
    statement = json.loads(payload)
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert [item["name"] for item in statement["subject"]] == ["verdict.json", "judgement.json"]
    predicate = statement["predicate"]
    assert predicate["known"]["size"] == 6
    assert [item["id"] for item in predicate["inputs"]] == ["R-1", "R-2"]
    assert predicate["as_of"] == "2001-12-31"


def test_the_statement_comes_out_the_same_again(judged_case: World) -> None:
    known = Known("council", "@6")
    one, _ = judged(judged_case.register, CASE, Question(DAY), known)
    two, _ = judged(judged_case.register, CASE, Question(DAY), known)
    key = judged_case.register.signing_key
    assert one.sealed(key) == two.sealed(key)


@pytest.mark.parametrize(
    "payload", [b"", b"[]", b"{}", b'{"_type":"https://in-toto.io/Statement/v1"}']
)
def test_what_is_not_a_statement_about_a_verdict_is_refused(payload: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_statement(payload)
