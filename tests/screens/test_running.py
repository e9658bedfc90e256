from __future__ import annotations

from pathlib import Path

import pytest

from checker import assess, load
from checker.model.problems import InputError
from checker.screens import running
from checker.screens.rules import NotScreened
from checker.screens.running import Question, Screened, screened
from tests.screens.made import (
    AS_OF,
    CLEAR,
    COLUMNS,
    PACK,
    Document,
    allowance,
    mills,
    report,
    write,
)

MILLS = "ABCDEFG"
PAPERS: list[Document] = [
    *(allowance(mill, 1998, "10") for mill in MILLS),
    *(report(mill, 1998, 1, "4", opening="1", sold="2", closing="3") for mill in MILLS),
    *(report(mill, 1998, 2, "6", opening="0", sold="5.4", closing="0.6") for mill in "ABCDE"),
    report("F", 1998, 2, "6.001", sold="1"),
    report("G", 1998, 2, "1", submitted_by="A"),
    report("A", 1998, 3, "0.5", id="other"),
    report("A", 1998, 3, "0"),
]


def _screened(file: Path) -> dict[str, tuple[Screened, list[str]]]:
    found = {}
    for each in screened([str(file)], Question(mills(), AS_OF, AS_OF)):
        if isinstance(each, Screened):
            findings = [f"{finding.id}: {finding.status}" for finding in each.findings]
            found[each.rule] = (each, sorted(findings))
    return found


def _whole(rule: str) -> list[str]:
    bundle = {"case": "all", "rules": "mills", "documents": PAPERS}
    verdict = assess(load(bundle, PACK), AS_OF)
    statuses = ((each.id, each.status) for each in verdict.findings if each.rule == rule)
    return sorted(f"{name}: {status}" for name, status in statuses if status not in CLEAR)


def test_findings_are_those_of_the_whole_case(tmp_path: Path) -> None:
    found = _screened(write(tmp_path / "x.parquet", PAPERS))
    limit, findings = found["output-within-allowance"]
    assert (limit.subjects, limit.suspects) == (7, 3)
    assert findings == [
        "output-within-allowance/A/1998: undetermined",
        "output-within-allowance/F/1998: violated",
        "output-within-allowance/G/1998: satisfied",
    ]
    for rule, (_, findings) in found.items():
        assert [each for each in findings if not each.endswith(("satisfied", "-applicable"))] == (
            _whole(rule)
        )


def test_many_subjects_are_judged_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "x.parquet", PAPERS)
    at_once = _screened(file)["output-within-allowance"][1]
    monkeypatch.setattr(running, "SUBJECTS_AT_ONCE", 1)
    assert _screened(file)["output-within-allowance"][1] == at_once


def test_rules_without_a_screen_are_named(tmp_path: Path) -> None:
    file = write(tmp_path / "x.parquet", PAPERS)
    found = screened([str(file)], Question(mills(), AS_OF, AS_OF))
    left = [each for each in found if isinstance(each, NotScreened)]
    assert [(each.rule, str(each.why)) for each in left] == [
        ("named-well", "it has no equal in SQL: `string length`")
    ]


def test_numbers_of_many_digits_are_judged_as_they_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("opening", "closing"):
        monkeypatch.setitem(COLUMNS, name, "DECIMAL(32, 3)")
    much, more = "12345678901234567890123456789.123", "12345678901234567890123456789.124"
    papers = [
        allowance("A", 1998, "10"),
        report("A", 1998, 1, "0", opening=much, sold="0", closing=more),
    ]
    found = _screened(write(tmp_path / "x.parquet", papers))
    assert found["stock-in-balance"][1] == ["stock-in-balance/R-A-1998-1: violated"]


def test_a_file_that_is_damaged_inside_is_a_problem(tmp_path: Path) -> None:
    file = write(tmp_path / "x.parquet", PAPERS)
    data = file.read_bytes()
    middle = len(data) // 4
    file.write_bytes(data[:8] + bytes(middle) + data[8 + middle :])
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        _screened(file)
