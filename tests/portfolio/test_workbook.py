from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from checker.portfolio import workbook
from checker.portfolio.assessing import Block
from checker.portfolio.columns import Record, of_record
from checker.portfolio.rows import rows_of
from checker.portfolio.spool import Spool
from checker.portfolio.workbook import write_workbook
from tests.portfolio.made import tranche, usd
from tests.reports import samples


def spooled(spool: Spool) -> Spool:
    exact = tranche("exact", amount=usd("1234567890123456.78"))
    verdict = samples.verdict(tranches=(tranche(amount=usd("100.25")), exact))
    lines = "".join(json.dumps(row) + "\n" for row in rows_of(verdict, "cases/a"))
    spool.add(Block(lines.encode(), (0, "USD", Decimal(0)), 0))
    return spool


def test_each_record_has_a_sheet_with_its_columns(tmp_path: Path) -> None:
    with closing(Spool()) as spool:
        write_workbook(spooled(spool), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["verdicts", "tranches", "findings", "consequences"]
    for sheet, record in zip(book, Record, strict=True):
        head = [cell.value for cell in sheet[1]]
        assert head == [column.name for column in of_record(record) if column.name != "record"]
    tranches = [
        dict(zip([cell.value for cell in book["tranches"][1]], row, strict=True))
        for row in book["tranches"].iter_rows(min_row=2, values_only=True)
    ]
    assert tranches[0]["amount"] == 100.25
    assert tranches[1]["amount"] == "1234567890123456.78"
    assert isinstance(tranches[0]["as_of"], datetime)
    assert book["findings"].max_row == 1 + len(samples.verdict().findings)


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with closing(Spool()) as spool, pytest.raises(OSError, match="at most 2 rows"):
        write_workbook(spooled(spool), tmp_path / "x.xlsx")
