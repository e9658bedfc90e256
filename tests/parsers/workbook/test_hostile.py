"""Workbooks made to keep a reader busy: each is small, and is read or refused at once.

Most of them took minutes or hours before there was a limit or a quicker way. The bound is far above
what is needed, and far below what it took.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from checker.parsers.places import UnreadableError
from checker.parsers.workbook import archive, grid
from checker.parsers.workbook.file import read
from checker.parsers.workbook.texts import LONGEST_TEXT
from checker.parsers.workbook.values import comes_from_another_book, tidy_text
from tests.parsers.workbook.books import NAMESPACE, packed, parts_of, table, text, workbook

SECONDS = 5.0
"""Of a processor, so that a machine with other work to do does not matter."""
MARKS = "a" + "\u0301\u0316" * 16_000
BLANKS = "a" + " " * 32_000 + "b"
SHARED = '<c t="s"><v>0</v></c>'


def sheet(cells: str, rows: int) -> str:
    """Return a sheet with the one key ``id`` and so many rows of these cells."""
    return (
        f"<sheetData><row r='1'>{text('A1', 'id')}</row>{f'<row>{cells}</row>' * rows}</sheetData>"
    )


def with_style(code: str, count: int) -> bytes:
    formats = f'<numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
    cells = '<xf numFmtId="164"/>' * count
    styles = f"{formats}<cellXfs>{cells}</cellXfs>"
    return workbook({"r": sheet("<c s='1'><v>1</v></c>", 100)}, styles)


def many_sheets(count: int) -> bytes:
    named = "<sheet name='r' r:id='r1'/>" * count
    book = f"<workbook xmlns='{NAMESPACE}' xmlns:r='r'><sheets>{named}</sheets></workbook>"
    return packed({**parts_of({"r": sheet(SHARED, 10)}), "xl/workbook.xml": book})


def merged_everywhere() -> bytes:
    keys = "".join(f"<c t='str'><v>{'id' if not at else f'k{at}'}</v></c>" for at in range(4_000))
    ranges = "<mergeCell ref='A1:XFD1048576'/>" * 9_999
    data = f"<sheetData><row r='1'>{keys}</row><row><c><v>1</v></c></row></sheetData>"
    return workbook({"r": f"{data}<mergeCells>{ranges}</mergeCells>"})


def hidden_everywhere() -> bytes:
    keys = "".join(f"<c t='str'><v>{'id' if not at else f'k{at}'}</v></c>" for at in range(4_000))
    ranges = "<col min='16384' max='999999999' hidden='1'/>" * 16_000
    return workbook({"r": f"<cols>{ranges}</cols><sheetData><row r='1'>{keys}</row></sheetData>"})


BOOKS: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "a tag of 20 MB": (
        lambda: workbook({"r": f"<sheetData><c r='{'x' * 20_000_000}'/></sheetData>"}),
        "far too long",
    ),
    "a remark of 20 MB": (
        lambda: workbook({"r": f"<!--{'x' * 20_000_000}-->"}),
        "far too long",
    ),
    "one long text in all cells": (
        lambda: workbook({"r": sheet(SHARED, 9_000)}, shared=f"<si><t>{BLANKS}</t></si>"),
        "20,000,000 characters",
    ),
    "blanks inside of texts": (
        lambda: workbook({"r": sheet(SHARED, 20)}, shared=f"<si><t>{BLANKS}</t></si>"),
        None,
    ),
    "marks in the wrong order, as keys": (
        lambda: workbook({"r": sheet(SHARED, 18)}, shared=f"<si><t>{MARKS}</t></si>"),
        None,
    ),
    "formulas that open brackets": (
        lambda: workbook({"r": sheet(f"<c><f>{chr(39) + '[' * 8_000}</f><v>0</v></c>", 200)}),
        None,
    ),
    "a formula of 20 MB": (
        lambda: workbook({"r": sheet(f"<c><f>{'+A1' * 7_000_000}</f><v>0</v></c>", 1)}),
        None,
    ),
    "a format that opens brackets": (lambda: with_style("[" * 500_000, 2), None),
    "very many styles": (lambda: with_style("[" * 255, 100_000), None),
    "one part as very many sheets": (lambda: many_sheets(100_000), "1,000 sheets"),
    "all merged 9,999 times": (merged_everywhere, None),
    "hidden columns 16,000 times": (hidden_everywhere, None),
    "elements in each other": (
        lambda: workbook({"r": "<a>" * 100_000 + "</a>" * 100_000}),
        "no sheet",
    ),
    "attributes without end": (
        lambda: workbook(
            {
                "r": "<sheetData><c "
                + " ".join(f"a{at}='1'" for at in range(90_000))
                + "/></sheetData>"
            }
        ),
        "no sheet",
    ),
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_hostile_workbook_is_read_or_refused_at_once(name: str) -> None:
    make, reason = BOOKS[name]
    data = make()
    assert len(data) < 500_000
    before = time.process_time()
    try:
        read("a.xlsx", data)
        told = None
    except UnreadableError as error:
        told = str(error)
    assert time.process_time() - before < SECONDS
    assert (told is None) == (reason is None), told
    assert reason is None or reason in str(told)


def test_what_lies_beyond_the_limits_of_excel_is_cut_off() -> None:
    long = "1" * (LONGEST_TEXT + 9)
    cell = f'<c r="A2" t="str"><f>{"A" * (grid.LONGEST_FORMULA + 9)}</f><v>{long}</v></c>'
    found = read("a.xlsx", workbook({"r": table(("id",), (cell,))}))
    [read_cell] = found.contents.cells.values()
    assert len(read_cell.text) == LONGEST_TEXT
    assert len(read_cell.formula or "") == grid.LONGEST_FORMULA


def test_as_much_text_as_allowed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook({"r": table(("id",), ("x" * 98,))})
    monkeypatch.setattr(archive, "MAX_TEXT", 100)
    read("a.xlsx", data)
    monkeypatch.setattr(archive, "MAX_TEXT", 99)
    with pytest.raises(UnreadableError, match="more than 99 characters"):
        read("a.xlsx", data)


def test_long_texts_are_tidied_as_short_ones() -> None:
    assert tidy_text(f" \u200b{BLANKS}\u3000\n") == BLANKS
    assert tidy_text(" \u00ad" * 9) == ""
    assert comes_from_another_book("'" * 9 + "[" * 9 + "]")
    assert not comes_from_another_book("A1]" + "[" * 9)
