from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from checker.intake import read_submission, validate
from checker.model.case import as_submitted
from checker.packs import load_compiled

ROOT = Path(__file__).parents[2]
CASE = '{"case": "c",\n "rules": "halon"}'
PAPERS = """[
  {
    "type": "quota-announcement",
    "id": "QN",
    "submitted_by": "nepa",
    "received_on": "1998-12-14",
    "year": 1999,
    "announced_on": "1998-12-14"
  }
]"""


def test_a_document_knows_where_each_of_its_values_stands(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(CASE)
    (tmp_path / "papers.json").write_text(PAPERS)
    case = validate(read_submission(str(tmp_path)), load_compiled("halon").pack)
    (document,) = case.documents
    year = document.place_of("/year")
    assert (Path(year.file).name, year.pointer, year.line, year.column) == (
        "papers.json",
        "/0/year",
        7,
        13,
    )
    assert (document.place_of().line, case.place_of("/rules").line) == (2, 2)


def test_dates_of_a_record_are_texts_again_and_figures_stay_exact() -> None:
    record = {"day": date(2003, 1, 2), "list": [{"day": date(2004, 5, 6)}], "n": Decimal("1.50")}
    submitted = as_submitted(record)
    assert submitted == {"day": "2003-01-02", "list": [{"day": "2004-05-06"}], "n": Decimal("1.50")}
    assert str(submitted["n"]) == "1.50"
