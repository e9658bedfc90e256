from __future__ import annotations

import json

from checker.authoring.testing.formats.json import render
from checker.authoring.testing.results import SuiteResults
from checker.reports import Style


def test_every_test_is_told_with_what_was_found(results: SuiteResults) -> None:
    (pack,) = json.loads(render([results], Style()))["packs"]
    assert [test["outcome"] for test in pack["tests"]] == ["passed", "failed", "error", "todo"]
    failed, error = pack["tests"][1], pack["tests"][2]
    path = ["findings", "yearly-report/2002", "status"]
    assert failed["differences"] == [{"path": path, "expected": "violated", "found": "satisfied"}]
    assert len(error["problems"]) == 1
    assert pack["tests"][3]["todo"] == "in dispute"
