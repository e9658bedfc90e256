from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from tests.portfolio.made import SAMPLE, bundle

DAY = ("--as-of", "2021-06-30", "--jobs", "1")


def run(*args: str, **options: Any) -> Result:
    return CliRunner().invoke(main, ["portfolio", *args], **options)


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with three cases, of which the second cannot be used."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps(bundle("one")), "{", json.dumps(bundle("two"))]
    Path("cases.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def rows(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]


def test_the_rows_of_all_cases_are_written_and_told_in_short(cases: Path) -> None:
    result = run("cases.jsonl", str(SAMPLE), *DAY, "-o", "x.jsonl")
    assert result.exit_code == 2, "one case cannot be used"
    assert result.stdout.startswith("PORTFOLIO (4)\n")
    assert "UNUSABLE        cases.jsonl:2:" in result.stdout
    assert result.stderr == "Wrote x.jsonl: 4 cases\n"
    verdicts = [row for row in rows("x.jsonl") if row["record"] == "verdict"]
    assert [row["case"] for row in verdicts] == ["one", "two", "management-response", None]
    assert {row["as_of"] for row in verdicts} == {"2021-06-30"}


def test_more_processes_give_the_same_bytes(cases: Path) -> None:
    for jobs in ("1", "2"):
        run("cases.jsonl", "--as-of", "2021-06-30", "--jobs", jobs, "-o", f"{jobs}.jsonl")
    assert Path("1.jsonl").read_bytes() == Path("2.jsonl").read_bytes() != b""


def test_the_exit_status_is_that_of_the_worst_case(cases: Path) -> None:
    assert run(str(SAMPLE), *DAY).exit_code == 1
    assert run(str(SAMPLE), "--as-of", "1999-12-31", "--jobs", "1").exit_code == 3
    assert run(str(SAMPLE), "nowhere", *DAY).exit_code == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "x.pdf"), "x.pdf is not a kind of file that is written"),
        (("-o", "nowhere/x.jsonl"), "cannot write nowhere/x.jsonl: No such file"),
        (("--jobs", "0"), "--jobs"),
        (("--engine", "yarn"), "there is no engine 'yarn'; choose from local, local-spark, spark:"),
        (("--as-of", "2000-02-01", "--known-on", "2000-01-01"), "is before"),
    ],
)
def test_wrong_options_end_with_2_and_a_message(
    cases: Path, options: tuple[str, ...], words: str
) -> None:
    result = run(str(SAMPLE), *DAY, *options)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_missing_library_is_told_before_the_work(
    cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.cli.portfolio.find_spec", lambda name: None)
    result = run(str(SAMPLE), *DAY, "-o", "x.parquet")
    assert result.exit_code == 2
    assert "pip install 'checker[portfolio]'" in result.stderr
    assert result.stdout == ""


def test_spark_that_is_not_installed_is_told_before_the_work(
    cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "checker.portfolio.spark", raising=False)
    monkeypatch.setitem(sys.modules, "py4j.protocol", None)
    result = run(str(SAMPLE), *DAY, "--engine", "local-spark")
    assert result.exit_code == 2
    assert "pip install 'checker[spark]'" in result.stderr
