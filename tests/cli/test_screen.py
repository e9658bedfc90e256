from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from tests.screens.made import PACK, Document, allowance, report, write

GOOD = [allowance("A", 1998, "10"), report("A", 1998, 1, "5", opening="0", sold="4", closing="1")]
OVER = [*GOOD, report("A", 1998, 2, "5.001", opening="1", sold="4", closing="2.001")]


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(papers: list[Document], *more: str) -> Result:
    write(Path("x.parquet"), papers)
    args = ["screen", "x.parquet", "--rules", str(PACK), "--as-of", "2000-06-30", *more]
    return CliRunner().invoke(main, args)


def test_who_is_over_is_named_and_written() -> None:
    result = run(OVER, "-o", "found.jsonl")
    assert result.exit_code == 1
    assert "output-within-allowance: 1 subject, 1 judged, 1 violated" in result.stdout
    assert "output-within-allowance/A/1998: Not met: 10.001 of 10 t." in result.stdout
    finding = json.loads(Path("found.jsonl").read_text(encoding="utf-8"))
    assert (finding["status"], finding["measured"]) == ("violated", "10.001")


def test_what_was_not_screened_is_not_passed() -> None:
    result = run(GOOD)
    assert "stock-in-balance: 1 subject, 0 judged" in result.stdout
    assert "named-well: it has no equal in SQL: `string length`" in result.stdout
    assert result.exit_code == 3


def test_a_document_that_cannot_be_used_is_a_problem() -> None:
    result = run([*GOOD, report("A", 1998, 5, "5")])
    assert result.exit_code == 2
    assert "quarter" in result.stderr


@pytest.mark.parametrize(
    ("file", "says"),
    [("found.csv", "found.csv is not a kind of file"), ("no/found.jsonl", "cannot write")],
)
def test_findings_go_to_json_lines_only(file: str, says: str) -> None:
    result = run(GOOD, "-o", file)
    assert result.exit_code == 2
    assert says in result.stderr


def test_a_file_that_is_not_there_is_a_problem() -> None:
    args = ["screen", "none.parquet", "--rules", str(PACK)]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 2
    assert "none.parquet" in result.stderr
