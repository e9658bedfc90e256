from __future__ import annotations

from tests.reports import samples


def test_documents_are_found_by_id() -> None:
    assessment = samples.assessment()
    assert all(assessment.documents[one.id] is one for one in assessment.case.documents)


def test_rules_are_found_by_the_id_that_findings_name() -> None:
    assessment = samples.assessment()
    named = {finding.rule for finding in assessment.verdict.all_findings()}
    assert named <= assessment.rules.keys()
