from __future__ import annotations

import json
from typing import Any

from checker.reports import Style
from checker.reports.statements.json import render
from tests.reports.statements.samples import statement


def sections() -> dict[str, dict[str, Any]]:
    """Return the sections by id."""
    whole = json.loads(render(statement(), Style()))
    return {each["id"]: each for each in whole["sections"]}


def test_the_head_says_what_was_made() -> None:
    whole = json.loads(render(statement(), Style()))
    assert whole["statement"] == "yearly"
    assert whole["parameters"] == {"year": 1999}
    assert whole["as_of"] == "1999-12-31"


def test_figures_are_exact_texts_with_unit_and_documents() -> None:
    first, second = sections()["output"]["rows"]
    assert first["made"]["value"] == "1234.5"
    assert (first["made"]["unit"], first["made"]["evidence"]) == ("t", ["R-1"])
    assert second["made"]["value"] is None
    assert second["made"]["missing"] == ["report of North"]


def test_a_total_tells_its_lower_limit() -> None:
    total = sections()["output"]["total"]["made"]
    assert (total["value"], total["at_least"]) == (None, "1234.5")


def test_a_text_has_no_rows_and_a_table_no_text() -> None:
    assert "rows" not in sections()["letter"]
    assert "text" not in sections()["output"]


def test_charts_have_the_rows_as_their_data() -> None:
    (chart,) = sections()["output"]["charts"]
    assert chart["data"]["values"][0] == {"works": "South", "made": "1234.5", "on": "1999-05-08"}
    assert chart["data"]["format"] == {"parse": {"made": "number"}}
