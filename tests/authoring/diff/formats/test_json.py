from __future__ import annotations

import json

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.formats.json import render
from checker.reports import Style


def test_everything_is_told_by_name(comparison: Comparison) -> None:
    found = json.loads(render(comparison, Style()))
    assert found["rules"] == [
        {
            "pack": "water",
            "kind": "table",
            "id": "caps",
            "field": "values north 2001",
            "old": "100",
            "new": "99",
        }
    ]
    case = next(each for each in found["verdicts"] if each["case"] == "both years at the cap")
    assert case["payable"] == {"USD": "-500.00"}
    assert {each["kind"] for each in case["differences"]} >= {"case", "tranche", "finding"}
