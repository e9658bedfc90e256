from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.portfolio.assessing import Block
from checker.portfolio.columns import COLUMNS
from checker.portfolio.rows import rows_of
from checker.portfolio.spool import Spool
from tests.portfolio.made import tranche, usd
from tests.reports import samples

duckdb = pytest.importorskip("duckdb")

from checker.portfolio.parquet import write_parquet  # noqa: E402 - it needs duckdb

LARGEST = "1234567890123456789012345678.0123456789"


def spooled(spool: Spool) -> Spool:
    verdict = samples.verdict(tranches=(tranche(amount=usd(LARGEST), payable=usd("-0.10")),))
    rows = rows_of(verdict, "it's a case")
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    spool.add(Block(lines, (0, "USD", Decimal(0)), 0))
    return spool


def test_columns_have_their_types_and_amounts_every_digit(tmp_path: Path) -> None:
    file = tmp_path / "it's.parquet"
    with closing(Spool()) as spool:
        write_parquet(spooled(spool), file)
    table = duckdb.read_parquet(str(file))
    types = dict(zip(table.columns, map(str, table.types), strict=True))
    assert types == {column.name: column.kind.value for column in COLUMNS}
    (paid,) = table.filter("record = 'tranche'").select("amount, payable, subject").fetchall()
    assert paid == (Decimal(LARGEST), Decimal("-0.10"), {})
    (first,) = table.filter("record = 'verdict'").select("as_of, evidence, address").fetchall()
    assert first == (samples.verdict().as_of, None, "it's a case")
    assert isinstance(first[0], date)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    with closing(Spool()) as spool:
        spooled(spool)
        for name in ("a", "b"):
            write_parquet(spool, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_file_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with closing(Spool()) as spool, pytest.raises(OSError, match="nowhere"):
        write_parquet(spooled(spool), tmp_path / "nowhere" / "x.parquet")
