from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from checker.cli import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["excel", *words])


def test_a_template_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    result = run("template", "halon", "-o", str(target), "--year", "1999", "--role", "producer")
    assert (result.exit_code, result.stdout) == (0, f"wrote {target}\n")
    assert "production-report" in openpyxl.load_workbook(target).sheetnames


def test_an_unknown_role_is_refused_with_those_there_are(tmp_path: Path) -> None:
    result = run("template", "halon", "-o", str(tmp_path / "a.xlsx"), "--role", "king")
    assert result.exit_code == 2
    assert "no role 'king'; choose from trustee, mfec" in result.stderr


def test_an_unknown_pack_is_refused(tmp_path: Path) -> None:
    result = run("template", "nothing", "-o", str(tmp_path / "a.xlsx"))
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_the_name_has_to_be_that_of_a_workbook(tmp_path: Path) -> None:
    result = run("template", "halon", "-o", str(tmp_path / "a.xls"))
    assert result.exit_code == 2
    assert ".xlsx" in result.stderr


def test_without_the_extra_it_is_said_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("xlsxwriter", "checker.excel"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("template", "halon", "-o", str(tmp_path / "a.xlsx"))
    assert result.exit_code == 2
    assert "checker[excel]" in result.stderr
