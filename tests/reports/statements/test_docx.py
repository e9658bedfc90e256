from __future__ import annotations

from io import BytesIO

from docx import Document

from checker.model.statement import Part
from checker.reports import Style
from checker.reports.statements.docx import render
from tests.reports.statements.samples import statement


def test_headings_tables_and_notes_are_those_of_the_statement() -> None:
    document = Document(BytesIO(render(statement(), Style())))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Output of a year"
    assert "Signed: ______\nDay: ______" in texts
    assert "Output. Not reported: report of North" in texts
    assert "Nothing on record." in texts
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Works", "Made (t)", "Reported on"],
        ["South", "1,234.5", "1999-05-08"],
        ['=HYPERLINK("http://x")<b>|[31m', "not reported", ""],
        ["Total", "at least 1,234.5", ""],
    ]


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert render(statement(), Style()) == render(statement(), Style())


def test_the_paragraphs_of_a_text_stay_on_one_page() -> None:
    text = Part(id="certification", title="Certification", text="Certified.\n\nSigned\n\nSealed")
    signed = statement().model_copy(update={"sections": (text,)})
    document = Document(BytesIO(render(signed, Style())))
    found = [
        each for each in document.paragraphs if each.text in ("Certified.", "Signed", "Sealed")
    ]
    assert [each.paragraph_format.keep_together for each in found] == [True, True, True]
    assert [each.paragraph_format.keep_with_next for each in found] == [True, True, False]
