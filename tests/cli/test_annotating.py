from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.packs import load_pack
from tests.workbooks import filled, saved


@pytest.fixture
def book(water: Path, tmp_path: Path) -> Path:
    report = {"type": "well-report", "id": "W-1", "submitted_by": "warden", "well": "north"}
    return saved(filled(load_pack(water), "a-case", [report]), tmp_path / "a.xlsx")


def run(water: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, words), "--rules", str(water)])


def test_a_marked_copy_is_written_and_the_original_stays(
    book: Path, water: Path, tmp_path: Path
) -> None:
    before = book.read_bytes()
    result = run(water, book, "--annotate", tmp_path / "b.xlsx")
    assert result.exit_code == 2
    assert "a.xlsx:well-report!C5" in result.stderr
    assert book.read_bytes() == before
    copy = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert copy.sheetnames[0] == "problems"
    assert "`received_on` is missing" in copy["well-report"]["C5"].comment.text


def test_the_copy_is_told_in_chinese(book: Path, water: Path, tmp_path: Path) -> None:
    run(water, book, "--annotate", tmp_path / "b.xlsx", "--lang", "zh")
    copy = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert copy["problems"]["A1"].value == "2个问题待改正"
    assert "missing" not in copy["well-report"]["C5"].comment.text


def test_the_copy_can_be_mended_and_checked_again(book: Path, water: Path, tmp_path: Path) -> None:
    marked, mended = tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    run(water, book, "--annotate", marked)
    copy = openpyxl.load_workbook(marked)
    for cell, value in (("C5", "2001-01-05"), ("E5", 2000), ("F5", 12.5)):
        copy["well-report"][cell] = value
    copy.save(mended)
    result = run(water, mended, "--annotate", tmp_path / "d.xlsx")
    assert (result.exit_code, result.stdout) == (0, f"{mended}: 1 document valid\n")
    assert openpyxl.load_workbook(tmp_path / "d.xlsx")["problems"]["A1"].value.startswith("0 ")


@pytest.mark.parametrize("target", ["a.xlsx", "b.txt"])
def test_the_copy_is_another_workbook(book: Path, water: Path, tmp_path: Path, target: str) -> None:
    result = run(water, book, "--annotate", tmp_path / target)
    assert result.exit_code == 2
    assert "Usage" in result.stderr


def test_only_one_workbook_is_marked(book: Path, water: Path, tmp_path: Path) -> None:
    for sources in ((book, book), (tmp_path,)):
        result = run(water, *sources, "--annotate", tmp_path / "b.xlsx")
        assert "one CASE that is a workbook" in result.stderr


def test_a_file_that_is_not_a_workbook_has_its_problem_and_no_copy(
    water: Path, tmp_path: Path
) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"id,year")
    result = run(water, source, "--annotate", tmp_path / "b.xlsx")
    assert result.exit_code == 2
    assert "not an Excel workbook" in result.stderr
    assert not (tmp_path / "b.xlsx").exists()


def test_without_the_extra_it_is_said_how_to_install_it(
    book: Path, water: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "checker.excel.annotate", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = run(water, book, "--annotate", tmp_path / "b.xlsx")
    assert result.exit_code == 2
    assert "checker[excel]" in result.stderr
