from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.portfolio import writing
from checker.portfolio.assessing import Block
from checker.portfolio.columns import COLUMNS
from checker.portfolio.spool import Spool
from checker.portfolio.writing import as_text, write
from tests.portfolio.made import block


def row(**values: Any) -> dict[str, Any]:
    return {**{column.name: None for column in COLUMNS}, "record": "finding", **values}


@pytest.fixture
def spool() -> Iterator[Spool]:
    """One finding with a number below zero, a formula, a list and a subject."""
    one = row(
        message="=1+1",
        measured="-0.5",
        evidence=["A", "B"],
        subject={"year": "1999", "plant": "\u5317"},
    )
    with closing(Spool()) as made:
        made.add(Block((json.dumps(one) + "\n").encode(), (0, "", Decimal(0)), 0))
        yield made


def test_json_lines_are_the_rows(spool: Spool, tmp_path: Path) -> None:
    write(spool, tmp_path / "x.jsonl")
    assert (tmp_path / "x.jsonl").read_bytes() == b"".join(spool.blocks())


def test_a_json_file_is_a_list_of_the_same_rows(spool: Spool, tmp_path: Path) -> None:
    spool.add(block("second"))
    write(spool, tmp_path / "x.json")
    found = json.loads((tmp_path / "x.json").read_bytes())
    assert found == list(spool.rows())
    assert len(found) == 2


def test_a_table_has_a_head_and_no_formula(spool: Spool, tmp_path: Path) -> None:
    write(spool, tmp_path / "x.CSV")
    with (tmp_path / "x.CSV").open(encoding="utf-8-sig", newline="") as file:
        (found,) = csv.DictReader(file)
    assert list(found) == [column.name for column in COLUMNS]
    assert found["message"] == "'=1+1"
    assert found["measured"] == "-0.5"
    assert found["evidence"] == "A; B"
    assert found["subject"] == "year=1999; plant=\u5317"
    assert found["due"] == ""


def test_a_text_for_people_is_made_of_lists_and_subjects() -> None:
    assert as_text([]) == as_text({}) == ""
    assert as_text({"year": "1999"}) == "year=1999"


def test_a_file_is_written_whole_or_stays_as_it_was(
    spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(spool: Spool, file: Path) -> None:
        file.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "WRITERS", {".jsonl": failing})
    (tmp_path / "x.jsonl").write_text("before")
    with pytest.raises(OSError, match="No space"):
        write(spool, tmp_path / "x.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["x.jsonl"]
    assert (tmp_path / "x.jsonl").read_text() == "before"
