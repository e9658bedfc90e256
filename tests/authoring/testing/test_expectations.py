from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.testing.expectations import mismatches
from checker.authoring.testing.runner import case_and_verdict
from checker.authoring.testing.suite import load_suite
from checker.authoring.testing.suite_file import Expected
from checker.model.verdict import Verdict
from checker.packs import load_compiled


@pytest.fixture
def verdict(water: Path) -> Verdict:
    """The verdict on two years in which one well broke its cap."""
    compiled = load_compiled(water)
    return case_and_verdict(load_suite(compiled.pack)[1], compiled)[1]


FINDING = "within-cap/north/2001"


CLOSED = "consequences close/north"


@pytest.mark.parametrize(
    ("expected", "path", "found"),
    [
        ({"status": "satisfied"}, "status", "violated"),
        ({"tranches": {"half/2001": "eligible"}}, "tranches half/2001 status", "not-eligible"),
        ({"tranches": {"half/1999": "eligible"}}, "tranches half/1999", "no such tranche"),
        (
            {"tranches": {"half/2001": {"status": "not-eligible", "amount": 500.01}}},
            "tranches half/2001 amount",
            "500.00",
        ),
        ({"findings": {FINDING: "satisfied"}}, f"findings {FINDING} status", "violated"),
        (
            {"findings": {"within-cap/east": "violated"}},
            "findings within-cap/east",
            "no such finding",
        ),
        (
            {"findings": {FINDING: {"status": "violated", "evidence": []}}},
            f"findings {FINDING} evidence",
            "north-2001",
        ),
        (
            {"findings": {FINDING: {"status": "violated", "missing": ["audit"]}}},
            f"findings {FINDING} missing",
            "nothing missing",
        ),
        (
            {"findings": {FINDING: {"status": "violated", "values": {"x": 1}}}},
            f"findings {FINDING} values x",
            "no such value",
        ),
        (
            {"consequences": {"close/south": None}},
            "consequences close/south",
            "no such consequence",
        ),
        (
            {"consequences": {"close/north": {"lifted": True}}},
            f"{CLOSED} lifted",
            "standing",
        ),
        (
            {"consequences": {"close/north": {"amount": 5}}},
            f"{CLOSED} amount",
            "no amount",
        ),
        ({"absent": ["close"]}, "absent", "close/north"),
    ],
)
def test_each_point_is_named_with_what_was_found(
    verdict: Verdict, expected: dict[str, object], path: str, found: str
) -> None:
    (mismatch,) = mismatches(Expected.model_validate(expected), verdict)
    assert (" ".join(mismatch.path), mismatch.found) == (path, found)


def test_what_is_as_expected_is_not_mentioned(verdict: Verdict) -> None:
    expected = Expected.model_validate(
        {
            "status": "violated",
            "findings": {FINDING: {"status": "violated", "evidence": ["north-2001"]}},
            "tranches": {"half/2001": {"status": "not-eligible", "amount": 500}},
            "consequences": {"close/north": {"lifted": False}},
            "absent": ["close/south"],
        }
    )
    assert mismatches(expected, verdict) == []
