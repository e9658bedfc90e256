from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from checker.model.problems import InputError
from checker.screens.papers import opened, papers_in
from tests.screens.made import AS_OF, Document, allowance, check, mills, report, suspects

ALWAYS = check("report.output >= 0")
ALLOWED = allowance("A", 1998, "10")


def _of_report(**odd: Any) -> list[Document]:
    return [ALLOWED, report("A", 1998, 4, "1", **odd)]


def test_a_plain_paper_is_not_in_doubt() -> None:
    assert suspects(ALWAYS, _of_report()) == set()


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param(_of_report(submitted_by="B"), id="somebody who is not a mill"),
        pytest.param(_of_report(submitted_by="ministry"), id="a role that may not issue it"),
        pytest.param(_of_report(received_on="1998-12-31"), id="on the last day of its quarter"),
        pytest.param(_of_report(supersedes="A-A-1998"), id="one that supersedes another"),
        pytest.param([*_of_report(), report("A", 1998, 4, "1", id="x")], id="two on one matter"),
        pytest.param([report("A", 1998, 4, "1")], id="a sender whom no paper names"),
        pytest.param(
            [{**ALLOWED, "submitted_by": "A"}, report("A", 1998, 4, "1")],
            id="a sender who names itself",
        ),
    ],
)
def test_a_paper_that_may_not_count_is_in_doubt(papers: list[Document]) -> None:
    assert ("R-A-1998-4",) in suspects(ALWAYS, papers)  # type: ignore[operator]


def test_the_day_after_its_quarter_is_early_enough() -> None:
    assert suspects(ALWAYS, _of_report(received_on="1999-01-01")) == set()


def test_what_came_later_does_not_exist() -> None:
    assert suspects(check("report.output < 0"), _of_report(received_on="2000-07-01")) == set()
    on_the_day = _of_report(received_on=str(AS_OF))
    assert suspects(check("report.output < 0"), on_the_day) == {("R-A-1998-4",)}


def test_a_paper_in_doubt_leaves_its_whole_group_open() -> None:
    total = check("sum(output_reports[mill = report.mill].output) >= 0")
    papers = [ALLOWED, report("A", 1998, 1, "1"), report("A", 1998, 2, "1", submitted_by="B")]
    assert suspects(total, papers) == {("R-A-1998-1",), ("R-A-1998-2",)}


def _problems(tmp_path: Path, columns: str) -> list[str]:
    file = tmp_path / "x.parquet"
    duckdb.execute(f"COPY (SELECT {columns}) TO '{file}' (FORMAT parquet)")
    with opened([str(file)], str(tmp_path)) as connection, pytest.raises(InputError) as raised:
        papers_in(connection, mills(), "x.parquet")
    return [f"{each.message}: {each.found}" for each in raised.value.problems]


def test_all_columns_that_no_document_has_are_named_at_once(tmp_path: Path) -> None:
    columns = "'x' AS type, 1 AS id, DATE '1999-01-01' AS received_on, 0.1::DOUBLE AS output"
    assert _problems(tmp_path, columns) == [
        "the column 'id' has to be there, as VARCHAR: INTEGER",
        "the column 'output' holds binary fractions, which are not exact: DOUBLE",
        "the column 'submitted_by' has to be there, as VARCHAR: None",
    ]


def test_a_file_that_is_not_parquet_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("no")
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        opened([str(tmp_path / "x.parquet")], str(tmp_path))
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        opened([str(tmp_path / "none.parquet")], str(tmp_path))
