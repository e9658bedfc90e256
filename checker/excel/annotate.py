"""A copy of a workbook with its problems: listed on the first sheet, and marked in their cells.

The copy is made by a library that keeps cells, formats, formulas and lists, and loses some of what
else a workbook may hold; the first sheet says so. The workbook that was sent in is not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any, Final

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from checker.messages import Message, gettext, ngettext, told
from checker.model.problems import Problem
from checker.parsers.workbook.addresses import cell_name, cells_of, letters, sheet_and_ranges
from checker.parsers.workbook.archive import open_archive
from checker.parsers.workbook.grid import read_grid
from checker.parsers.workbook.layout import PROBLEMS_SHEET

AUTHOR: Final = "checker"
MOST_MARKS: Final = 500
"""Cells of one problem that are marked; the list names all of them."""
MAX_MERGED_CELLS: Final = 200_000
"""Merged cells in all: the library makes a cell of each."""
LONGEST_TEXT: Final = 2_000
RED: Final = "FFFFC7CE"
YELLOW: Final = "FFFFEB9C"
HEADINGS: Final = (
    gettext("Cell"),
    gettext("What is wrong"),
    gettext("Expected"),
    gettext("Found"),
    gettext("What to do"),
    gettext("Kind"),
)
WIDTHS: Final = (34, 60, 34, 34, 60, 16)


class AnnotateError(Exception):
    """A workbook of which no marked copy can be made; the message says why."""


def annotated(name: str, data: bytes, problems: Sequence[Problem]) -> bytes:
    """Return a copy of a workbook with these problems marked; ``name`` is what messages call it.

    Marks of an earlier copy are taken off. It is told in the language that is spoken. Raises
    UnreadableError where the file is not a workbook, and AnnotateError where the library cannot
    copy it.
    """
    _check_merged(name, data)
    try:
        book = openpyxl.load_workbook(BytesIO(data), rich_text=True)
    except Exception as error:  # the library raises whatever an odd part of a file leads to
        message = gettext(
            "{name} cannot be copied: {reason}; open the workbook in Excel, WPS or LibreOffice "
            "and save it again",
            name=name,
            reason=error,
        )
        raise AnnotateError(message) from error
    _take_marks_off(book)
    for problem in problems:
        _mark(book, problem)
    _list(book, problems)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _check_merged(name: str, data: bytes) -> None:
    """Raise AnnotateError where merged ranges are larger than the library can hold."""
    grid = read_grid(open_archive(name, data))
    total = sum(
        (cells.last_row - cells.first_row + 1) * (cells.last_column - cells.first_column + 1)
        for sheet in grid.sheets
        for cells in sheet.merged
    )
    if total > MAX_MERGED_CELLS:
        raise AnnotateError(gettext("too many cells of {name} are merged", name=name))


def _take_marks_off(book: Any) -> None:
    """Take off what an earlier copy marked, so that what was mended is no longer red."""
    if PROBLEMS_SHEET in book.sheetnames:
        del book[PROBLEMS_SHEET]
    for sheet in book.worksheets:
        for cell in sheet._cells.values():  # by rows, the library makes every cell in between
            if cell.fill.fgColor.rgb in (RED, YELLOW):
                cell.fill = PatternFill()
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None


def _mark(book: Any, problem: Problem) -> None:
    sheet, cells = _cells(problem)
    if sheet not in book.sheetnames:
        return
    colour = YELLOW if problem.is_warning else RED
    text = "\n".join(filter(None, _texts(problem)[1:5]))
    for row, column in cells:
        cell = book[sheet].cell(row, column)
        if not hasattr(cell, "comment"):
            continue  # a cell that others are merged over
        cell.fill = PatternFill("solid", fgColor=colour)
        before = f"{cell.comment.text}\n\n" if cell.comment is not None else ""
        cell.comment = Comment(f"{before}{text}".strip(), AUTHOR, height=120, width=320)


def _cells(problem: Problem) -> tuple[str, Iterator[tuple[int, int]]]:
    """Return the sheet of a problem and its cells, at most ``MOST_MARKS`` of them."""
    sheet, names = sheet_and_ranges(problem.position.cell or "")
    ranges = [cells for cells in map(cells_of, names) if cells is not None]
    every = (
        (row, column)
        for cells in ranges
        for row in range(cells.first_row, cells.last_row + 1)
        for column in range(cells.first_column, cells.last_column + 1)
    )
    return sheet, islice(every, MOST_MARKS)


def _list(book: Any, problems: Sequence[Problem]) -> None:
    """Write the first sheet."""
    sheet = book.create_sheet(PROBLEMS_SHEET, 0)
    book.active = 0
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[letters(column)].width = width
    for row, line in enumerate(_head(problems), start=1):
        _put(sheet, row, 1, line, _font(bold=row == 1, size=14 if row == 1 else 11))
    first = len(_head(problems)) + 2
    for column, title in enumerate(HEADINGS, start=1):
        _put(sheet, first, column, title, _font(bold=True))
    for row, problem in enumerate(problems, start=first + 1):
        for column, text in enumerate(_texts(problem), start=1):
            _put(sheet, row, column, text)
        _link(sheet.cell(row, 1), problem)
    sheet.freeze_panes = cell_name(first + 1, 1)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
        fitToPage=True
    )


def _head(problems: Sequence[Problem]) -> list[Message]:
    faults = sum(not problem.is_warning for problem in problems)
    notes = len(problems) - faults
    looks = ngettext("{count:,} remark to look at", "{count:,} remarks to look at", notes)
    return [
        ngettext("{count:,} problem to be mended", "{count:,} problems to be mended", faults),
        *([looks] if notes else ()),
        gettext("Mend the red cells, look at the yellow ones, and check the workbook again."),
        gettext(
            "This is a copy: charts, pictures and some newer features are not in it, and formulas "
            "show their results once it is opened and saved. The original is unchanged."
        ),
    ]


def _texts(problem: Problem) -> tuple[str, ...]:
    """Return what is told of a problem, without characters that no file can hold."""
    kind = gettext("please look") if problem.is_warning else gettext("to be mended")
    said = (problem.message, problem.expected, problem.found, problem.hint)
    texts = (problem.position.short_cell, *said, kind)
    shown = ("" if text is None else told(text) for text in texts)
    return tuple(ILLEGAL_CHARACTERS_RE.sub("?", text)[:LONGEST_TEXT] for text in shown)


def _link(cell: Any, problem: Problem) -> None:
    """Let the name of a cell lead to the first of the cells."""
    sheet, names = sheet_and_ranges(problem.position.cell or "")
    if names:
        quoted = sheet.replace("'", "''")
        cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{quoted}'!{names[0]}")
        cell.font = _font(color="FF0550AE", underline="single")


def _put(sheet: Any, row: int, column: int, text: str, font: Font | None = None) -> None:
    """Write a text as a text, never as a formula."""
    cell = sheet.cell(row, column)
    cell.value = str(told(text))
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=column > 1, vertical="top")
    cell.font = font or _font()


def _font(**more: Any) -> Font:
    return Font(name="Calibri", **more)
