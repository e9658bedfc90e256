"""The score on the Technology Compatibility Kit, by feature; with the cases in `../shared/tck`."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.feel.tck import CASES, Case, passes, read_cases

TARGET = 0.99

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason=f"the cases of the kit are not at {CASES.parent}"
)


@pytest.fixture(scope="module")
def results() -> list[tuple[Case, bool]]:
    return [(case, passes(case)) for case in read_cases()]


@pytest.mark.parametrize("null_expected", [False, True], ids=["with a value", "with null"])
def test_nearly_all_cases_pass(results: list[tuple[Case, bool]], null_expected: bool) -> None:
    passed = [ok for case, ok in results if (case.expected is None) is null_expected]
    assert sum(passed) >= TARGET * len(passed)


def test_the_score_by_feature_is_shown(
    results: list[tuple[Case, bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    groups: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for case, ok in results:
        groups[case.group][ok] += 1
    with capsys.disabled():
        print(f"\nTCK: {sum(ok for _, ok in results)} of {len(results)} cases pass")
        for group, score in sorted(groups.items()):
            print(f"  {group:<45} {score[True]:>4} of {score.total():>4}")
    mean = sum(score[True] / score.total() for score in groups.values()) / len(groups)
    assert mean >= TARGET
