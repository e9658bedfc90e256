from __future__ import annotations

import json

import jsonschema

from checker.portfolio.rows import rows_of
from checker.portfolio.schema import portfolio_schema
from tests.portfolio.made import ROOT
from tests.reports import samples

VALIDATOR = jsonschema.Draft202012Validator(
    json.loads(portfolio_schema()), format_checker=jsonschema.FormatChecker()
)


def test_the_published_schema_is_up_to_date() -> None:
    file = ROOT / "schemas" / "portfolio.schema.json"
    assert file.read_text(encoding="utf-8") == portfolio_schema(), (
        "run: python -m checker.portfolio.schema > schemas/portfolio.schema.json"
    )


def test_every_row_of_a_verdict_is_valid_and_nothing_else_is() -> None:
    rows = list(rows_of(samples.verdict(), "cases/a"))
    assert {row["record"] for row in rows} == {"verdict", "tranche", "finding", "consequence"}
    for row in rows:
        VALIDATOR.validate(row)
    verdict = rows[0]
    assert not VALIDATOR.is_valid({**verdict, "surprise": None})
    assert not VALIDATOR.is_valid({**verdict, "record": "paper"})
    assert not VALIDATOR.is_valid({**verdict, "amount": 12.5})
    assert not VALIDATOR.is_valid({**verdict, "amount": "1" * 29})
    assert not VALIDATOR.is_valid({name: verdict[name] for name in verdict if name != "due"})
