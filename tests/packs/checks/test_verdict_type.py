from __future__ import annotations

from checker.feel.types import DATE, NUMBER, STRING, ContextType, ListType
from checker.model.verdict import Verdict
from checker.packs.checks.verdict_type import VERDICT


def test_every_field_of_a_verdict_has_a_type() -> None:
    assert set(VERDICT.fields) == set(Verdict.model_fields)


def test_types_follow_the_model() -> None:
    fields = VERDICT.fields
    assert (fields["case"], fields["as_of"], fields["status"]) == (STRING, DATE, STRING)
    findings = fields["findings"]
    assert isinstance(findings, ListType)
    assert isinstance(findings.of, ContextType)
    assert findings.of.fields["due"] == DATE
    assert findings.of.fields["measured"] == NUMBER
    assert findings.of.fields["evidence"] == ListType(STRING)
