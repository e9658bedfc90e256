from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from xlsxwriter import Workbook

from checker.excel.writing import done, put, telling
from checker.reports.sheets import OPTIONS


def test_a_text_is_never_a_formula_or_a_link() -> None:
    out = BytesIO()
    book = Workbook(out, OPTIONS)
    sheet = book.add_worksheet("a")
    texts = ["=1+1", "@SUM(A1)", "+1", "-1", "http://example.org", "{=1}"]
    for row, text in enumerate(texts):
        put(sheet, row, 0, text)
    book.close()
    cells = [row[0] for row in openpyxl.load_workbook(out)["a"].rows]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in texts]


def test_what_the_library_only_warns_of_is_an_error() -> None:
    with pytest.raises(AssertionError):
        done(-2)


def test_messages_are_told_in_the_language_asked_for() -> None:
    from checker.messages import gettext

    message = gettext("Year: {year}", year=1999)
    assert telling("en", {})(message) == "Year: 1999"
    assert telling("zh", {})(message) == "年份：1999"
    assert telling("zh", {"zh": {"Well": "井"}})("Well") == "井"
