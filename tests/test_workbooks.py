"""A filled-in template says exactly what the same documents say as JSON, in any program."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.excel.annotate import RED, annotated
from checker.model.problems import Position, Problem
from checker.packs import load_compiled
from checker.pipeline import assess, load
from checker.reports import Assessment, render_file
from tests.programs import desktop_program
from tests.workbooks import documents_of, filled, saved

ROOT = Path(__file__).parents[1]
SAMPLES = {
    "halon-1999": ("halon", "1999-12-31"),
    "halon-1999-overproduction": ("halon", "1999-07-31"),
    "management-response": ("management-response", "2021-12-31"),
    "action-plan": ("halon", "1999-01-01"),
}


def verdict(source: str, day: str) -> Any:
    return json.loads(assess(load(source), date.fromisoformat(day)).model_dump_json())


def book_of(name: str, path: Path) -> Path:
    """Write the workbook of a sample."""
    pack, _ = SAMPLES[name]
    case = ROOT / "samples" / name
    return saved(filled(load_compiled(pack).pack, name, documents_of(case)), path)


LONG = ("halon-1999", "management-response")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.long] if name in LONG else []) for name in SAMPLES],
)
def test_a_workbook_has_the_verdict_of_its_documents(name: str, tmp_path: Path) -> None:
    path = book_of(name, tmp_path / "a.xlsx")
    day = SAMPLES[name][1]
    assert verdict(str(path), day) == verdict(str(ROOT / "samples" / name), day)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Open a workbook in LibreOffice and save it."""
    program = desktop_program("soffice", "LibreOffice")
    profile = tmp_path_factory.mktemp("profile")

    def resaved(path: Path) -> Path:
        target = path.parent / "resaved"
        command = [program, f"-env:UserInstallation=file://{profile}", "--headless"]
        convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target)]
        quiet = {**os.environ, "HOME": str(profile)}
        subprocess.run([*command, *convert, str(path)], check=True, timeout=300, env=quiet,
                       capture_output=True)  # fmt: skip
        return target / path.name

    return resaved


@pytest.mark.parametrize("name", ["halon-1999-overproduction", "management-response"])
def test_libreoffice_saves_a_workbook_that_says_the_same(
    name: str, tmp_path: Path, office: Callable[[Path], Path]
) -> None:
    path = office(book_of(name, tmp_path / "a.xlsx"))
    day = SAMPLES[name][1]
    assert verdict(str(path), day) == verdict(str(ROOT / "samples" / name), day)


def test_libreoffice_opens_a_marked_copy(tmp_path: Path, office: Callable[[Path], Path]) -> None:
    path = book_of("halon-1999", tmp_path / "a.xlsx")
    problem = Problem(Position("a.xlsx", cell="production-report!H5:H6"), "code", "is wrong")
    path.write_bytes(annotated("a.xlsx", path.read_bytes(), [problem]))
    book = openpyxl.load_workbook(office(path))
    assert book.sheetnames[0] == "problems"
    cell = book["production-report"]["H6"]
    assert (cell.fill.fgColor.rgb, cell.comment.text) == (RED, "is wrong")


@pytest.mark.parametrize("name", ["halon-1999-overproduction"])
def test_libreoffice_adds_up_what_is_exported(
    name: str, tmp_path: Path, office: Callable[[Path], Path]
) -> None:
    loaded = load(str(ROOT / "samples" / name))
    verdict_ = assess(loaded, date.fromisoformat(SAMPLES[name][1]))
    one = Assessment(verdict_, loaded.compiled.pack, loaded.case)
    path = tmp_path / "a.xlsx"
    path.write_bytes(render_file([one, one], "xlsx", {}))
    totals = [
        [cell.value for cell in openpyxl.load_workbook(each, data_only=True)["Cases"]["F"]][-1]
        for each in (path, office(path))
    ]
    assert totals[0] == totals[1] > 0


def test_libreoffice_keeps_what_a_template_needs(
    tmp_path: Path, office: Callable[[Path], Path]
) -> None:
    book = openpyxl.load_workbook(office(book_of("halon-1999", tmp_path / "a.xlsx")))
    sheet = book["production-report"]
    assert [cell.value for cell in sheet[1]][:3] == ["id", "submitted_by", "received_on"]
    assert {each.type for each in sheet.data_validations.dataValidation} >= {"list", "date"}
    assert book["lists"].sheet_state == "hidden"
    assert sheet["A1"].comment is not None
    names = {each.name for each in book.custom_doc_props.props}
    assert {"checker_pack", "checker_pack_version", "checker_language"} <= names
