from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from checker.cli import main
from tests.workbooks import FIRST_ROW

SAMPLE = str(Path(__file__).parents[2] / "samples" / "halon-1998")

OPEN = (SAMPLE, "--as-of", "1998-05-20", "--tranche", "1998/3")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["unlock", *args])


def test_it_says_what_has_to_come(tmp_path: Path) -> None:
    result = run(SAMPLE, "--as-of", "1998-05-20", "--tranche", "1998/3")
    assert result.exit_code == 0
    assert "payable with 1 paper" in result.stdout
    assert "(from Trustee" in result.stdout


def test_json_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ways.json"
    day = ("--as-of", "1998-12-20", "--tranche", "1998/4")
    assert run(SAMPLE, *day, "-f", "json", "-o", str(file)).exit_code == 0
    (one,) = json.loads(file.read_text())
    assert (one["state"], one["ways"]) == ("payable", [])


def test_a_workbook_has_the_papers_to_fill_in(tmp_path: Path) -> None:
    file = tmp_path / "papers.xlsx"
    assert run(*OPEN, "-f", f"xlsx={file}").exit_code == 0
    sheet = openpyxl.load_workbook(file)["determination"]
    assert "satisfactory" in [cell.value for cell in sheet[FIRST_ROW]]
    assert run(*OPEN, "-f", "xlsx").exit_code == 2


def test_there_is_no_workbook_where_nothing_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "papers.xlsx"
    paid = (SAMPLE, "--as-of", "1998-12-20", "--tranche", "1998/4")
    result = run(*paid, "-f", f"xlsx={file}")
    assert (result.exit_code, file.exists()) == (2, False)
    assert "no tranche waits for a paper" in result.stderr


def test_a_day_in_the_past_is_the_day_of_the_case() -> None:
    result = run(SAMPLE, "--by", "1998-12-20", "--tranche", "1998/4")
    assert "payable now" in result.stdout


def test_the_day_of_payment_cannot_lie_before_that_of_the_case() -> None:
    result = run(SAMPLE, "--as-of", "1998-05-20", "--by", "1998-05-19")
    assert result.exit_code == 2
    assert "--by 1998-05-19 is before --as-of 1998-05-20" in result.stderr


def test_a_tranche_that_is_not_there_is_told_with_those_that_are() -> None:
    result = run(SAMPLE, "--as-of", "1998-05-20", "--tranche", "1998/5")
    assert result.exit_code == 2
    assert "the case has no tranche '1998/5'" in result.stderr
    assert "tranche-3/1998" in result.stderr


def test_a_case_that_is_not_there_is_told() -> None:
    result = run("no-such-case")
    assert (result.exit_code, "there is no such file or folder" in result.stderr) == (2, True)


def test_it_is_told_in_chinese_with_the_texts_of_the_rules() -> None:
    told = run(SAMPLE, "--as-of", "1998-11-20", "--tranche", "1998/4", "--lang", "zh").output
    assert "配额公告：年份 1999、公布日期 1998-11-20（提交方：国家环境保护局）" in told
