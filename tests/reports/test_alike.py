from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.messages import told
from checker.model.verdict import Finding
from checker.reports.alike import Matter, by_day_and_bearer
from tests.reports import samples

DAY = date(2000, 2, 14)


def report(works: str, year: int = 1999, **changes: Any) -> Finding:
    """Return a report that one works owes on a year."""
    finding = samples.findings()[0]
    made = {
        "id": f"report/{works}/{year}",
        "rule": "report",
        "title": "Report of each works",
        "subject": {"works": works, "year": year},
        "figures": None,
        "due": DAY,
        "bearer": "works",
    }
    return finding.model_copy(update=made | changes)


def lines(*findings: Finding) -> list[list[str]]:
    """Return the words of each matter, those of one day and bearer together."""
    days = by_day_and_bearer(findings)
    return [[told(matter.words()) for matter in matters] for matters in days]


def test_one_finding_stands_as_it_is() -> None:
    assert lines(report("North")) == [["Report of each works (works North, year 1999)"]]
    assert lines(report("North", figures="3 of 5 t so far")) == [
        ["Report of each works (works North, year 1999): 3 of 5 t so far"]
    ]


def test_what_differs_in_its_first_part_alone_is_one_line() -> None:
    assert lines(report("North"), report("South"), report("East")) == [
        ["Report of each works (year 1999): works North, South, East"]
    ]
    assert lines(report("North", figures="3 of 5 t"), report("South", figures="2 of 5 t")) == [
        ["Report of each works (year 1999): works North 3 of 5 t; South 2 of 5 t"]
    ]
    years = [report("", subject={"year": year}, id=str(year)) for year in (1998, 1999)]
    assert lines(*years) == [["Report of each works: year 1998, 1999"]]


@pytest.mark.parametrize(
    "other",
    [{"subject": {"works": "South", "year": 2000}}, {"rule": "count"}, {"title": "Count"}],
)
def test_what_differs_otherwise_is_a_line_of_its_own(other: dict[str, Any]) -> None:
    (matters,) = by_day_and_bearer([report("North"), report("South", **other)])
    assert len(matters) == 2


@pytest.mark.parametrize("other", [{"due": date(2000, 2, 15)}, {"due": None}, {"bearer": "bureau"}])
def test_another_day_or_bearer_stands_apart(other: dict[str, Any]) -> None:
    assert len(by_day_and_bearer([report("North"), report("South", **other)])) == 2


def test_findings_without_a_subject_are_never_one() -> None:
    both = [report("", subject={}, id=name) for name in ("a", "b")]
    assert lines(*both) == [["Report of each works", "Report of each works"]]


def test_none_is_lost_and_the_order_stays() -> None:
    given = [report("North"), report("South", 2000), report("South"), report("North", 2000)]
    matters: list[Matter] = [each for day in by_day_and_bearer(given) for each in day]
    found = [finding.id for matter in matters for finding in matter.findings]
    assert found == [
        "report/North/1999",
        "report/South/1999",
        "report/South/2000",
        "report/North/2000",
    ]
