from __future__ import annotations

from dataclasses import replace

from checker.authoring.testing.results import SuiteResults


def test_each_test_has_one_outcome(results: SuiteResults) -> None:
    found = [result.outcome for result in results.results]
    assert found == ["passed", "failed", "error", "todo"]
    assert [result.as_expected for result in results.results] == [True, False, False, False]


def test_the_summary_counts_each_outcome_once(results: SuiteResults) -> None:
    assert results.summary() == "water 1.0.0: 4 tests, 1 failed, 1 not usable, 1 to do, 1 passed"


def test_a_test_that_is_to_do_fails_no_suite(results: SuiteResults) -> None:
    passed, failed, error, todo = results.results
    assert not replace(results, results=[passed, todo]).failed
    assert replace(results, results=[passed, failed]).failed
    assert replace(results, results=[passed, error]).failed
