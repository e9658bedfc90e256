from __future__ import annotations

import pytest
from pydantic import ValidationError

from checker.authoring.testing.suite_file import Expected, SuiteFile


def test_a_status_alone_stands_for_the_whole_expectation() -> None:
    short = {"findings": {"a/1": "violated"}, "tranches": {"t/1": "eligible"}}
    full = {
        "findings": {"a/1": {"status": "violated"}},
        "tranches": {"t/1": {"status": "eligible"}},
    }
    assert Expected.model_validate(short) == Expected.model_validate(full)


@pytest.mark.parametrize(
    "expected",
    [
        {"findings": {"a/1": "broken"}},
        {"tranches": {"t/1": "violated"}},
        {"findings": {"a/1": {"figures": "1 of 2"}}},
        {"finding": {}},
    ],
)
def test_what_no_verdict_could_say_is_refused(expected: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Expected.model_validate(expected)


def test_a_file_without_tests_is_refused() -> None:
    with pytest.raises(ValidationError):
        SuiteFile.model_validate({"cases": []})


@pytest.mark.parametrize("day", ["2031-02-01T00:00:00", "2031-02-30", "2031-2-1", 20310201])
def test_day_is_written_without_a_time(day: object) -> None:
    test = {"case": "x", "as_of": day, "expect": {}}
    with pytest.raises(ValidationError):
        SuiteFile.model_validate({"cases": [test]})


def test_day_in_the_calendar_is_taken() -> None:
    test = {"case": "x", "as_of": "2031-02-01", "expect": {}}
    assert SuiteFile.model_validate({"cases": [test]}).cases[0].as_of.isoformat() == "2031-02-01"
