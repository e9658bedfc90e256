"""A statement as a document of Word: headings, real tables, and notes in small print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from checker.messages import Message, told
from checker.model.statement import Part, Statement
from checker.reports.assessment import Style
from checker.reports.phrases import clean
from checker.reports.statements import pictures
from checker.reports.statements.wording import (
    EVIDENCE,
    FEW,
    NOTHING,
    about,
    cells,
    foot,
    heading,
    notes,
    paragraphs,
    total_cells,
)

QUIET = RGBColor(0x59, 0x63, 0x6E)
SMALL, IN_TABLES, NORMAL = Pt(7), Pt(8), Pt(10)
MARGIN = Cm(2)
TEXT_WIDTH = Cm(17)
CHART_WIDTH = Cm(15)
LEAST_SHARE, MOST_SHARE = 15, 40
"""How many characters of a column count, at least and at most, when the width is shared out."""
FIXED_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that files inside the document bear, so that the same record gives the same bytes."""


def render(statement: Statement, style: Style) -> bytes:
    """Return a .docx file; verbose names every document in the notes."""
    document = Document()
    _prepare(document, statement)
    document.add_heading(clean(statement.title), level=1)
    for line in about(statement):
        _small(document.add_paragraph(), line)
    for part in statement.sections:
        document.add_heading(clean(part.title), level=2)
        _body(document, part)
    _annex(document, statement, None if style.verbose else FEW)
    for line in foot(statement):
        _small(document.add_paragraph(), line)
    out = BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _annex(document: DocxDocument, statement: Statement, limit: int | None) -> None:
    """Write the notes of all sections behind them, so that the statement itself stays short."""
    document.add_heading(EVIDENCE, level=2)
    for part in statement.sections:
        for text, names in _by_text(notes(part, limit)).items():
            _small(document.add_paragraph(), f"{part.title}. {'; '.join(names)}: {text}")
    document.add_paragraph()


def _by_text(found: Iterable[tuple[Message | str, str]]) -> dict[str, list[str]]:
    """Return the names of notes that say the same together."""
    grouped: dict[str, list[str]] = {}
    for name, text in found:
        grouped.setdefault(text, []).append(told(name))
    return grouped


def _prepare(document: DocxDocument, statement: Statement) -> None:
    """Set page, fonts and properties; nothing is taken from the clock or the machine."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", NORMAL
    normal.paragraph_format.space_after = Pt(4)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(statement.title), "checker", ""
    properties.created = properties.modified = datetime(*FIXED_DAY)


def _body(document: DocxDocument, part: Part) -> None:
    if part.text is not None:
        _text(document, paragraphs(part.text))
    elif part.rows:
        _table(document, part)
        _charts(document, part)
    else:
        document.add_paragraph(NOTHING)


def _text(document: DocxDocument, blocks: Sequence[str]) -> None:
    """Write paragraphs that stay on one page, so that nobody signs apart from what is certified."""
    for place, block in enumerate(blocks, 1):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = place < len(blocks)
        _lines(paragraph, block)


def _lines(paragraph: Paragraph, block: str) -> None:
    """Write a paragraph with its line breaks."""
    for number, line in enumerate(block.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)


def _table(document: DocxDocument, part: Part) -> None:
    table = document.add_table(rows=1, cols=len(part.columns), style="Table Grid")
    _fill(part, table.rows[0], [heading(each) for each in part.columns], bold=True)
    _repeat(table.rows[0])
    for row in part.rows:
        _fill(part, table.add_row(), cells(part, row))
    if part.total:
        _fill(part, table.add_row(), total_cells(part), bold=True)
    _set_widths(part, table)
    _keep_rows_whole(table)
    _small(document.add_paragraph(), " ")


def _charts(document: DocxDocument, part: Part) -> None:
    """Write the charts of a table below it, with what each shows in words."""
    for drawn in pictures.images(part):
        if drawn.picture is not None:
            shape = document.add_picture(BytesIO(drawn.picture), width=CHART_WIDTH)
            shape._inline.docPr.set("descr", drawn.alternative)
        _small(document.add_paragraph(), drawn.excuse or drawn.alternative)


def _fill(part: Part, row: _Row, texts: list[str], bold: bool = False) -> None:
    for column, cell, text in zip(part.columns, row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, IN_TABLES
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_widths(part: Part, table: Table) -> None:
    """Share the width of the page among the columns by their longest texts."""
    table.autofit = False
    shown = [[heading(each) for each in part.columns], *(cells(part, row) for row in part.rows)]
    longest = [max(map(len, texts)) for texts in zip(*shown, strict=True)]
    shares = [min(max(length, LEAST_SHARE), MOST_SHARE) for length in longest]
    for column, share in enumerate(shares):
        width = Emu(TEXT_WIDTH * share // sum(shares))
        table.columns[column].width = width
        for cell in table.columns[column].cells:
            cell.width = width


def _repeat(row: _Row) -> None:
    """Let the headings stand at the top of each page that the table reaches."""
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _keep_rows_whole(table: Table) -> None:
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb = SMALL, QUIET


def _without_clock(data: bytes) -> bytes:
    """Return the same package with a fixed day on each of its files."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            fixed = ZipInfo(item.filename, FIXED_DAY)
            fixed.compress_type = ZIP_DEFLATED
            new.writestr(fixed, old.read(item))
    return out.getvalue()
