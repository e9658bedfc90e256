from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.feel import Record
from checker.messages import CHINESE, catalogue, speaking
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


def test_titles_are_told_in_the_language_that_is_spoken_and_ids_are_not() -> None:
    verdict = samples.assessment().verdict
    [first, *_] = verdict.all_findings()
    with speaking(catalogue(CHINESE, {first.title: "水井", first.id: "x", "satisfied": "x"})):
        value = verdict_value(verdict)
    assert isinstance(value, dict)
    told = next(each for each in found_in(value) if each["id"] == first.id)
    assert (told["title"], told["status"]) == ("水井", first.status.value)


def found_in(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield every record of a value."""
    if isinstance(value, Mapping):
        if "id" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from found_in(each)
