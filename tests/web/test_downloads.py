from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from checker import pipeline
from checker.reports import Style
from checker.reports import statements as statement_reports
from checker.web.downloads import (
    CALENDAR_KINDS,
    STATEMENT_KINDS,
    VERDICT_FORMATS,
    NotInstalledError,
    UnknownFormatError,
    calendar_file,
    statement_file,
    verdict_file,
)
from tests.reports import samples
from tests.web.conftest import ROOT

DAY = date(1999, 7, 31)


@pytest.mark.parametrize("format_", VERDICT_FORMATS)
def test_a_verdict_is_a_file_to_save_in_every_format(format_: str) -> None:
    answer = verdict_file(samples.assessment(), format_)
    assert answer.headers["content-disposition"].startswith(
        'attachment; filename="smelter-1999-1999-10-15.'
    )
    assert answer.body


@pytest.mark.parametrize("format_", CALENDAR_KINDS)
def test_a_calendar_is_a_file_to_save_in_every_format(format_: str) -> None:
    assert calendar_file(samples.assessment(), format_).body


def test_files_for_people_are_in_their_language() -> None:
    look = Style(language="zh")
    one = samples.assessment()
    workbook = ZipFile(BytesIO(bytes(verdict_file(one, "xlsx", look).body)))
    assert "付款批次" in workbook.read("xl/workbook.xml").decode()
    assert "个到期日" in bytes(calendar_file(one, "text", look).body).decode()


def test_a_calendar_program_gets_what_is_open() -> None:
    done = samples.findings()[2].model_copy(update={"done_on": date(1999, 1, 1)})
    one = samples.assessment(findings=(done,), consequences=())
    assert done.id.encode() in bytes(calendar_file(one, "csv").body)
    assert b"VEVENT" not in bytes(calendar_file(one, "ics").body)


def test_the_name_of_a_file_has_nothing_of_a_submitter_that_acts() -> None:
    one = samples.assessment(case='..\\"/\r\nx-evil: 1;哈龙')
    disposition = verdict_file(one, "json").headers["content-disposition"]
    assert disposition == 'attachment; filename="x-evil-1--1999-10-15.json"'


@pytest.mark.parametrize("make", [verdict_file, calendar_file])
def test_an_unknown_format_names_those_that_there_are(make: object) -> None:
    assert callable(make)
    with pytest.raises(UnknownFormatError) as raised:
        make(samples.assessment(), "exe")
    assert "json" in raised.value.known


def test_a_statement_is_a_file_to_save() -> None:
    loaded = pipeline.load(ROOT / "samples" / "halon-1999-overproduction")
    given = {"year": "1998"}
    for format_ in STATEMENT_KINDS:
        answer = statement_file(loaded, "performance-indicators", given, DAY, format_)
        assert "performance-indicators." in answer.headers["content-disposition"]


def test_a_format_whose_package_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> bytes:
        raise statement_reports.MissingPackageError("docx")

    monkeypatch.setattr("checker.web.downloads.render_statement", missing)
    loaded = pipeline.load(ROOT / "samples" / "halon-1999-overproduction")
    with pytest.raises(NotInstalledError, match="docx"):
        statement_file(loaded, "performance-indicators", {"year": "1998"}, DAY, "docx")


def test_a_workbook_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> bytes:
        raise ModuleNotFoundError(name="xlsxwriter")

    monkeypatch.setattr("checker.web.downloads.render_file", missing)
    with pytest.raises(NotInstalledError, match="xlsxwriter"):
        verdict_file(samples.assessment(), "xlsx")


def test_a_report_is_told_in_the_language_of_the_page() -> None:
    answer = verdict_file(samples.assessment(), "markdown", Style(language="zh"))
    assert "现可支付" in bytes(answer.body).decode()
