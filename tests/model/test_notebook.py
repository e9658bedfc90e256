from __future__ import annotations

from tests.reports import samples


def test_a_notebook_shows_status_and_tranches() -> None:
    verdict = samples.assessment().verdict
    shown = verdict._repr_html_()
    assert f"{verdict.case} as of {verdict.as_of}: {verdict.status.traits.words}" in shown
    assert all(f"<td>{tranche.key}</td>" in shown for tranche in verdict.tranches)


def test_texts_of_submitters_are_escaped() -> None:
    verdict = samples.assessment(case="<script>alert(1)</script>").verdict
    assert "<script>" not in verdict._repr_html_()


def test_a_verdict_without_tranches_has_no_table() -> None:
    assert "<table>" not in samples.assessment(tranches=()).verdict._repr_html_()
