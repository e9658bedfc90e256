from __future__ import annotations

from datetime import date

from checker.feel import Record
from checker.statements.verdict_values import documents_behind, verdict_value
from tests.reports import samples


def test_the_verdict_is_a_context_of_plain_values() -> None:
    verdict = samples.assessment().verdict
    value = verdict_value(verdict)
    assert value["status"] == str(verdict.status)
    assert isinstance(value["as_of"], date)
    tranche = value["tranches"][0]
    assert isinstance(tranche, Record)
    assert tranche["amount"]["value"] == verdict.tranches[0].amount.value  # type: ignore[union-attr]


def test_findings_are_records_with_their_documents_behind_them() -> None:
    verdict = samples.assessment().verdict
    behind = documents_behind(verdict)
    for finding in verdict.all_findings():
        assert behind[finding.id] == finding.evidence


def test_a_consequence_rests_on_the_documents_of_its_causes() -> None:
    verdict = samples.assessment().verdict
    findings = {each.id: each.evidence for each in verdict.all_findings()}
    behind = documents_behind(verdict)
    direct = [each for each in verdict.consequences if set(each.because) <= findings.keys()]
    assert direct
    for consequence in direct:
        wanted = {paper for cause in consequence.because for paper in findings[cause]}
        assert set(behind[consequence.id]) >= wanted
